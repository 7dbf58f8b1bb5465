"""Where everything in a chart of a series stands: one row for each figure, in order of time.

On the left a time line, true to scale, with the days or spans for which figures hold; from it a
line leads to each figure's row. To the right the figures with their bounds, on a scale from zero.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from babel.dates import format_skeleton

from generator.evidence.comparison import Series
from generator.evidence.points import Point
from generator.model import Edtf, Value
from generator.render.language import Language

WIDTH = 360
"""Pixels across; narrow enough that a phone shows the text in its own size."""

TOP, BOTTOM = 26, 10
LABEL, LANE, ARROW = 15, 13, 26
_WIDE, _BOLD = 7.0, 7.4
"""Pixels that a character of a label or figure takes at most, on average."""

_STAR = "M0-1.4L.34-.43L1.3-.43L.53.17L.83 1.13L0 .53L-.83 1.13L-.53.17L-1.3-.43L-.34-.43Z"
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", _STAR)
COLOURS = 6
"""One less than there are shapes, so that 42 speakers differ in shape or colour."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what is written and where."""

    point: Point
    value: Value
    label: tuple[str, ...]
    figure: str
    speaker: int
    top: float
    beside: str
    """On which side of its mark the figure is written: left, right or below."""

    relayed: bool

    @property
    def y(self) -> float:
        """The height at which the figure is drawn."""
        return self.top + LABEL * len(self.label) + 11

    @property
    def anchor(self) -> float:
        """The number from which a line leads to a revision: the best, else the bound given."""
        value = self.value
        ends = [end for end in (value.low, value.high) if end is not None]
        return value.best if value.best is not None else sum(ends) / len(ends)

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.y + (31 if self.beside == "below" else 15)


