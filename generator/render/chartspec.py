"""A chart of a series as a Vega-Lite specification.

The scale of figures is Vega's; rows and time line stand where the layout puts them, in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.render.chartrows import ARROW, LABEL, TOP, WIDTH, Layout, Row

_INK, _SOFT, _LINE = "currentColor", "var(--figure-soft)", "var(--figure-line)"

Datum = dict[str, Any]


def specification(layout: Layout) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart."""
    rows = layout.rows
    figures = [_figure(layout, row) for row in rows]
    lines = [*_separators(layout), *_time_line(layout), *_brackets(layout)]
    dots = [*_days(layout), *(_key(layout, row) for row in rows if not row.relayed)]
    scaled = [*_revisions(layout), *(d for row in rows for d in _bounds(layout, row))]
    # Few layers: each costs a millisecond.
    layers = [
        _rules(lines),
        _rules(scaled, scaled=True),
        _points((d for row in rows for d in _marks(layout, row)), scaled=True),
        _points(dots),
        _texts(_ticks(layout), "right", fontSize=11),
        _texts((_label(layout, row) for row in rows), "left", lineHeight=LABEL),
        *(
            _texts((datum for end, datum in figures if end == align), align, fontWeight=600)
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


def _scale(layout: Layout) -> dict[str, Any]:
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


def _layer(mark: Datum, data: Iterable[Datum], encoding: Datum, *, scaled: bool) -> Datum:
    """Return a layer; `scaled` places it across by numbers rather than by pixels."""
    pixels: Datum = {"type": "quantitative", "scale": None}
    x = {"field": "x", "type": "quantitative"} | ({} if scaled else pixels)
    places = {"x": x, "y": {"field": "y", **pixels}}
    return {"data": {"values": list(data)}, "mark": mark, "encoding": places | encoding}


def _rules(data: Iterable[Datum], *, scaled: bool = False) -> Datum:
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    look = {name: _as_given(name) for name in ("stroke", "strokeWidth", "strokeDash")}
    return _layer({"type": "rule"}, data, ends | look, scaled=scaled)


def _points(data: Iterable[Datum], *, scaled: bool = False) -> Datum:
    look = {name: _as_given(name) for name in ("shape", "fill", "stroke", "size")}
    mark = {"type": "point", "opacity": 1, "strokeWidth": 2}
    return _layer(mark, data, look, scaled=scaled)


def _texts(data: Iterable[Datum], align: str, **mark: Any) -> Datum:
    look = {"text": {"field": "text", "type": "nominal"}, "color": _as_given("colour")}
    return _layer(
        {"type": "text", "align": align, "fontSize": 13, **mark}, data, look, scaled=False
    )


def _point(x: float, y: float, shape: str, fill: str, stroke: str, size: float) -> Datum:  # noqa: PLR0913, PLR0917 - a place and a look
    return {"x": x, "y": y, "shape": shape, "fill": fill, "stroke": stroke, "size": size}


def _as_given(field: str) -> Datum:
    return {"field": field, "type": "nominal", "scale": None}


def _rule(  # noqa: PLR0913, PLR0917 - two ends and a look
    x: float,
    y: float,
    x2: float,
    y2: float,
    colour: str,
    width: float = 1,
    dash: Sequence[int] = (),
) -> Datum:
    ends = {"x": x, "y": y, "x2": x2, "y2": y2, "stroke": colour, "strokeWidth": width}
    return ends | ({"strokeDash": list(dash)} if dash else {})


def _separators(layout: Layout) -> Iterator[Datum]:
    for row in layout.rows:
        if not row.relayed:
            yield _rule(layout.left, row.top, layout.right, row.top, _LINE)


def _time_line(layout: Layout) -> Iterator[Datum]:
    """Yield the time line, spans of time on it, and a line from each figure's time to its row."""
    if not layout.days:
        return
    for row in layout.rows:
        if not row.relayed:
            first, _ = layout.span(row.point.moment)
            end = (layout.left - 2, row.top + 10)
            yield _rule(layout.axis, first, *end, _SOFT, 0.7)
    yield _rule(layout.axis, layout.begin, layout.axis, layout.end, _SOFT)
    for y, _ in layout.ticks():
        yield _rule(layout.axis - 4, y, layout.axis, y, _SOFT)
    for row in layout.rows:
        first, last = layout.span(row.point.moment)
        if not row.relayed and first < last:
            yield _rule(layout.axis, first, layout.axis, last, layout.colour(row), 5)


def _days(layout: Layout) -> Iterator[Datum]:
    """Yield a point on the time line for each figure that holds for one day."""
    for row in layout.rows if layout.days else ():
        first, last = layout.span(row.point.moment)
        if not row.relayed and first == last:
            colour = layout.colour(row)
            yield _point(layout.axis, first, "circle", colour, colour, 12)


def _ticks(layout: Layout) -> Iterator[Datum]:
    for y, text in layout.ticks() if layout.days else ():
        yield {"x": layout.axis - 6, "y": y, "text": text, "colour": _SOFT}


def _revisions(layout: Layout) -> Iterator[Datum]:
    rows = {version.id: row for row in layout.rows for version in row.point.versions}
    for revision in layout.series.revisions:
        a, b = rows[revision.earlier], rows[revision.later]
        yield _rule(a.anchor, a.y, b.anchor, b.y, layout.colour(b), 1.5, [2, 3])


def _shade(layout: Layout, row: Row) -> str:
    return _SOFT if row.relayed else layout.colour(row)


def _bounds(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the lines of a figure: a bar for a range, an arrow and a bar across for a bound."""
    value, y, colour = row.value, row.y, _shade(layout, row)
    reach = layout.number(ARROW)
    if value.low == value.high:
        return
    if value.low is not None and value.high is not None:
        yield _rule(value.low, y, value.high, y, colour, 2.5)
    elif value.high is not None:
        yield _rule(value.high, y, max(0, value.high - reach), y, colour, 2.5)
    elif value.low is not None:
        yield _rule(value.low, y, value.low + reach, y, colour, 2.5)
    for end in (value.low, value.high):
        if end is not None:
            yield _rule(end, y - 6, end, y + 6, colour, 2.5)


def _marks(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the points of a figure: filled if exact, hollow if about, and the tip of an arrow."""
    value, y, colour = row.value, row.y, _shade(layout, row)
    reach = layout.number(ARROW)
    if value.best is not None:
        exact = value.low == value.high == value.best
        fill = colour if exact else "var(--figure-paper)"
        yield _point(value.best, y, layout.shape(row), fill, colour, 75)
    if value.high is not None and value.low is None:
        yield _point(max(0, value.high - reach), y, "triangle-left", colour, colour, 60)
    elif value.low is not None and value.high is None:
        yield _point(value.low + reach, y, "triangle-right", colour, colour, 60)


def _key(layout: Layout, row: Row) -> Datum:
    colour = layout.colour(row)
    return _point(layout.left + 6, row.top + 10, layout.shape(row), colour, colour, 55)


def _label(layout: Layout, row: Row) -> Datum:
    colour = _SOFT if row.relayed else _INK
    return {"x": layout.left + 16, "y": row.top + 10, "text": list(row.label), "colour": colour}


def _figure(layout: Layout, row: Row) -> tuple[str, Datum]:
    """Return how a figure in words is aligned, and where it stands."""
    left, right = layout.extent(row.value)
    datum = {"text": row.figure, "colour": _SOFT if row.relayed else _INK}
    if row.beside == "left":
        return "right", {"x": left - 9, "y": row.y, **datum}
    if row.beside == "below":
        return "left", {"x": layout.left + 16, "y": row.y + 16, **datum}
    return "left", {"x": right + 9, "y": row.y, **datum}


def _brackets(layout: Layout) -> Iterator[Datum]:
    """Yield a comb for each figure that cannot hold beside later ones: a tooth for each."""
    for x, head, teeth in layout.brackets():
        yield _rule(x, head + 9, x, teeth[-1], _INK, 1.5)
        for tooth in teeth:
            yield _rule(x - 5, tooth, x, tooth, _INK, 1.5)
        # The sign of inequality, drawn: not every font has it.
        for dy in (-2.5, 2.5):
            yield _rule(x - 5, head + dy, x + 5, head + dy, _INK, 1.5)
        yield _rule(x - 3, head + 6, x + 3, head - 6, _INK, 1.5)
