"""A series drawn: time across, figures upwards, steps for each speaker, bounds as bounds.

A range is a bar, an interval of confidence a broken one; a ceiling or floor is a stop with an
arrow to where it is open, and never a point. What others passed on is grey and hangs from the
figure that they had. A ring says that a figure cannot hold beside another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.model import Value
from generator.site.chart.axes import TICK, Scale, Tick, round_numbers, time_ticks
from generator.site.chart.labels import Extent, LabelPlace, place_labels
from generator.site.chart.signs import Outline, SpeakerSign
from generator.site.chart.small import anchor, ends_of
from generator.site.chart.text import isolated, width, wrap
from generator.site.words.language import Language

NARROW, WIDE = 328, 680
"""Pixels across: the room that a page leaves on a phone and elsewhere, so that no text shrinks."""

TEXT, LEADING = 13, 16
ARROW, CAP, RING, REACH = 20, 6, 10.5, 7.5
TOP, FOOT = 26, 38
_HEIGHTS = (200, 280, 360)
"""How high the room for marks may be: as high as it takes for every label to find a place."""

MOST_LABELS = 30
"""With more figures, only the last of each speaker is labelled."""

UP, DOWN = (0.0, -6.0, 5.0, 3.0, -5.0, 3.0), (0.0, 6.0, 5.0, -3.0, -5.0, -3.0)


class Stroke(NamedTuple):
    """A straight line from a spot to another, in pixels; `look` is its class."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


Paths = list[tuple[str, list[Stroke]]]
"""What lines look like, and those that do."""


def _together(lines: Iterable[Stroke]) -> Paths:
    return [(look, list(alike)) for look, alike in groupby(lines, key=lambda line: line.look)]


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
        return _together(self.lines)


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
        return _together(self.lines)


@dataclass(frozen=True)
class Speakers:
    """Names and signs of speakers, by identifier."""

    names: Mapping[str, str]
    signs: Mapping[str | None, SpeakerSign]

    def told(self, version: DataPoint, language: Language, *, relayed: bool) -> str:
        """Return a figure in words: what, who, when, and as who passed it on."""
        figure = language.value(version.estimate.value, version.unit)
        told = f"{figure}: {self.name(version.speaker, language)}, {language.date(version.as_of)}"
        if not relayed:
            return told
        last = self.name(version.chain[-1] if version.chain else None, language)
        return f"{told}, {language.gettext('as relayed by %(name)s') % {'name': last}}"

    def name(self, speaker: str | None, language: Language) -> str:
        """Return a speaker's name as it stands in a text of the language."""
        if speaker is None:
            return language.gettext("not known")
        return isolated(self.names[speaker], language.direction)


def series_chart(
    series: Series, title: str, speakers: Speakers, language: Language, across: int = WIDE
) -> Chart:
    """Return a series laid out; for a language that runs from right to left, mirrored."""
    heights = _HEIGHTS if len(series.points) <= MOST_LABELS else _HEIGHTS[:1]
    layouts = (_Layout(series, speakers, language, across, high) for high in heights)
    # Where no height has room for every label, the highest has most.
    layout = next(one for one in layouts if all(one.labels.values()) or one.high == heights[-1])
    chart = layout.chart(title)
    return _mirrored(chart) if language.direction == "rtl" else chart


