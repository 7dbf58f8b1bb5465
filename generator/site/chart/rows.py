"""Where everything in a chart of a series stands: one row for each figure, in order of time.

On the left a time line, true to scale, with the days or spans for which figures hold; from it a
line leads to each figure's row. To the right the figures with their bounds, on a scale from zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor

from babel.dates import format_skeleton

from generator.evidence.comparison import Series
from generator.evidence.data_points import DataPoint
from generator.model import Edtf, Value
from generator.model.notation.numbers import MOST_DIGITS
from generator.site.chart.text import isolated, width, wrap
from generator.site.words.language import Language

WIDTH = 328
"""Pixels across: the room that a page leaves on a phone, so that text has its own size there."""

TEXT, TICK = 13, 12
"""Sizes of text in pixels; no text is smaller than 12 on a phone of 360."""

TOP, BOTTOM = 26, 10
LABEL, LANE, ARROW = 16, 13, 26

_BOLDER = 1.08
"""How much broader a figure is than its letters, since it is bold."""

SHAPES = (
    "M-4.9 0A4.9 4.9 0 1 0 4.9 0A4.9 4.9 0 1 0-4.9 0Z",
    "M-4.3-4.3H4.3V4.3H-4.3Z",
    "M0-5.3L5.6 4.4H-5.6Z",
    "M0-6L6 0L0 6L-6 0Z",
    "M-1.9-5.7H1.9V-1.9H5.7V1.9H1.9V5.7H-1.9V1.9H-5.7V-1.9H-1.9Z",
    "M0 5.3L5.6-4.4H-5.6Z",
    "M0-6.6L1.6-2L6.3-2L2.5 .8L4 5.3L0 2.5L-4 5.3L-2.5 .8L-6.3-2L-1.6-2Z",
)
"""What stands for a speaker, around its middle, in pixels."""

COLOURS = 6

_LAST = date.max.year * 12 + 11
"""The last month of the calendar, counted from year 0."""
"""One less than there are shapes, so that 42 speakers differ in shape or colour."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One figure: what is written and where."""

    point: DataPoint
    label: tuple[str, ...]
    figure: tuple[str, ...]
    """The figure in words, in lines."""

    speaker: int
    top: float
    beside: str
    """On which side of its mark the figure is written: left, right or below."""

    relayed: bool

    @property
    def value(self) -> Value:
        """The figure itself."""
        return self.point.value

    @property
    def y(self) -> float:
        """The height at which the figure is drawn."""
        return self.top + LABEL * len(self.label) + 11

    @property
    def anchor(self) -> float:
        """The number from which a line leads to a revision: the best, else the bound given."""
        ends = [float(end) for end in (self.value.low, self.value.high) if end is not None]
        best = self.value.best
        return float(best) if best is not None else sum(ends) / len(ends)

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.y + 15 + LABEL * len(self.figure) * (self.beside == "below")

    @property
    def shape(self) -> str:
        """The shape that stands for the speaker."""
        return SHAPES[self.speaker % len(SHAPES)]

    @property
    def colour(self) -> int:
        """The number of the colour that stands for the speaker."""
        return self.speaker % COLOURS + 1