class Layout:
    """A series laid out in rows; all lengths in pixels."""

    def __init__(self, series: Series, names: Mapping[str, str], language: Language) -> None:
        self.series = series
        self.names = names
        self.language = language
        self.gettext = language.gettext

    @cached_property
    def speakers(self) -> list[str | None]:
        """Every speaker in order of appearance."""
        return list(dict.fromkeys(point.speaker for point in self.series.points))

    @cached_property
    def rows(self) -> list[Row]:
        """Every figure, and under it what relays made of it."""
        rows: list[Row] = []
        top = float(TOP)
        for point in self.series.points:
            for version in (point, *point.noise):
                row = self._row(version, point, top)
                rows.append(row)
                top = row.bottom
        return rows

    def _row(self, version: Point, point: Point, top: float) -> Row:
        relayed = version is not point
        figure = self.language.value(version.figure.estimate.value)
        left, right = self.extent(version.figure.estimate.value)
        width = len(figure) * _BOLD + 9
        if right + width <= self.right:
            beside = "right"
        else:
            beside = "left" if left - width >= self.left else "below"
        return Row(
            point=version,
            value=version.figure.estimate.value,
            label=tuple(self._label(version, relayed=relayed)),
            figure=figure,
            speaker=self.speakers.index(point.speaker),
            top=top,
            beside=beside,
            relayed=relayed,
        )

    def _label(self, version: Point, *, relayed: bool) -> list[str]:
        """Return who gave a figure, and for when, in as few lines as it takes."""
        room = int((self.right - self.left - 16) / _WIDE)
        if relayed:
            name = self.name(version.chain[-1] if version.chain else None)
            return textwrap.wrap(self.gettext("as relayed by %(name)s") % {"name": name}, room)
        name, day = self.name(version.speaker), self.language.date(version.as_of)
        whole = textwrap.wrap(f"{name}, {day}", room)
        apart = textwrap.wrap(f"{name},", room) + textwrap.wrap(day, room)
        return whole if len(whole) < len(apart) else apart

    def name(self, speaker: str | None) -> str:
        """Return the name of a speaker."""
        return self.names[speaker] if speaker else self.gettext("not known")

    def extent(self, value: Value) -> tuple[float, float]:
        """Return how far the drawing of a figure reaches, from left to right."""
        at = [self.across(n) for n in (value.low, value.best, value.high) if n is not None]
        if value.high is not None and value.low is None:
            at.append(max(self.across(0), self.across(value.high) - ARROW))
        if value.low is not None and value.high is None:
            at.append(self.across(value.low) + ARROW)
        return min(at), max(at)

    @cached_property
    def height(self) -> float:
        """Pixels down."""
        return self.rows[-1].bottom + BOTTOM

    @cached_property
    def combs(self) -> list[tuple[int, str, list[str]]]:
        """Each figure with later ones that cannot hold beside it, and the lane that joins them.

        Two that overlap never share a lane.
        """
        order = {point.id: i for i, point in enumerate(self.series.points)}
        against: dict[int, list[int]] = {}
        for pair in self.series.disagreements:
            first, last = sorted((order[pair.a], order[pair.b]))
            against.setdefault(first, []).append(last)
        ends: list[int] = []
        found = []
        for first, others in sorted(against.items()):
            lane = next((i for i, end in enumerate(ends) if end < first), len(ends))
            ends[lane : lane + 1] = [max(others)]
            ids = [self.series.points[i].id for i in sorted(others)]
            found.append((lane, self.series.points[first].id, ids))
        return found

    @cached_property
    def right(self) -> float:
        """Where the figures end and the brackets begin."""
        lanes = max((lane + 1 for lane, _, _ in self.combs), default=0)
        return WIDTH - 4 - LANE * lanes - (6 if lanes else 0)

    @cached_property
    def left(self) -> float:
        """Where the rows begin: after the time line, if time passes at all."""
        return 78 if self.days else 6

    @cached_property
    def days(self) -> int:
        """How many days the series spans."""
        return (self.last - self.first).days

    @cached_property
    def ends(self) -> list[date]:
        """Every day on which a time begins or ends."""
        return [
            day
            for point in self.series.points
            for day in (point.moment.earliest, point.moment.latest)
            if day
        ]

    @property
    def first(self) -> date:
        """The first day for which a figure holds."""
        return min(self.ends)

    @property
    def last(self) -> date:
        """The last day for which a figure holds."""
        return max(self.ends)

    @property
    def axis(self) -> float:
        """Where the time line runs."""
        return self.left - 20

    @property
    def begin(self) -> float:
        """Where the time line begins."""
        return TOP + 8

    @property
    def end(self) -> float:
        """Where the time line ends."""
        return self.height - BOTTOM - 8

    def down(self, day: date | None, *, otherwise: date) -> float:
        """Return where a day lies on the time line."""
        passed = ((day or otherwise) - self.first).days / self.days
        return self.begin + (self.end - self.begin) * passed

    def span(self, moment: Edtf) -> tuple[float, float]:
        """Return where a time lies on the time line."""
        return self.down(moment.earliest, otherwise=self.first), self.down(
            moment.latest, otherwise=self.last
        )

    def ticks(self) -> list[tuple[float, str]]:
        """Return the months or years that the time line names."""
        room = max(1, int(self.height / 64))
        step = next(
            s for s in (1, 2, 3, 6, 12, 24, 60, 120, 600, 6000) if self.days / 30 / s <= room
        )
        found = []
        months = self.first.year * 12 + self.first.month - 1
        months -= months % step
        while (day := date(months // 12, months % 12 + 1, 1)) <= self.last:
            if day >= self.first - timedelta(days=3):
                found.append(
                    (self.down(max(day, self.first), otherwise=self.first), self._tick(day, step))
                )
            months += step
        return found

    def _tick(self, day: date, step: int) -> str:
        months = step % 12
        return format_skeleton("yMMM" if months else "y", day, locale=self.language.locale)

    @cached_property
    def most(self) -> int:
        """The highest number in the series."""
        versions = [v for point in self.series.points for v in point.versions]
        values = [version.figure.estimate.value for version in versions]
        return max(n for v in values for n in (v.low, v.best, v.high) if n is not None) or 1

    @property
    def scale(self) -> tuple[float, float]:
        """Where zero and the highest number lie."""
        return self.left + 6, self.right - ARROW - 6

    def across(self, number: float) -> float:
        """Return where a number lies."""
        zero, most = self.scale
        return zero + (most - zero) * number / self.most

    def number(self, pixels: float) -> float:
        """Return how many so many pixels stand for."""
        zero, most = self.scale
        return self.most * pixels / (most - zero)

    def shape(self, row: Row) -> str:
        """Return the shape that stands for the row's speaker."""
        return SHAPES[row.speaker % len(SHAPES)]

    def colour(self, row: Row) -> str:
        """Return the colour that stands for the row's speaker."""
        return f"var(--series-{row.speaker % COLOURS + 1})"

    def brackets(self) -> list[tuple[float, float, list[float]]]:
        """Return where each comb runs: across, the height of its head, those of its teeth."""
        heights = {row.point.id: row.y for row in self.rows if not row.relayed}
        return [
            (self.right + 10 + lane * LANE, heights[head], [heights[id_] for id_ in teeth])
            for lane, head, teeth in self.combs
        ]
