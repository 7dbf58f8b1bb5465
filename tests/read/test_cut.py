from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.outlines.cut import at_meridian, crossing

Ring = list[list[float]]


def area(geometry: dict[str, Any]) -> float:
    """Return the area of polygons in square degrees, on a flat map."""
    many = geometry["type"] == "MultiPolygon"
    parts = geometry["coordinates"] if many else [geometry["coordinates"]]
    rings = [ring for part in parts for ring in part]
    doubled = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) for ring in rings]
    return float(sum(map(abs, doubled)) / 2)


def star(middle: float, north: float, radii: list[float]) -> Ring:
    """Return a ring around a spot, on longitudes from -180 to 180."""
    ring = []
    for step, radius in enumerate(radii):
        angle = math.tau * step / len(radii)
        east = middle + radius * math.cos(angle)
        ring.append([(east + 540) % 360 - 180, north + radius * math.sin(angle)])
    return [*ring, ring[0]]


STARS = st.lists(st.floats(1, 30), min_size=3, max_size=9)


@given(middle=st.floats(-180, 180), radii=STARS)
def test_a_polygon_keeps_its_area_and_goes_nowhere_around_the_earth(
    middle: float, radii: list[float]
) -> None:
    ring = star(middle, 10, radii)
    cut = at_meridian({"type": "Polygon", "coordinates": [ring]})
    parts = cut["coordinates"] if cut["type"] == "MultiPolygon" else [cut["coordinates"]]
    for part in parts:
        for line in part:
            assert line[0] == line[-1]
            assert all(-180 <= x <= 180 for x, _ in line)
            assert all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(line))
    whole = star(0, 10, radii)
    expected = area({"type": "Polygon", "coordinates": [whole]})
    assert area(cut) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=2, max_size=9))
def test_a_line_keeps_its_ends_and_its_length(line: list[tuple[float, float]]) -> None:
    def length(pieces: list[Any]) -> float:
        steps = [step for piece in pieces for step in pairwise(piece)]
        return sum(math.dist(a, (a[0] + (b[0] - a[0] + 540) % 360 - 180, b[1])) for a, b in steps)

    cut = at_meridian({"type": "LineString", "coordinates": line})
    pieces = cut["coordinates"] if cut["type"] == "MultiLineString" else [cut["coordinates"]]
    assert length(pieces) == pytest.approx(length([line]), abs=1e-6)
    assert all(abs(b[0] - a[0]) <= 180 for piece in pieces for a, b in pairwise(piece))
    assert tuple(pieces[0][0])[1] == line[0][1]
    assert tuple(pieces[-1][-1])[1] == line[-1][1]


def test_a_ring_around_a_pole_holds_the_pole() -> None:
    ring = [[x, -70] for x in (-120, 0, 120, -120)]
    cut = at_meridian({"type": "Polygon", "coordinates": [ring]})
    assert area(cut) == pytest.approx(360 * 20)


def test_a_hole_stays_in_its_part() -> None:
    ring = [[170, 0], [-170, 0], [-170, 9], [170, 9], [170, 0]]
    hole = [[-176, 2], [-174, 2], [-174, 4], [-176, 2]]
    cut = at_meridian({"type": "Polygon", "coordinates": [ring, hole]})
    assert [len(part) for part in cut["coordinates"]] == [1, 2]


@given(radii=STARS)
def test_a_ring_seen_from_its_middle_crosses_itself_nowhere(radii: list[float]) -> None:
    assert crossing(star(0, 0, radii)) is None
