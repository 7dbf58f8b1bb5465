"""Files of reference managers (CSL-JSON, BibTeX, BibLaTeX, RIS) to CSL items."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import rispy
from babel import Locale
from babel.core import get_global
from pybtex.database import Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from rispy.parser import ParseError

Item = dict[str, Any]
"""A work in CSL's names: texts; `author` a list of texts, `issued` and `accessed` EDTF."""

NOT_TAKEN = "not-taken"
"""Where an item names what was not understood of it."""

_BIBTEX_TYPES = {
    "article": "article-journal", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "misc": "webpage",
    "report": "report", "techreport": "report", "manual": "report", "book": "book",
    "mvbook": "book", "collection": "book", "incollection": "chapter", "inbook": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "dataset": "dataset",
    "software": "software", "video": "motion_picture", "movie": "motion_picture",
    "audio": "broadcast", "image": "graphic", "artwork": "graphic", "jurisdiction": "legal_case",
    "legislation": "legislation", "letter": "personal_communication", "unpublished": "manuscript",
}  # fmt: skip
_BIBTEX_FIELDS = {
    "title": "title", "journaltitle": "container-title", "journal": "container-title",
    "booktitle": "container-title", "publisher": "publisher", "institution": "publisher",
    "organization": "publisher", "school": "publisher", "doi": "DOI", "url": "URL",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "note": "note",
    "langid": "language", "language": "language", "date": "issued", "urldate": "accessed",
    "origtitle": "original-title", "issn": "ISSN", "isbn": "ISBN", "edition": "edition",
    "location": "publisher-place", "address": "publisher-place", "series": "collection-title",
    "eventtitle": "event-title", "version": "version", "pagetotal": "number-of-pages",
}  # fmt: skip
_RIS_TYPES = {
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal",
    "EJOUR": "article-journal", "ELEC": "webpage", "WEB": "webpage", "ICOMM": "post",
    "BLOG": "post-weblog", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "DATA": "dataset", "COMP": "software",
    "VIDEO": "motion_picture", "MPCT": "motion_picture", "ADVS": "motion_picture",
    "SOUND": "broadcast", "ART": "graphic", "FIGURE": "graphic", "HEAR": "hearing",
    "CASE": "legal_case", "LEGAL": "legal_case", "STAT": "legislation", "BILL": "bill",
    "PCOMM": "personal_communication", "UNPB": "manuscript", "GEN": "webpage",
}  # fmt: skip
_RIS_FIELDS = {
    "title": "title", "primary_title": "title", "secondary_title": "container-title",
    "journal_name": "container-title", "publisher": "publisher", "doi": "DOI",
    "volume": "volume", "number": "issue", "language": "language", "date": "issued",
    "access_date": "accessed", "translated_title": "original-title", "edition": "edition",
    "place_published": "publisher-place",
}  # fmt: skip
_SILENT = frozenset(
    {"id", "type", "key", "entrysubtype", "year", "month", "day", "shorttitle", "title-short"}
    | {"type_of_reference", "unknown_tag", "start_page", "end_page", "urls", "authors"}
    | {"first_authors", "keywords", "file_attachments1", "file"}
)
"""What is taken in another way, or is of the reference manager alone."""

_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])")
_TIME = re.compile(r"[/T ]\d\d:\d\d.*")
_STYLES = re.compile(r"</?(?:i|b|sub|sup|span|sc)\b[^>]*>")
_MONTHS = [name[:3].lower() for name in Locale("en").months["format"]["wide"].values()]
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_ENGLISH = {name.lower(): code for code, name in Locale("en").languages.items() if "_" not in code}
_BABEL = {"american": "en-US", "british": "en-GB", "ngerman": "de", "naustrian": "de-AT",
          "usenglish": "en-US", "ukenglish": "en-GB", "brazil": "pt-BR"}  # fmt: skip


class UnreadableLibraryError(ValueError):
    """A file that is none of a reference manager's."""


def read_library(name: str, text: str) -> list[Item]:
    """Return the works in a file of a reference manager, in their order.

    Raises:
        UnreadableLibraryError: It cannot be read; says why.
    """
    readers: Mapping[str, Callable[[str], Iterator[Item]]] = {
        "json": _csl, "bib": _bibtex, "bibtex": _bibtex, "ris": _ris,
    }  # fmt: skip
    ending = name.lower().rpartition(".")[2]
    try:
        items = list(readers[ending](text))
    except (ValueError, TypeError, KeyError, AttributeError, ParseError, PybtexError) as error:
        raise UnreadableLibraryError(f"it is no {ending.upper()}: {error}") from error
    if not items:
        raise UnreadableLibraryError(f"it is no {ending.upper()}: there is no work in it")
    return items


