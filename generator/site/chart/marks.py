"""The marks of a series: each figure where it belongs, and the lines that join them."""

from collections.abc import Iterator, Mapping

from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.model import Value
from generator.site.chart.axes import Scale
from generator.site.chart.bounds import anchor, ends_of
from generator.site.chart.extents import Extent
from generator.site.chart.plot import ARROW, Plot
from generator.site.chart.shapes import DOWN, UP, FigureMark, Sign, Stroke
from generator.site.chart.signs import Outline, Speakers

CAP, RING, REACH = 6, 10.5, 7.5
"""Pixels: half of a stop, the ring around what cannot hold, and how far a mark reaches."""

_ASIDE = (0, *(far * way for far in range(8, 73, 4) for way in (1, -1)))
"""How far a mark may step aside: not at all, then ever farther to the right and left."""


class Marks:
    """Figures drawn in a plot, by identifier."""

    def __init__(
        self, plot: Plot, series: Series, figures: list[DataPoint], speakers: Speakers
    ) -> None:
        self.plot, self.series, self.speakers = plot, series, speakers
        self.looks = {figure.id: "relayed" for figure in figures} | {
            point.id: speakers.signs[point.speaker].look for point in series.points
        }
        self.disagree = {id_ for pair in series.disagreements for id_ in (pair.a, pair.b)}
        self.placed = self._placed(figures)

    def _placed(self, versions: list[DataPoint]) -> dict[str, FigureMark]:
        """Return the mark of each figure; what would cover another steps aside."""
        found: dict[str, FigureMark] = {}
        for index, version in enumerate(versions):
            x = sum(self.plot.span(version)) / 2
            if self.plot.first == self.plot.last:
                part = (index + 0.5) / len(versions)
                x = self.plot.across.start + (self.plot.across.end - self.plot.across.start) * part
            tries = (self._mark(version, x + aside) for aside in _ASIDE)
            found[version.id] = next(
                (one for one in tries if self._is_free(one.box, found)), self._mark(version, x)
            )
        return found

    def _is_free(self, box: Extent, marks: Mapping[str, FigureMark]) -> bool:
        inside = self.plot.left <= box.left and box.right < self.plot.width
        return inside and not any(box.meets(mark.box) for mark in marks.values())

    def look(self, version: DataPoint) -> str:
        """Return the class that gives the colour of a figure."""
        return self.looks[version.id]

    def outline(self, version: DataPoint) -> Outline:
        """Return the corners of the sign of a figure's speaker."""
        return self.speakers.signs[version.speaker].corners

    def _mark(self, version: DataPoint, x: float) -> FigureMark:
        value, look = version.value, self.look(version)
        lines, signs = _bounds(value, x, self.plot.up, look)
        if value.best is not None:
            exact = value.low == value.high == value.best
            kind = f"sign {look}" if exact else f"sign about {look}"
            signs = [Sign(x, self.plot.up.at(value.best), self.outline(version), kind), *signs]
        reach = REACH
        if version.id in self.disagree:
            reach = RING + 1
            signs = [*signs, Sign(x, self.plot.up.at(anchor(value)), (), "ring", RING)]
        ys = [y for line in lines for y in (line.y, line.to_y)] + [sign.y for sign in signs]
        box = Extent(x - reach, min(ys) - reach, x + reach, max(ys) + reach)
        true = sum(self.plot.span(version)) / 2
        if self.plot.first != self.plot.last and abs(true - x) > 1:
            y = self.plot.up.at(anchor(value))
            lines = [
                Stroke(true, y, x, y, "aside"),
                Stroke(true, y - 3, true, y + 3, "aside"),
                *lines,
            ]
        return FigureMark(version, box, tuple(lines), tuple(signs))

    def _spot(self, id_: str) -> tuple[float, float]:
        mark = self.placed[id_]
        return (mark.box.left + mark.box.right) / 2, self.plot.up.at(anchor(mark.point.value))

    def lines(self) -> Iterator[Stroke]:
        """Yield the lines between the marks: how long a figure holds, what follows it, relays."""
        yield from self._spans()
        yield from self._steps()
        yield from self._relays()

    def _spans(self) -> Iterator[Stroke]:
        """Yield how long each figure holds, where that is more than a mark is broad."""
        for point in self.series.points:
            first, last = self.plot.span(point)
            if last - first > 2 * REACH:
                y = self._spot(point.id)[1]
                yield Stroke(first, y, last, y, f"span {self.look(point)}")

    def _steps(self) -> Iterator[Stroke]:
        """Yield steps from each figure of a speaker to the next for a later time."""
        latest: dict[str | None, DataPoint] = {}
        parts = {subset.part for subset in self.series.subsets if subset.whole in self.placed}
        for point in self.series.points:
            if point.id in parts or point.estimate.spans_as_of:
                continue
            before = latest.get(point.speaker)
            if point.speaker and before and before.moment.before(point.moment):
                (x, y), (to_x, to_y) = self._spot(before.id), self._spot(point.id)
                yield Stroke(x, y, to_x, y, f"step {self.look(point)}")
                yield Stroke(to_x, y, to_x, to_y, f"step {self.look(point)}")
            latest[point.speaker] = point

    def _relays(self) -> Iterator[Stroke]:
        """Yield a line from each figure to what others made of it."""
        for point in self.series.points:
            for version in point.noise:
                yield Stroke(*self._spot(point.id), *self._spot(version.id), "relay")


def _bounds(value: Value, x: float, up: Scale, look: str) -> tuple[list[Stroke], list[Sign]]:
    """Return the bars, stops and arrows of a figure."""
    low, high = ends_of(value)
    if low == high:
        return [], []
    ends = [up.at(end) for end in (low, high) if end is not None]
    look = f"bound sure {look}" if value.confidence else f"bound {look}"
    caps = [Stroke(x - CAP, y, x + CAP, y, look) for y in ends]
    if low is not None and high is not None:
        return [Stroke(x, ends[0], x, ends[1], look), *caps], []
    y = ends[0]
    # An arrow to the ground stays above it, if there is room for a tip.
    to = y - ARROW if high is None else min(y + ARROW, max(y + ARROW / 2, up.start))
    tip = Sign(x, to, UP if high is None else DOWN, look.replace("bound", "sign tip"))
    return [Stroke(x, y, x, to, look), *caps], [tip]
