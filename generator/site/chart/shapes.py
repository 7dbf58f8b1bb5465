"""What a chart is drawn of: strokes, signs and texts, in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from generator.evidence.series.data_points import DataPoint
from generator.site.chart.extents import Extent
from generator.site.chart.signs import Outline
from generator.site.filters import px

UP, DOWN = (0.0, -6.0, 5.0, 3.0, -5.0, 3.0), (0.0, 6.0, 5.0, -3.0, -5.0, -3.0)


class Stroke(NamedTuple):
    """A straight line from a spot to another, in pixels; `look` is its class."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


Paths = list[tuple[str, str]]
"""What lines look like, and their path data."""


def together(lines: Iterable[Stroke]) -> Paths:
    """Return lines that follow one another and look alike, as one path each."""
    return [
        (look, strokes_data(alike)) for look, alike in groupby(lines, key=lambda line: line.look)
    ]


def strokes_data(lines: Iterable[Stroke]) -> str:
    """Return lines as path data; a line goes on where the one before it ended."""
    parts, at = [], ("", "")
    for line in lines:
        x, y, to_x, to_y = map(px, line[:4])
        if at != (x, y):
            parts.append(f"M{x} {y}")
        parts.append(f"H{to_x}" if y == to_y else f"V{to_y}" if x == to_x else f"L{to_x} {to_y}")
        at = to_x, to_y
    return "".join(parts)


class Sign(NamedTuple):
    """An outline around its middle; a disc where it has no corners."""

    x: float
    y: float
    outline: Outline
    look: str
    radius: float = 4.9


class TextBlock(NamedTuple):
    """Lines of text; `anchor` is the end of them at `x`, as SVG has it: start, middle or end."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    look: str


@dataclass(frozen=True)
class FigureMark:
    """A figure as drawn, and how much room it takes."""

    point: DataPoint
    box: Extent
    lines: tuple[Stroke, ...]
    signs: tuple[Sign, ...]

    @property
    def paths(self) -> Paths:
        """Lines that follow one another and look alike, together."""
        return together(self.lines)


@dataclass(frozen=True)
class Chart:
    """What the template draws of a series, in this order; lengths in pixels."""

    title: str
    direction: str
    width: int
    height: float
    lines: tuple[Stroke, ...]
    marks: tuple[FigureMark, ...]
    told: tuple[str, ...]
    """Each mark in words."""

    signs: tuple[Sign, ...]
    texts: tuple[TextBlock, ...]

    @property
    def paths(self) -> Paths:
        """Lines that follow one another and look alike, together."""
        return together(self.lines)


def mirrored(chart: Chart) -> Chart:
    """Return a chart for a language that runs from right to left."""

    def line(one: Stroke) -> Stroke:
        return one._replace(x=chart.width - one.x, to_x=chart.width - one.to_x)

    def sign(one: Sign) -> Sign:
        return one._replace(x=chart.width - one.x)

    def mark(one: FigureMark) -> FigureMark:
        left, top, right, bottom = one.box
        box = Extent(chart.width - right, top, chart.width - left, bottom)
        lines, signs = tuple(map(line, one.lines)), tuple(map(sign, one.signs))
        return replace(one, box=box, lines=lines, signs=signs)

    return replace(
        chart,
        lines=tuple(map(line, chart.lines)),
        marks=tuple(map(mark, chart.marks)),
        signs=tuple(map(sign, chart.signs)),
        texts=tuple(text._replace(x=chart.width - text.x) for text in chart.texts),
    )
