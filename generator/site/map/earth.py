"""Positions on a sphere: circles, and longitudes that go on beyond 180 degrees."""

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from generator.read.outlines.cut import Point

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth: (2a + b) / 3 of GRS 80 (Moritz, Geodetic Reference System 1980)."""


def westernmost(longitudes: Iterable[float]) -> float:
    """Return the longitude at which the shortest arc begins that holds all of them."""
    ordered = sorted({*longitudes})
    gaps = [(east - west, east) for west, east in pairwise(ordered)]
    around = [(ordered[0] + 360 - ordered[-1], ordered[0])] if ordered else [(360, 0)]
    return max(around + gaps, key=lambda gap: gap[0])[1]


def unroll(longitude: float, west: float) -> float:
    """Return a longitude that is not below the westernmost one: 360 degrees on, if need be."""
    return longitude if longitude >= west else longitude + 360


def turned(geometry: Mapping[str, Any], longitude: float) -> dict[str, Any]:
    """Return a geometry of which every part is brought around the earth to a longitude.

    A point becomes one of several, since maps can ask only those for their bounds.
    """

    def turn(part: Any) -> Any:
        first = part
        while isinstance(first[0], list | tuple):
            first = first[0]
        degrees = 360 * round((longitude - first[0]) / 360)
        return shift(part, degrees) if degrees else part

    kind, parts = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        kind, parts = "MultiPoint", [parts]
    many = kind.startswith("Multi")
    return {"type": kind, "coordinates": [*map(turn, parts)] if many else turn(parts)}


def shift(part: Any, degrees: float) -> Any:
    """Return coordinates, however deep in lists, so many degrees farther east."""
    if isinstance(part[0], list | tuple):
        return [shift(inner, degrees) for inner in part]
    return [part[0] + degrees, part[1]]


def circle(latitude: float, longitude: float, radius_km: float) -> list[Point]:
    """Return a circle on the sphere. Formulas: Snyder 1987, 5-5 and 5-6."""
    phi, reach = math.radians(latitude), radius_km / EARTH_RADIUS_KM
    ring = []
    for step in range(48):
        azimuth = math.tau * step / 48
        sine = math.sin(phi) * math.cos(reach)
        sine += math.cos(phi) * math.sin(reach) * math.cos(azimuth)
        across = math.sin(reach) * math.sin(azimuth)
        along = math.cos(phi) * math.cos(reach)
        along -= math.sin(phi) * math.sin(reach) * math.cos(azimuth)
        east = math.degrees(math.atan2(across, along))
        ring.append((longitude + east, math.degrees(math.asin(sine))))
    return ring
