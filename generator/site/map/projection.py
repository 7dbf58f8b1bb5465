"""Latitude and longitude to a flat map: one projection, fitted to the places it has to show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.read.outlines.cut import Box, Point, clip

_FINEST = 1.2
"""Pixels: of an outline's points, those nearer to each other are left out."""

_BEYOND = 20
"""Pixels: how far lines go on outside the frame."""


@dataclass(frozen=True, slots=True)
class Albers:
    """Albers' equal-area conic projection of a sphere with radius 1: areas keep their size.

    Formulas: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
    14-1 to 14-6; standard parallels a sixth of the way in from either edge (p. 99).
    """

    meridian: float
    n: float
    c: float

    @classmethod
    def fitted(cls, points: Iterable[Point]) -> Albers:
        """Return the projection for a region that holds the points (longitude, latitude)."""
        longitudes, latitudes = zip(*points, strict=True)
        south, north = min(latitudes), max(latitudes)
        first = math.radians(south + (north - south) / 6)
        second = math.radians(north - (north - south) / 6)
        n = (math.sin(first) + math.sin(second)) / 2
        # Parallels that mirror each other across the equator make the cone a cylinder.
        n = n if abs(n) > 1e-6 else 1e-6  # noqa: PLR2004 - still exact to a millionth of a pixel
        return cls(
            (min(longitudes) + max(longitudes)) / 2,
            n,
            math.cos(first) ** 2 + 2 * n * math.sin(first),
        )

    def __call__(self, point: Point) -> Point:
        """Return x and y, which grows southwards, in radii of the sphere."""
        longitude, latitude = point
        rho = math.sqrt(max(0.0, self.c - 2 * self.n * math.sin(math.radians(latitude)))) / self.n
        theta = self.n * math.radians((longitude - self.meridian + 540) % 360 - 180)
        return rho * math.sin(theta), rho * math.cos(theta)


@dataclass(frozen=True, slots=True)
class Frame:
    """A flat map of so many pixels: projects, and cuts off what lies outside."""

    project: Albers
    scale: float
    left: float
    top: float
    width: float
    height: float
    window: Box
    """West, south, east and north of more than what is seen; what lies beyond is not projected."""

    @classmethod
    def around(
        cls,
        points: Sequence[Point],
        width: float,
        tallest: float,
        margin: float,
        least: float = 0,
    ) -> Frame:
        """Return the frame of this width that shows all the points, at most `tallest` high.

        It shows at least so much across, in radii of the sphere.
        """
        project = Albers.fitted(points)
        xs, ys = zip(*map(project, points), strict=True)
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        room = width - 2 * margin
        scale = min(room / max(across, least, 1e-9), (tallest - 2 * margin) / max(down, 1e-9))
        height = min(tallest, max(down * scale + 2 * margin, tallest / 2))
        left = (min(xs) + max(xs)) / 2 * scale - width / 2
        top = (min(ys) + max(ys)) / 2 * scale - height / 2
        window = _window(points, project.meridian, math.degrees(1.5 * width / scale))
        return cls(project, scale, left, top, width, height, window)

    def __call__(self, point: Point) -> Point:
        """Return where a position (longitude, latitude) lies in the frame, in pixels."""
        x, y = self.project(point)
        return x * self.scale - self.left, y * self.scale - self.top

    def holds(self, point: Point) -> bool:
        """Return whether a point, in pixels, lies inside the frame."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def rings(self, rings: Iterable[Sequence[Point]]) -> Iterator[list[Point]]:
        """Yield what of the rings is seen in the frame, in pixels, without what is too fine to see.

        A ring is cut a little outside the frame, so that the cut itself is not seen.
        """
        edge = 4.0
        box = (-edge, -edge, self.width + edge, self.height + edge)
        for ring in filter(None, rings):
            for turn in self._turns(ring):
                around = [(longitude + turn, latitude) for longitude, latitude in ring]
                seen = clip([self(point) for point in clip(around, self.window)], box)
                if len(seen) > 2:  # noqa: PLR2004 - less is no area
                    yield simplify(seen, _FINEST)

    def lines(self, lines: Iterable[Sequence[Point]]) -> Iterator[list[Point]]:
        """Yield the stretches of lines that are seen in the frame, in pixels."""
        for line in filter(None, lines):
            if not [*self._turns(line)]:
                continue
            for seen, stretch in groupby(map(self, line), key=self._is_near):
                if seen:
                    yield simplify([*stretch], _FINEST)

    def _turns(self, line: Sequence[Point]) -> Iterator[int]:
        """Yield by how many degrees a line may be turned to reach into the window."""
        west, south, east, north = self.window
        longitudes, latitudes = zip(*line, strict=True)
        if min(latitudes) <= north and max(latitudes) >= south:
            first, last = min(longitudes), max(longitudes)
            yield from (t for t in (-360, 0, 360) if first + t <= east and last + t >= west)

    def _is_near(self, point: Point) -> bool:
        x, y = point
        wide, tall = self.width + _BEYOND, self.height + _BEYOND
        return -_BEYOND < x < wide and -_BEYOND < y < tall


def _window(points: Sequence[Point], meridian: float, beyond: float) -> Box:
    """Return the window around points that goes so many degrees of a great circle beyond them.

    The far side of the earth is never in it, or rings would tear where it is cut open.
    """
    longitudes, latitudes = zip(*points, strict=True)
    south, north = max(min(latitudes) - beyond, -90.0), min(max(latitudes) + beyond, 90.0)
    narrow = math.cos(math.radians(max(-south, north)))
    across = (max(longitudes) - min(longitudes)) / 2 + beyond / max(narrow, 1e-3)
    return meridian - min(across, 150), south, meridian + min(across, 150), north


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line without points nearer than `tolerance` to the one before; its ends stay."""
    kept = list(line[:1])
    for point in line[1:-1]:
        if math.dist(point, kept[-1]) > tolerance:
            kept.append(point)
    return kept + list(line[1:][-1:])
