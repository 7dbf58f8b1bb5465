"""What Pillow's simple layout lacks: letters of Arabic join, lines run as their script."""

import unicodedata


def joined(text: str) -> str:
    """Return a text composed, with letters of Arabic in the forms that they have in a word."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if any("\u0600" <= character <= "\u08ff" for character in text):
        from arabic_reshaper import reshape  # noqa: PLC0415 - few sites need it

        text = reshape(text)
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def visual(line: str, *, leftwards: bool) -> str:
    """Return a line in the order in which it is seen (Unicode Standard Annex 9)."""
    if leftwards or any(unicodedata.bidirectional(character) in ("R", "AL") for character in line):
        from bidi import get_display  # noqa: PLC0415 - few sites need it

        seen = list(get_display(line, base_dir="R" if leftwards else "L"))
        for place in _backwards(seen, leftwards=leftwards):
            seen[place] = _FACING[seen[place]]
        return "".join(seen)
    return line


_FACING = dict(zip("()[]{}«»", ")(][}{»«", strict=True))


def _backwards(seen: list[str], *, leftwards: bool) -> list[int]:
    """Return where signs of a pair stand the wrong way: the library orders, and turns none round.

    Of a pair that is read from right to left, what closes it comes first; a sign alone faces as
    the line runs.
    """
    found: list[int] = []
    waiting: list[int] = []
    for place, character in enumerate(seen):
        if character not in _FACING:
            continue
        if waiting and seen[waiting[-1]] == _FACING[character]:
            first = waiting.pop()
            found += [first, place] if character in "([{«" else []
        else:
            waiting.append(place)
    return found + (waiting if leftwards else [])
