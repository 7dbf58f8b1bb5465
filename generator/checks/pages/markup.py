"""Hand-written pages may hold HTML, of a closed list: nothing that runs, loads or covers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped] # has none

from generator.characters import refusal_of, refused_in
from generator.checks.pages.extensions import extensions, trouble_with
from generator.checks.pages.html import MARK, Strange, strange_in
from generator.checks.pages.limits import beyond
from generator.checks.pages.unmade import unmade_in
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.issues import Location
from generator.read.calls import Call, Unread, parts_of
from generator.read.collection import Collection
from generator.read.entry import Page

_FENCE = re.compile(r"^[ ]*(?:`{3,}|~{3,})[ ]*([^\n`]*[{=][^\n`]*)$", re.MULTILINE)
"""Code with attributes, which engines read in ways of their own, and some not at all."""


_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_LAST_CODE = 0x10FFFF


@check("P507", "Remove it; write Markdown, or plain HTML.")
def check_markup(collection: Collection) -> Iterator[Fault]:
    """A page holds Markdown and plain HTML: nothing that runs, loads a file or covers the page."""
    told = extensions(collection.settings_file.data.get("markdown_extensions"))
    options = {name: each for name, each in told.items() if not trouble_with(name, *each.items())}
    if "INHERIT" in collection.settings_file.data:
        # What other settings add is not known here; a note may be one.
        options.setdefault("footnotes", {})
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
    for strange in (*strange_in(html, page), *_references(html), *unmade_in(html)):
        mark = MARK.fullmatch(strange.typed[0])
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
        start, end = reference.span()
        before, after = html[max(0, start - 1) : start], html[end : end + 1]
        if any(odd.offset == len(before) for odd in refused_in(f"{before}{sign}{after}")):
            found, hint = refusal_of(sign)
            yield Strange(
                f"'{reference[0]}': {found}", hint, (reference[0], reference[0].rstrip(";"))
            )


def _stand_in(call: Call, number: int) -> str:
    """Return what stands for a call: a link, as most write one, to which attributes would go."""
    mark = f"qcall{number}q"
    return f"[{mark}]({mark}.md)" if call.name else mark


def _typed(page: Page, ways: tuple[str, ...]) -> Location:
    """Return where a page first holds one of some texts; its first line if it holds none."""
    body = page.body.lower()
    starts = [body.find(way.lower()) for way in ways]
    return Words(page.body, page).locate(next((start for start in starts if start >= 0), 0))
