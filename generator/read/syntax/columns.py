"""Lines in the wrong column, and the columns that they may have been meant for."""

import re

from generator.read.syntax.breaks import FIELD, Break, Mistake, margin

_INDENT = re.compile(r" *(?:- +)*")


def misaligned(stop: Break) -> Mistake:
    """Return that a line begins where no line above does, and where it may belong."""
    typed = stop.text(stop.line)
    spaces = margin(typed)
    word = typed.split()[0].rstrip(":") if typed.strip() else ""
    if not word:
        found = "a colon stands here without a field before it"
        return Mistake(stop.line, spaces, found, "write `field: value`")
    if _begins_item(stop, spaces, word):
        found = f"'{word}' begins a new item here, without its dash"
        hint = f"a new item begins with `- `: write - {typed.strip()}"
        return Mistake(stop.line, spaces, found, hint)
    columns = _open_columns(stop, dashes=word == "-")
    if not columns:
        found = "a list item stands where a field belongs"
        return Mistake(stop.line, spaces, found, "write the field that holds the list above it")
    least = min(abs(column - spaces) for column in columns)
    places = [
        f"{_indent(column)}, like '{like}' in line {line + 1}{_or_above(stop, line, spaces)}"
        for column, (line, like) in columns.items()
        if abs(column - spaces) == least
    ]
    found = f"'{word}' is indented by {_spaces(spaces)}, which fits no line above"
    return Mistake(stop.line, spaces, found, "; or ".join(places))


def _begins_item(stop: Break, spaces: int, word: str) -> bool:
    """Return whether a field stands below the dash of an item that begins with the same field."""
    for above in reversed(stop.lines[: stop.line]):
        if above.strip() and margin(above) <= spaces:
            first = FIELD.match(above)
            is_item = margin(above) == spaces and above.lstrip().startswith("- ")
            return bool(is_item and first and first[1] == word)
    return False


def too_far_right(stop: Break, above: int) -> Mistake:
    """Return that a line stands below a text as if it went on with it."""
    spaces = margin(stop.text(stop.line))
    found = f"the line is indented further than line {above + 1}, which holds a text already"
    below = stop.line + 1
    around = [*stop.lines[max(above - 1, 0) : above], *stop.lines[below : below + 1]]
    slipped = not stop.text(above).lstrip().startswith("- ") and above + 1 == stop.line
    if slipped and spaces > margin(stop.text(above)) and spaces in map(_column, around):
        # The line above is the one that is out of line.
        hint = f"indent line {above + 1} by {_spaces(spaces)}, like the lines around it"
        return Mistake(stop.line, spaces, found, hint)
    place = _indent(_column(stop.text(above))) + _or_above(stop, above, spaces)
    hint = f"{place}; or put the text that goes on here in double quotes"
    return Mistake(stop.line, spaces, found, hint)


def _open_columns(stop: Break, *, dashes: bool) -> dict[int, tuple[int, str]]:
    """Return the columns in which a line can begin, with the last line that begins there."""
    columns: dict[int, tuple[int, str]] = {}
    for line in range(stop.line - 1, -1, -1):
        above = stop.lines[line]
        field = FIELD.match(above)
        if dashes and above.split()[:1] == ["-"]:
            column, like = margin(above), "-"
        elif not dashes and field:
            column, like = _column(above), field[1]
        else:
            continue
        if all(column < other for other in columns):
            columns[column] = (line, like)
    return columns


def _or_above(stop: Break, line: int, spaces: int) -> str:
    """Return the hint to move a list item above instead, where other items stand as it would."""
    dash = " " * (spaces - 2) + "- "
    above = stop.text(line)
    moves = above.lstrip().startswith("- ") and not above.startswith(dash)
    if moves and any(other.startswith(dash) for other in stop.lines):
        return f", or line {line + 1} by {_spaces(spaces - 2)}"
    return ""


def begun_anew(stop: Break) -> Mistake:
    """Return why the document ended early: at `...`, or because its first line is indented."""
    typed = [i for i, text in enumerate(stop.lines) if text.strip(" ")[:1] not in ("", "#")]
    spaces = margin(stop.lines[typed[0]])
    if spaces:
        found = "the first line does not begin in the first column, as others do"
        return Mistake(typed[0], spaces, found, "begin it in the first column")
    found = "text stands here after the end of the document"
    return Mistake(stop.line, stop.column, found, "remove the line above that ends it")


def _column(line: str) -> int:
    """Return where the field of a line begins, after its dashes."""
    indent = _INDENT.match(line)
    return len(indent[0]) if indent else 0


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _indent(count: int) -> str:
    return f"indent it by {_spaces(count)}" if count else "begin it in the first column"
