"""Links of built pages to others of the same site: each leads to a file, and to a part of it."""

import posixpath
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_LEADING = frozenset({"href", "src", "poster", "data", "action"})

_EVERYWHERE = frozenset({"", "top"})
"""Fragments that every page has, whatever is in it."""

_AROUND = "page.invalid"
"""Stands for the host where a site has no address yet."""


class _Page(HTMLParser):
    """What a page links to, and the names of its parts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: dict[str, int] = {}
        self.parts: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, _ = self.getpos()
        for name, value in attrs:
            if not value:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.parts.add(value)
            elif name in _LEADING:
                self.links.setdefault(value.strip(), line)
            elif name == "srcset":
                for candidate in filter(str.strip, value.split(",")):
                    self.links.setdefault(candidate.split()[0], line)


def dead_links(files: Mapping[str, bytes], address: str = "") -> Iterator[str]:
    """Yield `page:line: what` for each link that leads nowhere; `address` is where the site stands.

    The page for what is not found is shown at any address, so its own is none.
    """
    base = f"{(address or f'https://{_AROUND}').rstrip('/')}/"
    pages = {
        path: _Page(data.decode("utf-8", "replace"))
        for path, data in files.items()
        if path.endswith(".html")
    }
    for path, page in pages.items():
        here = "a/page/that/is/not/there" if path == "404.html" else path
        for link, line in page.links.items():
            own = link.startswith("#") and unquote(link[1:]) in page.parts
            if wrong := not own and _wrong(link, urljoin(base, here), base, files, pages):
                yield f"{path}:{line}: {link}: {wrong}"


def _wrong(
    link: str, here: str, base: str, files: Mapping[str, bytes], pages: Mapping[str, _Page]
) -> str:
    """Return why a link leads nowhere; an empty text where it leads out, or to what is there."""
    parts, home = urlsplit(urljoin(here, link)), urlsplit(base)
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        return ""
    path = unquote(parts.path)
    if not path.startswith(home.path):
        # Another site may stand beside this one: only what names no host is meant here.
        return "" if urlsplit(link).netloc else "leads out of the site's folder"
    path = path.removeprefix(home.path)
    if path.endswith("/") or not path:
        path = f"{path}index.html"
    if path not in files:
        whole = f"{path}/index.html" in files
        return "the address of a folder ends in a slash" if whole else "there is no such file"
    part = unquote(parts.fragment.partition(":~:")[0])
    if path in pages and part not in _EVERYWHERE | pages[path].parts:
        return "the page has no such part"
    return ""


def missing_pages(expected: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what was generated and is not on the site; `expected` are source URIs to files."""
    for uri, file in sorted(expected.items()):
        if file not in files:
            yield f"{posixpath.normpath(file)}: {uri} was generated, and is not on the site"
