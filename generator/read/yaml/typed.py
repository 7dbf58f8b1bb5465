"""The text of a YAML file as it was typed, and what is told of its lines."""

import re
from contextlib import suppress
from typing import Any, Never

import yaml

from generator.characters import refusal_of, refused_in, replace_refused
from generator.issues import Issue, Location, Rule
from generator.read.files.text import ODD_CHARACTER, odd_characters
from generator.read.syntax import Break, explain_break
from generator.read.yaml.rules import SYNTAX

GAP = "\ufdd0"
"""A noncharacter, which YAML lets pass: it stands where a character was that no text may hold."""

_GAPS_ALONE = re.compile(rf"(?<![^\r\n])[ {GAP}]+(?![^\r\n])")

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
"""The escapes of YAML that spell a character without its number, as far as it may not stand."""

ParserEvent = Any
"""A parser event; the stubs make its marks optional, which they never are here."""


class UnreadableYAMLError(Exception):
    """What ends the reading of a file, because what follows could mean anything."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue


class Typed:
    """The lines of a file, and everything wrong in them."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.issues: list[Issue] = [*odd_characters(text, path, first_line)]
        # A refused character would end the parsing, or a line. Another of the same width, which
        # YAML lets pass, stands in for it, so that columns hold; values are built without it. A
        # line of nothing else is empty.
        self.text = _GAPS_ALONE.sub(lambda gaps: " " * len(gaps[0]), replace_refused(text, GAP))
        self.lines = self.text.splitlines()
        self.brackets = 0

    def position(self, event: ParserEvent) -> tuple[int, int]:
        """Return line and column of the file at which an event begins."""
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def locate(self, line: int, column: int) -> Location:
        """Return the place of a line and column of the text, both from 0."""
        return Location(self.path, line + self.first_line, column + 1)

    def rest_of_line(self, event: ParserEvent) -> str:
        """Return the line from the beginning of an event on."""
        line: str = self.lines[event.start_mark.line]
        return line[event.start_mark.column :].replace(GAP, "")

    def text_of(self, event: ParserEvent) -> str:
        """Return the line from a text on, which ends before a comma or bracket inside brackets."""
        rest = self.rest_of_line(event)
        return re.split(r"[,\[\]{}]", rest)[0] if self.brackets else rest

    def note(self, rule: Rule, event: ParserEvent, found: str, hint: str) -> None:
        """Tell where a rule is broken."""
        self.issues.append(rule.at(Location(self.path, *self.position(event)), found, hint))

    def refuse(self, rule: Rule, event: ParserEvent, found: str, hint: str) -> Never:
        """Tell where a rule is broken, and end the reading."""
        raise UnreadableYAMLError(rule.at(Location(self.path, *self.position(event)), found, hint))

    def value_of(self, event: ParserEvent) -> str:
        """Return the value of a text or key, without the characters that may not stand there."""
        value = str(event.value)
        if event.style == '"' and ("\r" in value or any(refused_in(value))):
            self.note_escapes(event)
            value = value.replace("\r", "")
        return replace_refused(value, "")

    def note_escapes(self, event: ParserEvent) -> None:
        """Tell of each escape in double quotes that spells a character that may not stand there."""
        first, last, value = event.start_mark, event.end_mark, str(event.value)
        refused = {"\r", *(value[odd.offset] for odd in refused_in(value))}
        for line in range(first.line, last.line + 1):
            typed = self.lines[line]
            end = last.column if line == last.line else len(typed)
            for escape in _ESCAPE.finditer(typed, first.column if line == first.line else 0, end):
                digits = escape[1] or escape[2] or escape[3]
                sign = chr(int(digits, 16)) if digits else _ESCAPED.get(escape[0][1:], " ")
                if sign in refused:
                    where = self.locate(line, escape.start())
                    self.issues.append(ODD_CHARACTER.at(where, *refusal_of(sign)))

    def explain(self, error: yaml.MarkedYAMLError, last: ParserEvent | None) -> None:
        """Tell what the parser could not read after an event; not where a character is at fault."""
        stop: Any = error.problem_mark
        since = error.context_mark or stop
        start, end = (last.start_mark, last.end_mark) if last else (stop, stop)
        fault = explain_break(
            Break(
                lines=self.lines,
                said=f"{error.context}: {error.problem}",
                line=stop.line,
                column=stop.column,
                since=(since.line, since.column),
                last=(start.line, start.column, end.line, end.column),
                opened=_left_open("\n".join(self.lines)),
            )
        )
        if not any(
            GAP in line for number in (fault.line, stop.line) for line in self.lines[number:][:1]
        ):
            where = self.locate(fault.line, fault.column)
            self.issues.append(SYNTAX.at(where, fault.found, fault.hint))


def _left_open(text: str) -> tuple[int, int] | None:
    """Return line and column of the innermost bracket that no other closes, if there is one."""
    opened: list[tuple[int, int]] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                mark: Any = token.start_mark
                opened.append((mark.line, mark.column))
            elif opened and isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened.pop()
    return opened[-1] if opened else None
