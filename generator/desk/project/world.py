"""Outlines for a subject, cut from those of the whole world that come with the package."""

import json
import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from itertools import accumulate
from typing import Any

from generator.read.outlines.cut import Box, Point, clip

QUANTUM = 0.005
"""Degrees: the world is kept to so much, about 550 m, and without points that matter less."""

_BEYOND = 45
"""Degrees: land goes on so far beyond the subject, since maps can be moved."""

_COARSE, _COARSER = 0.25, 200
"""Degrees: what points far from the subject may be off by; nearer, a part of how far they are."""

_POINTS_ACROSS = 1000
"""The subject is drawn so finely that it looks right so many pixels wide."""

Bbox = tuple[float, float, float, float]
"""West, south, east and north in degrees; east below west goes across the date line."""


def read_world() -> dict[str, list[Any]]:
    """Return land as polygons, each a list of rings, and borders as lines."""
    data = resources.files("generator.starter").joinpath("world.json.z").read_bytes()
    packed = json.loads(zlib.decompress(data))
    return {
        "land": [[_line(ring) for ring in polygon] for polygon in packed["land"]],
        "borders": [_line(line) for line in packed["borders"]],
    }


def _line(steps: list[int]) -> list[Point]:
    """Return a line of its steps: longitude and latitude by turns, each from the one before."""
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(round(x * QUANTUM, 3), round(y * QUANTUM, 3)) for x, y in zip(xs, ys, strict=True)]


def outlines_for(bbox: Bbox) -> dict[str, str]:
    """Return the GeoJSON of land and borders around a subject by layer: fine in it, else coarse."""
    west, south, east, north = bbox
    width = (east - west) % 360 or 360
    middle = west + width / 2
    fine = max(QUANTUM, max(width, north - south) / _POINTS_ACROSS)
    centre = (south + north) / 2

    def tolerance(point: Point) -> float:
        across = abs((point[0] - middle + 540) % 360 - 180) - width / 2
        down = abs(point[1] - centre) - (north - south) / 2
        return min(_COARSE, fine + max(across, down, 0) / _COARSER)

    world = read_world()
    boxes = [*_boxes(middle - width / 2, middle + width / 2, south, north)]
    land = [polygon for box in boxes for polygon in _polygons(world["land"], box, tolerance)]
    borders = [line for box in boxes for line in _lines(world["borders"], box, tolerance)]
    return {
        "land": _collection("MultiPolygon", land),
        "borders": _collection("MultiLineString", borders),
    }


def _boxes(west: float, east: float, south: float, north: float) -> Iterator[Box]:
    """Yield the parts on longitudes from -180 to 180 of what is around a subject."""
    west, east = west - _BEYOND, east + _BEYOND
    if east - west >= 360:  # noqa: PLR2004 - all around
        west, east = -180, 180
    for turn in (-360, 0, 360):
        left, right = max(west + turn, -180), min(east + turn, 180)
        if left < right:
            yield left, max(south - _BEYOND, -90), right, min(north + _BEYOND, 90)


Tolerance = Callable[[Point], float]


def _polygons(polygons: list[Any], box: Box, tolerance: Tolerance) -> Iterator[list[list[Point]]]:
    for polygon in polygons:
        cut = [clip(ring[:-1], box) for ring in polygon]
        rings = [thin([*ring, ring[0]], tolerance) for ring in cut if ring]
        rings = [ring for ring in rings if len(ring) > 3]  # noqa: PLR2004 - less is no area
        if rings and cut[0]:
            yield rings


def _lines(lines: list[Any], box: Box, tolerance: Tolerance) -> Iterator[list[Point]]:
    left, south, right, north = box
    for line in lines:
        if any(left <= x <= right and south <= y <= north for x, y in line):
            yield thin(line, tolerance)


def thin(line: Sequence[Point], tolerance: Tolerance) -> list[Point]:
    """Return a line without points that lie no farther beside it than their tolerance.

    Algorithm: D. Douglas and T. Peucker, Cartographica 10 (1973), with a tolerance for each point.
    """
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, at = 1.0, 0
        (x, y), (to_x, to_y) = line[first], line[last]
        narrow = math.cos(math.radians((y + to_y) / 2))
        along, up = (to_x - x) * narrow, to_y - y
        length = math.hypot(along, up)
        for index in range(first + 1, last):
            right, over = (line[index][0] - x) * narrow, line[index][1] - y
            aside = abs(along * over - up * right) / length if length else math.hypot(right, over)
            if (times := aside / tolerance(line[index])) > farthest:
                farthest, at = times, index
        if at:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[index] for index in sorted(kept)]


def _collection(kind: str, coordinates: list[Any]) -> str:
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": parts}}
        for parts in ([coordinates] if coordinates else [])
    ]
    data = {"type": "FeatureCollection", "features": features}
    return json.dumps(data, separators=(",", ":")) + "\n"
