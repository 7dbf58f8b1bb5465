"""Words that stand where something was to be filled in."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, each_text
from generator.model import Source
from generator.read.collection import Collection
from generator.read.entry import Entry, Page

_WORDS = r"(?:TODO|TBD|TBC|FIXME|TKTK)"
_ANYWHERE = re.compile(
    rf"\b{_WORDS}\b|\b[Ll]orem\s+ipsum\b|<(?:\.{{3}}|…)>"
    r"|(?:^|\b[a-z]\w* |[^\w\s] ?)(?P<gap>XXX+)\b",
)
"""A thirtieth bowl or pope, `Bowl XXX`, is no gap."""

_AT_START = re.compile(rf"{_WORDS}\s*(?=[:(])|[Ll]orem\s+ipsum\b|<(?:\.{{3}}|…)>(?P<gap>(?!))")
"""In what is printed elsewhere, `TODO` may be a word: it means `all` in Spanish."""

_PRINTED = frozenset({"title", "original-title", "container-title", "author", "names"})

_WHOLE = re.compile(
    r"(?:x{3,}|to[ -]?do|t\.?b\.?[acd]|fixme|tk|n/?a|wip|work in progress|lorem\s+ipsum.*"
    r"|(?:place ?holder|dummy|sample)(?: text| title)?|coming soon"
    r"|(?:to be )?fill(?:ed)?(?: (?:this|it|me))? in(?: later)?"
    r"|to be (?:added|announced|confirmed|completed|decided|determined|done|written))[.!…]*"
    r"|<[^<>=]*>"
    r"|[-\s.…?!–—_*~/|,;:()\[\]{}<>]+"
    r"|\[(?:add|enter|fill in|insert|put|write|your)\b[^\[\]]*\]",
    re.IGNORECASE,
)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)


@check("X370", "Fill it in, or leave the field out.")
def check_placeholders(collection: Collection) -> Iterator[Fault]:
    """No text says TODO, TBD, FIXME, XXX or lorem ipsum, and none is `...` or `<...>` alone."""
    yield from _in_titles(collection)
    for words in each_text(collection):
        text, pattern = words.text, _ANYWHERE
        if isinstance(words.home, Page):
            # What is code stays in place as blanks, so that offsets hold.
            text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
        elif _is_placeholder(text):
            yield words.fault(0, f"'{text.strip()}' stands in place of something")
            continue
        elif _is_printed(words):
            pattern = _AT_START
        if left := pattern.match(text) if pattern is _AT_START else pattern.search(text):
            gap = "gap" if left["gap"] else 0
            yield words.fault(left.start(gap), f"'{left[gap]}' stands in place of something")


def _in_titles(collection: Collection) -> Iterator[Fault]:
    for page in collection.pages.values():
        title = page.meta.get("title")
        if page.front_matter and isinstance(title, str) and _is_placeholder(title):
            where = page.front_matter.locate(("title",))
            yield Fault(where, f"{page.uri}, title: '{title.strip()}' stands in place of something")


def _is_placeholder(text: str) -> bool:
    """Return whether a text stands in place of one: such a word alone, or signs without a word."""
    return bool(text.strip() and _WHOLE.fullmatch(text.strip()))


def _is_printed(words: Words) -> bool:
    is_work = isinstance(words.home, Entry) and isinstance(words.home.record, Source)
    fields = _PRINTED if is_work else {"names"}
    return bool(words.way) and words.way[0] in fields
