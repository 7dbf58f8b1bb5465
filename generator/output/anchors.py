"""Anchors of hand-written pages: identifiers that they give, and those that their links name."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote

from markdown import Markdown  # type: ignore[import-untyped] # has none

from generator.addresses import Addresses, home
from generator.checks.addresses import LINK, links_in
from generator.checks.built import DEAD_LINK, TAKEN_ANCHOR
from generator.checks.pages.extensions import extensions
from generator.checks.traversal import Words
from generator.issues import Issue, Location
from generator.nearest import misprint_hint
from generator.output.collisions import ENGINES
from generator.read.calls import parts_of
from generator.read.collection import Collection
from generator.read.entry import Page

_HREF = re.compile(r"(\bhref\s*=\s*[\"']?)([^\s\"'>]+)", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)[^`]+\2", re.DOTALL | re.MULTILINE)


class Anchors:
    """The identifiers in the pages of a site; `text` finds a page's Markdown by its source URI."""

    def __init__(self, collection: Collection, text: Callable[[str], str]) -> None:
        told = extensions(collection.settings_file.data.get("markdown_extensions"))
        # The templates need these, whatever the settings say.
        every: dict[str, dict[str, str]] = {
            "attr_list": {},
            "md_in_html": {},
            "footnotes": {},
        } | told
        self._settings = json.dumps(every)
        self._text = text
        self._own = {home(page.uri) for page in collection.pages.values()}

    def on(self, uri: str) -> Counter[str]:
        """Return the identifiers of a page, and how often it gives each."""
        return self.of(self._text(uri))

    def has(self, uri: str, id_: str) -> bool:
        """Return whether a page gives an identifier.

        On a page that nobody wrote, what looks like one is one: text of records looks otherwise.
        """
        sign = re.escape(id_)
        way = rf'\bid="{sign}"|\{{[^{{}}\n]*#{sign}[ }}]'
        made = uri not in self._own and re.search(way, self._text(uri))
        return bool(made) or id_ in self.on(uri)

    def is_twice(self, uri: str, id_: str, own: str) -> bool:
        """Return whether a page gives an identifier of its `own` text again elsewhere.

        To look for a word is quick, and most stand nowhere else.
        """
        once = own.count(id_) == self._text(uri).count(id_) < 2  # noqa: PLR2004 - typed, or made of a heading
        return not once and self.on(uri)[id_] > 1

    def of(self, text: str) -> Counter[str]:
        """Return the identifiers in a text, and how often it gives each."""
        return Counter(_given_in(text, self._settings))


@lru_cache(1024)
def _given_in(text: str, settings: str) -> tuple[str, ...]:
    """Return the identifiers in a text; those of pages that stay are known to the next build."""
    finder = _Finder()
    finder.feed(_engine(settings).reset().convert(text))
    return tuple(finder.ids)


@cache
def _engine(settings: str) -> Markdown:
    every = json.loads(settings)
    return Markdown(extensions=list(every), extension_configs=every)


class _Finder(HTMLParser):
    """Finds the identifiers in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.ids += [value for name, value in attrs if name == "id" and value]


def own_anchor_issues(
    collection: Collection, anchors: Anchors, theme: Iterable[str]
) -> Iterator[Issue]:
    """Yield an issue for each identifier that a page gives and the theme or the page has besides.

    Identifiers of the theme that stand in no template of the project begin with two underscores.
    """
    theirs = {*theme}
    for page in collection.pages.values():
        own = "".join(part for part in parts_of(page.body) if isinstance(part, str))
        for id_, times in anchors.of(own).items():
            is_theme = id_ in theirs or id_.startswith("__")
            if is_theme or times > 1 or anchors.is_twice(home(page.uri), id_, own):
                who = "the theme" if is_theme else f"the page {page.uri}"
                found = f"{who} calls something else '{id_}'"
                yield TAKEN_ANCHOR.at(_given(page, id_), found, "rename it")


def dead_link_issues(
    collection: Collection, anchors: Anchors, files: Iterable[str], addresses: Addresses
) -> Iterator[Issue]:
    """Yield an issue for each link in a page to a file, or a place on a page, that is not there."""
    built = {addresses.file(uri): uri for uri in (*files, *ENGINES)}
    for page in collection.pages.values():
        for start, address, target in _links(page):
            path, _, fragment = address.partition("#")
            uri = built.get(addresses.file(home(target) if target.endswith(".md") else target))
            uri = uri or built.get(f"{target}/index.html".removeprefix("./"))
            found = hint = ""
            if uri is None and not path.endswith(".md"):
                found, hint = "leads to no page or file", "name a page by its file: method.md"
            elif (
                fragment
                and uri
                and uri.endswith(".md")
                and not any(anchors.has(uri, way) for way in (fragment, unquote(fragment)))
            ):
                found = f"leads to no place on the page {target}"
                hint = misprint_hint(fragment, anchors.on(uri)) or "see the address of its heading"
            if found:
                where = Words(page.body, page).locate(start)
                yield DEAD_LINK.at(where, f"the link '{address}' {found}", hint)


def _links(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield the links of a page into the site: where each begins, its address, and the target."""
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), page.body)
    for link in links_in(page):
        if shown[link.start : link.start + 1].strip():
            yield link
    for match in (*LINK.finditer(shown), *_HREF.finditer(shown)):
        if match[2].startswith("#"):
            yield match.start(2), match[2], page.uri


def _given(page: Page, id_: str) -> Location:
    """Return where a page gives an identifier, or the heading that it is made of."""
    sign = re.escape(id_)
    words = re.sub(r"\\[-_]", r"\\W+", sign)
    ways = (rf"#{sign}(?![\w-])|id\s*=\s*[\"']?{sign}(?![\w-])", rf"(?i)^#+.*{words}.*$", sign)
    found = (re.search(way, page.body, re.MULTILINE) for way in ways)
    return Words(page.body, page).locate(next((match.start() for match in found if match), 0))