class _Layout:
    """Where everything stands."""

    def __init__(
        self, series: Series, speakers: Speakers, language: Language, across: int, high: int
    ) -> None:
        self.series, self.speakers, self.language = series, speakers, language
        self.width, self.high, self.foot = across, high, TOP + high
        versions = [version for point in series.points for version in (point, *point.noise)]
        numbers = [number for version in versions for number in version.value.numbers]
        self.unit = series.points[0].unit or ""
        steps = round_numbers(numbers)
        words = [language.amount(step or Decimal(0), "%" * (self.unit == "%")) for step in steps]
        self.left = max(width(word, TICK) for word in words) + 10
        self.across = Scale(*self._days(), self.left + 16, across - 16)
        self.up = Scale(float(steps[0]), float(steps[-1]), self.foot, TOP + ARROW)
        self.ticks = [
            Tick(self.up.at(step), (word,)) for step, word in zip(steps, words, strict=True)
        ]
        self.looks = {version.id: "relayed" for version in versions} | {
            point.id: speakers.signs[point.speaker].look for point in series.points
        }
        self.disagree = {id_ for pair in series.disagreements for id_ in (pair.a, pair.b)}
        self.marks = self._marks(versions)
        self.lines = [*self._spans(), *self._steps(), *self._relays()]
        self.labels = dict(zip(self.marks, self._labels(), strict=True))

    def _days(self) -> tuple[int, int]:
        moments = [point.moment for point in self.series.points]
        ends = [day for moment in moments for day in (moment.earliest, moment.latest) if day]
        self.first, self.last = min(ends), max(ends)
        return self.first.toordinal(), self.last.toordinal()

    def _span(self, point: DataPoint) -> tuple[float, float]:
        """Return where the time of a figure begins and ends."""
        moment = point.moment
        days = (moment.earliest or self.first, moment.latest or self.last)
        first, last = (self.across.at(day.toordinal()) for day in days)
        return first, last

    def _marks(self, versions: list[DataPoint]) -> dict[str, FigureMark]:
        """Return the mark of each figure; what would cover another steps aside."""
        found: dict[str, FigureMark] = {}
        for index, version in enumerate(versions):
            x = sum(self._span(version)) / 2
            if self.first == self.last:
                part = (index + 0.5) / len(versions)
                x = self.across.start + (self.across.end - self.across.start) * part
            tries = (self._mark(version, x + aside) for aside in _ASIDE)
            found[version.id] = next(
                (one for one in tries if self._is_free(one.box, found)), self._mark(version, x)
            )
        return found

    def _is_free(self, box: Extent, marks: Mapping[str, FigureMark]) -> bool:
        inside = self.left <= box.left and box.right < self.width
        return inside and not any(box.meets(mark.box) for mark in marks.values())

    def _look(self, version: DataPoint) -> str:
        return self.looks[version.id]

    def _outline(self, version: DataPoint) -> Outline:
        return self.speakers.signs[version.speaker].corners

    def _mark(self, version: DataPoint, x: float) -> FigureMark:
        value, look = version.value, self._look(version)
        lines, signs = _bounds(value, x, self.up, look)
        if value.best is not None:
            exact = value.low == value.high == value.best
            kind = f"sign {look}" if exact else f"sign about {look}"
            signs = [Sign(x, self.up.at(value.best), self._outline(version), kind), *signs]
        reach = REACH
        if version.id in self.disagree:
            reach = RING + 1
            signs = [*signs, Sign(x, self.up.at(anchor(value)), (), "ring", RING)]
        ys = [y for line in lines for y in (line.y, line.to_y)] + [sign.y for sign in signs]
        box = Extent(x - reach, min(ys) - reach, x + reach, max(ys) + reach)
        true = sum(self._span(version)) / 2
        if self.first != self.last and abs(true - x) > 1:
            y = self.up.at(anchor(value))
            lines = [
                Stroke(true, y, x, y, "aside"),
                Stroke(true, y - 3, true, y + 3, "aside"),
                *lines,
            ]
        return FigureMark(version, box, tuple(lines), tuple(signs))

    def _spot(self, id_: str) -> tuple[float, float]:
        mark = self.marks[id_]
        return (mark.box.left + mark.box.right) / 2, self.up.at(anchor(mark.point.value))

    def _spans(self) -> Iterator[Stroke]:
        """Yield how long each figure holds, where that is more than a mark is broad."""
        for point in self.series.points:
            first, last = self._span(point)
            if last - first > 2 * REACH:
                y = self._spot(point.id)[1]
                yield Stroke(first, y, last, y, f"span {self._look(point)}")

    def _steps(self) -> Iterator[Stroke]:
        """Yield steps from each figure of a speaker to the next for a later time."""
        latest: dict[str | None, DataPoint] = {}
        parts = {subset.part for subset in self.series.subsets if subset.whole in self.marks}
        for point in self.series.points:
            if point.id in parts or point.estimate.spans_as_of:
                continue
            before = latest.get(point.speaker)
            if point.speaker and before and before.moment.before(point.moment):
                (x, y), (to_x, to_y) = self._spot(before.id), self._spot(point.id)
                yield Stroke(x, y, to_x, y, f"step {self._look(point)}")
                yield Stroke(to_x, y, to_x, to_y, f"step {self._look(point)}")
            latest[point.speaker] = point

    def _relays(self) -> Iterator[Stroke]:
        """Yield a line from each figure to what others made of it."""
        for point in self.series.points:
            for version in point.noise:
                yield Stroke(*self._spot(point.id), *self._spot(version.id), "relay")

    def _labels(self) -> list[LabelPlace | None]:
        """Return a place for what each mark says, if there is one."""
        asked = [*self.marks.values()]
        if len(asked) > MOST_LABELS:
            last = {mark.point.speaker: mark.point.id for mark in asked}
            asked = [mark for mark in asked if mark.point.id in last.values()][:MOST_LABELS]
        boxes = [mark.box for mark in asked]
        boxes += [mark.box for mark in self.marks.values() if mark not in asked]
        sizes = [self._size(mark) for mark in asked]
        lines = [
            Extent(min(x, u) - 1, min(y, v) - 1, max(x, u) + 1, max(y, v) + 1)
            for x, y, u, v, _ in self.lines
        ]
        room = Extent(self.left, 14, self.width, self.foot - 1)
        found = place_labels(tuple(boxes), tuple(sizes), tuple(lines), room)
        placed = {mark.point.id: label for mark, label in zip(asked, found, strict=True)}
        return [placed.get(id_) for id_ in self.marks]

    def _words(self, mark: FigureMark) -> tuple[str, ...]:
        figure = self.language.value(mark.point.estimate.value, mark.point.unit)
        return tuple(wrap(figure, TEXT * 1.08, min(150, (self.width - self.left) / 2)))

    def _size(self, mark: FigureMark) -> tuple[float, float]:
        words = self._words(mark)
        signed = 16 * (mark.point.value.best is None)
        return max(width(one, TEXT, bold=True) for one in words) + signed, LEADING * len(words)

    def chart(self, title: str) -> Chart:
        """Return the chart with all that is drawn."""
        grid = [Stroke(self.left, tick.at, self.width, tick.at, "grid") for tick in self.ticks]
        base = self.up.at(0)
        times = time_ticks(self.first, self.last, self.across, self.language)
        leaders = [label.leader for label in self.labels.values() if label and label.leader]
        lines = [
            *grid,
            Stroke(self.left, base, self.width, base, "axis"),
            *(Stroke(tick.at, self.foot, tick.at, self.foot + 4, "axis") for tick in times),
            *self.lines,
            *(Stroke(*leader, "leader") for leader in leaders),
        ]
        texts = [
            *(TextBlock(self.left - 6, t.at + 4, "end", t.lines, "tick") for t in self.ticks),
            *(TextBlock(self._inside(t), self.foot + 18, "middle", t.lines, "tick") for t in times),
        ]
        if self.unit not in ("", "%"):
            texts.append(TextBlock(0, 11, "start", (self.unit,), "tick"))
        signs = []
        for id_, label in self.labels.items():
            if label:
                mark = self.marks[id_]
                texts.append(self._text(mark, label.box))
                if mark.point.value.best is None:
                    x, y = label.box.left + 7, label.box.top + LEADING / 2
                    look = f"sign {self._look(mark.point)}"
                    signs.append(Sign(x, y, self._outline(mark.point), look))
        told = (
            self.speakers.told(
                mark.point, self.language, relayed=self._look(mark.point) == "relayed"
            )
            for mark in self.marks.values()
        )
        return Chart(
            title, self.language.direction, self.width, self.foot + FOOT, tuple(lines),
            tuple(self.marks.values()), tuple(told), tuple(signs), tuple(texts),
        )  # fmt: skip

    def _inside(self, tick: Tick) -> float:
        """Return where the name of a time stands, so that nothing of it is cut off."""
        half = max(width(line, TICK) for line in tick.lines) / 2
        return min(max(tick.at, half), self.width - half)

    def _text(self, mark: FigureMark, box: Extent) -> TextBlock:
        words, y = self._words(mark), box.top + LEADING / 2 + TEXT * 0.36
        look = f"worded {self._look(mark.point)}"
        if mark.point.value.best is None:
            return TextBlock(box.left + 16, y, "start", words, look)
        if box.right <= mark.box.left:
            return TextBlock(box.right, y, "end", words, look)
        if box.left >= mark.box.right:
            return TextBlock(box.left, y, "start", words, look)
        return TextBlock((box.left + box.right) / 2, y, "middle", words, look)


_ASIDE = (0, *(far * way for far in range(8, 73, 4) for way in (1, -1)))
"""How far a mark may step aside: not at all, then ever farther to the right and left."""


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


def _mirrored(chart: Chart) -> Chart:
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
