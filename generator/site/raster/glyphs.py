"""Characters as coverage, each from the first font that has it.

Pillow's own simple layout sets one glyph a character, and the same on every machine. Its other
layout needs a library of the machine (FriBidi), and so would draw other pixels where that is not.
"""

from enum import Enum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.site.raster.reading_order import joined


class Face(Enum):
    """How text looks: weight, and the size in points that its shapes are made for."""

    TEXT = (400, 20)
    STRONG = (600, 20)
    TITLE = (600, 60)


class FontFile(NamedTuple):
    """A font, and which of the looks of a face it can take: weight, optical size."""

    package: str
    file: str
    axes: str = ""

    def has(self, character: str) -> bool:
        """Return whether the font draws a character otherwise than one that no font has."""
        drawn, none = (glyph_of(self, Face.TEXT, 32, one) for one in (character, "\uffff"))
        return (drawn.advance, drawn.mask.tobytes()) != (none.advance, none.mask.tobytes())


class Glyph(NamedTuple):
    """A character drawn: coverage, its left and top from a spot on the base line, its width."""

    mask: Image.Image
    left: int
    top: int
    advance: int


FONTS = (
    FontFile("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "wo"),
    FontFile("pylopdf_fonts_ko", "NotoSerifKR-Regular.otf"),
    FontFile("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf", "w"),
    FontFile("pylopdf_fonts_he", "NotoSerifHebrew-Variable.ttf", "w"),
)
"""The first that has a character draws it: Latin, Greek, Cyrillic; Korean; Arabic; Hebrew."""


def legible(text: str) -> bool:
    """Return whether the fonts have every character of a text."""
    return all(font_for(character) for character in {*joined(text)} if not character.isspace())


@cache
def font_for(character: str) -> FontFile | None:
    """Return the font that draws a character; None where none has it."""
    return next((font for font in FONTS if font.has(character)), None)


@cache
def _sized(font: FontFile, face: Face, size: int) -> ImageFont.FreeTypeFont:
    path = str(files(font.package) / font.file)
    sized = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    if font.axes:
        looks = dict(zip("wo", face.value, strict=True))
        others = sized.get_variation_axes()[len(font.axes) :]
        given: list[float] = [looks[axis] for axis in font.axes]
        sized.set_variation_by_axes(given + [axis["default"] or 0 for axis in others])
    return sized


@cache
def glyph_of(font: FontFile, face: Face, size: int, character: str) -> Glyph:
    """Return a character drawn; kept, for to draw one of a variable font takes a while."""
    sized = _sized(font, face, size)
    left, top, right, bottom = (int(edge) for edge in sized.getbbox(character, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(mask).text((-left, -top), character, 255, sized, "ls")
    return Glyph(mask, left, top, round(sized.getlength(character)))
