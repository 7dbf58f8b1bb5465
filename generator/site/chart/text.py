"""How much room text takes in a chart, whose font is the reader's own: rather too much."""

import unicodedata
from functools import cache

_NARROW = frozenset("fijlrtI1.,:;'’‘|!()[]/ -")
_BROAD = frozenset("mwMWO@%&—ЖШЩЮФжшщюфм")
_BOLD = 1.08


@cache
def _em(character: str) -> float:
    """Return the width of a character in sizes, as in the broadest of common fonts."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1
    if character in _NARROW:
        return 0.41
    if character in _BROAD:
        return 0.98
    return 0.72 if category == "Lu" else 0.64


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels a text takes across, at most."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrap(text: str, size: float, room: float) -> list[str]:
    """Return a text in lines that fit into the room; a word that does not is broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for character in word:
            if lines[-1] and width(lines[-1] + character, size) > room:
                lines.append("")
            lines[-1] += character
    return lines


def isolated(name: str, direction: str) -> str:
    """Return a name set apart from what stands around it, where it runs the other way (UAX 9)."""
    other = ("L",) if direction == "rtl" else ("R", "AL")
    if any(unicodedata.bidirectional(character) in other for character in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name
