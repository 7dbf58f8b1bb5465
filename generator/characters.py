"""Characters that no text, name or address may hold: nobody sees them, and programs obey them."""

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

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
"""The flag of a part of a country: tag characters spell which."""

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What nobody sees: Default_Ignorable_Code_Point of Unicode, and the empty Braille pattern."""

_MARKS = "\u061c\u200e\u200f"
"""What puts punctuation on its side, in a text that holds a letter of a script from the right."""

_FROM_RIGHT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SHAPED = (
    "\u0590-\u061b\u061d-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1900-\u1cff\ua800-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts whose letters change beside each other, or that have no spaces: Arabic to Burmese."""

_PICTURES = "\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_NEEDED = "|".join(
    (
        _FLAG,
        f"(?<=[{_SHAPED}])[\u034f\u180b-\u180f\u200b-\u200d\ufe00]",
        f"(?<![\u200b-\u200d])[\u200b-\u200d](?=[{_SHAPED}])",
        f"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])",
        f"(?<=[{_PICTURES}\xa9\xae\u203c\u2049\u2122\u2139])[\ufe00-\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)",
        f"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]",
        "\u115f(?=[\u1160-\u11a7])|(?<=[\u1100-\u115f])\u1160",
        "(?<=[\u2801-\u28ff])\u2800(?=[\u2801-\u28ff])",
    )
)
"""Where what nobody sees has work to do: in flags, between letters, in emoji, Korean, Braille."""

_NEVER = (
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BREAKS[1:]}{_DIRECTIONS}\ufff9-\ufffb\ufffd"
    f"{_UNSEEN}\ud800-\udfff{_NONCHARACTERS}]"
)
_REFUSED = re.compile(f"{_NEEDED}|({_NEVER})")
_REFUSED_FROM_RIGHT = re.compile(f"{_NEEDED}|[{_MARKS}]|({_NEVER})")

_ORDINARY = re.compile(
    "[\t\n\r -~\xa0-\xac\xae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u17b3\u17b6-\u180a\u1810-"
    "\u200a\u2010-\u2027\u202f-\u205f\u2070-\u27ff\u2801-\u3163\u3165-\ud7ff]*+"
)
"""Nearly every text: nothing in it is refused, which is seen fifty times as fast."""

_DRIVING = re.compile(f"[\x00-\x08\x0a-\x1f\x7f-\x9f{_BREAKS}{_DIRECTIONS}\ud800-\udfff]")

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
    pairs, the sign for a letter that was lost, and what nobody sees: soft hyphens, spaces without
    width, fillers. Marks, joiners and variants stand where Arabic, Hebrew, Persian, Indic and East
    Asian writing and emoji need them.
    """
    for match in () if _ORDINARY.fullmatch(text) else _refusing(text).finditer(text):
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
    return _refusing(text).sub(lambda match: other if match[1] else match[0], text)


def _refusing(text: str) -> re.Pattern[str]:
    return _REFUSED_FROM_RIGHT if _FROM_RIGHT.search(text) else _REFUSED


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
