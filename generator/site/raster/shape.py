"""Shapes as coverage for a picture: areas, lines, dots and arcs around a middle."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw

_FINER = 4
"""Shapes are drawn so many times as large, and reduced, so that their edges are smooth."""


class Shape(NamedTuple):
    """What a shape is made of, around its middle: areas to fill, lines to draw, dots to set.

    Arcs of the ring run from an angle to another, in degrees.
    """

    areas: tuple[tuple[float, ...], ...] = ()
    lines: tuple[tuple[float, ...], ...] = ()
    dots: tuple[tuple[float, float, float], ...] = ()
    ring: tuple[tuple[float, float], ...] = ()
    width: float = 0

    @cache  # noqa: B019 - as many as there are signs
    def coverage(self, size: int, scale: float, middle: tuple[float, float]) -> Image.Image:
        """Return a square of so many pixels with the shape in it, enlarged, around `middle`."""
        finer = scale * _FINER
        across, down = (place * _FINER for place in middle)
        large = Image.new("L", (size * _FINER, size * _FINER), 0)
        draw = ImageDraw.Draw(large)

        def disc(x: float, y: float, radius: float) -> Sequence[float]:
            ends = ((x - radius, y - radius), (x + radius, y + radius))
            return [n for x, y in ends for n in (across + x * finer, down + y * finer)]

        for area in self.areas:
            draw.polygon(_spots(area, finer, across, down), fill=255)
        for line in self.lines:
            spots = _spots(line, finer, across, down)
            for ends in pairwise(spots):
                draw.line(ends, fill=255, width=round(self.width * finer))
            for x, y in _spots(line, 1, 0, 0):  # round ends and joints
                draw.ellipse(disc(x, y, self.width / 2), fill=255)
        for dot in self.dots:
            draw.ellipse(disc(*dot), fill=255)
        for start, end in self.ring:
            box = disc(0, 0, 13 + self.width / 2)
            draw.arc(box, start, end, fill=255, width=round(self.width * finer))
        return large.reduce(_FINER)


def _spots(
    numbers: Sequence[float], scale: float, across: float, down: float
) -> list[tuple[float, float]]:
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [(across + x * scale, down + y * scale) for x, y in pairs]
