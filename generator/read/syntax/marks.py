"""Quotation marks, brackets and bars that a YAML parser stopped at, in an author's words."""

import re

from generator.read.syntax.breaks import QUOTES, Break, Mistake, quoted, write
from generator.read.syntax.columns import misaligned

_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def unclosed(stop: Break) -> Mistake:
    """Tell of a text whose quotation mark has no other."""
    line, column = stop.since if "quoted scalar" in stop.said else stop.last[:2]
    typed = stop.rest(line, column).rstrip()
    whole = typed + ("" if typed[-1] in QUOTES[1:] and len(typed) > 1 else typed[0])
    found = f"the text that begins here with {typed[0]} is not closed on its line"
    return Mistake(line, column, found, write(stop, line, column, quoted(whole)))


def backslash(stop: Break) -> Mistake:
    """Tell of a backslash in double quotes that stands for nothing."""
    line, column = stop.since
    escape = stop.text(stop.line).rfind("\\", 0, stop.column + 1)
    if half := _HALF.match(stop.text(stop.line), max(escape, 0)):
        found = f"{half[0]} is half of a surrogate pair, as JSON writes it"
        return Mistake(stop.line, escape, found, "write the character itself")
    hint = write(stop, line, column, quoted(stop.rest(line, column)))
    return Mistake(
        stop.line, stop.column, "a backslash in double quotes means something else", hint
    )


def bad_start(stop: Break) -> Mistake:
    """Tell of a text that begins with a sign of YAML."""
    line, column = stop.since
    typed = stop.rest(line, column)
    hint = write(stop, line, column, quoted(typed))
    return Mistake(line, column, f"a text cannot begin with {typed[:1]}", hint)


def bracket(stop: Break) -> Mistake:
    """Tell of brackets that nothing closes, and of a comma too many."""
    line, column = stop.since
    if "flow node" in stop.said:
        if stop.opened:
            line, column = stop.opened
            return _left_open(line, column, stop.rest(line, column)[:1])
        return Mistake(stop.line, stop.column, "there is a comma too many here", "remove it")
    typed = stop.rest(line, column)
    close = "]" if typed[:1] == "[" else "}"
    found = f"what begins here with {typed[:1]} is not closed, or lacks a comma"
    return Mistake(line, column, found, f"put commas between the parts and {close} at the end")


def _left_open(line: int, column: int, sign: str) -> Mistake:
    close = "]" if sign == "[" else "}"
    found = f"the {sign} that stands here is not closed"
    return Mistake(
        line, column, found, f"put {close} after its last part; quote a text with {sign}"
    )


def beside_bar(stop: Break) -> Mistake:
    """Tell of a text that begins beside the bar that announces it."""
    line, column = stop.since
    typed = stop.rest(line, column)
    found = f"after {typed[:1]} the text begins on the next line"
    text = quoted(typed.lstrip("|>+- "))
    hint = write(stop, line, column, f"{text}, or begin the text on the next line, indented")
    return Mistake(line, column, found, hint)


def misfit(stop: Break) -> Mistake:
    """Tell of a text that goes on after its quotation mark or bracket, or stands in no column."""
    line, column, end, _ = stop.last
    sign = stop.text(line)[column : column + 1]
    if sign in ('"', "'") and end == stop.line:
        if line < end:
            return unclosed(stop)
        found = f"the text goes on after its closing {sign}"
        hint = write(stop, line, column, _whole(stop.rest(line, column)))
        return Mistake(stop.line, stop.column, found, hint)
    if link := re.search(r"\[[^\[\]]*\]\((https?://[^\s()]+)\)$", stop.text(line).rstrip()):
        hint = write(stop, line, link.start(), link[1])
        return Mistake(line, link.start(), "a link of Markdown is for pages", hint)
    if sign in ("]", "}") and line == stop.line:
        column = stop.text(line).index("[" if sign == "]" else "{")
        found = f"the text goes on after {sign}"
        hint = write(stop, line, column, quoted(stop.rest(line, column)))
        return Mistake(line, column, found, hint)
    return misaligned(stop)


def _whole(typed: str) -> str:
    """Quote what was quoted in part, or holds the sign that quotes it."""
    typed = typed.strip()
    if typed[-1] == typed[0]:
        return quoted(typed)
    # Where an apostrophe ended the quotation, only its beginning was meant as a quote.
    return quoted(typed[1:] if re.match(r"'[^']*\w'\w", typed) else f"'{typed}'")
