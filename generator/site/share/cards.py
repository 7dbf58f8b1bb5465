"""Cards that stand for a page where its link is shared: 1200 x 630, drawn from its head."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.model.lists import Grade
from generator.site.palette import colours
from generator.site.share.icons import MARK
from generator.site.share.pictures import Ink, Picture, Shape
from generator.site.share.typeset import Face, Setter

WIDTH, HEIGHT, MARGIN = 1200, 630, 76

SIGNS: Mapping[str, tuple[str, Shape]] = {
    Grade.ACKNOWLEDGED: ("good", Shape(dots=((0, 0, 15),))),
    Grade.CORROBORATED: ("fair", Shape(((-15, -15, 15, -15, 15, 15, -15, 15),))),
    Grade.SINGLE_ORIGIN: ("weak", Shape(((0, -15, 15, 15, -15, 15),))),
    Grade.CONTESTED: ("torn", Shape(((0, -17, 17, 0, 0, 17, -17, 0),))),
    Grade.REFUTED: ("bad", Shape(lines=((-11, -11, 11, 11), (-11, 11, 11, -11)), width=8)),
    Grade.CALLED_FALSE: ("bad", Shape(lines=((-11, 11, 11, -11),), width=8)),
    Grade.SHOWN: ("good", Shape(dots=((0, 0, 6),), ring=((0, 360),), width=5)),
    Grade.FIGURES_DIFFER: ("torn", Shape(((-15, -15, 15, -15, -15, 15, 15, 15),))),
    Grade.JUDGEMENT: ("soft", Shape(((-5, -15, 5, -15, 5, 15, -5, 15),))),
    Grade.BACKGROUND: ("soft", Shape(((-15, -5, 15, -5, 15, 5, -15, 5),))),
    Grade.ORIGIN_UNCLEAR: (
        "soft",
        Shape(ring=tuple((angle, angle + 22) for angle in range(0, 360, 40)), width=5),
    ),
    Grade.UNSUPPORTED: ("soft", Shape(ring=((0, 360),), width=5)),
}
"""Name of the colour, and shape, of each standing; as on the pages."""


class CardText(NamedTuple):
    """What a card tells: `facts` are a claim's standing in words, then what it rests on."""

    site: str
    title: str
    description: str
    grade: str = ""
    facts: tuple[str, ...] = ()


@lru_cache(4096)
def card(told: CardText, *, leftwards: bool = False) -> bytes:
    """Return the card of a page as PNG: site, title, and a claim's standing or the description.

    `leftwards` mirrors it, for languages that run from right to left. Cards are kept while the
    process lives, so that a preview draws the changed ones alone.
    """
    paper, panel, ink, soft, accent = (
        colours()[name] for name in ("paper", "panel", "ink", "soft", "accent")
    )
    name, sign = SIGNS[told.grade] if told.grade else ("accent", Shape())
    colour, ground = colours()[name], panel if told.grade else paper
    picture = Picture(WIDTH, HEIGHT, paper)
    setter = Setter(picture, leftwards)
    top, foot, room = MARGIN + 60, HEIGHT - MARGIN, WIDTH - MARGIN

    def across(left: int, right: int) -> tuple[int, int]:
        return (WIDTH - right, WIDTH - left) if leftwards else (left, right)

    def fill(left: int, top: int, right: int, bottom: int, colour: str) -> None:
        left, right = across(left, right)
        picture.fill((left, top, right, bottom), colour)

    def box(left: int, top: int, bottom: int) -> tuple[int, int, int, int]:
        left, right = across(left, room)
        return left, top, right, bottom

    def line(text: str, face: Face, size: int, at: tuple[int, int], ink: Ink) -> None:
        left, right = across(at[0], room)
        setter.line(text, face, size, (left, at[1], right), ink)

    def stamp(shape: Shape, scale: float, left: int, top: int, ink: Ink) -> None:
        size = 52
        left, _ = across(left, left + size)
        picture.stamp(shape.coverage(size, scale, (size / 2, size / 2)), (left, top), ink)

    if told.grade:
        fill(0, foot - 110, WIDTH, HEIGHT, panel)
    fill(0, 0, 16, HEIGHT, colour)
    stamp(MARK, 1.6, MARGIN - 13, MARGIN - 25, Ink(accent, paper))
    if told.title != told.site:
        line(told.site, Face.STRONG, 30, (MARGIN + 48, MARGIN + 12), Ink(soft, paper))
    if told.grade:
        stamp(sign, 1, MARGIN - 11, foot - 75, Ink(colour, ground))
        line(told.facts[0], Face.STRONG, 42, (MARGIN + 48, foot - 35), Ink(colour, ground))
        line(" · ".join(told.facts[1:]), Face.TEXT, 32, (MARGIN, foot + 24), Ink(ink, ground))
        setter.block(told.title, Face.TITLE, 72, box(MARGIN, top, foot - 130), Ink(ink, paper))
    else:
        fill(MARGIN, foot - 142, MARGIN + 96, foot - 137, accent)
        setter.block(told.title, Face.TITLE, 84, box(MARGIN, top, foot - 160), Ink(ink, paper))
        setter.block(
            told.description, Face.TEXT, 36, box(MARGIN, foot - 120, foot + 24), Ink(soft, paper)
        )
    return picture.png()
