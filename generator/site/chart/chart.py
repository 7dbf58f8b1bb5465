"""Figures drawn with their bounds: a chart for each series, a small mark for each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from generator.evidence.comparison import Series
from generator.model import Value
from generator.site.chart.rows import TEXT, WIDTH, ChartRow, Layout
from generator.site.words.language import Language


class Line(NamedTuple):
    """A straight line from a spot to another, in pixels; `look` is its class."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


class Sign(NamedTuple):
    """A path around its middle, and where that is."""

    x: float
    y: float
    path: str
    look: str


class TextBlock(NamedTuple):
    """Lines of text; `anchor` is the end of them at `x`, as SVG has it: start, middle or end."""

    x: float
    y: float
    anchor: str
    lines: Sequence[str]
    look: str


@dataclass(frozen=True)
class Chart:
    """What the template draws of a series, in this order; names in words, lengths in pixels."""

    key: str
    title: str
    told: str
    direction: str
    width: int
    height: float
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    texts: tuple[TextBlock, ...]


def series_chart(series: Series, title: str, names: Mapping[str, str], language: Language) -> Chart:
    """Return a series laid out: time downwards, figures across, bounds drawn as bounds.

    `names` holds the names of speakers by identifier. For a language that runs from right to left
    all is mirrored; text is mirrored by its direction.
    """
    layout = Layout(series, names, language)
    told = " ".join(f"{' '.join(row.label)}: {' '.join(row.figure)}." for row in layout.rows)
    rows = layout.rows
    own = [row for row in rows if not row.relayed]
    lines = chain(
        (Line(x, 0, x, layout.height, "grid") for x, _ in layout.numbers()),
        (Line(layout.left, row.top, layout.right, row.top, "rule") for row in own),
        _time_line(layout, own),
        _brackets(layout),
        _revisions(layout),
        chain.from_iterable(_bounds(layout, row) for row in rows),
    )
    signs = chain(
        (Sign(layout.left + 6, row.top + 11, row.shape, f"sign {_shade(row)}") for row in own),
        _days(layout, own),
        chain.from_iterable(_marks(layout, row) for row in rows),
    )
    texts = chain(
        [TextBlock(layout.left, 12, "start", [layout.unit], "tick")] if layout.unit else (),
        (TextBlock(x, layout.top - 8, "middle", [text], "tick") for x, text in layout.numbers()),
        (TextBlock(layout.axis - 6, y + 4, "end", lines, "tick") for y, lines in layout.ticks()),
        (_label(layout, row) for row in rows),
        (_figure(layout, row) for row in rows),
    )
    mirror = language.direction == "rtl"
    return Chart(
        str(series.key),
        title,
        told,
        language.direction,
        WIDTH,
        layout.height,
        tuple(_mirrored_line(line) if mirror else line for line in lines),
        tuple(_mirrored_sign(sign) if mirror else sign for sign in signs),
        tuple(text._replace(x=WIDTH - text.x) if mirror else text for text in texts),
    )


def _mirrored_line(line: Line) -> Line:
    return line._replace(x=WIDTH - line.x, to_x=WIDTH - line.to_x)


ARROWS = {"left": "M-6 0L3-5V5Z", "right": "M6 0L-3-5V5Z"}


def _mirrored_sign(sign: Sign) -> Sign:
    turned = {ARROWS["left"]: ARROWS["right"], ARROWS["right"]: ARROWS["left"]}
    return sign._replace(x=WIDTH - sign.x, path=turned.get(sign.path, sign.path))


def _shade(row: ChartRow) -> str:
    return "relayed" if row.relayed else f"series-{row.colour}"


def _time_line(layout: Layout, rows: Iterable[ChartRow]) -> Iterator[Line]:
    """Yield the time line, spans of time on it, and a line from each figure's time to its row."""
    if not layout.days:
        return
    axis = layout.axis
    spans = [(row, *layout.span(row.point.moment)) for row in rows]
    for row, first, _ in spans:
        yield Line(axis, first, layout.left - 2, row.top + 11, "thread")
    yield Line(axis, layout.begin, axis, layout.end, "axis")
    for y, _ in layout.ticks():
        yield Line(axis - 4, y, axis, y, "axis")
    for row, first, last in spans:
        if first < last:
            yield Line(axis, first, axis, last, f"span {_shade(row)}")