def _csl(text: str) -> Iterator[Item]:
    data = json.loads(text)
    for raw in data["items"] if isinstance(data, dict) else data:
        plain = {key: value for key, value in raw.items() if isinstance(value, str | int)}
        item: Item = {key: _STYLES.sub("", str(value)) for key, value in plain.items()}
        odd = raw.keys() - item.keys() - {"author", "issued", "accessed"}
        item["author"] = [_csl_name(name) for name in raw.get("author", [])]
        for key in ("issued", "accessed"):
            item[key] = _csl_date(raw.get(key) or {})
        yield _finished(item, sorted(odd))


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


def _bibtex(text: str) -> Iterator[Item]:
    for key, entry in parse_string(text, "bibtex").entries.items():
        fields = {name.lower(): value for name, value in entry.fields.items()}
        kind = fields.get("entrysubtype", "").lower()
        item: Item = {
            "id": key,
            "type": _BIBTEX_TYPES.get(kind) or _BIBTEX_TYPES.get(entry.type.lower(), entry.type),
            "author": [_bibtex_name(person) for person in entry.persons.get("author", ())],
        }
        odd = [role for role in entry.persons if role != "author"]
        for name, value in fields.items():
            if name in _BIBTEX_FIELDS:
                raw = name in ("url", "doi", "date", "urldate")
                plain = re.sub(r"\\(?=[_%&#$~{}])", "", value) if raw else _plain(value)
                item.setdefault(_BIBTEX_FIELDS[name], plain)
            elif name not in _SILENT:
                odd.append(name)
        item.setdefault("issued", _year_month(fields))
        yield _finished(item, odd)


def _bibtex_name(person: Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names)
    return _plain(" ".join(word for part in (*parts, person.lineage_names) for word in part))


def _plain(value: str) -> str:
    return " ".join(Text.from_latex(value).render_as("text").split())


def _year_month(fields: Mapping[str, str]) -> str:
    month = fields.get("month", "")[:3].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
    parts = (fields.get("year", ""), f"{number:02}" if number else month, fields.get("day", ""))
    return "-".join(part.zfill(2) for part in parts if part)


def _ris(text: str) -> Iterator[Item]:
    for entry in rispy.loads(text.removeprefix("\ufeff")):
        kind = entry.get("type_of_reference", "")
        authors = [*entry.get("authors", ()), *entry.get("first_authors", ())]
        item: Item = {
            "id": str(entry.get("id", "")),
            "type": _RIS_TYPES.get(kind, kind),
            "author": [_turned(name) for name in authors],
            "URL": next(iter(entry.get("urls", ())), ""),
            "page": "-".join(entry[end] for end in ("start_page", "end_page") if end in entry),
        }
        odd = [*entry.get("unknown_tag", ())]
        for name, value in entry.items():
            if name in _RIS_FIELDS:
                item.setdefault(_RIS_FIELDS[name], str(value))
            elif name not in _SILENT:
                odd.append(name)
        item.setdefault("issued", entry.get("year", ""))
        yield _finished(item, odd)


def _turned(name: str) -> str:
    """Return a name as it is printed: RIS has the family name first, and a comma."""
    family, _, given = name.partition(", ")
    return f"{given} {family}" if given else name


def _finished(item: Item, odd: list[str]) -> Item:
    """Return an item with its dates and language in the forms of records."""
    for key in ("issued", "accessed"):
        item[key] = _edtf(item.get(key, ""))
    item["language"] = language_tag(item.get("language", ""))
    return {key: value for key, value in item.items() if value} | {NOT_TAKEN: odd}


def _edtf(text: str) -> str:
    """Return a date in EDTF where it begins with a year in digits, else as it is."""
    text = _TIME.sub("", text.strip().replace("/..", "")).rstrip("/")
    found = _DAY.match(text)
    if not found or text[found.end() :].startswith(("~", "?", "/", "%")):
        return text
    return "-".join(part.zfill(2) for part in found.groups() if part)


def language_tag(text: str) -> str:
    """Return the tag (BCP 47) of a language named by a tag, a code or its English name."""
    name = text.strip().lower()
    if tag := _BABEL.get(name) or _ENGLISH.get(name):
        return tag
    if not _TAG.fullmatch(text.strip()):
        return text
    language, *rest = text.strip().replace("_", "-").split("-")
    known = str(get_global("language_aliases").get(language.lower(), language.lower()))
    return "-".join([known, *rest])
