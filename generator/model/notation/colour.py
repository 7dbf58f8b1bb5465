"""Colours as `#0b5cad`, and whether they can be read on the pages (WCAG 2.2, contrast of text)."""

import re

from generator.model.base import Unreadable

PANEL, NIGHT = "#f5f0e6", "#221f1a"
"""What text stands on, of the light and of the dark pages: that with the least contrast."""

LEAST = 4.5
"""Contrast that text needs (success criterion 1.4.3)."""

_STEPS = 20


def readable_colour(text: str) -> str:
    """Return a colour that can be read on light pages, in small letters.

    Raises:
        Unreadable: It is no colour, or too light; carries the nearest one that can be read.
    """
    colour = text.lower()
    if not re.fullmatch("#[0-9a-f]{6}", colour):
        raise Unreadable(f"'{text}' is no colour", 'write it as "#0b5cad", in quotes')
    if contrast(colour, PANEL) < LEAST:
        found = f"'{text}' is too light to be read: its contrast is {contrast(colour, PANEL):.1f}"
        hint = f'write "{towards(colour, "#000000", PANEL)}", or another of at least {LEAST}'
        raise Unreadable(found, hint)
    return colour


def at_night(colour: str) -> str:
    """Return a colour for dark pages: as it is, or so much lighter that it can be read."""
    return towards(colour, "#ffffff", NIGHT)


def towards(colour: str, end: str, ground: str) -> str:
    """Return the first colour on the way to another that can be read on a ground."""
    for step in range(_STEPS + 1):
        parts = zip(_parts(colour), _parts(end), strict=True)
        mixed = "#" + "".join(f"{round(a + (b - a) * step / _STEPS):02x}" for a, b in parts)
        if contrast(mixed, ground) >= LEAST:
            return mixed
    return end


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (part / 255 for part in _parts(colour))
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