def _days(layout: Layout, rows: Iterable[ChartRow]) -> Iterator[Sign]:
    """Yield a point on the time line for each figure that holds for one day."""
    if not layout.days:
        return
    for row in rows:
        first, last = layout.span(row.point.moment)
        if first == last:
            yield Sign(layout.axis, first, _DAY, f"sign {_shade(row)}")


_DAY = "M-2 0A2 2 0 1 0 2 0A2 2 0 1 0-2 0Z"


def _revisions(layout: Layout) -> Iterator[Line]:
    """Yield a line from each figure to the one by which its speaker replaced it."""
    rows = {version.id: row for row in layout.rows for version in row.point.versions}
    for revision in layout.series.revisions:
        a, b = rows[revision.earlier], rows[revision.later]
        start, end = layout.across(a.anchor), layout.across(b.anchor)
        yield Line(start, a.y, end, b.y, f"revision {_shade(b)}")


def _bounds(layout: Layout, row: ChartRow) -> Iterator[Line]:
    """Yield the lines of a figure: a bar for a range, an arrow and a bar across for a bound."""
    low, high = ends_of(row.value)
    y = row.y
    if low == high:
        return
    start, end = layout.extent(row.value)
    yield Line(start, y, end, y, f"bound {_shade(row)}")
    for bound in (low, high):
        if bound is not None:
            x = layout.across(bound)
            yield Line(x, y - 6, x, y + 6, f"bound {_shade(row)}")


def _marks(layout: Layout, row: ChartRow) -> Iterator[Sign]:
    """Yield the signs of a figure: filled if exact, hollow if about, and the tip of an arrow."""
    value, y = row.value, row.y
    if value.best is not None:
        look = "sign" if value.low == value.high == value.best else "sign about"
        yield Sign(layout.across(value.best), y, row.shape, f"{look} {_shade(row)}")
    start, end = layout.extent(value)
    if value.high is not None and value.low is None:
        yield Sign(start, y, ARROWS["left"], f"sign {_shade(row)}")
    elif value.low is not None and value.high is None:
        yield Sign(end, y, ARROWS["right"], f"sign {_shade(row)}")


def _label(layout: Layout, row: ChartRow) -> TextBlock:
    """Return who gave a figure, and for when."""
    look = "relayed" if row.relayed else ""
    return TextBlock(layout.left + 16, row.top + 15, "start", row.label, look)


def _figure(layout: Layout, row: ChartRow) -> TextBlock:
    """Return a figure in words, beside what is drawn of it."""
    left, right = layout.extent(row.value)
    look = "worded relayed" if row.relayed else "worded"
    x, y, anchor = {
        "left": (left - 11, row.y, "end"),
        "below": (layout.left + 16.0, row.y + 16, "start"),
        "right": (right + 11, row.y, "start"),
    }[row.beside]
    return TextBlock(x, y + TEXT * 0.36, anchor, row.figure, look)


def _brackets(layout: Layout) -> Iterator[Line]:
    """Yield a comb for each figure that cannot hold beside later ones: a tooth for each."""
    for x, head, teeth in layout.brackets():
        yield Line(x, head + 9, x, teeth[-1], "comb")
        for tooth in teeth:
            yield Line(x - 5, tooth, x, tooth, "comb")
        # The sign of inequality, drawn: not every font has it.
        for dy in (-2.5, 2.5):
            yield Line(x - 5, head + dy, x + 5, head + dy, "comb")
        yield Line(x - 3, head + 6, x + 3, head - 6, "comb")


Bounds = tuple[float | None, float | None, float | None, list[float]]


def bounds_among(value: Value, among: Iterable[Value] = ()) -> Bounds:
    """Return where low, best and high of a figure lie on a scale from zero, 5 to 71 pixels long.

    And where all numbers of figures lie that count the same.
    """
    others = [float(number) for other in among for number in other.numbers]
    own = [float(number) for number in value.numbers]
    begin, end = min(*others, *own, 0), max(*others, *own, 0)
    if not others:
        begin, end = begin * 1.25, end * 1.25
    length = end - begin or 1

    def at(number: float | Decimal) -> float:
        return round(5 + 66 * (float(number) - begin) / length, 1)

    low, high = (None if n is None else at(n) for n in ends_of(value))
    best = None if value.best is None else at(value.best)
    return low, best, high, sorted({at(number) for number in others})


def ends_of(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """Return the ends to draw: those of the interval of confidence, or else the bounds."""
    sure = value.confidence
    return (sure.low, sure.high) if sure else (value.low, value.high)
