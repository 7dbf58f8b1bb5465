"""Points against outlines, in degrees of longitude and latitude as GeoJSON has them."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

_DEGREE_KM = 111.2
"""A degree of latitude."""

Position = Sequence[float]
"""Longitude first, as GeoJSON has it."""


def is_inside(point: Position, geometry: dict[str, Any]) -> bool:
    """Return whether a point lies in a GeoJSON polygon or several, outside their holes."""
    shapes = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        shapes = [shapes]
    return any(
        _in_ring(point, outer) and not any(_in_ring(point, hole) for hole in holes)
        for outer, *holes in shapes
    )


def _in_ring(point: Position, ring: Sequence[Position]) -> bool:
    """Return whether a ray to the east crosses the ring an odd number of times."""
    east, north = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > north) != (y2 > north) and east < x1 + (north - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def holds(shape: dict[str, Any], point: Position) -> bool:
    """Return whether a shape is a polygon, or several, that hold a point."""
    return shape["type"].endswith("Polygon") and is_inside(point, shape)


def positions_of(part: Any) -> Iterator[Position]:
    """Yield every position in the coordinates of a shape."""
    if isinstance(part[0], list | tuple):
        for inner in part:
            yield from positions_of(inner)
    else:
        yield part


def _steps(shape: dict[str, Any]) -> Iterator[tuple[Position, Position]]:
    """Yield the stretches of lines; of points each by itself."""
    parts = shape["coordinates"]
    if shape["type"] == "Point":
        parts = [parts]
    for line in parts if shape["type"] == "MultiLineString" else [parts]:
        is_line = shape["type"].endswith("LineString")
        yield from pairwise(line) if is_line else zip(line, line, strict=True)


def _km_to(step: tuple[Position, Position], point: Position) -> float:
    """Return how far a point is from a stretch of a line, on a map flat around the point."""
    narrow = math.cos(math.radians(point[1]))
    (ax, ay), (bx, by) = (
        (((x - point[0] + 540) % 360 - 180) * narrow, y - point[1]) for x, y in step
    )
    long = (bx - ax) ** 2 + (by - ay) ** 2
    t = min(1, max(0, -(ax * (bx - ax) + ay * (by - ay)) / long)) if long else 0
    return _DEGREE_KM * math.hypot(ax + t * (bx - ax), ay + t * (by - ay))


def is_beside(point: Position, shape: dict[str, Any], km: float) -> bool:
    """Return whether a point lies within some kilometres of a line or of some points."""
    return any(_km_to(step, point) <= km for step in _steps(shape))
