"""Cards that stand for a page where its link is shared: 1200 x 630, as SVG, drawn from its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from generator.model.words import Grade
from generator.render.palette import colours
from generator.render.pictures import png
from generator.render.typeset import Face, NoGlyphError, measure, set_line, wrap

WIDTH, HEIGHT, MARGIN = 1200, 630, 76

_RING = '<circle r="13" fill="none" stroke="{colour}" stroke-width="5"'
SIGNS: Mapping[str, tuple[str, str]] = {
    Grade.ACKNOWLEDGED: ("good", '<circle r="15"/>'),
    Grade.CORROBORATED: ("fair", '<path d="M-15-15H15V15H-15Z"/>'),
    Grade.SINGLE_ORIGIN: ("weak", '<path d="M0-15L15 15H-15Z"/>'),
    Grade.CONTESTED: ("torn", '<path d="M0-17L17 0L0 17L-17 0Z"/>'),
    Grade.REFUTED: (
        "bad",
        '<path d="M-9-15L0-6L9-15L15-9L6 0L15 9L9 15L0 6L-9 15L-15 9L-6 0L-15-9Z"/>',
    ),
    Grade.BACKGROUND: ("soft", '<path d="M-15-5H15V5H-15Z"/>'),
    Grade.ORIGIN_UNCLEAR: ("soft", f'{_RING} stroke-dasharray="5 4.07"/>'),
    Grade.UNSUPPORTED: ("soft", f"{_RING}/>"),
}
"""Name of the colour, and shape, of each standing; as on the pages."""

_LEADING = 1.2


def card_uri(page: str) -> str:
    """Return the source URI of a page's card."""
    return f"assets/cards/{page.removesuffix('.md')}.png"


def card(
    site_name: str, title: str, description: str, grade: str = "", facts: Sequence[str] = ()
) -> str:
    """Return the card of a page as SVG: site, title, and a claim's standing or the description.

    `facts` are a claim's standing in words, then what it rests on. What no font can draw is left
    out, never shown as boxes.
    """
    ink, soft, accent = (colours()[name] for name in ("ink", "soft", "accent"))
    name, sign = SIGNS[grade] if grade else ("accent", "")
    colour = colours()[name]
    top, foot = MARGIN + 60, HEIGHT - MARGIN
    body = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours()["paper"]}"/>',
        f'<rect width="16" height="{HEIGHT}" fill="{colour}"/>',
        f'<g transform="translate({MARGIN - 12} {MARGIN - 24}) scale(1.6)">{mark(accent)}</g>',
    ]
    if title != site_name:
        body += _line(site_name, Face.STRONG, 30, MARGIN + 48, MARGIN + 12, soft)
    if grade:
        body += [
            f'<path d="M16 {foot - 110}H{WIDTH}V{HEIGHT}H16Z" fill="{colours()["panel"]}"/>',
            f'<g transform="translate({MARGIN + 15} {foot - 49})" fill="{colour}">',
            f"{sign.format(colour=colour)}</g>",
            *_line(facts[0], Face.STRONG, 42, MARGIN + 48, foot - 35, colour),
            *_line(" · ".join(facts[1:]), Face.TEXT, 32, MARGIN, foot + 24, ink),
            *_block(title, Face.TITLE, 72, top, foot - 130, ink),
        ]
    else:
        body += [
            f'<path d="M{MARGIN} {foot - 140}h96" stroke="{accent}" stroke-width="5"/>',
            *_block(title, Face.TITLE, 84, top, foot - 160, ink),
            *_block(description, Face.TEXT, 36, foot - 120, foot + 24, soft),
        ]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(body)}</svg>'


def mark(colour: str) -> str:
    """Return the site's mark in a colour, as the inside of an SVG of 32 x 32."""
    logo = resources.files("generator").joinpath("assets", "logo.svg").read_text(encoding="utf-8")
    inside = logo[logo.index(">") + 1 : logo.rindex("</svg>")]
    return re.sub("#[0-9a-f]{6}", colour, inside)


def _line(  # noqa: PLR0913, PLR0917 - a text, its look and its place
    text: str, face: Face, size: float, x: float, y: float, colour: str
) -> Iterator[str]:
    """Yield a line, in a smaller size where it would be too wide."""
    try:
        line = set_line(text, face)
    except NoGlyphError:
        return
    yield line.svg(x, y, min(size, (WIDTH - MARGIN - x) / max(line.width, 1)), colour)


def _block(  # noqa: PLR0913, PLR0917 - a text, its look and its place
    text: str, face: Face, size: float, top: float, bottom: float, colour: str
) -> Iterator[str]:
    """Yield the lines of a text, in the largest size in which all of it fits."""
    try:
        lines = wrap(text, face, (WIDTH - 2 * MARGIN) / size)
        while not _fits(lines, face, size, bottom - top):
            size *= 0.95
            lines = wrap(text, face, (WIDTH - 2 * MARGIN) / size)
    except NoGlyphError:
        return
    for number, line in enumerate(lines, start=1):
        y = top + size * (number * _LEADING - 0.25)
        yield set_line(line, face).svg(MARGIN, y, size, colour)


def _fits(lines: Sequence[str], face: Face, size: float, height: float) -> bool:
    widest = max((measure(line, face) for line in lines), default=0.0)
    return len(lines) * size * _LEADING <= height and widest * size <= WIDTH - 2 * MARGIN


def card_png(
    site_name: str, title: str, description: str, grade: str = "", facts: Sequence[str] = ()
) -> bytes:
    """Return the card of a page as PNG."""
    return png(card(site_name, title, description, grade, facts))
