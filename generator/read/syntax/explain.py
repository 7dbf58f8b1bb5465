"""What a YAML parser could not read, in an author's words, with a repair to copy."""

import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile

from generator.characters import name_character
from generator.kinds import NAMED
from generator.read.syntax.breaks import BULLETS, FIELD, Break, Mistake, margin, quoted, write
from generator.read.syntax.columns import begun_anew, too_far_right
from generator.read.syntax.marks import backslash, bad_start, beside_bar, bracket, misfit, unclosed

_BULLET = re.compile(rf" *([*+](?=\s)|[{BULLETS}])\s*([^\s*].*)")
_OTHER_COLON = re.compile(r" *(?:- +)*(([\w-]+)([\u02d0\u2236\ua789\ufe13\ufe55\uff1a]))\s*(.*)")
_OTHER_THAN_COLON = re.compile(r"([\w-]+)\s*([;=,.])\s*(\S.*)")
_GLUED_DASH = re.compile(r" *-([\w-]+:(?: .*)?|[^\W\d][\w-]*)")
_SECOND_FIELD = re.compile(r",\s*([\w-]+)$")
_NO_SPACE = re.compile(r"([\w-]+):(?!//)(\S.*)")
_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_BAD_SPACE = re.compile(rf"[ -]*(?:\t|(?:[\w-]+:)? *[{_SPACES}])")

ODD_SPACE = re.compile(rf"([\w-]+):([{_SPACES}])\s*(.*)", re.DOTALL)
"""A field whose colon is followed by a space that is none to YAML, and what follows."""


def odd_space(field: re.Match[str]) -> tuple[str, str]:
    """Return that a colon is followed by an odd space, and what to write."""
    found = f"after '{field[1]}:' stands {_name_space(field[2])}, which is no space to YAML"
    return found, f"write {field[1]}: {field[3]}".rstrip()


def _name_space(sign: str) -> str:
    return {"\t": "a tab", "\u00a0": "a no-break space"}.get(sign) or name_character(sign)


def explain_break(stop: Break) -> Mistake:
    """Return what an author did wrong where the parser stopped."""
    for line in (stop.line, stop.last[0], stop.since[0]):
        if bad := _BAD_SPACE.match(stop.text(line)):
            found = f"there is {_name_space(bad[0][-1])} here; only spaces are allowed"
            return Mistake(line, bad.end() - 1, found, "replace it with spaces")
    if other := _other_sign(stop) or _directive(stop):
        return other
    for words, tell in _TELL:
        if words in stop.said:
            fault = tell(stop)
            field = FIELD.match(stop.text(fault.line))
            name = f"{field[1]}: " if field else ""
            return fault._replace(found=name + fault.found)
    hint = "check quotes, colons and indentation on this line and the one above"
    return Mistake(stop.line, stop.column, stop.said.rpartition(": ")[2], hint)


def _other_sign(stop: Break) -> Mistake | None:
    """Return that a colon or dash is another one than YAML's, or is not followed by a space."""
    for line in (stop.line, stop.last[0], stop.since[0]):
        typed = stop.text(line)
        if colon := _OTHER_COLON.fullmatch(typed):
            sign = name_character(colon[3])
            found = f"after '{colon[2]}' stands {sign}, which is no colon to YAML"
            return Mistake(line, colon.start(1), found, f"write {colon[2]}: {colon[4]}".rstrip())
        if bullet := _BULLET.fullmatch(typed):
            found = f"a list item begins with `- `, not with '{bullet[1]}'"
            return Mistake(line, bullet.start(1), found, f"write - {bullet[2]}")
        if glued := _GLUED_DASH.fullmatch(typed):
            found = f"'-{glued[1].split()[0]}' has no space after its dash"
            return Mistake(line, margin(typed), found, f"write - {glued[1]}")
    return None


def _directive(stop: Break) -> Mistake | None:
    """Return that a line speaks to the parser, where one of those at the top of the file does."""
    top = takewhile(lambda text: text[:1] in ("", "#", "%"), stop.lines)
    line = next((number for number, text in enumerate(top) if text[:1] == "%"), None)
    if line is None or (stop.line > line and "---" in stop.lines[: stop.line]):
        return None
    found = f"'{stop.lines[line].split()[0]}' speaks to a program, and no file needs that"
    return Mistake(line, 0, found, "remove the line")


@cache
def _fields() -> frozenset[str]:
    models = (kind.model for kind in NAMED.values() if kind.model)
    return frozenset(f.alias or name for m in models for name, f in m.model_fields.items())


def _colon(stop: Break) -> Mistake:
    line, column = stop.last[:2]
    typed = stop.text(line)
    beside = typed[column:]
    glued = _NO_SPACE.match(beside)
    if glued and not typed[:column].strip(" -"):
        return _glued(line, column, glued)
    second = _SECOND_FIELD.search(typed[: stop.column])
    if line == stop.line and second and second[1] in _fields():
        found = f"a second field, '{second[1]}', stands on the line"
        hint = f"begin `{second[1]}:` on a line of its own, without the comma"
        return Mistake(line, second.start(1), found, hint)
    if line == stop.line:
        found = "a colon and a space inside a text make YAML take it for a field"
        return Mistake(line, stop.column, found, write(stop, line, column, quoted(beside)))
    if not typed[:column].strip():
        return _colonless(line, column, beside)
    return too_far_right(stop, line)


def _glued(line: int, column: int, glued: re.Match[str]) -> Mistake:
    found = f"'{glued[1]}:' has no space after its colon"
    return Mistake(line, column, found, f"write {glued[1]}: {glued[2]}")


def _no_colon(stop: Break) -> Mistake:
    line, column = stop.since
    typed = stop.rest(line, column).strip()
    if glued := _NO_SPACE.match(typed):
        return _glued(line, column, glued)
    return _colonless(line, column, typed)


def _colonless(line: int, column: int, typed: str) -> Mistake:
    if comment := re.match(r"(?://|--|;)\s*(.*)", typed):
        return Mistake(
            line,
            column,
            f"a comment begins with #, not with {typed[:2].strip()}",
            f"write # {comment[1]}",
        )
    if (other := _OTHER_THAN_COLON.match(typed)) and other[1] in _fields():
        found = f"after '{other[1]}' stands '{other[2]}', where a colon belongs"
        return Mistake(line, column, found, f"write {other[1]}: {other[3]}")
    name = (typed.split() or ["field"])[0]
    found = f"'{typed[:40]}' has no colon; `field: value` belongs here"
    hint = f"write {name}: and its value; or indent it if it goes on from above"
    return Mistake(line, column, found, hint)


def _list_beside(stop: Break) -> Mistake:
    item = stop.rest(stop.line, stop.column).lstrip("- ").rstrip()
    found = "a list cannot begin with `- ` beside its field"
    hint = write(stop, stop.line, stop.column, f"[{item}], or begin the list on the next line")
    return Mistake(stop.line, stop.column, found, hint)


_TELL: tuple[tuple[str, Callable[[Break], Mistake]], ...] = (
    ("scanning a quoted scalar", unclosed),
    ("parsing a quoted scalar", backslash),
    ("mapping values are not allowed", _colon),
    ("expected ':'", _no_colon),
    ("cannot start any token", bad_start),
    ("scanning an alias", bad_start),
    ("scanning an anchor", bad_start),
    ("parsing a flow", bracket),
    ("block sequence entries", _list_beside),
    ("scanning a block scalar", beside_bar),
    ("expected <document start>", begun_anew),
    ("expected key", misfit),
    ("expected '-'", misfit),
)
