"""Text set into a box of a picture, in the largest size in which all of it fits."""

from typing import NamedTuple

from generator.site.raster.glyphs import Face, legible
from generator.site.raster.lines import TextLine, wrap_evenly
from generator.site.raster.picture import Ink, Picture, PixelBox
from generator.site.raster.reading_order import joined, visual

_LEADING = 1.2
_SMALLEST = 8


class Setter(NamedTuple):
    """Sets text onto a picture, beginning at the left, or at the right if it runs `leftwards`."""

    picture: Picture
    leftwards: bool = False

    def block(self, text: str, face: Face, size: int, box: PixelBox, ink: Ink) -> None:
        """Set a text in the largest size, `size` at most, in which all of it fits in a box.

        What the fonts cannot draw is left out as a whole, never shown as empty boxes.
        """
        if not text or not legible(text):
            return
        left, top, right, bottom = box
        wide, most = right - left, bottom - top
        words = joined(text).split()
        lines = wrap_evenly(words, face, size, wide)
        while len(lines) * size * _LEADING > most and size > _SMALLEST:
            size = int(size * 0.9)
            lines = wrap_evenly(words, face, size, wide)
        for number, words_of_line in enumerate(lines, start=1):
            line = TextLine(visual(words_of_line, leftwards=self.leftwards), face, size)
            x = right - line.width if self.leftwards else left
            line.ink(self.picture, x, top + round(size * (number * _LEADING - 0.25)), ink)

    def line(self, text: str, face: Face, size: int, place: tuple[int, int, int], ink: Ink) -> None:
        """Set what fits into one line: `place` is left, base line and right."""
        left, base, right = place
        top = base - round(size * (_LEADING - 0.25))
        self.block(text, face, size, (left, top, right, base + size // 3), ink)
