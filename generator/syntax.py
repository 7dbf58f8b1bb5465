"""What a YAML parser could not read, in an author's words, with a repair to copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_QUOTES = "\"'“”„‟‘’‚«»"
_INDENT = re.compile(r" *(?:- +)*")
_FIELD = re.compile(r" *(?:- +)*([\w-]+):(?= |$)")
_NO_SPACE = re.compile(r"([\w-]+):(?!//)(\S.*)")


class Fault(NamedTuple):
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

    def text(self, line: int) -> str:
        """Return a line, or nothing past the end of the file."""
        return self.lines[line] if line < len(self.lines) else ""


def explain(stop: Break) -> Fault:
    """Return what an author did wrong where the parser stopped."""
    typed = stop.text(stop.line)
    space = typed[: _margin(typed)]
    for sign, name in (("\t", "a tab"), ("\u00a0", "a no-break space")):
        for line in (stop.line, stop.last[0]):
            before, found, _ = stop.text(line).partition(sign)
            if found and (sign != "\t" or ("\t" in space and not before.strip())):
                found = f"there is {name} here; only spaces are allowed"
                return Fault(line, len(before), found, "replace it with spaces")
    for words, tell in _TELL:
        if words in stop.said:
            fault = tell(stop)
            field = _FIELD.match(stop.text(fault.line))
            name = f"{field[1]}: " if field else ""
            return fault._replace(found=name + fault.found)
    hint = "check quotes, colons and indentation on this line and the one above"
    return Fault(stop.line, stop.column, stop.said.rpartition(": ")[2], hint)


def _write(stop: Break, line: int, column: int, value: str) -> str:
    """Return the hint to write a value, with its field where one stands before it."""
    field = stop.text(line)[:column].strip(" -")
    return f"write {field} {value}" if field.endswith(":") else f"write {value}"


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _indent(count: int) -> str:
    return f"indent it by {_spaces(count)}" if count else "begin it in the first column"


def quoted(text: str) -> str:
    """Return a line's text as YAML takes it for text whatever it holds; long ones shortened."""
    text = text.strip()
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1]
    if len(text) > 200:  # noqa: PLR2004 - longer than anybody copies from a message
        text = f"{text[:60]} … {text[-20:]}"
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _unclosed(stop: Break) -> Fault:
    line, column = stop.since if "quoted scalar" in stop.said else stop.last[:2]
    typed = stop.text(line)[column:].rstrip()
    whole = typed + ("" if typed[-1] in _QUOTES[1:] and len(typed) > 1 else typed[0])
    found = f"the text that begins here with {typed[0]} is not closed on its line"
    return Fault(line, column, found, _write(stop, line, column, quoted(whole)))


def _backslash(stop: Break) -> Fault:
    line, column = stop.since
    hint = _write(stop, line, column, quoted(stop.text(line)[column:]))
    return Fault(stop.line, stop.column, "a backslash in double quotes means something else", hint)


def _colon(stop: Break) -> Fault:
    line, column = stop.last[:2]
    typed = stop.text(line)
    beside = typed[column:]
    glued = _NO_SPACE.match(beside)
    if glued and not typed[:column].strip(" -"):
        return _glued(line, column, glued)
    if line == stop.line:
        found = "a colon and a space inside a text make YAML take it for a field"
        return Fault(line, stop.column, found, _write(stop, line, column, quoted(beside)))
    indent = _INDENT.match(typed)
    found = f"the line is indented further than line {line + 1}, which holds a text already"
    place = _indent(len(indent[0]) if indent else 0)
    hint = f"{place}; or put the text that goes on here in double quotes"
    return Fault(stop.line, _margin(stop.text(stop.line)), found, hint)


def _glued(line: int, column: int, glued: re.Match[str]) -> Fault:
    found = f"'{glued[1]}:' has no space after its colon"
    return Fault(line, column, found, f"write {glued[1]}: {glued[2]}")


def _no_colon(stop: Break) -> Fault:
    line, column = stop.since
    typed = stop.text(line)[column:].strip()
    if glued := _NO_SPACE.match(typed):
        return _glued(line, column, glued)
    found = f"'{typed[:40]}' has no colon; `field: value` belongs here"
    hint = f"write {typed.split()[0]}: and its value; or indent it, if it goes on from above"
    return Fault(line, column, found, hint)


