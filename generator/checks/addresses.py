"""Where pages stand in the docs directory: those that people write, and those made of records."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.read.collection import Collection, Page

_RECORDS = {
    "claim": "claims/{}.md",
    "place": "places/{}.md",
    "source": "sources.md#{}",
    "speaker": "speakers.md#{}",
    "figure": "estimates.md#{}",
    "term": "glossary.md#{}",
}
_OWN_PAGE = {"claims": "claim", "places": "place"}

LISTS = (
    "changes.md",
    "claims/index.md",
    "data.md",
    "estimates.md",
    "glossary.md",
    "issue-codes.md",
    "map.md",
    "sources.md",
    "speakers.md",
    "timeline.md",
)
"""The generated pages that every site has."""

LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?)([^\s()<>]+)", re.MULTILINE)
"""A link in Markdown: what stands before its address, and the address."""

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]|\{\{", re.IGNORECASE)


class Link(NamedTuple):
    """A relative link of a hand-written page."""

    start: int
    """Where in the page's body the address begins."""

    address: str
    target: str
    """Where it leads, from the top of the docs directory."""


def home(uri: str) -> str:
    """Return where a page stands in the docs directory: `claims/x.md` in `claims/x/index.md`.

    Every page is the index of a folder. Only then does a relative link mean the same from the
    source as from the address: of the engines, some take HTML's links one way and some the other.
    """
    stem = uri.removesuffix(".md")
    return uri if posixpath.basename(stem) == "index" else f"{stem}/index.md"


def record_uri(kind: str, id_: str) -> str:
    """Return where a record stands: the URI of its page, or of a page and its place there."""
    return _RECORDS[kind].format(id_)


def page_uris(collection: Collection) -> set[str]:
    """Return the URI of every page of a site, as people write links to it."""
    records = {
        record_uri(one, id_) for kind, one in _OWN_PAGE.items() for id_ in getattr(collection, kind)
    }
    return records | {*LISTS, *collection.pages}


def unread_uris(collection: Collection) -> list[str]:
    """Return the pages of what could not be read; `*` stands for any name."""
    return [
        record_uri(_OWN_PAGE[kind], id_) if kind in _OWN_PAGE else id_
        for kind, id_ in sorted(collection.broken)
        if kind in (*_OWN_PAGE, "pages")
    ]


def links_in(page: Page) -> Iterator[Link]:
    """Yield the links of a page to others of the site, as they were typed."""
    folder = posixpath.dirname(page.uri)
    for match in LINK.finditer(page.body):
        address = match[2]
        if not _ELSEWHERE.match(address):
            target = posixpath.normpath(posixpath.join(folder, address.partition("#")[0]))
            yield Link(match.start(2), address, target)
