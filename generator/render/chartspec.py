"""A chart of a series as a Vega-Lite specification.

The scale of figures is Vega's; rows and time line stand where the layout puts them, in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.render.chartrows import ARROW, LABEL, TOP, WIDTH, Layout, Row

_INK, _SOFT, _LINE = "currentColor", "var(--figure-soft)", "var(--figure-line)"

Datum = dict[str, Any]


def specification(layout: Layout) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart."""
    rows = layout.rows
    figures = [_figure(layout, row) for row in rows]
    layers = [
        _rules(_separators(layout), strokeWidth=1),
        _rules(_time_line(layout), strokeWidth=0.8),
        _rules(_spans(layout), strokeWidth=5, strokeCap="round"),
        _texts(_ticks(layout), align="right", fontSize=11),
        _rules(_revisions(layout), scaled=True, strokeWidth=1.5, strokeDash=[2, 3]),
        _rules((d for row in rows for d in _bounds(layout, row)), scaled=True, strokeWidth=2.5),
        _points((d for row in rows for d in _marks(layout, row)), scaled=True, size=75),
        _points((_key(layout, row) for row in rows if not row.relayed), size=60),
        _texts((_label(layout, row) for row in rows), lineHeight=LABEL, fontSize=13, dy=4),
        *(
            _texts(
                (d for side, d in figures if side == align),
                align=align,
                fontSize=13,
                fontWeight=600,
            )
            for align in ("left", "right")
        ),
        _rules(_brackets(layout), strokeWidth=1.5),
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


def _rules(data: Iterable[Datum], *, scaled: bool = False, **mark: Any) -> Datum:
    encoding = {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "color": _as_given("colour")}
    return _layer({"type": "rule", **mark}, data, encoding, scaled=scaled)


def _points(data: Iterable[Datum], *, scaled: bool = False, **mark: Any) -> Datum:
    encoding = {name: _as_given(name) for name in ("shape", "fill", "stroke")}
    look = {"type": "point", "opacity": 1, "strokeWidth": 2, **mark}
    return _layer(look, data, encoding, scaled=scaled)


def _texts(data: Iterable[Datum], **mark: Any) -> Datum:
    encoding = {"text": _as_given("text"), "color": _as_given("colour")}
    del encoding["text"]["scale"]
    return _layer({"type": "text", "align": "left", **mark}, data, encoding, scaled=False)


def _as_given(field: str) -> Datum:
    return {"field": field, "type": "nominal", "scale": None}


def _rule(x: float, y: float, x2: float, y2: float, colour: str) -> Datum:
    return {"x": x, "y": y, "x2": x2, "y2": y2, "colour": colour}


def _separators(layout: Layout) -> Iterator[Datum]:
    for row in layout.rows:
        if not row.relayed:
            yield _rule(layout.left, row.top, layout.right, row.top, _LINE)


def _time_line(layout: Layout) -> Iterator[Datum]:
    if not layout.days:
        return
    yield _rule(layout.axis, layout.begin, layout.axis, layout.end, _SOFT)
    for y, _ in layout.ticks():
        yield _rule(layout.axis - 4, y, layout.axis, y, _SOFT)
    for row in layout.rows:
        if not row.relayed:
            first, last = layout.span(row.point.moment)
            middle = row.top + 10
            yield _rule(layout.axis, (first + last) / 2, layout.left - 2, middle, _SOFT)


def _spans(layout: Layout) -> Iterator[Datum]:
    for row in layout.rows if layout.days else ():
        if not row.relayed:
            first, last = layout.span(row.point.moment)
            yield _rule(layout.axis, first, layout.axis, last + 0.1, layout.colour(row))


def _ticks(layout: Layout) -> Iterator[Datum]:
    for y, text in layout.ticks() if layout.days else ():
        yield {"x": layout.axis - 6, "y": y, "text": text, "colour": _SOFT}


def _revisions(layout: Layout) -> Iterator[Datum]:
    rows = {version.id: row for row in layout.rows for version in row.point.versions}
    for revision in layout.series.revisions:
        a, b = rows[revision.earlier], rows[revision.later]
        yield _rule(a.anchor, a.y, b.anchor, b.y, layout.colour(b))


def _shade(layout: Layout, row: Row) -> str:
    return _SOFT if row.relayed else layout.colour(row)


def _bounds(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the lines of a figure: a bar for a range, an arrow and a bar across for a bound."""
    value, y, colour = row.value, row.y, _shade(layout, row)
    reach = layout.number(ARROW)
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.low == value.high:
        return
    if value.low is not None and value.high is not None:
        yield _rule(value.low, y, value.high, y, colour)
    elif value.high is not None:
        yield _rule(value.high, y, max(0, value.high - reach), y, colour)
    elif value.low is not None:
        yield _rule(value.low, y, value.low + reach, y, colour)
    for end in ends:
        yield _rule(end, y - 6, end, y + 6, colour)


def _marks(layout: Layout, row: Row) -> Iterator[Datum]:
    """Yield the points of a figure: filled if exact, hollow if about, and the tip of an arrow."""
    value, colour = row.value, _shade(layout, row)
    reach = layout.number(ARROW)
    if value.best is not None:
        exact = value.low == value.high == value.best
        fill = colour if exact else "var(--figure-paper)"
        shape = layout.shape(row)
        yield {"x": value.best, "y": row.y, "shape": shape, "fill": fill, "stroke": colour}
    arrow = {"y": row.y, "fill": colour, "stroke": colour}
    if value.high is not None and value.low is None:
        yield {"x": max(0, value.high - reach), "shape": "triangle-left", **arrow}
    elif value.low is not None and value.high is None:
        yield {"x": value.low + reach, "shape": "triangle-right", **arrow}


def _key(layout: Layout, row: Row) -> Datum:
    colour = layout.colour(row)
    at = {"x": layout.left + 6, "y": row.top + 10}
    return {**at, "shape": layout.shape(row), "fill": colour, "stroke": colour}


def _label(layout: Layout, row: Row) -> Datum:
    # Relayed versions stand in a little, under the figure they repeat.
    x = layout.left + 16
    colour = _SOFT if row.relayed else _INK
    return {"x": x, "y": row.top + 6, "text": list(row.label), "colour": colour}


def _figure(layout: Layout, row: Row) -> tuple[str, Datum]:
    """Return a figure in words, and how it is aligned."""
    left, right = layout.extent(row.value)
    datum = {"y": row.y, "text": row.figure, "colour": _SOFT if row.relayed else _INK}
    if row.beside == "left":
        return "right", {**datum, "x": left - 9}
    if row.beside == "below":
        return "left", {**datum, "x": layout.left + 16, "y": row.y + 16}
    return "left", {**datum, "x": right + 9}


def _brackets(layout: Layout) -> Iterator[Datum]:
    """Yield a comb for each figure that cannot hold beside later ones: a tooth for each."""
    for x, head, teeth in layout.brackets():
        yield _rule(x, head + 9, x, teeth[-1], _INK)
        for tooth in teeth:
            yield _rule(x - 5, tooth, x, tooth, _INK)
        # The sign of inequality, drawn: not every font has it.
        for dy in (-2.5, 2.5):
            yield _rule(x - 5, head + dy, x + 5, head + dy, _INK)
        yield _rule(x - 3, head + 6, x + 3, head - 6, _INK)
