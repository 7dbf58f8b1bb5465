"""Numbers as people type them: read where one reading is possible, and only there."""

import re
import unicodedata
from decimal import Decimal

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([,'’]|\s)\d{3}(?:\1\d{3})*|\.\d{3}(?:\.\d{3})+)", re.ASCII)
_PLAIN = re.compile(r"0|[1-9]\d*", re.ASCII)
_FRACTION = re.compile(r"((?:0|[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*)\.\d+)", re.ASCII)
_UNSURE = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
MOST_DIGITS = 15
MAX_NUMBER = 10**MOST_DIGITS - 1
"""Far above all that is counted; 15 digits are exact in every program that reads the downloads."""


def ascii_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(character, character))
        if not character.isascii() and character.isdecimal()
        else character
        for character in text
    )


def whole_number(text: str) -> int | None:
    """Return the number that a text is, or None where it is none or could be another.

    One group after a point could be thousands or a fraction (`3.125`), and is not read.
    """
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(" ".join(text.split()))):
        return None
    # Python refuses to read thousands of digits.
    number = int(re.sub("[^0-9]", "", text)[: MOST_DIGITS + 2])
    return number if number <= MAX_NUMBER else None


def any_number(text: str) -> Decimal | None:
    """Return the number that a text is, perhaps with decimals; None as for a whole number."""
    whole = whole_number(text)
    if whole is not None:
        return Decimal(whole)
    sure = _FRACTION.fullmatch(text) and not _UNSURE.fullmatch(text)
    digits = text.replace(",", "")
    return Decimal(digits) if sure and len(digits) <= MOST_DIGITS + 1 else None


def may_be_thousands(text: str) -> bool:
    """Return whether a number with a point may be thousands: `3.125`."""
    return bool(_UNSURE.fullmatch(text))


def plain(number: Decimal) -> str:
    """Return a number in digits, with a point and without an exponent: `1500000`, `14.30`."""
    return f"{number:f}"


def in_full(number: Decimal) -> str:
    """Return a number with commas between thousands: `1,500,000`, `14.30`."""
    return f"{number:,f}"


def is_shortened(low: Decimal, high: Decimal) -> bool:
    """Return whether the lower end of a range may stand for thousands: `10 to 12,000`."""
    return 0 < low < 1000 <= low * 1000 <= high  # noqa: PLR2004 - a group of digits
