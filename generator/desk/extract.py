"""What a saved page says about itself: the fields of a source record, and its words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import TypeAdapter, ValidationError
from trafilatura import html2txt
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from generator.desk.text import Tree
from generator.model.base import LanguageTag
from generator.model.source import Address
from generator.read.collection import Collection

# Only the day that a page gives as that of its publication; and no clock to measure it by.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def extract_source(page: bytes, collection: Collection, address: str = "") -> dict[str, Tree]:
    """Return the fields that a page states; what it does not state is left out.

    The publisher is given where a speaker has the name that the page gives its site.
    """
    tree = load_html(page)
    if tree is None:
        return {}
    language = _valid(LanguageTag, _language(tree).replace("_", "-"))
    facts = extract_metadata(tree, default_url=address or None, date_config=_DATES)
    url = _valid(Address, facts.url or "")
    foreign = language and not _same(language, collection.site.record.language)
    publisher = find_publisher(collection, facts.sitename or "")
    fields: dict[str, Tree] = {
        "type": "article-newspaper" if _is_article(tree, collection, publisher) else "webpage",
        ("original-title" if foreign else "title"): facts.title or "",
        "publisher": publisher,
        "author": [name.strip() for name in (facts.author or "").split(";") if name.strip()],
        "issued": facts.date or "",
        "language": language,
        "URL": "" if _host(url) in collection.site.record.mirrors else url,
    }
    return {name: value for name, value in fields.items() if value}


def find_publisher(collection: Collection, name: str) -> str:
    """Return the speaker of a name in any language, or an empty text."""
    wanted = _plain(name)
    for id_, speaker in collection.speakers.items():
        names = (id_, speaker.record.name, *speaker.record.names.values())
        if wanted and wanted in map(_plain, names):
            return str(id_)
    return ""


def read_words(copy: bytes) -> str:
    """Return the words of a saved page or of a plain text."""
    if re.search(rb"<(!doctype html|html|head|body)\b", copy[:4000], re.IGNORECASE):
        return str(html2txt(copy))
    return copy.decode("utf-8", "replace")


def _is_article(tree: Any, collection: Collection, publisher: str) -> bool:
    """Return whether a page of an outlet or agency says when it was published as an article."""
    dated = tree.xpath("//meta[@property='article:published_time']/@content")
    if not (dated and publisher):
        return False
    return collection.speaker_kinds[collection.speakers[publisher].record.kind].record.press


def _language(tree: Any) -> str:
    found = tree.xpath(
        "(/html/@lang | //meta[@http-equiv='content-language' or @property='og:locale']/@content)"
    )
    return str(found[0]).strip() if found else ""


def _valid(kind: Any, text: str) -> str:
    """Return a text that a field of a kind takes; an empty text in place of any other."""
    try:
        return str(TypeAdapter(kind).validate_python(text))
    except ValidationError:
        return ""


def _same(language: str, other: str) -> bool:
    return language.partition("-")[0] == other.partition("-")[0]


def _host(url: str) -> str:
    return url.split("/")[2].lower() if url else ""


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
