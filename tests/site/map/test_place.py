from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.lists import MarkShape, Precision
from generator.read.collection import Collection
from generator.site.map.earth import EARTH_RADIUS_KM, unroll, westernmost
from generator.site.map.place import SHAPES, MapPlace, distance_km, map_places, outlines


def place(latitude: float = 0, longitude: float = 0, **fields: Any) -> MapPlace:
    given_ = {"id": "spot", "number": 1, "mark": MarkShape.CIRCLE, "precision": Precision.NEAR}
    return MapPlace(**{**given_, "latitude": latitude, "longitude": longitude, **fields})


def test_distances_agree_with_published_ones() -> None:
    london, paris = (-0.1278, 51.5074), (2.3522, 48.8566)
    sydney, santiago = (151.2093, -33.8688), (-70.6693, -33.4489)
    assert distance_km(london, paris) == pytest.approx(343.6, abs=0.5)
    assert distance_km(sydney, santiago) == pytest.approx(11_340, abs=15)


def test_poles_are_half_the_earth_apart_and_a_place_is_at_itself() -> None:
    assert distance_km((40, 90), (-100, -90)) == pytest.approx(math.pi * EARTH_RADIUS_KM)
    assert distance_km((99, 12.5), (99, 12.5)) == 0


coordinates = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(coordinates, coordinates)
def test_distance_is_the_same_both_ways_and_never_more_than_half_round(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    there, back = distance_km(a[::-1], b[::-1]), distance_km(b[::-1], a[::-1])
    assert there == pytest.approx(back)
    assert 0 <= there <= math.pi * EARTH_RADIUS_KM + 1e-6


def test_places_are_numbered_from_west_to_east_then_by_identifier(
    collect: Callable[..., Collection],
) -> None:
    harbour = {"latitude": 1, "longitude": 6, "within": None, "precision": "near"}
    collection = collect(
        {
            "content/places/anchorage.yml": _copy(harbour),
            "content/places/lake.yml": {"longitude": 9},
        }
    )
    found = map_places(collection.places.values(), collection.place_kinds)
    assert [(p.number, p.id) for p in found] == [(1, "anchorage"), (2, "harbour"), (3, "lake")]


def _copy(fields: dict[str, Any]) -> dict[str, Any]:
    plain = {"name": "Anchorage", "kind": "site", "basis": "stated", "descriptor": "Off the quay."}
    return {**plain, **{key: value for key, value in fields.items() if value is not None}}


@pytest.mark.parametrize("mark", MarkShape)
def test_what_is_known_as_a_region_is_an_area_whatever_its_mark(mark: MarkShape) -> None:
    region = place(mark=mark, precision=Precision.REGION)
    assert region.is_area
    assert region.shape == SHAPES[MarkShape.OBLONG]


def areas(geometry: dict[str, Any]) -> dict[str, Any]:
    return {"areas": {"features": [{"properties": {"id": "lake"}, "geometry": geometry}]}}


def test_places_have_the_outline_that_they_name() -> None:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    layers = areas({"type": "Polygon", "coordinates": [ring]})
    lake = place(id="the-lake", precision=Precision.REGION, area="lake")
    town, bog = place(id="town"), place(id="bog", precision=Precision.REGION, area="bog")
    shapes = outlines([lake, town, bog], layers)
    assert shapes == {"the-lake": {"type": "Polygon", "coordinates": [ring]}}
    assert outlines([lake], {}) == {}


def test_an_outline_stands_on_the_longitudes_of_its_place() -> None:
    parts = [[[179, 0], [180, 0]], [[-180, 0], [-179, 0]]]
    pipe = place(longitude=181, area="lake")
    shape = outlines([pipe], areas({"type": "MultiLineString", "coordinates": parts}))["spot"]
    assert shape["coordinates"] == [[[179, 0], [180, 0]], [[180, 0], [181, 0]]]
    spot = outlines([pipe], areas({"type": "Point", "coordinates": [-179, 1]}))["spot"]
    assert spot == {"type": "MultiPoint", "coordinates": [[181, 1]]}


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=6), st.floats(-180, 180))
def test_the_arc_around_all_is_the_shortest_however_the_earth_is_turned(
    longitudes: list[float], turn: float
) -> None:
    def arc(values: list[float]) -> float:
        west = westernmost(values)
        return max(unroll(value, west) for value in values) - west

    shortest = min(max((x - west) % 360 for x in longitudes) for west in longitudes)
    assert arc(longitudes) == pytest.approx(shortest, abs=1e-9)
    moved = [(x + turn + 540) % 360 - 180 for x in longitudes]
    assert arc(moved) == pytest.approx(shortest, abs=1e-6)


def test_across_the_date_line_numbers_go_on_eastwards(collect: Callable[..., Collection]) -> None:
    collection = collect(
        {
            "content/places/harbour.yml": {"longitude": -179, "within": None},
            "content/places/lake.yml": {"longitude": 178},
        }
    )
    found = map_places(collection.places.values(), collection.place_kinds)
    assert [(p.id, p.longitude) for p in found] == [("lake", 178), ("harbour", 181)]


def test_what_a_page_tells_of_first_is_heavier_than_what_most_claims_name(
    collect: Callable[..., Collection],
) -> None:
    collection = collect()
    kinds, ids = collection.place_kinds, [*collection.places]
    named = {ids[0]: [f"claim-{n}" for n in range(99)]}
    found = map_places(collection.places.values(), kinds, named, [ids[1], ids[0]])
    weights = {place.id: place.weight for place in found}
    assert weights[ids[1]] > weights[ids[0]] > 99
    found = map_places(collection.places.values(), kinds, named)
    assert {place.id: place.weight for place in found} == dict.fromkeys(ids, 0) | {ids[0]: 99}
