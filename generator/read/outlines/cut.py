"""Rings and lines cut: by a box, and where they cross the 180th meridian (RFC 7946, 3.1.9)."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

Point = tuple[float, float]
"""A position: longitude and latitude in degrees, or x and y in pixels."""

Line = Sequence[Sequence[float]]
"""Positions as GeoJSON has them."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom: the least and the most of either axis."""


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a ring inside a box.

    Algorithm: I. E. Sutherland and G. W. Hodgman, Reentrant Polygon Clipping, CACM 17 (1974).
    """
    left, top, right, bottom = box
    found = list(ring)
    for axis, limit, sign in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        found = list(_half(found, axis, limit, sign))
    return found


def _half(ring: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    if not ring:
        return
    before = ring[-1]
    was_inside = sign * (before[axis] - limit) >= 0
    for here in ring:
        inside = sign * (here[axis] - limit) >= 0
        if inside != was_inside:
            t = (limit - before[axis]) / (here[axis] - before[axis])
            yield (before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1]))
        if inside:
            yield here
        before, was_inside = here, inside


def at_meridian(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a geometry cut where it crosses the 180th meridian; as it was where it does not.

    Of two ways between two positions the shorter is meant, so a step of more than 180 degrees
    goes across. A ring around a pole holds the pole.
    """
    kind, parts = geometry["type"], geometry["coordinates"]
    parts = parts if kind.startswith("Multi") else [parts]
    kind = kind.removeprefix("Multi")
    if kind == "Point":
        return dict(geometry)
    cut: Callable[[Any], Iterable[Any]] = _cut_line if kind == "LineString" else _cut_polygon
    across = [any(map(_crosses, [part] if kind == "LineString" else part)) for part in parts]
    if not any(across):
        return dict(geometry)
    pieces = [cut(part) if crosses else [part] for part, crosses in zip(parts, across, strict=True)]
    return {"type": f"Multi{kind}", "coordinates": [*chain.from_iterable(pieces)]}


def _crosses(line: Line) -> bool:
    return any(abs(b[0] - a[0]) > 180 for a, b in pairwise(line))  # noqa: PLR2004 - half the earth


def _unrolled(line: Line) -> list[Point]:
    """Return a line without jumps, on longitudes that may go beyond 180 degrees."""
    found = [(line[0][0], line[0][1])]
    for longitude, latitude in line[1:]:
        turns = round((longitude - found[-1][0]) / 360)
        found.append((longitude - 360 * turns, latitude))
    return found


def _cut_line(line: Line) -> Iterator[list[list[float]]]:
    piece: list[Point] = []
    for a, b in pairwise(_unrolled(line)):
        piece = piece or [a]
        edge = 360 * math.floor((min(a[0], b[0]) + 180) / 360) + 180
        if min(a[0], b[0]) < edge < max(a[0], b[0]):
            t = (edge - a[0]) / (b[0] - a[0])
            middle = (edge, a[1] + t * (b[1] - a[1]))
            yield _back([*piece, middle])
            piece = [middle]
        piece.append(b)
    yield _back(piece)


def _cut_polygon(rings: Sequence[Line]) -> Iterator[list[list[list[float]]]]:
    outer, *holes = map(_unrolled, rings)
    if abs(outer[-1][0] - outer[0][0]) > 180:  # noqa: PLR2004 - it goes around a pole
        pole = math.copysign(90, sum(latitude for _, latitude in outer))
        outer += [(outer[-1][0], pole), (outer[0][0], pole), outer[0]]
    west, east = min(x for x, _ in outer), max(x for x, _ in outer)
    middle = (west + east) / 2
    holes = [[(x - 360 * round((hole[0][0] - middle) / 360), y) for x, y in hole] for hole in holes]
    for turn in range(math.floor((west + 180) / 360), math.floor((east + 180) / 360) + 1):
        window = (360 * turn - 180, -90, 360 * turn + 180, 90)
        pieces = [clip(ring[:-1], window) for ring in (outer, *holes)]
        closed = [_back([*piece, piece[0]]) for piece in pieces if len(piece) > 2]  # noqa: PLR2004 - less is no area
        if len(pieces[0]) > 2:  # noqa: PLR2004 - likewise
            yield closed


def _back(line: Sequence[Point]) -> list[list[float]]:
    """Return a line of one turn around the earth on longitudes from -180 to 180."""
    middle = sum(x for x, _ in line) / len(line)
    turn = 360 * math.floor((middle + 180) / 360)
    return [[x - turn, y] for x, y in line]


def crossing(ring: Line) -> Point | None:
    """Return where a ring first crosses itself, seen from the west; None where it does not."""
    segments = sorted(
        (min(a[0], b[0]), max(a[0], b[0]), tuple(a), tuple(b)) for a, b in pairwise(ring)
    )
    active: list[tuple[float, float, Any, Any]] = []
    for segment in segments:
        active = [other for other in active if other[1] >= segment[0]]
        a, b = segment[2:]
        for *_, c, d in active:
            if _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0:
                t = _side(c, d, a) / (_side(c, d, a) - _side(c, d, b))
                return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        active.append(segment)
    return None


def _side(a: Sequence[float], b: Sequence[float], point: Sequence[float]) -> float:
    """Return on which side of a line a point lies: above zero to the left, zero on it."""
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
