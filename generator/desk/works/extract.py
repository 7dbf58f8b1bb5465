"""The fields of a source record, from what a saved copy says about its work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from generator.checks.works.urls import is_amp, without_tracking
from generator.desk.records.text import Tree
from generator.desk.works.copies import Copy, NotACopyError, decode, open_pdf, read_words
from generator.desk.works.metadata import (
    ADDRESS,
    AUTHOR,
    DATE,
    DOI,
    KIND,
    LANGUAGE,
    SITE,
    TITLE,
    Stated,
    read_metadata,
)
from generator.model import Source
from generator.model.base import LanguageTag
from generator.model.csl import SourceType
from generator.model.source import Address
from generator.read.collection import Collection

# Only the day that a page gives as that of its publication; and no clock to measure it by.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?")
_BY = re.compile(r"^by\s+", re.IGNORECASE)

_TYPES = {
    "BlogPosting": "post-weblog",
    "SocialMediaPosting": "post",
    "DiscussionForumPosting": "post",
    "VideoObject": "motion_picture",
    "Report": "report",
    "ScholarlyArticle": "article-journal",
    "Dataset": "dataset",
    "Book": "book",
    "Thesis": "thesis",
}
"""What JSON-LD calls kinds of work that CSL has a type for."""

FIELDS = frozenset(field.alias or name for name, field in Source.model_fields.items())


@dataclass(frozen=True, slots=True)
class Extract:
    """The fields that a copy states, and what a person has to add."""

    fields: dict[str, Tree]
    notes: tuple[str, ...] = ()


def extract_source(copy: Copy, collection: Collection) -> Extract:
    """Return the fields that a copy states; what it does not state is left out.

    Raises:
        NotACopyError: It is no work, but a page in the place of one.
    """
    if copy.is_pdf:
        return _from_pdf(copy, collection)
    markup = decode(copy)
    tree = load_html(markup) if copy.is_html else None
    if tree is None:
        raise NotACopyError("this is neither a page nor a PDF: give the fields as options")
    read_words(copy)
    facts = read_metadata(tree, copy.address)
    guessed = extract_metadata(tree, date_config=_DATES)
    dates = [day for text in facts[DATE] if (day := _day(text))]
    address = _address(facts[ADDRESS], copy.address)
    publisher = find_publisher(collection, facts[SITE], address)
    language = _first(LanguageTag, (tag.replace("_", "-") for tag in facts[LANGUAGE]))
    fields: dict[str, Tree] = {
        "type": _type(facts, collection, publisher),
        **_titled(_first_text(facts[TITLE]) or guessed.title or "", language, collection),
        "publisher": publisher,
        "container-title": "" if publisher else _first_text(facts[SITE]),
        "author": _authors(facts[AUTHOR]),
        "issued": (dates or [guessed.date or ""])[0],
        "language": language,
        "DOI": _first_text(facts[DOI]),
        "URL": "" if _host(address) in collection.site.record.mirrors else address,
    }
    kept = {name: value for name, value in fields.items() if value and name in FIELDS}
    return Extract(kept, () if publisher else (_unknown_publisher(facts[SITE]),))


def _from_pdf(copy: Copy, collection: Collection) -> Extract:
    reader = open_pdf(copy)
    told: Any = reader.metadata or {}
    language = _first(LanguageTag, [str(reader.root_object.get("/Lang", ""))])
    author = _authors([str(told.get("/Author", ""))])
    address = _address([], copy.address)
    publisher = find_publisher(collection, (), address)
    fields: dict[str, Tree] = {
        "type": "report",
        **_titled(" ".join(str(told.get("/Title", "")).split()), language, collection),
        "publisher": publisher,
        "author": author,
        "language": language,
        "URL": address,
    }
    notes = ("a PDF: see on its pages when it was published, and by whom",)
    return Extract({name: value for name, value in fields.items() if value}, notes)


def _titled(title: str, language: str, collection: Collection) -> dict[str, Tree]:
    foreign = language and not _same(language, collection.site.record.language)
    return {"original-title" if foreign else "title": title}


def _authors(texts: Iterable[str]) -> list[Tree]:
    """Return the authors as printed: a comma parts no two, because it may part a name."""
    names = (_BY.sub("", name.strip()) for text in texts for name in text.split(";"))
    return [*dict.fromkeys(name for name in names if name and "://" not in name)]


def _type(facts: Stated, collection: Collection, publisher: str) -> str:
    """Return the CSL type: an article where an outlet or agency calls it one."""
    named = (_TYPES.get(kind, "") for kind in facts[KIND])
    known = next((kind for kind in named if kind in {*SourceType}), "")
    speaker = collection.speakers.get(publisher)
    is_press = speaker and collection.speaker_kinds[speaker.record.kind].record.press
    is_article = any(kind.lower().endswith("article") for kind in facts[KIND])
    return known or ("article-newspaper" if is_press and is_article else "webpage")


def _address(stated: Iterable[str], given: str) -> str:
    """Return the page's own address, before that of a copy for phones; without what counts readers.

    A page that names the front page of its site as its own says nothing.
    """
    addresses = [_first(Address, [one]) for one in (*stated, given)]
    deep = given and urlsplit(given).path.strip("/")
    known = [one for one in addresses if one and not (deep and not urlsplit(one).path.strip("/"))]
    return without_tracking(next((one for one in known if not is_amp(one)), (known or [""])[0]))


def find_publisher(collection: Collection, names: Iterable[str], address: str = "") -> str:
    """Return the speaker of one of the names in any language, or the one publisher at a host."""
    for wanted in filter(None, map(_plain, names)):
        for id_, speaker in collection.speakers.items():
            if wanted in map(_plain, (id_, speaker.record.name, *speaker.record.names.values())):
                return str(id_)
    host = _host(address)
    works = [one.record for one in collection.sources.values() if one.record.url and host]
    there = {str(work.publisher or "") for work in works if _host(str(work.url)) == host}
    return there.pop() if len(there) == 1 else ""


def _unknown_publisher(names: list[str]) -> str:
    if not names:
        return "publisher: the page does not say who published it"
    return (
        f"publisher: no speaker is called '{names[0]}'; make it with"
        f' `generator new speaker --name "{names[0]}"`, or name the one with --publisher'
    )


def _day(text: str) -> str:
    """Return the day, month or year at the start of a date, as EDTF has it."""
    found = _DAY.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _first_text(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _first(kind: Any, texts: Iterable[str]) -> str:
    """Return the first text that a field of a kind takes; an empty text where none is."""
    for text in texts:
        try:
            return str(TypeAdapter(kind).validate_python(text))
        except ValidationError:
            continue
    return ""


def _same(language: str, other: str) -> bool:
    return language.partition("-")[0] == other.partition("-")[0]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
