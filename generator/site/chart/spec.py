"""A chart of a series as a Vega-Lite specification.

The scale of figures is Vega's; rows and time line stand where the layout puts them, in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.site.chart.rows import ARROW, LABEL, TOP, WIDTH, Layout, Row

_INK, _SOFT, _LINE = "currentColor", "var(--figure-soft)", "var(--figure-line)"

Datum = dict[str, Any]
Spot = tuple[float, float]


def specification(layout: Layout) -> Datum:
    """Return the Vega-Lite specification of a chart."""
    rows = layout.rows
    own = [row for row in rows if not row.relayed]
    lines = [_rule((layout.left, row.top), (layout.right, row.top), _LINE) for row in own]
    dots: list[Datum] = []
    ticks: list[Datum] = []
    if layout.days:
        lines += _time_line(layout, own)
        dots += _days(layout, own)
        ticks += [_text((layout.axis - 6, y), text, _SOFT) for y, text in layout.ticks()]
    lines += _brackets(layout)
    dots += [_point((layout.left + 6, row.top + 10), row.shape, row.colour, 55) for row in own]
    labels = [_text((layout.left + 16, row.top + 10), list(row.label), _ink(row)) for row in rows]
    figures = [_figure(layout, row) for row in rows]
    # Few layers: each costs a millisecond.
    layers = [
        _rules(lines),
        _rules([*_revisions(layout), *(d for row in rows for d in _bounds(layout, row))], _SCALED),
        _points([d for row in rows for d in _marks(layout, row)], _SCALED),
        _points(dots),
        _texts(ticks, "right", fontSize=11),
        _texts(labels, "left", lineHeight=LABEL),
        *(
            _texts([datum for end, datum in figures if end == align], align, fontWeight=600)
            for align in ("left", "right")
        ),
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": layout.height,
        "padding": 0,
        "autosize": {"type": "none"},
        "background": None,
        "config": {"aria": False, "view": {"stroke": None}, "font": "inherit"},
        "layer": [_scale(layout), *(layer for layer in layers if layer["data"]["values"])],
    }


def _scale(layout: Layout) -> Datum:
    """Return the layer that holds the scale of figures and its axis, and nothing that is seen."""
    axis = {
        "orient": "top",
        "offset": 4 - TOP,
        "title": None,
        "tickCount": 4,
        "tickMinStep": 1,
        "format": ",d",
        "domain": False,
        "ticks": False,
        "gridColor": _LINE,
        "gridDash": [1, 3],
        "labelColor": _SOFT,
        "labelFontSize": 11,
    }
    scale = {"domain": [0, layout.most], "range": list(layout.scale), "nice": False}
    x = {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}
    mark = {"type": "point", "opacity": 0}
    return {"data": {"values": [{"x": 0}]}, "mark": mark, "encoding": {"x": x, "y": {"value": 0}}}


_PIXELS: Datum = {"type": "quantitative", "scale": None}
_SCALED: Datum = {"type": "quantitative"}


def _layer(mark: Datum, data: Sequence[Datum], across: Datum, look: Datum) -> Datum:
    """Return a layer; `across` says whether numbers or pixels place it."""
    places = {"x": {"field": "x", **across}, "y": {"field": "y", **_PIXELS}}
    return {"data": {"values": data}, "mark": mark, "encoding": places | look}


def _rules(data: Sequence[Datum], across: Datum = _PIXELS) -> Datum:
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    look = _as_given("stroke", "strokeWidth", "strokeDash")
    return _layer({"type": "rule"}, data, across, ends | look)


def _points(data: Sequence[Datum], across: Datum = _PIXELS) -> Datum:
    mark = {"type": "point", "opacity": 1, "strokeWidth": 2}
    return _layer(mark, data, across, _as_given("shape", "fill", "stroke", "size"))


def _texts(data: Sequence[Datum], align: str, **mark: Any) -> Datum:
    look = {"text": {"field": "text", "type": "nominal"}, **_as_given("color")}
    return _layer({"type": "text", "align": align, "fontSize": 13, **mark}, data, _PIXELS, look)


def _as_given(*channels: str) -> Datum:
    return {name: {"field": name, "type": "nominal", "scale": None} for name in channels}


def _rule(start: Spot, end: Spot, colour: str, width: float = 1) -> Datum:
    ends = {"x": start[0], "y": start[1], "x2": end[0], "y2": end[1]}
    return {**ends, "stroke": colour, "strokeWidth": width}


def _point(at: Spot, shape: str, colour: str, size: float, fill: str | None = None) -> Datum:
    look = {"shape": shape, "fill": fill or colour, "stroke": colour, "size": size}
    return {"x": at[0], "y": at[1], **look}


def _text(at: Spot, text: str | list[str], colour: str) -> Datum:
    return {"x": at[0], "y": at[1], "text": text, "color": colour}


def _ink(row: Row) -> str:
    return _SOFT if row.relayed else _INK


def _shade(row: Row) -> str:
    return _SOFT if row.relayed else row.colour


def _time_line(layout: Layout, rows: Iterable[Row]) -> Iterator[Datum]:
    """Yield the time line, spans of time on it, and a line from each figure's time to its row."""
    axis = layout.axis
    spans = [(row, *layout.span(row.point.moment)) for row in rows]
    for row, first, _ in spans:
        yield _rule((axis, first), (layout.left - 2, row.top + 10), _SOFT, 0.7)
    yield _rule((axis, layout.begin), (axis, layout.end), _SOFT)
    for y, _ in layout.ticks():
        yield _rule((axis - 4, y), (axis, y), _SOFT)
    for row, first, last in spans:
        if first < last:
            yield _rule((axis, first), (axis, last), row.colour, 5)


