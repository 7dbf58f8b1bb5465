"""Characters that no text, name or address may hold: nobody sees them, and programs obey them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_CONTROLS: list[str] = re.findall(
    r"[^|]+",
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY"
    "|ACKNOWLEDGE|ALERT|BACKSPACE|CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED"
    "|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|DEVICE CONTROL ONE"
    "|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE"
    "|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE"
    "|FILE SEPARATOR|GROUP SEPARATOR|RECORD SEPARATOR|UNIT SEPARATOR|DELETE"
    "|PADDING CHARACTER|HIGH OCTET PRESET|BREAK PERMITTED HERE|NO BREAK HERE|INDEX|NEXT LINE"
    "|START OF SELECTED AREA|END OF SELECTED AREA|CHARACTER TABULATION SET"
    "|CHARACTER TABULATION WITH JUSTIFICATION|LINE TABULATION SET|PARTIAL LINE FORWARD"
    "|PARTIAL LINE BACKWARD|REVERSE LINE FEED|SINGLE SHIFT TWO|SINGLE SHIFT THREE"
    "|DEVICE CONTROL STRING|PRIVATE USE ONE|PRIVATE USE TWO|SET TRANSMIT STATE"
    "|CANCEL CHARACTER|MESSAGE WAITING|START OF GUARDED AREA|END OF GUARDED AREA"
    "|START OF STRING|SINGLE GRAPHIC CHARACTER INTRODUCER|SINGLE CHARACTER INTRODUCER"
    "|CONTROL SEQUENCE INTRODUCER|STRING TERMINATOR|OPERATING SYSTEM COMMAND|PRIVACY MESSAGE"
    "|APPLICATION PROGRAM COMMAND",
)
"""The aliases that Unicode gives to control characters, which have no names: C0; DEL and C1."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_BREAKS = "\x85\u2028\u2029"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_TAGS = "\U000e0000-\U000e007f"

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
"""The flag of a part of a country: tag characters spell which."""

_REFUSED = re.compile(
    f"{_FLAG}|([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BREAKS[1:]}{_DIRECTIONS}\ufff9-\ufffb\ufffd\ufeff"
    f"{_TAGS}\ud800-\udfff{_NONCHARACTERS}])"
)

_ORDINARY = re.compile("[\t\n\r -~\xa0-\u2027\u2030-\u205f\u2070-\ud7ff]*+")
"""Nearly every text: nothing in it is refused, which is seen fifty times as fast."""

_DRIVING = re.compile(f"[\x00-\x08\x0a-\x1f\x7f-\x9f{_BREAKS}{_DIRECTIONS}\ud800-\udfff]")

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What nobody sees: Default_Ignorable_Code_Point of Unicode, and the empty Braille pattern."""

_BLANK = re.compile(rf"[\s{_UNSEEN}]*")
_UNSEEN_SIGN = re.compile(rf"[{_UNSEEN}]")

_HINTS = (
    (_BREAKS + "\x0b\x0c", "begin a new line, or write a space"),
    (_DIRECTIONS, "delete it: the letters of a script have their direction by themselves"),
    ("\ufffd", "write the letter that was lost, as the work has it"),
    ("\ud800-\udfff", "write the character itself, not its halves"),
)


class Refused(NamedTuple):
    """A character that may not stand in a text, and where it does."""

    offset: int
    found: str
    hint: str


def refused_in(text: str) -> Iterator[Refused]:
    """Yield every character of a text that may not stand there.

    Refused are control characters but tab, line feed and carriage return; line and paragraph
    separators; what turns the direction of a text round; noncharacters, halves of surrogate
    pairs, byte order marks, tags outside flags, and the sign for a letter that was lost. Marks
    and joiners that writing in Arabic, Hebrew, Indic scripts and emoji needs may stand.
    """
    for match in () if _ORDINARY.fullmatch(text) else _REFUSED.finditer(text):
        if match[1]:
            yield Refused(match.start(), *refusal_of(match[1]))


def is_blank(text: str) -> bool:
    """Return whether nobody sees anything of a text."""
    return bool(_BLANK.fullmatch(text))


def unseen_in(text: str) -> str:
    """Return the first character of a text that nobody sees and that is no space, or nothing."""
    found = _UNSEEN_SIGN.search(text)
    return found[0] if found else ""


def refusal_of(character: str) -> tuple[str, str]:
    """Return that a character may not stand somewhere, by its name, and what to do."""
    found = f"{name_character(character)} stands here, which no text may hold"
    hints = (hint for signs, hint in _HINTS if re.fullmatch(f"[{signs}]", character))
    return found, next(hints, "delete it")


def replace_refused(text: str, other: str) -> str:
    """Return a text with another character in place of each that may not stand in one."""
    if _ORDINARY.fullmatch(text):
        return text
    return _REFUSED.sub(lambda match: other if match[1] else match[0], text)


def visible(text: str) -> str:
    """Return a text in one line in which what would drive a terminal is spelled out."""
    return _DRIVING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def name_character(character: str) -> str:
    """Return the name of a character and its code point: `ZERO WIDTH SPACE (U+200B)`."""
    code = ord(character)
    if code < len(_CONTROLS) - 33:
        name = _CONTROLS[code]
    elif 0x7F <= code <= 0x9F:  # noqa: PLR2004 - DEL and C1
        name = _CONTROLS[code - 0x7F + 32]
    elif 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        name = "half of a surrogate pair"
    else:
        name = unicodedata.name(character, "a code point that is no character")
    return f"{name} (U+{code:04X})"
