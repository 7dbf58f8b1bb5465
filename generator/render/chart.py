"""Figures drawn with their bounds: a chart for each series, a small mark for each figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.evidence.comparison import Series
from generator.model import Value
from generator.render import vega
from generator.render.chartrows import Layout
from generator.render.chartspec import specification
from generator.render.drawing import Drawing
from generator.render.language import Language


def series_chart(
    series: Series, title: str, names: Mapping[str, str], language: Language
) -> Drawing:
    """Return a series as SVG, to be made: time downwards, figures across, bounds drawn as bounds.

    `names` holds the names of speakers by identifier.
    """
    layout = Layout(series, names, language)
    told = " ".join(f"{' '.join(row.label)}: {row.figure}." for row in layout.rows)
    specified = json.dumps(specification(layout))
    return Drawing(vega.chart, (specified, f"chart-{series.key}", title, told))


def bounds_mark(value: Value, among: Iterable[Value] = ()) -> str:
    """Return one figure with its bounds as a small SVG, without words: text stands beside it.

    `among` are the figures that count the same: faint strokes on the same scale, from zero.
    """
    others = [n for other in among for n in _given(other)]
    end = max(*others, *_given(value), 1) * (1 if others else 1.25)

    def at(number: int) -> float:
        return round(5 + 66 * number / end, 1)

    low, best, high = (None if n is None else at(n) for n in (value.low, value.best, value.high))
    parts = ['<path class="bounds__scale" d="M4 8H76"/>']
    if others:
        strokes = "".join(f"M{x:g} 5V11" for x in sorted({at(number) for number in others}))
        parts.append(f'<path class="bounds__among" d="{strokes}"/>')
    if low is not None and high is not None and low < high:
        parts.append(f'<path class="bounds__range" d="M{low} 8H{high}M{low} 4V12M{high} 4V12"/>')
    elif high is not None and low is None:
        tip = max(high - 22, 4)
        arrow = f"M{high} 3V13M{high} 8H{tip:g}m4-3.5l-4 3.5l4 3.5"
        parts.append(f'<path class="bounds__open" d="{arrow}"/>')
    elif low is not None and high is None:
        tip = min(low + 22, 76)
        arrow = f"M{low} 3V13M{low} 8H{tip:g}m-4-3.5l4 3.5l-4 3.5"
        parts.append(f'<path class="bounds__open" d="{arrow}"/>')
    if best is not None:
        kind = "exact" if low is not None and low == high else "about"
        parts.append(f'<circle class="bounds__{kind}" cx="{best}" cy="8" r="3.5"/>')
    return f'<svg class="bounds" viewBox="0 0 80 16" aria-hidden="true">{"".join(parts)}</svg>'


def _given(value: Value) -> list[int]:
    return [n for n in (value.low, value.best, value.high) if n is not None]
