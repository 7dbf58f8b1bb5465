"""Figures drawn with their bounds: a chart for each series, a small mark for each figure."""

from __future__ import annotations

from collections.abc import Mapping

from generator.evidence.comparison import Series
from generator.model import Value
from generator.render.chartrows import Layout
from generator.render.chartspec import specification
from generator.render.language import Language
from generator.render.vega import draw


def series_chart(series: Series, title: str, names: Mapping[str, str], language: Language) -> str:
    """Return a series as SVG: time downwards, figures across, bounds drawn as bounds.

    `names` holds the names of speakers by identifier.
    """
    layout = Layout(series, names, language)
    told = " ".join(f"{' '.join(row.label)}: {row.figure}." for row in layout.rows)
    return draw(specification(layout), name=f"chart-{series.key}", title=title, description=told)


def bounds_mark(value: Value, most: int | None = None) -> str:
    """Return one figure with its bounds as a small SVG, without words: text stands beside it.

    `most` is the number at the right end, by default the highest of the figure itself.
    """
    given = [n for n in (value.low, value.best, value.high) if n is not None]
    end = max(most or 0, max(given) * 1.25, 1)
    low, best, high = (
        None if n is None else round(5 + 66 * n / end, 1)
        for n in (value.low, value.best, value.high)
    )
    parts = ['<path class="bounds__scale" d="M4 8H76"/>']
    if best is not None:
        kind = "exact" if value.low == value.best == value.high else "about"
        parts.append(f'<circle class="bounds__{kind}" cx="{best}" cy="8" r="3.5"/>')
    elif low is not None and high is not None:
        parts.append(f'<path class="bounds__range" d="M{low} 8H{high}M{low} 4V12M{high} 4V12"/>')
    elif high is not None:
        tip = max(high - 22, 4)
        parts.append(
            f'<path class="bounds__open" d="M{high} 3V13M{high} 8H{tip}m4-3.5l-4 3.5l4 3.5"/>'
        )
    elif low is not None:
        tip = min(low + 22, 76)
        parts.append(
            f'<path class="bounds__open" d="M{low} 3V13M{low} 8H{tip}m-4-3.5l4 3.5l-4 3.5"/>'
        )
    return f'<svg class="bounds" viewBox="0 0 80 16" aria-hidden="true">{"".join(parts)}</svg>'
