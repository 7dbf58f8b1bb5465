"""What a YAML parser could not read, in an author's words, with a repair to copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_QUOTES = "\"'“”„‟‘’‚«»"
_INDENT = re.compile(r" *(?:- +)*")
_FIELD = re.compile(r" *(?:- +)*([\w-]+):(?= |$)")
_GLUED_DASH = re.compile(r" *-([\w-]+:(?: .*)?)")
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
    for line in (stop.line, stop.last[0]):
        if glued := _GLUED_DASH.fullmatch(stop.text(line)):
            found = f"'-{glued[1].split()[0]}' has no space after its dash"
            return Fault(line, _margin(stop.text(line)), found, f"write - {glued[1]}")
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
    if not typed[:column].strip():
        return _colonless(line, column, beside)
    margin = _margin(stop.text(stop.line))
    found = f"the line is indented further than line {line + 1}, which holds a text already"
    place = _indent(_column(typed)) + _or_above(stop, line, margin)
    hint = f"{place}; or put the text that goes on here in double quotes"
    return Fault(stop.line, margin, found, hint)


def _glued(line: int, column: int, glued: re.Match[str]) -> Fault:
    found = f"'{glued[1]}:' has no space after its colon"
    return Fault(line, column, found, f"write {glued[1]}: {glued[2]}")


def _no_colon(stop: Break) -> Fault:
    line, column = stop.since
    typed = stop.text(line)[column:].strip()
    if glued := _NO_SPACE.match(typed):
        return _glued(line, column, glued)
    return _colonless(line, column, typed)


def _colonless(line: int, column: int, typed: str) -> Fault:
    found = f"'{typed[:40]}' has no colon; `field: value` belongs here"
    hint = (
        f"write {typed.split(maxsplit=1)[0]}: and its value; or indent it if it goes on from above"
    )
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
    columns = _open_columns(stop, dashes=word == "-")
    if not columns:
        found = "a list item stands where a field belongs"
        return Fault(stop.line, spaces, found, "write the field that holds the list above it")
    least = min(abs(column - spaces) for column in columns)
    places = [
        f"{_indent(column)}, like '{like}' in line {line + 1}{_or_above(stop, line, spaces)}"
        for column, (line, like) in columns.items()
        if abs(column - spaces) == least
    ]
    found = f"'{word}' is indented by {_spaces(spaces)}, which fits no line above"
    return Fault(stop.line, spaces, found, "; or ".join(places))


def _open_columns(stop: Break, *, dashes: bool) -> dict[int, tuple[int, str]]:
    """Return the columns in which a line can begin, with the last line that begins there."""
    columns: dict[int, tuple[int, str]] = {}
    for line in range(stop.line - 1, -1, -1):
        above = stop.lines[line]
        field = _FIELD.match(above)
        if dashes and above.split()[:1] == ["-"]:
            column, like = _margin(above), "-"
        elif not dashes and field:
            column, like = _column(above), field[1]
        else:
            continue
        if all(column < other for other in columns):
            columns[column] = (line, like)
    return columns


def _or_above(stop: Break, line: int, margin: int) -> str:
    """Return the hint to move a list item above instead, where other items stand as it would."""
    dash = " " * (margin - 2) + "- "
    above = stop.text(line)
    moves = above.lstrip().startswith("- ") and not above.startswith(dash)
    if moves and any(other.startswith(dash) for other in stop.lines):
        return f", or line {line + 1} by {_spaces(margin - 2)}"
    return ""


def _second_start(stop: Break) -> Fault:
    """The document ended early: at `...`, or because its first line is indented."""
    typed = [i for i, text in enumerate(stop.lines) if text.strip() and text.strip()[0] != "#"]
    margin = _margin(stop.lines[typed[0]])
    if margin:
        found = "the first line does not begin in the first column, as others do"
        return Fault(typed[0], margin, found, "begin it in the first column")
    found = "text stands here after the end of the document"
    return Fault(stop.line, stop.column, found, "remove the line above that ends it")


def _column(line: str) -> int:
    """Return where the field of a line begins, after its dashes."""
    indent = _INDENT.match(line)
    return len(indent[0]) if indent else 0


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
    ("expected <document start>", _second_start),
    ("expected key", _misfit),
    ("expected '-'", _misfit),
)
