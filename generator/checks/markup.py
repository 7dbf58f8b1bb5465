"""Hand-written pages may hold HTML, but no code: what a browser would run is found and refused."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from markdown import Markdown  # type: ignore[import-untyped] # has none

from generator.issues import Issue, Location, Rule
from generator.read.collection import Collection, Page

CODE = Rule(
    "P507",
    "A page holds no code: no script or frame, no event handler, no `javascript:` link.",
    "Remove it; write Markdown, or plain HTML.",
)

_ACTIVE = frozenset({
    "animate", "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "noembed",
    "noframes", "noscript", "object", "plaintext", "script", "set", "style", "template", "xmp",
})  # fmt: skip
"""Elements that run, fetch or change something, or whose text browsers read in their own ways."""

_ENGINES_OWN = ("toc", "tables", "fenced_code")
"""Extensions that the engines use without being told."""


def refuse_code(collection: Collection, page: Page, body: str) -> Issue | None:
    """Return that a page's body, its calls answered, holds code; None if it holds none."""
    found = _code_in(body, _extensions(collection))
    if found is None:
        return None
    # The page may have put it together from pieces; then its first line has to do.
    before, there, _ = page.body.lower().partition(found.strip("<>").lower())
    line = page.first_line + (before.count("\n") if there else 0)
    return CODE.at(Location(page.path, line), f"'{found}' is code", "remove it")


def _extensions(collection: Collection) -> tuple[str, ...]:
    told = collection.settings_file.data.get("markdown_extensions") or ()
    names = (name if isinstance(name, str) else next(iter(name)) for name in told)
    return tuple(dict.fromkeys((*_ENGINES_OWN, *names)))


@lru_cache(maxsize=100)
def _code_in(text: str, extensions: tuple[str, ...]) -> str | None:
    """Return the first code in the HTML that the engines make of a Markdown text."""
    return next(iter(_Finder(Markdown(extensions=extensions).convert(text)).code), None)


class _Finder(HTMLParser):
    """Finds code in whatever looks like a tag, be it in a comment, an attribute or a title.

    Browsers differ in where they see tags; what none could take for code is left.
    """

    CDATA_CONTENT_ELEMENTS = RCDATA_CONTENT_ELEMENTS = ()  # type: ignore[misc] # final in the stubs

    def __init__(self, html: str) -> None:
        super().__init__()
        self.code: list[str] = []
        self.feed(html)
        if left := re.search(r"<[a-z][^\s/>]*", self.rawdata, re.IGNORECASE):
            self.code.append(left[0])  # A tag without an end takes what follows for its own.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            self.code.append(f"<{tag}>")
        for name, value in attrs:
            spelt = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on"):
                self.code.append(name)
            self.code += [way for way in ("javascript:", "vbscript:") if spelt.startswith(way)]
        self.look_into((self.get_starttag_text() or "")[1:])

    def handle_comment(self, data: str) -> None:
        self.look_into(data)

    def handle_decl(self, decl: str) -> None:
        self.look_into(decl)

    def handle_pi(self, data: str) -> None:
        self.look_into(data)

    def unknown_decl(self, data: str) -> None:
        self.look_into(data)

    def look_into(self, text: str) -> None:
        if "<" in text:
            self.code += _Finder(text).code
