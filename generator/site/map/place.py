"""What the maps know of a place: no words, only what is needed to draw it."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.model import Place, PlaceKind
from generator.model.lists import MarkShape, Precision
from generator.read.entry import Entry
from generator.site.map.earth import EARTH_RADIUS_KM, turned, unroll, westernmost

SHAPES: Mapping[MarkShape, str] = {
    MarkShape.CIRCLE: "M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0Z",
    MarkShape.SQUARE: "M-9-9H9V9H-9Z",
    MarkShape.HEXAGON: "M-11 0L-5.5-9.5H5.5L11 0L5.5 9.5H-5.5Z",
    MarkShape.DIAMOND: "M0-12.5L12.5 0L0 12.5L-12.5 0Z",
    MarkShape.TRIANGLE: "M0-12L13 9H-13Z",
    MarkShape.DROP: "M-8.5-4A9.4 9.4 0 1 1 8.5-4L0 13Z",
    MarkShape.OBLONG: "M-13-8H13V8H-13Z",
}
"""The outline of a mark around its middle, in pixels."""

BROAD_KM = 800
"""A circle wider than this would hide a map; the place shows as a plate without a circle."""

FIRST = 1_000_000
"""More claims than any place has."""

AREAS = frozenset({Precision.REGION, Precision.COUNTRY})
"""What is known only as an area."""


class MapPlace(NamedTuple):
    """A place as the maps draw it: an area for a region or country, else a mark in its circle."""

    id: str
    number: int
    mark: MarkShape
    latitude: float
    longitude: float
    precision: Precision
    radius_km: float | None = None
    area: str | None = None
    weight: int = 0
    """Claims that name it, and more if a page tells of it first: the heaviest is named first."""

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude in degrees."""
        return self.longitude, self.latitude

    @property
    def is_area(self) -> bool:
        """Whether it is known only as an area, and must never be drawn as a point."""
        return self.precision in AREAS

    @property
    def narrow(self) -> bool:
        """Whether a distance from its middle says something."""
        return self.precision is not Precision.COUNTRY and (self.radius_km or 0) <= BROAD_KM

    @property
    def shape(self) -> str:
        """The path of the mark; an area's is a plate for its number, whatever its kind."""
        return SHAPES[MarkShape.OBLONG if self.is_area else self.mark]


def map_places(
    entries: Iterable[Entry[Place]],
    kinds: Mapping[str, Entry[PlaceKind]],
    named: Mapping[str, Collection[str]] = MappingProxyType({}),
    first: Sequence[str] = (),
) -> tuple[MapPlace, ...]:
    """Return the places numbered from west to east, so that the key reads as the map does.

    `named` has the claims that name each, `first` what a page tells of first. West is where the
    widest gap between them ends; from there longitudes go on beyond 180 degrees.
    """

    def weight(id_: str) -> int:
        return FIRST - first.index(id_) if id_ in first else len(named.get(id_, ()))

    found = [(e.record.point, e) for e in entries]
    points = [(point[0], entry) for point, entry in found if point]
    west = westernmost([longitude for longitude, _ in points])
    placed = [(unroll(longitude, west), e.id, e.record) for longitude, e in points]
    placed.sort(key=lambda one: one[:2])
    return tuple(
        MapPlace(
            id_,
            number,
            kinds[record.kind].record.mark,
            *(getattr(record, name) for name in MapPlace._fields[3:-1]),
        )._replace(longitude=longitude, weight=weight(id_))
        for number, (longitude, id_, record) in enumerate(
            sorted(placed, key=lambda one: one[:2]), start=1
        )
    )


def outlines(places: Iterable[MapPlace], layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the geometry of each outline by identifier of its place, on the place's longitudes."""
    features = layers.get("areas", {}).get("features", [])
    known = {feature["properties"]["id"]: feature["geometry"] for feature in features}
    return {
        place.id: turned(known[place.area], place.longitude)
        for place in places
        if place.area in known
    }


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points (longitude, latitude) in kilometres.

    On a sphere, within 0.6 % of the ground.

    Haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), 159.
    """
    phi_a, phi_b = math.radians(a[1]), math.radians(b[1])
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(b[0] - a[0]) / 2
    h = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))
