"""The fields of a source record, from what a saved copy says about its work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from generator.checks.works.urls import is_amp, without_tracking
from generator.desk.records.emit import Tree
from generator.desk.works.copies import Copy
from generator.desk.works.item import seen
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
)
from generator.desk.works.publisher import find_publisher, unknown_publisher
from generator.desk.works.stated import facts_of_page, facts_of_pdf
from generator.model import Source
from generator.model.base import LanguageTag
from generator.model.csl import SourceType
from generator.model.notation.address import host_of
from generator.model.source import Address
from generator.read.collection import Collection

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
    facts = facts_of_pdf(copy) if copy.is_pdf else facts_of_page(copy)
    address = _address(facts[ADDRESS], copy.address)
    publisher = find_publisher(collection, facts[SITE], address)
    language = _first(LanguageTag, (tag.replace("_", "-") for tag in facts[LANGUAGE]))
    at_home = collection.site.record.language.partition("-")[0]
    foreign = language and language.partition("-")[0] != at_home
    fields: dict[str, Tree] = {
        "type": _type(facts, collection, publisher),
        "original-title" if foreign else "title": _first_text(facts[TITLE]),
        "publisher": publisher,
        "container-title": "" if publisher else _first_text(facts[SITE]),
        "author": _authors(facts[AUTHOR]),
        "issued": _first_text(facts[DATE]),
        "language": language,
        "DOI": _first_text(facts[DOI]),
        "URL": "" if host_of(address) in collection.site.record.mirrors else address,
    }
    kept = {name: seen(value) for name, value in fields.items() if value and name in FIELDS}
    if copy.is_pdf:
        return Extract(kept, ("a PDF: see on its pages when it was published, and by whom",))
    return Extract(kept, () if publisher else (unknown_publisher(facts[SITE]),))


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
