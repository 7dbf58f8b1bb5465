"""Where places lie and how they are drawn: never outside their outline, never finer than known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.checks.walk import fault
from generator.collection import Collection, Entry
from generator.issues import Issue, Rule
from generator.model import Place
from generator.model.words import PlaceKind, Precision

OUTSIDE_OUTLINE = Rule(
    "X321", "A place lies within its own outline.", "Correct the coordinates or the outline."
)
OUTSIDE_PARENT = Rule(
    "X322",
    "A place lies within the outline of the place it is in.",
    "Correct the coordinates, or `within:`.",
)
NO_EXTENT = Rule(
    "X323",
    "A place that is not known exactly has a radius or an outline, so that it is no mere point.",
    "Add `radius_km:` or `area:`.",
)
FINER_THAN_KIND = Rule(
    "X324",
    "A place is not known more finely than its kind is large.",
    "Make the precision coarser, or correct the kind.",
)
EXACT_RADIUS = Rule(
    "X325",
    "A place known exactly has a radius of at most 0.1 km.",
    "Leave the radius out, or choose the precision `near`.",
)

MOST_EXACT_KM = 0.1
"""Ten times what Atlos calls exact, and what it calls vicinity."""

_COARSER = tuple(Precision)
"""From the finest to the coarsest, as the list stands."""

_FINEST = {
    PlaceKind.COUNTRY: Precision.COUNTRY,
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.CITY: Precision.NEAR,
}

Point = Sequence[float]
"""Longitude first, as GeoJSON has it."""


def check_outline(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each place outside its own outline."""
    for entry in collection.places.values():
        outline = collection.outlines.get(entry.record.area or "")
        if outline and not is_inside(_point(entry), outline["geometry"]):
            found = f"{_spoken(entry)} is outside the outline '{entry.record.area}'"
            hint = "correct the coordinates: latitude is north, longitude east"
            yield fault(OUTSIDE_OUTLINE, entry, ("latitude",), found, hint)


def check_parent(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each place outside the outline of the nearest place that it lies in."""
    for entry in collection.places.values():
        around = _around(collection, entry)
        if around and not is_inside(_point(entry), collection.outlines[around]["geometry"]):
            found = f"{_spoken(entry)} is outside the outline '{around}', which it is within"
            hint = "correct the coordinates, or `within:`"
            yield fault(OUTSIDE_PARENT, entry, ("latitude",), found, hint)


def check_extent(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each place that would be drawn as a point though it is not exact."""
    for entry in collection.places.values():
        place = entry.record
        if place.precision is not Precision.EXACT and place.radius_km is None and not place.area:
            found = f"'{place.precision}' is no exact spot, yet there is no radius and no outline"
            hint = "add `radius_km:`, how far from the point it may be"
            yield fault(NO_EXTENT, entry, ("precision",), found, hint)


def check_kind(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each place known more finely than its kind is large."""
    for entry in collection.places.values():
        place = entry.record
        finest = _FINEST.get(place.kind, Precision.EXACT)
        allowed = _COARSER[_COARSER.index(finest) :]
        if place.precision not in allowed:
            found = (
                f"'{place.precision}' is finer than a {place.kind}; allowed: {', '.join(allowed)}"
            )
            hint = f"write {finest}, or correct the kind"
            yield fault(FINER_THAN_KIND, entry, ("precision",), found, hint)


def check_exact(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each exact place with a wide radius."""
    for entry in collection.places.values():
        radius = entry.record.radius_km
        if entry.record.precision is Precision.EXACT and radius and radius > MOST_EXACT_KM:
            found = (
                f"{radius:g} km is too wide for an exact spot; at most {MOST_EXACT_KM} is allowed"
            )
            hint = "leave it out, or write precision: near"
            yield fault(EXACT_RADIUS, entry, ("radius_km",), found, hint)


def is_inside(point: Point, geometry: dict[str, Any]) -> bool:
    """Return whether a point lies in a GeoJSON polygon or several, outside their holes."""
    shapes = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        shapes = [shapes]
    return any(
        _in_ring(point, outer) and not any(_in_ring(point, hole) for hole in holes)
        for outer, *holes in shapes
    )


def _in_ring(point: Point, ring: Sequence[Point]) -> bool:
    """Return whether a ray to the east crosses the ring an odd number of times."""
    east, north = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > north) != (y2 > north) and east < x1 + (north - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _around(collection: Collection, entry: Entry[Place]) -> str | None:
    """Return the outline of the nearest place around a place that has one."""
    seen = {entry.id}
    parent = entry.record.within
    while parent and parent not in seen:
        seen.add(parent)
        around = collection.places.get(parent)
        if around and around.record.area in collection.outlines:
            return around.record.area
        parent = around.record.within if around else None
    return None


def _point(entry: Entry[Place]) -> Point:
    return entry.record.longitude, entry.record.latitude


def _spoken(entry: Entry[Place]) -> str:
    return f"{entry.record.latitude:g} north, {entry.record.longitude:g} east"


CHECKS = (check_outline, check_parent, check_extent, check_kind, check_exact)
