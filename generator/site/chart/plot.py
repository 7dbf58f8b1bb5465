"""The room in which a chart draws figures: its axes, and where days and numbers lie."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.site.chart.axes import TICK, Scale, Tick, round_numbers, time_ticks
from generator.site.chart.shapes import Stroke, TextBlock
from generator.site.chart.text import width
from generator.site.words.figures import amount
from generator.site.words.language import Language

ARROW = 20
"""Pixels from a bound to the tip that says on which side it is open."""

TOP = 26


class Plot:
    """Time across and figures upwards, in pixels, with the names of both axes."""

    def __init__(
        self,
        series: Series,
        figures: Iterable[DataPoint],
        language: Language,
        across: int,
        high: int,
    ) -> None:
        self.language = language
        self.width, self.high, self.foot = across, high, TOP + high
        self.unit = series.points[0].unit or ""
        steps = round_numbers([number for one in figures for number in one.value.numbers])
        words = [amount(language, step or Decimal(0), "%" * (self.unit == "%")) for step in steps]
        self.left = max(width(word, TICK) for word in words) + 10
        self.across = Scale(*self._days(series), self.left + 16, across - 16)
        self.up = Scale(float(steps[0]), float(steps[-1]), self.foot, TOP + ARROW)
        self.ticks = [
            Tick(self.up.at(step), (word,)) for step, word in zip(steps, words, strict=True)
        ]
        self.times = time_ticks(self.first, self.last, self.across, language)

    def _days(self, series: Series) -> tuple[int, int]:
        moments = [point.moment for point in series.points]
        ends = [day for moment in moments for day in (moment.earliest, moment.latest) if day]
        self.first, self.last = min(ends), max(ends)
        return self.first.toordinal(), self.last.toordinal()

    def span(self, point: DataPoint) -> tuple[float, float]:
        """Return where the time of a figure begins and ends."""
        moment = point.moment
        days = (moment.earliest or self.first, moment.latest or self.last)
        first, last = (self.across.at(day.toordinal()) for day in days)
        return first, last

    def grid(self) -> Iterator[Stroke]:
        """Yield the lines behind the figures: one for each number on the axis, and the ground."""
        for tick in self.ticks:
            yield Stroke(self.left, tick.at, self.width, tick.at, "grid")
        base = self.up.at(0)
        yield Stroke(self.left, base, self.width, base, "axis")
        for tick in self.times:
            yield Stroke(tick.at, self.foot, tick.at, self.foot + 4, "axis")

    def names(self) -> Iterator[TextBlock]:
        """Yield the numbers and times of the axes, and the unit, where there is one."""
        for tick in self.ticks:
            yield TextBlock(self.left - 6, tick.at + 4, "end", tick.lines, "tick")
        for tick in self.times:
            yield TextBlock(self._inside(tick), self.foot + 18, "middle", tick.lines, "tick")
        if self.unit not in ("", "%"):
            yield TextBlock(0, 11, "start", (self.unit,), "tick")

    def _inside(self, tick: Tick) -> float:
        """Return where the name of a time stands, so that nothing of it is cut off."""
        half = max(width(line, TICK) for line in tick.lines) / 2
        return min(max(tick.at, half), self.width - half)
