"""Files of reference managers (CSL-JSON, BibTeX, BibLaTeX, RIS) to CSL items."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pybtex.exceptions import PybtexError
from rispy.parser import ParseError

from generator.desk.records.languages import language_tag
from generator.desk.works.bibtex import read_bibtex
from generator.desk.works.item import NOT_TAKEN, Item, seen
from generator.desk.works.ris import read_ris

_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])")
_TIME = re.compile(r"[/T ]\d\d:\d\d.*")
_STYLES = re.compile(r"</?(?:i|b|sub|sup|span|sc)\b[^>]*>")


class UnreadableLibraryError(ValueError):
    """A file that is none of a reference manager's."""


def read_library(name: str, text: str) -> list[Item]:
    """Return the works in a file of a reference manager, in their order.

    Raises:
        UnreadableLibraryError: It cannot be read; says why.
    """
    readers: Mapping[str, Callable[[str], Iterator[Item]]] = {
        "json": _csl, "bib": read_bibtex, "bibtex": read_bibtex, "ris": read_ris,
    }  # fmt: skip
    ending = name.lower().rpartition(".")[2]
    try:
        items = [_finished(item) for item in readers[ending](text)]
    except (ValueError, TypeError, KeyError, AttributeError, ParseError, PybtexError) as error:
        raise UnreadableLibraryError(f"it is no {ending.upper()}: {error}") from error
    if not items:
        raise UnreadableLibraryError(f"it is no {ending.upper()}: there is no work in it")
    return items


def _csl(text: str) -> Iterator[Item]:
    data = json.loads(text)
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(raw, dict) for raw in items):
        raise ValueError("a list of works belongs there, as CSL-JSON has it")
    for raw in items:
        plain = {key: value for key, value in raw.items() if isinstance(value, str | int)}
        item: Item = {key: _STYLES.sub("", str(value)) for key, value in plain.items()}
        odd = raw.keys() - item.keys() - {"author", "issued", "accessed"}
        item["author"] = [_csl_name(name) for name in raw.get("author", [])]
        for key in ("issued", "accessed"):
            item[key] = _csl_date(raw.get(key) or {})
        yield item | {NOT_TAKEN: sorted(odd)}


def _csl_name(name: Mapping[str, str]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(name[part] for part in parts if name.get(part))


def _csl_date(date: Mapping[str, Any]) -> str:
    if "date-parts" in date:
        sizes = (4, 2, 2)
        ends = [
            "-".join(str(number).zfill(size) for number, size in zip(end, sizes, strict=False))
            for end in date["date-parts"]
        ]
        approximate = "~" if date.get("circa") else ""
        return "/".join(f"{end}{approximate}" for end in ends if end)
    return str(date.get("raw") or date.get("literal") or "")


def _finished(item: Item) -> Item:
    """Return an item with its dates and language in the forms of records."""
    for key in ("issued", "accessed"):
        item[key] = _edtf(item.get(key, ""))
    item["language"] = language_tag(item.get("language", ""))
    return {key: seen(value) for key, value in item.items() if value or key == NOT_TAKEN}


def _edtf(text: str) -> str:
    """Return a date in EDTF where it begins with a year in digits, else as it is."""
    text = _TIME.sub("", text.strip().replace("/..", "")).rstrip("/")
    found = _DAY.match(text)
    if not found or text[found.end() :].startswith(("~", "?", "/", "%")):
        return text
    return "-".join(part.zfill(2) for part in found.groups() if part)
