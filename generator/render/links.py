"""From pages to addresses: links that hold under any path, and from the file system."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the engine puts what; `base` is the public address of the site, or empty."""

    base: str = ""
    directories: bool = True
    """Whether `claims/x.md` becomes `claims/x/` rather than `claims/x.html`."""

    def of(self, uri: str) -> str:
        """Return a source URI's address below the site: `claims/x.md` gives `claims/x/`."""
        if not uri.endswith(".md"):
            return uri
        stem = uri.removesuffix(".md")
        folder, name = posixpath.split(stem)
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/" if self.directories else f"{stem}.html"

    def link(self, page: str, target: str) -> str:
        """Return the relative link from one source URI to another, with its fragment."""
        uri, mark, fragment = target.partition("#")
        if uri == page and mark:
            return f"#{fragment}"
        return f"{self._relative(page, uri)}{mark}{fragment}"

    @cache  # noqa: B019 - a page links to few others, many times; addresses are frozen
    def _relative(self, page: str, uri: str) -> str:
        here = posixpath.dirname(self.file(page))
        there = self.file(uri)
        relative = posixpath.relpath(there, here or ".")
        if self.directories and relative.rpartition("/")[2] == "index.html":
            relative = relative.removesuffix("index.html") or "./"
        return relative

    def file(self, uri: str) -> str:
        """Return the file of the built site that holds a source URI."""
        address = self.of(uri)
        return f"{address}index.html" if address.endswith("/") or not address else address

    def absolute(self, uri: str) -> str:
        """Return the public address of a source URI, or an empty text without a base."""
        path, mark, fragment = uri.partition("#")
        return f"{self.base.rstrip('/')}/{self.of(path)}{mark}{fragment}" if self.base else ""


def claim_uri(id_: str) -> str:
    """Return the page of a claim."""
    return f"claims/{id_}.md"


def place_uri(id_: str) -> str:
    """Return the page of a place."""
    return f"places/{id_}.md"


def source_uri(id_: str) -> str:
    """Return where a source stands in the bibliography."""
    return f"sources.md#{id_}"


def speaker_uri(id_: str) -> str:
    """Return where a speaker stands among the speakers."""
    return f"speakers.md#{id_}"


def figure_uri(id_: str) -> str:
    """Return where a figure stands among the estimates."""
    return f"estimates.md#{id_}"


def term_uri(id_: str) -> str:
    """Return where a term stands in the glossary."""
    return f"glossary.md#{id_}"