def _bad_start(stop: Break) -> Fault:
    line, column = stop.since
    typed = stop.text(line)[column:]
    hint = _write(stop, line, column, quoted(typed))
    return Fault(line, column, f"a text cannot begin with {typed[:1]}", hint)


def _bracket(stop: Break) -> Fault:
    line, column = stop.since
    if "flow node" in stop.said:
        return Fault(stop.line, stop.column, "there is a comma too many here", "remove it")
    typed = stop.text(line)[column:]
    close = "]" if typed[:1] == "[" else "}"
    found = f"what begins here with {typed[:1]} is not closed, or lacks a comma"
    return Fault(line, column, found, f"put commas between the parts and {close} at the end")


def _list_beside(stop: Break) -> Fault:
    item = stop.text(stop.line)[stop.column :].lstrip("- ").rstrip()
    found = "a list cannot begin with `- ` beside its field"
    hint = _write(stop, stop.line, stop.column, f"[{item}], or begin the list on the next line")
    return Fault(stop.line, stop.column, found, hint)


def _beside_bar(stop: Break) -> Fault:
    line, column = stop.since
    typed = stop.text(line)[column:]
    found = f"after {typed[:1]} the text begins on the next line"
    text = quoted(typed.lstrip("|>+- "))
    hint = _write(stop, line, column, f"{text}, or begin the text on the next line, indented")
    return Fault(line, column, found, hint)


def _misfit(stop: Break) -> Fault:
    line, column, end, _ = stop.last
    sign = stop.text(line)[column : column + 1]
    if sign in ('"', "'") and end == stop.line:
        if line < end:
            return _unclosed(stop)
        found = f"the text goes on after its closing {sign}"
        hint = _write(stop, line, column, _whole(stop.text(line)[column:]))
        return Fault(stop.line, stop.column, found, hint)
    if sign in ("]", "}") and line == stop.line:
        column = stop.text(line).index("[" if sign == "]" else "{")
        found = f"the text goes on after {sign}"
        hint = _write(stop, line, column, quoted(stop.text(line)[column:]))
        return Fault(line, column, found, hint)
    return _misaligned(stop)


def _whole(typed: str) -> str:
    """Quote what was quoted in part, or holds the sign that quotes it."""
    typed = typed.strip()
    ends = typed[-1] == typed[0]
    return quoted(typed if ends else f"'{typed}'")


def _misaligned(stop: Break) -> Fault:
    typed = stop.text(stop.line)
    spaces = _margin(typed)
    word = typed.split()[0].rstrip(":") if typed.strip() else ""
    if not word:
        found = "a colon stands here without a field before it"
        return Fault(stop.line, spaces, found, "write `field: value`")
    for line in range(stop.line - 1, -1, -1):
        above = stop.lines[line]
        like = "-" if word == "-" else above.split(":")[0].strip(" -")
        if not like or like.startswith("#") or (word == "-" and above.split()[:1] != ["-"]):
            continue
        indent = _INDENT.match(above)
        wanted = len(indent[0]) if indent and word != "-" else _margin(above)
        found = f"'{word}' is indented by {_spaces(spaces)}, which fits no line above"
        hint = f"{_indent(wanted)}, like '{like}' in line {line + 1}"
        return Fault(stop.line, spaces, found, hint)
    found = "a list item stands where a field belongs"
    return Fault(stop.line, spaces, found, "write the field that holds the list above it")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


_TELL: tuple[tuple[str, Callable[[Break], Fault]], ...] = (
    ("scanning a quoted scalar", _unclosed),
    ("parsing a quoted scalar", _backslash),
    ("mapping values are not allowed", _colon),
    ("expected ':'", _no_colon),
    ("cannot start any token", _bad_start),
    ("scanning an alias", _bad_start),
    ("scanning an anchor", _bad_start),
    ("parsing a flow", _bracket),
    ("block sequence entries", _list_beside),
    ("scanning a block scalar", _beside_bar),
    ("expected key", _misfit),
    ("expected '-'", _misfit),
)