class Layout:
    """A series laid out in rows; all lengths in pixels."""

    def __init__(self, series: Series, names: Mapping[str, str], language: Language) -> None:
        self.series, self.names, self.language = series, names, language
        moments = [point.moment for point in series.points]
        ends = [day for moment in moments for day in (moment.earliest, moment.latest) if day]
        self.first, self.last = min(ends), max(ends)
        self.days = (self.last - self.first).days
        given = [n for point in series.points for v in point.versions for n in v.value.numbers]
        self.least, self.most = min(Decimal(0), *given), max(Decimal(0), *given)
        """The lowest and highest number of the scale, which has zero on it."""
        if self.least == self.most:
            self.most = Decimal(1)
        self.fine = any(number != number.to_integral_value() for number in given)
        unit = series.points[0].unit or ""
        self.per_tick, self.unit = (unit, "") if unit == "%" else ("", unit)
        """The unit of the scale: short enough to stand at each number, or once above them."""
        self.top = TOP + (LABEL if self.unit else 0)
        self.combs = combs(series)
        lanes = max((lane + 1 for lane, _, _ in self.combs), default=0)
        self.left = 6 + (self._widest_tick() + 26 if self.days else 0)
        """Where the rows begin: after the time line, if time passes at all."""
        self.right = WIDTH - 4 - LANE * lanes - (6 if lanes else 0)
        """Where the figures end and the brackets begin."""
        self.scale = (self.left + 6, self.right - ARROW - 6)
        """Where the lowest and highest number lie."""
        self.rows = self._rows()
        self.height = self.rows[-1].bottom + BOTTOM
        self.axis, self.begin, self.end = self.left - 20, self.top + 8, self.height - BOTTOM - 8
        """Where the time line runs, and from where to where."""

    def _rows(self) -> list[ChartRow]:
        """Return every figure, and under it what relays made of it."""
        speakers = list(dict.fromkeys(point.speaker for point in self.series.points))
        rows: list[ChartRow] = []
        top = float(self.top)
        for point in self.series.points:
            for version in (point, *point.noise):
                relayed = version is not point
                figure = self.language.value(version.estimate.value, version.unit)
                label = tuple(self._label(version, relayed=relayed))
                side = self._side(version.value, figure)
                room = (self.right - self.left - 16) / _BOLDER
                lines = wrap(figure, TEXT, room) if side == "below" else [figure]
                place = speakers.index(point.speaker)
                rows.append(ChartRow(version, label, tuple(lines), place, top, side, relayed))
                top = rows[-1].bottom
        return rows

    def _side(self, value: Value, figure: str) -> str:
        left, right = self.extent(value)
        room = width(figure, TEXT, bold=True) + 11
        if right + room <= self.right:
            return "right"
        return "left" if left - room >= self.left else "below"

    def _label(self, version: DataPoint, *, relayed: bool) -> list[str]:
        """Return who gave a figure, and for when, in as few lines as it takes."""
        room = self.right - self.left - 16
        if relayed:
            name = self._name(version.chain[-1] if version.chain else None)
            told = self.language.gettext("as relayed by %(name)s") % {"name": name}
            return wrap(told, TEXT, room)
        name, day = self._name(version.speaker), self.language.date(version.as_of)
        whole = wrap(f"{name}, {day}", TEXT, room)
        apart = wrap(f"{name},", TEXT, room) + wrap(day, TEXT, room)
        return whole if len(whole) < len(apart) else apart

    def _name(self, speaker: str | None) -> str:
        if speaker is None:
            return self.language.gettext("not known")
        return isolated(self.names[speaker], self.language.direction)

    def extent(self, value: Value) -> tuple[float, float]:
        """Return how far the drawing of a figure reaches, from left to right."""
        at = [self.across(number) for number in value.numbers]
        if value.high is not None and value.low is None:
            at.append(max(self.scale[0], self.across(value.high) - ARROW))
        if value.low is not None and value.high is None:
            at.append(self.across(value.low) + ARROW)
        return min(at), max(at)

    def across(self, number: float | Decimal) -> float:
        """Return where a number lies."""
        left, right = self.scale
        least, most = float(self.least), float(self.most)
        return left + (right - left) * (float(number) - least) / (most - least)

    def numbers(self) -> list[tuple[float, str]]:
        """Return the round numbers that the scale names, and where they lie."""
        left, right = self.scale
        ends, span = (self.least, self.most), self.most - self.least
        room = Decimal(max(width(self._tick(end), TICK) for end in ends) + 8)
        step = _round_step(max(span / 5, span * room / Decimal(right - left)), fine=self.fine)
        numbers = (step * n for n in range(ceil(self.least / step), floor(self.most / step) + 1))
        return [(self.across(number), self._tick(number)) for number in numbers]

    def _tick(self, number: Decimal) -> str:
        return self.language.amount(number or Decimal(0), self.per_tick)

    def down(self, day: date) -> float:
        """Return where a day lies on the time line."""
        return self.begin + (self.end - self.begin) * (day - self.first).days / self.days

    def span(self, moment: Edtf) -> tuple[float, float]:
        """Return where a time lies on the time line."""
        return self.down(moment.earliest or self.first), self.down(moment.latest or self.last)

    def ticks(self) -> list[tuple[float, list[str]]]:
        """Return the months or years that the time line names, if there is one, in lines.

        The year stands below the first of its months.
        """
        if not self.days:
            return []
        room = max(1, int(self.height / 70))
        steps = (1, 2, 3, 6, 12, 24, 60, 120, 600, 6000, 150_000)
        step = next(step for step in steps if self.days / 30 / step <= room)
        found: list[tuple[float, list[str]]] = []
        months = self.first.year * 12 + self.first.month - 1
        months = max(12, months - months % step)
        told = 0
        while months <= _LAST and (day := date(months // 12, months % 12 + 1, 1)) <= self.last:
            if (self.first - day).days <= 3:  # noqa: PLR2004 - days
                lines = [self._part(day, "MMM")] if step % 12 else []
                lines += [self._part(day, "y")] if day.year != told else []
                told = day.year
                found.append((self.down(max(day, self.first)), lines))
            months += step
        return found

    def _part(self, day: date, skeleton: str) -> str:
        return format_skeleton(skeleton, day, locale=self.language.locale)

    def _widest_tick(self) -> int:
        months = [self._part(date(2000, month, 1), "MMM") for month in range(1, 13)]
        years = [self._part(day, "y") for day in (self.first, self.last)]
        return ceil(max(width(text, TICK) for text in months + years))

    def brackets(self) -> list[tuple[float, float, list[float]]]:
        """Return where each comb runs: across, the height of its head, those of its teeth."""
        heights = {row.point.id: row.y for row in self.rows if not row.relayed}
        return [
            (self.right + 10 + lane * LANE, heights[head], [heights[id_] for id_ in teeth])
            for lane, head, teeth in self.combs
        ]


def _round_step(least: Decimal, *, fine: bool) -> Decimal:
    """Return the lowest of 1, 2, 5, 10, 20, 50 and so on that is not lower.

    Of fine numbers, steps below 1 too: 0.5, 0.2, 0.1 and so on.
    """
    power = max(least.adjusted(), -MOST_DIGITS if fine else 0)
    steps = (Decimal(digit).scaleb(power) for digit in (1, 2, 5, 10))
    step = next(step for step in steps if step >= least)
    return step.quantize(Decimal(1)) if step >= 1 else step


def combs(series: Series) -> list[tuple[int, str, list[str]]]:
    """Return each figure with later ones that cannot hold beside it, and the lane that joins them.

    Two that overlap never share a lane.
    """
    order = {point.id: i for i, point in enumerate(series.points)}
    against: dict[int, list[int]] = {}
    for pair in series.disagreements:
        first, last = sorted((order[pair.a], order[pair.b]))
        against.setdefault(first, []).append(last)
    ends: list[int] = []
    found = []
    for first, others in sorted(against.items()):
        lane = next((i for i, end in enumerate(ends) if end < first), len(ends))
        ends[lane : lane + 1] = [max(others)]
        found.append((lane, series.points[first].id, [series.points[i].id for i in sorted(others)]))
    return found
