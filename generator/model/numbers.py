"""Numbers as people type them: read where one reading is possible, and only there."""

from __future__ import annotations

import re
import unicodedata

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([,'’]|\s)\d{3}(?:\1\d{3})*|\.\d{3}(?:\.\d{3})+)", re.ASCII)
_PLAIN = re.compile(r"0|[1-9]\d*", re.ASCII)
MAX_NUMBER = 10**12
"""Far above all that is counted, and exact in every program that reads the downloads."""


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
    number = int(re.sub("[^0-9]", "", text)[:14])
    return number if number <= MAX_NUMBER else None


def is_shortened(low: int, high: int) -> bool:
    """Return whether the lower end of a range may stand for thousands: `10 to 12,000`."""
    return 0 < low < 1000 <= low * 1000 <= high  # noqa: PLR2004 - a group of digits
