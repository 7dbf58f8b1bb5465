from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.outlines.cut import Point, clip
from generator.site.map.projection import Albers, Frame, simplify

points = st.tuples(st.floats(-50, 150), st.floats(-50, 150))


def albers(meridian: float, first: float, second: float) -> Albers:
    """Return the projection with these standard parallels."""
    south, north = first - (second - first) / 4, second + (second - first) / 4
    return Albers.fitted([(meridian - 1, south), (meridian + 1, north)])


def test_projection_agrees_with_the_example_in_snyder() -> None:
    """Snyder 1987, p. 291: parallels 29.5 and 45.5 north, origin 23 north 96 west, 35 N 75 W."""
    project = albers(-96, 29.5, 45.5)
    assert project.n == pytest.approx(0.6028370, abs=1e-7)
    assert project.c == pytest.approx(1.3512213, abs=1e-7)
    x, y = project((-75, 35))
    _, origin = project((-96, 23))
    assert x == pytest.approx(0.2952720, abs=1e-7)
    assert origin - y == pytest.approx(0.2416774, abs=1e-7)


@given(st.floats(-70, 70), st.floats(-170, 170), st.floats(-80, 60))
def test_areas_keep_their_size(latitude: float, longitude: float, south: float) -> None:
    project = Albers.fitted([(0, south), (20, south + 15)])
    d = 0.01
    x1, y1 = project((longitude, latitude))
    x2, y2 = project((longitude + d, latitude))
    x3, y3 = project((longitude, latitude + d))
    flat = abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1))
    round_ = math.radians(d) ** 2 * math.cos(math.radians(latitude + d / 2))
    if project((longitude, 89.9)) != project((longitude, 90)):
        assert flat == pytest.approx(round_, rel=0.01) or flat == 0


def test_parallels_across_the_equator_make_no_cone_and_still_a_map() -> None:
    project = Albers.fitted([(0, -10), (20, 10)])
    west, east = project((0, 0)), project((20, 0))
    assert east[0] - west[0] == pytest.approx(math.radians(20), rel=0.01)


def test_one_place_alone_fills_no_map() -> None:
    frame = Frame.around([(36.0, 51.0)], 300, 240, 30)
    assert frame((36.0, 51.0)) == pytest.approx((150, frame.height / 2))


def test_rings_across_the_date_line_are_whole() -> None:
    frame = Frame.around([(170, 50), (179, 70)], 300, 300, 10)
    east = [(175.0, 55.0), (180.0, 55.0), (180.0, 60.0), (175.0, 60.0)]
    west = [(-180.0, 55.0), (-178.0, 55.0), (-178.0, 60.0), (-180.0, 60.0)]
    (left,) = frame.rings([east])
    (right,) = frame.rings([west])
    assert frame((180, 55)) == pytest.approx(frame((-180, 55)))
    assert min(left)[0] < frame((180, 55))[0] < max(right)[0]


def test_the_far_side_is_not_drawn() -> None:
    frame = Frame.around([(-10, -5), (10, 5)], 300, 300, 10)
    behind = [(155.0, -80.0), (180.0, -80.0), (180.0, 80.0), (155.0, 80.0)]
    assert list(frame.rings([behind, []])) == []


def test_lines_are_broken_where_they_leave_the_frame() -> None:
    frame = Frame.around([(0, 40), (10, 50)], 300, 300, 10)
    line = [
        (2.0, 44.0),
        (4.0, 45.0),
        (60.0, 45.0),
        (90.0, 45.0),
        (6.0, 45.0),
        (8.0, 46.0),
        (50.0, 45.0),
    ]
    assert len(list(frame.lines([line]))) == 2


@given(st.lists(points, min_size=3, max_size=12))
def test_what_is_clipped_lies_inside(ring: list[Point]) -> None:
    for x, y in clip(ring, (0, 0, 100, 100)):
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 100 + 1e-6


@given(st.lists(points, min_size=2, max_size=20))
def test_a_simpler_line_keeps_its_ends_and_stays_near(line: list[Point]) -> None:
    simple = simplify(line, 5)
    assert (simple[0], simple[-1]) == (line[0], line[-1])
    for point in line:
        assert min(_from_stretch(point, a, b) for a, b in pairwise(simple)) <= 5 + 1e-6


def _from_stretch(point: Point, a: Point, b: Point) -> float:
    steps = [(a[0] + (b[0] - a[0]) * t / 400, a[1] + (b[1] - a[1]) * t / 400) for t in range(401)]
    return min(math.dist(point, step) for step in steps) - math.dist(a, b) / 800


def test_an_empty_line_stays_empty() -> None:
    assert simplify([], 1) == []
