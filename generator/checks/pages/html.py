"""What in the HTML of a page is not on the list of what pages may hold."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from generator.characters import name_character, visible
from generator.checks.addresses import links_in
from generator.checks.pages.allowed import ANYWHERE, CLASSES, ELEMENTS
from generator.read.entry import Page

_MADE = re.compile(r"headerlink|footnote(-ref|-backref)?|language-[\w+-]+|toc")
"""Classes of what Markdown itself makes."""

_SCHEMES = ("https", "http", "mailto")

_NOT_IN_LINKS = re.compile(r"[\\\x00-\x1f\x7f-\x9f]")
"""What browsers take for a slash, or leave out."""

MARK = re.compile(r"qcall(\d+)q")
"""Stands for a call in the HTML that is looked at: what calls write is the generator's own."""


class Strange(NamedTuple):
    """What is not on the list: what a reader is told, and how it may have been typed."""

    found: str
    hint: str
    typed: tuple[str, ...]


def strange_in(html: str, page: Page) -> list[Strange]:
    """Return what in the HTML of a page is not on the list."""
    return _Finder(html, page).strange


class _Finder(HTMLParser):
    """Finds what is not on the list in whatever looks like a tag, in comments and attributes too.

    Browsers differ in where they see tags; what none could take for more than is listed is left.
    """

    CDATA_CONTENT_ELEMENTS = RCDATA_CONTENT_ELEMENTS = ()  # type: ignore[misc] # final in the stubs

    def __init__(self, html: str, page: Page) -> None:
        super().__init__()
        self.page = page
        self.links = {link.address for link in links_in(page)}
        self.strange: list[Strange] = []
        self.feed(html)
        if left := re.search(r"<[a-z!?/][^\s/>]*", self.rawdata, re.IGNORECASE):
            self.note(f"'{left[0]}' has no end", left[0], hint="close it with >")

    def note(self, found: str, *typed: str, hint: str = "remove it") -> None:
        self.strange.append(Strange(found, hint, typed))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if mark := MARK.search(tag):
            self.inside(mark[0])
            return
        if tag not in ELEMENTS:
            picture = tag == "img"
            hint = "describe it, or link the page that shows it" if picture else "remove it"
            found = "a page holds no picture" if picture else f"<{tag}> is not for pages"
            self.note(found, f"<{tag}", *(["!["] if picture else []), hint=hint)
            return
        for name, value in attrs:
            self.attribute(tag, name, value or "")
        self.look_into((self.get_starttag_text() or "")[1:])

    def attribute(self, tag: str, name: str, value: str) -> None:
        # The place of a heading is made of its words, calls among them.
        own = name == "id" and re.fullmatch(r"h[1-6]", tag)
        if name == "href" and re.fullmatch(rf"{MARK.pattern}\.md", value):
            return
        if not own and (mark := MARK.search(f"{name} {value}")):
            self.inside(mark[0])
        elif name not in ANYWHERE | ELEMENTS[tag]:
            self.note(f"<{tag}> has no '{name}' on pages", name)
        elif name == "class":
            for word in value.split():
                if word not in CLASSES and not _MADE.fullmatch(word):
                    hint = f"there are {', '.join(sorted(CLASSES))}"
                    self.note(f"the class '{word}' is not for pages", word, hint=hint)
        elif name == "href":
            self.address(value)

    def inside(self, mark: str) -> None:
        hint = "close the tag or the address before it"
        self.note("a call stands inside a tag or an address", mark, hint=hint)

    def address(self, value: str) -> None:
        spelt = re.sub(r"[\x00-\x20]", "", value).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*(?=:)", spelt)
        hint = f"links begin with {', '.join(f'{one}:' for one in _SCHEMES)} or name a page"
        if scheme and scheme[0] not in _SCHEMES:
            self.note(f"'{scheme[0]}:' is no link for pages", f"{scheme[0]}:", value, hint=hint)
        elif odd := _NOT_IN_LINKS.search(value):
            sign = f"'{odd[0]}'" if odd[0] == "\\" else name_character(odd[0])
            found = f"{sign} stands in the address '{visible(value)}'"
            self.note(
                found, *_spelt(self.page, value), hint="copy the address from the browser again"
            )
        elif scheme and scheme[0] != "mailto":
            if not re.match(r"https?://[^/]", value, re.IGNORECASE):
                said = f"'{value}' is no whole address"
                self.note(said, *_spelt(self.page, value), hint="write https:// and the host")
            elif value not in self.page.body:
                said = f"the address '{value}' stands on the page in other signs"
                self.note(said, *_spelt(self.page, value), hint=f"write {value}")
        elif value.startswith("/"):
            self.note(f"'{value}' names no page", value, hint=hint)
        elif not scheme and value[:1] != "#" and value not in self.links:
            said = f"the link '{value}' is not written as Markdown"
            hint = f"write [words]({value})"
            self.note(said, f'href="{value}"', f"href='{value}'", value, hint=hint)

    def handle_data(self, data: str) -> None:
        """Text is text; what is left of a tag in it was looked at as one."""

    def handle_comment(self, data: str) -> None:
        self.look_into(data)

    def handle_decl(self, decl: str) -> None:
        self.note("'<!' begins no comment", "<!")
        self.look_into(decl)

    def handle_pi(self, data: str) -> None:
        self.note("'<?' is not for pages", "<?")
        self.look_into(data)

    def unknown_decl(self, data: str) -> None:
        self.note("'<![' is not for pages", "<![")
        self.look_into(data)

    def look_into(self, text: str) -> None:
        if "<" in text:
            self.strange += _Finder(text, self.page).strange


def _plain(word: str) -> str:
    """Return a word as Markdown and HTML understand it: without escapes and references."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(word))


def _spelt(page: Page, value: str) -> list[str]:
    """Return how an address was typed, whose signs may be spelt as references."""
    words = re.findall(r"[^\s()<>\"']+", page.body)
    return [value, *(word for word in words if value in _plain(word))]
