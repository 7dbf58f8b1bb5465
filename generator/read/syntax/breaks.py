"""Where a parser stopped, and what an author is told about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

QUOTES = "\"'“”„‟‘’‚«»"
BULLETS = "*+·\u2010-\u2015\u2022\u2023\u2043\u2212\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u25e6"
"""Signs before the items of lists elsewhere than in YAML, as a class of a pattern has them."""

FIELD = re.compile(r" *(?:- +)*([\w-]+):(?= |$)")
"""A line that begins with a field, perhaps the first of a list item."""


class Mistake(NamedTuple):
    """What is wrong, and where: line and column counted from 0."""

    line: int
    column: int
    found: str
    hint: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where a parser stopped; lines and columns count from 0."""

    lines: Sequence[str]
    said: str
    """The parser's own words."""

    line: int
    column: int
    since: tuple[int, int]
    """Where the thing began that it could not finish."""

    last: tuple[int, int, int, int]
    """Where the value that it read last begins and ends: line, column, line, column."""

    opened: tuple[int, int] | None = None
    """Where the innermost bracket stands that is not closed to the end of the file."""

    def text(self, line: int) -> str:
        """Return a line, or nothing past the end of the file."""
        return self.lines[line] if line < len(self.lines) else ""

    def rest(self, line: int, column: int) -> str:
        """Return a line from a column on."""
        return self.text(line)[column:]


def margin(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip())


def quoted(text: str) -> str:
    """Return a line's text as YAML takes it for text whatever it holds; long ones shortened."""
    text = text.strip()
    if len(text) > 1 and text[0] in QUOTES and text[-1] in QUOTES:
        text = text[1:-1]
    if len(text) > 200:  # noqa: PLR2004 - longer than anybody copies from a message
        text = f"{text[:60]} … {text[-20:]}"
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def write(stop: Break, line: int, column: int, value: str) -> str:
    """Return the hint to write a value, with its field where one stands before it."""
    field = stop.text(line)[:column].strip(" -")
    return f"write {field} {value}" if field.endswith(":") else f"write {value}"
