from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from generator.read.collection import Collection
from generator.site.map.place import distance_km
from generator.site.pages.route import Stop, linked_places, route
from tests.site.made import site_of

Patch = dict[str, Any]

HARBOUR = {
    "name": "A place", "kind": "site", "latitude": 6, "basis": "stated", "descriptor": "Somewhere.",
}  # fmt: skip
PATCH: Patch = {
    "content/places/west.yml": {**HARBOUR, "longitude": -13, "precision": "exact"},
    "content/places/far.yml": {**HARBOUR, "longitude": 60, "precision": "region"},
    "content/claims/ferries-lost.yml": {"places": ["harbour", "west", "far"]},
}


def test_places_stand_from_west_to_east_with_the_way_to_the_next(
    collect: Callable[..., Collection],
) -> None:
    site = site_of(collect(PATCH))
    stops = route(site, ["far", "harbour", "west"])
    assert [stop.id for stop in stops] == ["west", "harbour", "far"]
    places = [site.collection.places[stop.id].record for stop in stops]
    ways = [distance_km(a, b) for a, b in pairwise(places)]
    assert all(abs(stop.km - km) <= 5 for stop, km in zip(stops, ways, strict=False))
    # A way to a region is one to its middle.
    assert [stop.vague for stop in stops] == [False, True, False]
    assert stops[-1] == Stop("far")
    assert stops[1].tenths == round(10 * ways[1] / sum(ways))


@pytest.mark.parametrize(
    ("far", "linked"),
    [
        ({}, ["harbour", "far", "west"]),
        ({"precision": "country"}, ["harbour", "west"]),
        ({"radius_km": 900}, ["harbour", "west"]),
    ],
)
def test_a_place_is_linked_with_what_claims_name_beside_it(
    collect: Callable[..., Collection], far: Patch, linked: list[str]
) -> None:
    patch = PATCH | {"content/places/far.yml": PATCH["content/places/far.yml"] | far}
    site = site_of(collect(patch))
    assert linked_places(site, site.collection.places["harbour"]) == linked