def _days(layout: Layout, rows: Iterable[Row]) -> Iterator[Datum]:
    """Yield a point on the time line for each figure that holds for one day."""
    for row in rows:
        first, last = layout.span(row.point.moment)
        if first == last:
            yield _point((layout.axis, first), "circle", row.colour, 12)


def _revisions(layout: Layout) -> Iterator[Datum]:
    rows = {version.id: row for row in layout.rows for version in row.point.versions}
    for revision in layout.series.revisions:
        a, b = rows[revision.earlier], rows[revision.later]
        yield _rule((a.anchor, a.y), (b.anchor, b.y), b.colour, 1.5) | {"strokeDash": [2, 3]}


def _bounds(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the lines of a figure: a bar for a range, an arrow and a bar across for a bound."""
    low, high, y = row.value.low, row.value.high, row.y
    if low == high:
        return
    start, end = _open_ends(layout, row)
    if high is not None and low is None:
        start, end = end, start
    yield _rule((start, y), (end, y), _shade(row), 2.5)
    for bound in (low, high):
        if bound is not None:
            yield _rule((bound, y - 6), (bound, y + 6), _shade(row), 2.5)


def _open_ends(layout: Layout, row: Row) -> Spot:
    """Return from where to where a figure is drawn: an open end as far as an arrow reaches."""
    low, high = row.value.low, row.value.high
    reach = layout.number(ARROW)
    start = low if low is not None else max(0, (high or 0) - reach)
    return start, high if high is not None else (low or 0) + reach


def _marks(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the points of a figure: filled if exact, hollow if about, and the tip of an arrow."""
    value, y, colour = row.value, row.y, _shade(row)
    if value.best is not None:
        exact = value.low == value.high == value.best
        fill = colour if exact else "var(--figure-paper)"
        yield _point((value.best, y), row.shape, colour, 75, fill)
    start, end = _open_ends(layout, row)
    if value.high is not None and value.low is None:
        yield _point((start, y), "triangle-left", colour, 60)
    elif value.low is not None and value.high is None:
        yield _point((end, y), "triangle-right", colour, 60)


def _figure(layout: Layout, row: Row) -> tuple[str, Datum]:
    """Return how a figure in words is aligned, and where it stands."""
    left, right = layout.extent(row.value)
    align, spot = {
        "left": ("right", (left - 9, row.y)),
        "below": ("left", (layout.left + 16, row.y + 16)),
        "right": ("left", (right + 9, row.y)),
    }[row.beside]
    return align, _text(spot, row.figure, _ink(row))


def _brackets(layout: Layout) -> Iterator[Datum]:
    """Yield a comb for each figure that cannot hold beside later ones: a tooth for each."""
    for x, head, teeth in layout.brackets():
        yield _rule((x, head + 9), (x, teeth[-1]), _INK, 1.5)
        for tooth in teeth:
            yield _rule((x - 5, tooth), (x, tooth), _INK, 1.5)
        # The sign of inequality, drawn: not every font has it.
        for dy in (-2.5, 2.5):
            yield _rule((x - 5, head + dy), (x + 5, head + dy), _INK, 1.5)
        yield _rule((x - 3, head + 6), (x + 3, head - 6), _INK, 1.5)
