from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import pytest
from branca.element import Element

from generator.model.lists import MarkShape, Precision
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.assets import leaflet_files
from generator.site.map.layers import map_layers
from generator.site.map.place import MapPlace, map_places
from generator.site.map.script import map_script, script_of
from tests.site.hostile import HOSTILE

SAMPLE = Path(__file__).parents[2] / "sample"


SPOT = MapPlace("spot", 1, MarkShape.CIRCLE, 12.5, 40.25, Precision.NEAR, 3)


def feature(geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def layer(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def square(id_: str = "lake", **properties: Any) -> dict[str, Any]:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    return feature({"type": "Polygon", "coordinates": [ring]}, id=id_, **properties)


def data_of(script: str) -> list[Any]:
    """Return what each layer of the map is given to draw, in their order."""
    return [json.loads(text)["features"] for text in re.findall(r"_add\((\{.*\})\);", script)]


def test_script_of_the_sample_is_as_reviewed(golden: Callable[[str, str], None]) -> None:
    collection, _ = load(SAMPLE)
    assert collection
    places = map_places(collection.places.values(), collection.place_kinds)
    golden("site/places.js", map_script(places, collection.layers))


def test_areas_get_outlines_and_points_their_kind_and_circle() -> None:
    lake = MapPlace("the-lake", 1, MarkShape.SQUARE, 0.5, 0.5, Precision.REGION, 40, "lake")
    *_, areas, marks = data_of(map_script([lake, SPOT], {"areas": layer(square())}))
    assert [area["properties"] for area in areas] == [{"id": "the-lake"}]
    assert [mark["properties"]["kind"] for mark in marks] == ["area", "circle"]
    assert [mark["properties"]["radius"] for mark in marks] == [40_000, 3_000]
    assert marks[1]["geometry"] == {"type": "Point", "coordinates": [40.25, 12.5]}


def test_a_map_of_nothing_still_draws() -> None:
    assert data_of(map_script([], {})) == [[], [], [], []]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_or_outline_reaches_folium(
    text: str, collect: Callable[..., Collection]
) -> None:
    plain = collect()
    words = {"name": text, "descriptor": text, "names": {"fr": text}}
    outline = {"features": {0: {"properties": {"name": text, text: text}}}}
    changed = collect(
        {
            "content/places/lake.yml": words,
            "content/places/harbour.yml": words,
            "content/outlines/areas.geojson": outline,
        }
    )
    scripts = [
        map_script(map_places(c.places.values(), c.place_kinds), c.layers) for c in (plain, changed)
    ]
    assert scripts[0] == scripts[1]
    assert text not in scripts[0]


@pytest.mark.parametrize("bad", [*HOSTILE[:5], math.nan, math.inf, True, None])
def test_coordinates_that_are_no_numbers_are_refused(bad: Any) -> None:
    land = layer(feature({"type": "Polygon", "coordinates": [[[0, 0], [1, bad], [1, 1]]]}))
    with pytest.raises(ValueError, match="neither a finite number"):
        map_script([], {"land": land})


@pytest.mark.parametrize("text", [text for text in HOSTILE if text != "datum.x"])
def test_strings_that_could_be_code_are_refused_wherever_they_stand(text: str) -> None:
    plain = map_layers([SPOT], {"areas": layer(square())})
    for name in ("land", "borders", "areas", "marks"):
        for bad in (
            square(text),
            feature(square()["geometry"], **{text: 1}),
            feature({"type": text, "coordinates": []}),
        ):
            with pytest.raises(ValueError, match="neither"):
                script_of({**plain, name: [bad]})


def test_nothing_is_asked_of_another_host() -> None:
    script = map_script([SPOT], {"areas": layer(square())})
    assert not re.search(r"https?:|//[a-z]", script)


def test_folium_is_left_as_it_was_even_after_a_failure() -> None:
    before = Element._generate_id  # noqa: SLF001 - what the module replaces for a while
    with pytest.raises(KeyError, match="marks"):
        script_of({"bounds": [[0, 0], [1, 1]], "land": [], "borders": [], "areas": []})
    assert Element._generate_id == before  # noqa: SLF001 - as above
    assert folium.Map.default_js
    assert Element().get_name() != Element().get_name()


HASHES = """
import json
from hashlib import sha256
from pathlib import Path
from generator.read.load import load
from generator.site.map.script import map_script
from generator.site.map.place import map_places
from generator.site.map.static import static_map
collection, _ = load(Path("tests/sample"))
places = map_places(collection.places.values(), collection.place_kinds)
print(sha256(map_script(places, collection.layers).encode()).hexdigest())
print(sha256(map_script(places, collection.layers).encode()).hexdigest())
names = tuple(collection.places[place.id].record.name for place in places)
print(sha256(json.dumps(static_map(places, names, collection.layers)).encode()).hexdigest())
"""


def test_same_bytes_twice_and_under_any_hash_seed() -> None:
    root = Path(__file__).parents[3]
    first, second = (
        subprocess.run(
            [sys.executable, "-c", HASHES],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("0", "4711")
    )
    assert first == second
    assert first[0] == first[1]


def test_leaflet_comes_with_its_licence() -> None:
    files = leaflet_files()
    assert sorted(files) == ["LICENSE.txt", "leaflet.css", "leaflet.js"]
    assert b"Leaflet 1.9.4" in files["leaflet.js"][:200]
    assert b"Redistribution and use in source and binary forms" in files["LICENSE.txt"]


def spots(*longitudes: float, latitude: float = 0) -> list[MapPlace]:
    return [
        MapPlace(f"p{n}", n, MarkShape.CIRCLE, latitude, x, Precision.NEAR)
        for n, x in enumerate(longitudes)
    ]


def test_across_the_date_line_land_and_marks_stand_on_the_longitudes_of_the_map() -> None:
    west, east = ([[[x, 0], [x + 2, 0], [x + 2, 1], [x, 0]]] for x in (176, -178))
    land = layer(feature({"type": "MultiPolygon", "coordinates": [west, east]}))
    layers = map_layers(spots(178, 182.5), {"land": land, "borders": land})
    assert layers["bounds"] == [[-10, 168], [10, 192.5]]
    for name in ("land", "borders"):
        (drawn,) = layers[name]
        assert [part[0][0][0] for part in drawn["geometry"]["coordinates"]] == [176, 182]


@pytest.mark.parametrize("latitude", [90, -90])
def test_at_a_pole_there_is_a_map_to_be_seen(latitude: float) -> None:
    (south, _), (north, _) = map_layers(spots(0, latitude=latitude), {})["bounds"]
    assert -85 <= south < north <= 85


def test_places_all_around_the_earth_show_it_once() -> None:
    (_, west), (_, east) = map_layers(spots(0, 90, 180, 270), {})["bounds"]
    assert east - west == 360


def test_land_far_from_all_places_is_left_out() -> None:
    here, there = ([[[[x, 9], [x + 1, 9], [x + 1, 10], [x, 9]]]] for x in (40, 170))
    land = layer(feature({"type": "MultiPolygon", "coordinates": [*here, *there]}))
    layers = map_layers([SPOT], {"land": land})
    assert layers["bounds"] == [[2.5, 30.25], [22.5, 50.25]]
    assert layers["land"][0]["geometry"]["coordinates"] == here
    assert map_layers([], {})["bounds"] == [[-10, -10], [10, 10]]
