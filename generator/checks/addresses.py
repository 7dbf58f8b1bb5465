"""Where pages stand in the docs directory: those that people write, and those made of records."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.kinds import KINDS
from generator.read.collection import Collection
from generator.read.entry import Page

_PAGES = {kind.name: kind.page for kind in KINDS.values() if kind.page}

LISTS = frozenset(
    {
        *(kind.list_page for kind in KINDS.values() if kind.list_page),
        "changes.md",
        "counting.md",
        "data.md",
        "issue-codes.md",
        "timeline.md",
    }
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


def record_uri(kind: str, *ids: str) -> str:
    """Return where a record stands: the URI of its page, or of a page and its place there.

    A statement is named by its claim's identifier and its own.
    """
    return _PAGES[kind].format(*ids)


def page_uris(collection: Collection) -> set[str]:
    """Return the URI of every page of a site, as people write links to it."""
    records = {
        kind.page.format(id_)
        for kind in KINDS.values()
        if kind.has_pages
        for id_ in collection.of(kind.plural)
    }
    return records | {*LISTS, *collection.pages}


def unread_uris(collection: Collection) -> list[str]:
    """Return the pages of what could not be read; `*` stands for any name."""
    return [
        id_ if kind == "pages" else KINDS[kind].page.format(id_)
        for kind, id_ in sorted(collection.broken)
        if kind == "pages" or KINDS[kind].has_pages
    ]


def links_in(page: Page) -> Iterator[Link]:
    """Yield the links of a page to others of the site, as they were typed."""
    folder = posixpath.dirname(page.uri)
    for match in LINK.finditer(page.body):
        address = match[2]
        if not _ELSEWHERE.match(address):
            target = posixpath.normpath(posixpath.join(folder, address.partition("#")[0]))
            yield Link(match.start(2), address, target)
