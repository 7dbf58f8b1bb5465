"""From pages to addresses: links that hold under any path, and from the file system."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.addresses import home, record_uri

__all__ = ["Addresses", "home", "markdown_of", "record_uri"]


def markdown_of(uri: str) -> str:
    """Return where a page is published as Markdown: beside its HTML, by a name engines copy."""
    return f"{home(uri)}.txt"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the engine puts what; `base` is the public address of the site, or empty."""

    base: str = ""
    directories: bool = True
    """Whether `claims/x.md` is found at `claims/x/` rather than `claims/x/index.html`."""

    def of(self, uri: str) -> str:
        """Return a page's or file's address below the site: `claims/x.md` gives `claims/x/`."""
        if not uri.endswith(".md"):
            return uri
        folder = home(uri).removesuffix("index.md")
        return folder if self.directories else f"{folder}index.html"

    def link(self, page: str, target: str) -> str:
        """Return the relative link from one page to another or to a file, with its fragment."""
        uri, mark, fragment = target.partition("#")
        if uri == page and mark:
            return f"#{fragment}"
        return f"{self._relative(page, uri)}{mark}{fragment}"

    @lru_cache(1 << 14)  # noqa: B019 - a page links to few others, many times; all are frozen
    def _relative(self, page: str, uri: str) -> str:
        here, there = self.file(page).split("/")[:-1], self.file(uri).split("/")
        shared = len(posixpath.commonprefix([here, there]))
        relative = "/".join([".."] * (len(here) - shared) + there[shared:])
        if self.directories and relative.rpartition("/")[2] == "index.html":
            relative = relative.removesuffix("index.html") or "./"
        return relative

    def file(self, uri: str) -> str:
        """Return the file of the built site that holds a page or file."""
        address = self.of(uri)
        return f"{address}index.html" if address.endswith("/") or not address else address

    def absolute(self, uri: str) -> str:
        """Return the public address of a page or file, or an empty text without a base."""
        path, mark, fragment = uri.partition("#")
        return f"{self.base.rstrip('/')}/{self.of(path)}{mark}{fragment}" if self.base else ""
