"""The lines of geometries, and SVG path data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.read.outlines.cut import Point


def lines_in(layers: Mapping[str, Any], name: str) -> Iterator[list[Point]]:
    """Yield every ring and line of a layer of the base map."""
    for feature in layers.get(name, {}).get("features", ()):
        yield from lines_of(feature["geometry"])


def lines_of(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    """Yield every ring and line of a geometry."""
    nested: list[Any] = [geometry["coordinates"]]
    while nested:
        value = nested.pop()
        if value and isinstance(value[0][0], int | float):
            yield [(float(point[0]), float(point[1])) for point in value]
        else:
            nested.extend(reversed(value))


def path_data(lines: Iterable[Sequence[Point]], end: str = "") -> str:
    """Return lines as SVG path data, relative and in tenths of a pixel."""
    parts = []
    for line in lines:
        tenths = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [
            f"{_tenth(x - before_x)} {_tenth(y - before_y)}"
            for (before_x, before_y), (x, y) in pairwise(tenths)
            if (before_x, before_y) != (x, y)
        ]
        if steps:
            parts.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}{end}")
    return "".join(parts)


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:.1f}".removesuffix(".0")


def short(value: float) -> str:
    """Return a number to the tenth, without a zero behind the point."""
    return _tenth(round(value * 10))
