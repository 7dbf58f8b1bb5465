"""Figures drawn with their bounds: a chart for each series, a small mark for each figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.evidence.comparison import Series
from generator.model import Value
from generator.site.chart import vega
from generator.site.chart.rows import Layout
from generator.site.chart.spec import specification
from generator.site.drawing import Drawing
from generator.site.words.language import Language


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


Bounds = tuple[float | None, float | None, float | None, list[float]]


def bounds_among(value: Value, among: Iterable[Value] = ()) -> Bounds:
    """Return where low, best and high of a figure lie on a scale from zero, 5 to 71 pixels long.

    And where all numbers of figures lie that count the same.
    """
    others = [number for other in among for number in _given(other)]
    end = max(*others, *_given(value), 1) * (1 if others else 1.25)

    def at(number: int) -> float:
        return round(5 + 66 * number / end, 1)

    low, best, high = (None if n is None else at(n) for n in (value.low, value.best, value.high))
    return low, best, high, sorted({at(number) for number in others})


def _given(value: Value) -> list[int]:
    return [n for n in (value.low, value.best, value.high) if n is not None]
