"""Hand-written pages may hold HTML, of a closed list: nothing that runs, loads or covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import Any, NamedTuple

from markdown import Markdown  # type: ignore[import-untyped] # has none

from generator.characters import name_character, refusal_of, refused_in, visible
from generator.checks.addresses import links_in
from generator.checks.pages.limits import beyond
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.issues import Location
from generator.read.calls import Call, Unread, parts_of
from generator.read.collection import Collection, Page

ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "abbr", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code",
            "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
            "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "mark", "p", "pre", "q", "rp",
            "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary",
            "sup", "table", "tbody", "tfoot", "thead", "tr", "u", "ul", "var", "wbr",
        ),
        frozenset[str](),
    ),
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}  # fmt: skip
"""The elements that a page may hold, with the attributes that each may have."""

ANYWHERE = frozenset({"class", "dir", "id", "lang", "markdown", "title"})
"""The attributes that every element may have."""

CLASSES = frozenset({"lead", "note"})
"""The classes of the site's style sheet that are for hand-written pages."""

_MADE = re.compile(r"headerlink|footnote(-ref|-backref)?|language-[\w+-]+|toc")
"""Classes of what Markdown itself makes."""

_SCHEMES = ("https", "http", "mailto")
_FENCE = re.compile(r"^[ ]*(?:`{3,}|~{3,})[ ]*([^\n`]*[{=][^\n`]*)$", re.MULTILINE)
"""Code with attributes, which engines read in ways of their own, and some not at all."""

_NOT_IN_LINKS = re.compile(r"[\\\x00-\x1f\x7f-\x9f]")
"""What browsers take for a slash, or leave out."""

_MARK = re.compile(r"qcall(\d+)q")
"""Stands for a call in the HTML that is looked at: what calls write is the generator's own."""


_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_LAST_CODE = 0x10FFFF


class Strange(NamedTuple):
    """What is not on the list: what a reader is told, and how it may have been typed."""

    found: str
    hint: str
    typed: tuple[str, ...]


@check("P507", "Remove it; write Markdown, or plain HTML.")
def check_markup(collection: Collection) -> Iterator[Fault]:
    """A page holds Markdown and plain HTML: nothing that runs, loads a file or covers the page."""
    told = extensions(collection.settings_file.data.get("markdown_extensions"))
    options = {name: each for name, each in told.items() if not trouble_with(name, *each.items())}
    for page in collection.pages.values():
        yield from faults(page, options)


def faults(page: Page, options: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what a page holds that is not on the list; `options` are those of each extension."""
    parts = list(parts_of(page.body))
    # P502 reports what cannot be read, P509 a page that would take an engine too long.
    if beyond(page) or any(isinstance(part, Unread) for part in parts):
        return
    fences = list(_FENCE.finditer(page.body))
    for fence in fences:
        where = Words(page.body, page).locate(fence.start(1))
        yield Fault(where, f"'{fence[1]}' begins code", "say its language alone: ```yaml")
    if fences:
        return
    calls = [part for part in parts if isinstance(part, Call)]
    marks = iter(range(len(calls)))
    pieces = (_stand_in(p, next(marks)) if isinstance(p, Call) else str(p) for p in parts)
    html = Markdown(extensions=list(options), extension_configs=options).convert("".join(pieces))
    told: set[str] = set()
    for strange in (*_Finder(html, page).strange, *_references(html)):
        mark = _MARK.fullmatch(strange.typed[0])
        if mark and int(mark[1]) < len(calls):
            where = Words(page.body, page).locate(calls[int(mark[1])].start)
            yield Fault(where, strange.found, strange.hint)
        elif strange.found not in told:
            told.add(strange.found)
            yield Fault(_typed(page, strange.typed), strange.found, strange.hint)


def _references(html: str) -> Iterator[Strange]:
    """Yield the references to characters that may stand in no text, spelt out or not."""
    for reference in _REFERENCE.finditer(html):
        code = int(reference[1], 16) if reference[1] else int(reference[2].lstrip("0")[:9] or 0)
        sign = chr(code) if code <= _LAST_CODE else "\ufffd"
        for _ in refused_in(sign):
            found, hint = refusal_of(sign)
            yield Strange(
                f"'{reference[0]}': {found}", hint, (reference[0], reference[0].rstrip(";"))
            )


def _stand_in(call: Call, number: int) -> str:
    """Return what stands for a call: a link, as most write one, to which attributes would go."""
    mark = f"qcall{number}q"
    return f"[{mark}]({mark}.md)" if call.name else mark


def _plain(word: str) -> str:
    """Return a word as Markdown and HTML understand it: without escapes and references."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(word))


def _spelt(page: Page, value: str) -> list[str]:
    """Return how an address was typed, whose signs may be spelt as references."""
    words = re.findall(r"[^\s()<>\"']+", page.body)
    return [value, *(word for word in words if value in _plain(word))]


def _typed(page: Page, ways: tuple[str, ...]) -> Location:
    """Return where a page first holds one of some texts; its first line if it holds none."""
    body = page.body.lower()
    starts = [body.find(way.lower()) for way in ways]
    return Words(page.body, page).locate(next((start for start in starts if start >= 0), 0))


def extensions(told: Any) -> dict[str, dict[str, Any]]:
    """Return the extensions that the engines use, those without being told among them."""
    found: dict[str, dict[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for each in told if isinstance(told, list) else ():
        for name, given in each.items() if isinstance(each, dict) else [(each, {})]:
            options = given if isinstance(given, dict) else {}
            # What is left out may be a function, named by a tag that is not read here.
            found[str(name)] = {k: v for k, v in options.items() if v and isinstance(v, str | bool)}
    # Options of these two change what an engine adds, not what an author can write.
    return found | {"toc": {}, "tables": {"use_align_attribute": "true"}}


@cache
def trouble_with(name: str, *options: tuple[str, Any]) -> str:
    """Return why an extension of Markdown cannot be used so; empty where it can."""
    try:
        Markdown(extensions=[name], extension_configs={name: dict(options)})
    except KeyError as error:
        return f"has no option {error}"
    except (ImportError, AttributeError, TypeError, ValueError):
        return "is no extension that is installed"
    return ""


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
        if mark := _MARK.search(tag):
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
        if name == "href" and re.fullmatch(rf"{_MARK.pattern}\.md", value):
            return
        if not own and (mark := _MARK.search(f"{name} {value}")):
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
