"""Cards that stand for a page where its link is shared: 1200 x 630, drawn from its head."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.model.lists import Grade
from generator.site.palette import colours
from generator.site.raster.glyphs import Face
from generator.site.raster.lines import line_width
from generator.site.raster.picture import Ink, Picture
from generator.site.raster.setting import Setter
from generator.site.raster.shape import Shape
from generator.site.share.icons import MARK

WIDTH, HEIGHT, MARGIN = 1200, 630, 76
END, HEAD, FOOT = WIDTH - MARGIN, MARGIN + 14, 396
"""Where lines end; the base line of the head; where what supports a claim begins."""

SMALL = 36
"""A third of it is what can be read."""

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
    """What a card tells: `facts` are a claim's standing in words, what it rests on, and as of when.

    `figure` is the number that a claim is about, if there is one, `what` what it counts; `backing`
    is the sentence that says who stands behind the claim.
    """

    site: str
    title: str
    description: str
    grade: str = ""
    facts: tuple[str, ...] = ()
    backing: str = ""
    figure: str = ""
    what: str = ""
    accent: str = ""


@lru_cache(4096)
def card(told: CardText, *, leftwards: bool = False) -> bytes:
    """Return the card of a page as PNG: site, title, and a claim's answer or the description.

    `leftwards` mirrors it, for languages that run from right to left. Cards are kept while the
    process lives, so that a preview draws the changed ones alone. What is shown 400 pixels wide
    can be read: the smallest text is 12 pixels high then, unless it is too long for its place.
    """
    drawing = _Drawing(leftwards)
    (_draw_claim if told.grade else _draw_page)(drawing, told)
    return drawing.picture.png()


class _Drawing:
    """A card being drawn, from the side where text begins."""

    def __init__(self, leftwards: bool) -> None:  # noqa: FBT001 - handed on
        self.leftwards = leftwards
        self.picture = Picture(WIDTH, HEIGHT, colours()["paper"])
        self.setter = Setter(self.picture, leftwards)

    def fill(self, left: int, top: int, right: int, bottom: int, colour: str) -> None:
        left, right = self._across(left, right)
        self.picture.fill((left, top, right, bottom), colour)

    def stamp(self, shape: Shape, scale: float, left: int, top: int, ink: Ink) -> None:
        size = 64
        left, _ = self._across(left, left + size)
        self.picture.stamp(shape.coverage(size, scale, (size / 2, size / 2)), (left, top), ink)

    def line(self, text: str, face: Face, size: int, place: tuple[int, int, int], ink: Ink) -> None:
        """Set one line: `place` is where it begins and ends at most, and its base line."""
        left, right = self._across(*place[:2])
        self.setter.line(text, face, size, (left, place[2], right), ink)

    def block(self, text: str, face: Face, size: int, box: tuple[int, int, int], ink: Ink) -> None:
        """Set lines into a box: where it begins, its top, its bottom."""
        left, right = self._across(box[0], END)
        self.setter.block(text, face, size, (left, box[1], right, box[2]), ink)

    def _across(self, left: int, right: int) -> tuple[int, int]:
        return (WIDTH - right, WIDTH - left) if self.leftwards else (left, right)


def _draw_claim(drawing: _Drawing, told: CardText) -> None:
    """Draw the figure, the title, and below them how well it is supported, and by whom."""
    paper, panel, ink = (colours()[name] for name in ("paper", "panel", "ink"))
    name, sign = SIGNS[told.grade]
    colour, ink_on_panel = colours()[name], Ink(ink, panel)
    standing, counted, as_of = (*told.facts, "", "")[:3]
    dated = END - line_width(as_of, Face.TEXT, SMALL)
    drawing.fill(0, FOOT, WIDTH, HEIGHT, panel)
    drawing.fill(0, 0, 20, HEIGHT, colour)
    drawing.stamp(MARK, 1.6, MARGIN - 19, MARGIN - 31, Ink(ink, paper))
    drawing.line(told.site, Face.STRONG, 34, (MARGIN + 48, dated - 30, HEAD), Ink(ink, paper))
    drawing.line(as_of, Face.TEXT, SMALL, (dated, END, HEAD), Ink(ink, paper))
    top, size = HEAD + 36, 72
    if told.figure:
        wide = min(line_width(told.figure, Face.TITLE, 112), 620)
        drawing.line(
            told.figure, Face.TITLE, 112, (MARGIN, MARGIN + wide, top + 92), Ink(ink, paper)
        )
        what = (MARGIN + wide + 30, top - 2, top + 130)
        drawing.block(told.what, Face.TEXT, SMALL, what, Ink(ink, paper))
        top, size = top + 130, 52
    drawing.block(told.title, Face.TITLE, size, (MARGIN, top, FOOT - 14), Ink(ink, paper))
    drawing.stamp(sign, 1.15, MARGIN - 15, FOOT + 14, Ink(colour, panel))
    drawing.line(standing, Face.STRONG, 46, (MARGIN + 48, END, FOOT + 62), Ink(colour, panel))
    said, top = told.backing, FOOT + 80
    if line_width(counted, Face.TEXT, SMALL) > END - MARGIN:
        said = f"{counted}. {said}"
    else:
        drawing.line(counted, Face.TEXT, SMALL, (MARGIN, END, FOOT + 114), ink_on_panel)
        top = FOOT + 128
    drawing.block(said, Face.TEXT, SMALL, (MARGIN, top, HEIGHT - 12), ink_on_panel)


def _draw_page(drawing: _Drawing, told: CardText) -> None:
    """Draw the title, and below it what the page says."""
    paper, ink, soft = (colours()[name] for name in ("paper", "ink", "soft"))
    accent = told.accent or colours()["accent"]
    foot = HEIGHT - MARGIN
    drawing.fill(0, 0, 20, HEIGHT, accent)
    drawing.stamp(MARK, 1.6, MARGIN - 19, MARGIN - 31, Ink(accent, paper))
    if told.title != told.site:
        drawing.line(told.site, Face.STRONG, 34, (MARGIN + 48, END, HEAD), Ink(soft, paper))
    drawing.fill(MARGIN, foot - 152, MARGIN + 96, foot - 146, accent)
    title = (MARGIN, HEAD + 46, foot - 170)
    drawing.block(told.title, Face.TITLE, 84, title, Ink(ink, paper))
    said = (MARGIN, foot - 130, foot + 34)
    drawing.block(told.description, Face.TEXT, 42, said, Ink(soft, paper))
