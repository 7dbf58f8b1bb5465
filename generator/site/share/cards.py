"""Cards that stand for a page where its link is shared: 1200 x 630, drawn from its head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.lists import Grade
from generator.site.palette import colours, mark
from generator.site.share.pictures import png

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


def card_png(*told: Any) -> bytes:
    """Return the card of a page as PNG, made of what `card` is given."""
    return png(card(*told))


def card(
    site_name: str, title: str, description: str, grade: str = "", facts: Sequence[str] = ()
) -> str:
    """Return the card of a page as SVG: site, title, and a claim's standing or the description.

    `facts` are a claim's standing in words, then what it rests on. What no font can draw is left
    out, never shown as boxes.
    """
    from generator.site.share.typeset import Face, block, line  # noqa: PLC0415 - loads HarfBuzz

    ink, soft, accent = (colours()[name] for name in ("ink", "soft", "accent"))
    name, sign = SIGNS[grade] if grade else ("accent", "")
    colour = colours()[name]
    top, foot, room = MARGIN + 60, HEIGHT - MARGIN, WIDTH - MARGIN
    body = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours()["paper"]}"/>',
        f'<rect width="16" height="{HEIGHT}" fill="{colour}"/>',
        f'<g transform="translate({MARGIN - 12} {MARGIN - 24}) scale(1.6)">{mark(accent)}</g>',
    ]
    if title != site_name:
        body.append(line(site_name, Face.STRONG, 30, (MARGIN + 48, MARGIN + 12, room), soft))
    if grade:
        body += [
            f'<path d="M16 {foot - 110}H{WIDTH}V{HEIGHT}H16Z" fill="{colours()["panel"]}"/>',
            f'<g transform="translate({MARGIN + 15} {foot - 49})" fill="{colour}">',
            f"{sign.format(colour=colour)}</g>",
            line(facts[0], Face.STRONG, 42, (MARGIN + 48, foot - 35, room), colour),
            line(" · ".join(facts[1:]), Face.TEXT, 32, (MARGIN, foot + 24, room), ink),
            block(title, Face.TITLE, 72, (MARGIN, top, room, foot - 130), ink),
        ]
    else:
        body += [
            f'<path d="M{MARGIN} {foot - 140}h96" stroke="{accent}" stroke-width="5"/>',
            block(title, Face.TITLE, 84, (MARGIN, top, room, foot - 160), ink),
            block(description, Face.TEXT, 36, (MARGIN, foot - 120, room, foot + 24), soft),
        ]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(body)}</svg>'
