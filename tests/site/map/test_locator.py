from __future__ import annotations

import re

import pytest

from generator.model.lists import MarkShape, Precision
from generator.site.map.locator import AROUND, locator, locator_name
from generator.site.map.place import MapPlace

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[10, 50], [12, 50], [12, 52], [10, 52], [10, 50]]],
}
LAYERS = {"areas": {"features": [{"properties": {"id": "square"}, "geometry": SQUARE}]}}


def place(number: int, latitude: float, longitude: float, **fields: object) -> MapPlace:
    given = {"id": f"p{number}", "mark": MarkShape.CIRCLE, "precision": Precision.NEAR, **fields}
    return MapPlace(number=number, latitude=latitude, longitude=longitude, **given)  # type: ignore[arg-type] # a test's shorthand


REGION = place(1, 51, 11, precision=Precision.REGION, area="square")
TOWNS = [place(n, 45 + 2 * (n % 7), 2.0 * n, weight=n) for n in range(2, 12)]
NAMES = {each.id: each.id.upper() for each in (REGION, *TOWNS)}


def test_a_region_alone_leaves_room_to_see_where_it_is() -> None:
    drawn = locator(["p1"], [REGION, *TOWNS], NAMES, LAYERS)
    assert drawn
    ((look, path),) = drawn["extents"]
    assert look == "map-area"
    start, *steps = [float(number) for number in re.findall(r"-?[\d.]+", path)][::2]
    xs, x = [start], start
    for step in steps:
        x += step
        xs.append(x)
    assert max(xs) - min(xs) < 0.45 * float(drawn["width"])
    # What the map is of is named, and never marked as a point.
    assert "P1" in [label.text for label in drawn["labels"]]
    assert not [spot for spot in drawn["spots"] if spot[2]]


@pytest.mark.parametrize("ids", [["p3"], ["p3", "p7"]])
def test_places_are_marked_apart_from_others_around(ids: list[str]) -> None:
    drawn = locator(ids, [REGION, *TOWNS], NAMES, LAYERS)
    assert drawn
    assert sum(here for *_, here in drawn["spots"]) == len(ids)
    assert sum(not here for *_, here in drawn["spots"]) <= AROUND
    assert {NAMES[id_] for id_ in ids} <= {label.text for label in drawn["labels"]}
    # The region is around, and its outline is not what the map is about.
    assert drawn["extents"] == []


def test_what_is_not_mapped_has_no_drawing() -> None:
    assert locator(["nowhere"], TOWNS, NAMES, {}) is None


def test_the_same_places_share_a_drawing() -> None:
    assert locator_name(["p2", "p3"]) == locator_name(["p3", "p2"]) != locator_name(["p2"])
