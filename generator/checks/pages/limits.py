"""How large and how deep a hand-written page may be, so that every engine builds it in time.

Python-Markdown takes the square of some lengths, and calls itself for each level of depth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.read.collection import Collection
from generator.read.entry import Page

MOST_SIGNS = 100_000
MOST_CALLS = 1_000
MOST_LINES = 4_000
DEEPEST = 12
"""Levels of lists and quotations that begin in each other."""

MOST_OPEN = 30
"""Tags that are open at once."""

WIDEST = 60
"""White space at the beginning of a line: 4 for each level of a list, and some for code."""


@dataclass(frozen=True, slots=True)
class _Limit:
    """How often a sign may stand in a paragraph; a page holds ten times as many."""

    sign: re.Pattern[str]
    most: int
    name: str


_LIMITS = (
    _Limit(re.compile(r".", re.DOTALL), MOST_SIGNS // 10, "characters"),
    _Limit(re.compile(r"\["), 300, "opening brackets"),
    _Limit(re.compile(r"<"), 300, "signs <"),
    _Limit(re.compile(r"[*_]"), 600, "stars and underscores"),
    _Limit(re.compile(r"[`~]"), 600, "backticks and tildes"),
    _Limit(re.compile(r"\n"), MOST_LINES // 10, "lines"),
    _Limit(re.compile(r"^ *:", re.MULTILINE), 100, "lines that begin with a colon"),
)
_MARKS = re.compile(r"^(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s)))+", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

Beyond = tuple[int, str]
"""Where in a page's body it goes too far, and how."""


@check("P509", "Split the page, or write it more simply.")
def check_limits(collection: Collection) -> Iterator[Fault]:
    """A page stays within what every engine builds in a moment: length, depth, signs, calls."""
    for page in collection.pages.values():
        for start, found in beyond(page):
            yield Fault(Words(page.body, page).locate(start), found)


def beyond(page: Page) -> list[Beyond]:
    """Return where a page goes beyond a limit, in order; of each limit the first place."""
    body = page.body
    for name, count, most in (
        ("characters", len(body), MOST_SIGNS),
        ("lines", body.count("\n"), MOST_LINES),
        ("calls", body.count("{{"), MOST_CALLS),
    ):
        if count > most:
            return [(0, f"the page has {count:,} {name}; at most {most:,}")]
    first: dict[str, Beyond] = {}
    for kind, start, found in (*_crowded(body), *_deep(body)):
        first.setdefault(kind, (start, found))
    return sorted(first.values())


def _crowded(body: str) -> Iterator[tuple[str, int, str]]:
    """Yield where a paragraph, or the page, holds too much of something."""
    total = dict.fromkeys(_LIMITS, 0)
    for start, paragraph in _paragraphs(body):
        for limit in _LIMITS:
            count = len(limit.sign.findall(paragraph))
            total[limit] += count
            if count > limit.most:
                found = f"the paragraph holds {count:,} {limit.name}; at most {limit.most:,}"
                yield limit.name, start, found
            elif total[limit] > 10 * limit.most:
                found = f"the page holds more than {10 * limit.most:,} {limit.name}"
                yield limit.name, start, found


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between empty lines, with where it begins."""
    start = end = 0
    for line in body.splitlines(keepends=True):
        end += len(line)
        if not line.strip():
            yield start, body[start:end]
            start = end
    yield start, body[start:]


def _deep(body: str) -> Iterator[tuple[str, int, str]]:
    """Yield what lies in too much else."""
    for marks in _MARKS.finditer(body):
        depth = len(re.findall(r"[>+*-]|\d+", marks[0]))
        if depth > DEEPEST:
            found = f"{depth} lists and quotations begin in each other; at most {DEEPEST}"
            yield "marks", marks.start(), found
    for indent in _INDENT.finditer(body):
        width = len(indent[0].expandtabs(4))
        if width > WIDEST:
            yield "indent", indent.start(), f"{width} spaces begin the line; at most {WIDEST}"
    depth = 0
    for tag in _TAG.finditer(body):
        if tag[2].lower() not in _VOID:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MOST_OPEN:
            yield "tags", tag.start(), f"more than {MOST_OPEN} tags are open here"
