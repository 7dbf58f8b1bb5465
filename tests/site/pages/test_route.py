from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from generator.checks import check_collection
from generator.export.geojson import export_places
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.site.map.place import distance_km
from generator.site.page import PageWriter
from generator.site.pages.places import place_page
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
    points = [site.collection.places[stop.id].record.point for stop in stops]
    ways = [distance_km(a, b) for a, b in pairwise(filter(None, points))]
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


def test_the_whole_world_is_named_and_stands_on_no_map(collect: Callable[..., Collection]) -> None:
    world = {"name": "The world", "kind": "world", "precision": "world", "descriptor": "All of it."}
    files = {
        "content/places/world.yml": world,
        "content/claims/ferries-lost.yml": {"places": ["world", "harbour"]},
    }
    collection = collect(files)
    assert list(check_collection(collection)) == []
    site = site_of(collection)
    assert site.mapped == {"lake", "harbour"}
    stops = route(site, linked_places(site, collection.places["world"]))
    assert [stop.id for stop in stops] == ["harbour"]
    page = place_page(site, collection.places["world"]).body
    assert "the whole world or an ocean" in page
    assert "#place-world" not in page
    claim = str(PageWriter(site, "a.md").names["html"].locator(["world", "harbour"]))
    assert "#place-harbour" in claim
    assert "The world" not in claim
    features = json.loads(export_places(collection))["features"]
    assert {one["id"]: bool(one["geometry"]) for one in features} == {
        "harbour": True, "lake": True, "world": False,
    }  # fmt: skip
    alone = collect({**files, "content/claims/ferries-lost.yml": {"places": ["world"]}})
    assert build_site(alone)
