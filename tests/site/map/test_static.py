from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from generator.model.lists import MarkShape, Precision
from generator.read.load import load
from generator.site.environment import template_environment
from generator.site.map import static as staticmap
from generator.site.map.labels import labels
from generator.site.map.marks import Mark, runs
from generator.site.map.place import FIRST, MapPlace, map_places
from generator.site.map.projection import Frame
from tests.site.hostile import HOSTILE
from tests.site.made import ENGLISH

ROOT = Path(__file__).parents[3]
TEMPLATE: Any = template_environment(ENGLISH).get_template("static-map.html.jinja").module


class Words(NamedTuple):
    title: str
    description: str
    enlarged: str
    names: tuple[str, ...] = ()


WORDS = Words("A map", "Two places", "Enlarged")


def place(number: int, latitude: float, longitude: float, **fields: object) -> MapPlace:
    given = {"id": f"p{number}", "mark": MarkShape.CIRCLE, "precision": Precision.NEAR, **fields}
    return MapPlace(number=number, latitude=latitude, longitude=longitude, **given)  # type: ignore[arg-type] # a test's shorthand


def static_map(
    places: Sequence[MapPlace],
    layers: Mapping[str, Any],
    words: Words,
    name: str = "static-map",
    **sizes: int,
) -> str:
    """Return the map as HTML."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(staticmap, "WIDTH", sizes.pop("width", staticmap.WIDTH))
        drawings = staticmap.static_map(places, words.names, layers, sizes.get("inset", 300))
    told = [(words.title, words.description), (words.enlarged, "")]
    return str(TEMPLATE.static_map(drawings, told, name))


def map_key(place: MapPlace) -> str:
    return str(TEMPLATE.key(Mark((place,))))


APART = [place(1, 50, 10), place(2, 60, 60)]
CROWD = [place(1, 50, 10), place(2, 50, 10), place(3, 50.01, 10), place(4, 60, 100)]


def parse(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - drawn by ourselves


def classes(drawing: str, tag: str) -> list[str]:
    return [element.get("class", "") for element in parse(drawing).iter(tag)]


def texts(drawing: str) -> list[str]:
    return ["".join(element.itertext()) for element in parse(drawing).iter("text")]


def centres(drawing: str) -> list[tuple[float, float]]:
    found = re.findall(r'map-mark--\w+" transform="translate\(([\d.]+) ([\d.]+)\)', drawing)
    return [(float(x), float(y)) for x, y in found]


def test_drawing_of_the_sample_is_as_reviewed(golden: Callable[[str, str], None]) -> None:
    collection, _ = load(ROOT / "tests/sample")
    assert collection
    places = map_places(collection.places.values(), collection.place_kinds)
    names = tuple(collection.places[p.id].record.name for p in places)
    words = Words("Places", "1 to 5", "Enlarged", names)
    golden("site/static-map.html", static_map(places, collection.layers, words))


def test_no_places_make_no_map() -> None:
    assert static_map([], {}, WORDS) == ""


def test_one_place_makes_one_drawing_with_title_and_description() -> None:
    (drawing,) = parse(static_map([place(1, 5, 5)], {}, WORDS, name="home"))
    assert drawing.get("role") == "img"
    named = {id_: element.text for element in drawing.iter() if (id_ := element.get("id"))}
    assert named == {"home-overview-title": "A map", "home-overview-desc": "Two places"}
    assert drawing.get("aria-labelledby") == " ".join(named)


def test_what_coincides_is_enlarged_and_shares_a_mark_in_the_overview() -> None:
    drawing = static_map(CROWD, {}, WORDS)
    assert [svg.get("class") for svg in parse(drawing)] == ["overview", "inset"]
    assert texts(drawing) == ["1\u20133", "4", "1", "2", "3"]
    assert "map-window" in classes(drawing, "rect")


def test_what_lies_apart_or_is_not_to_be_enlarged_has_no_inset() -> None:
    assert [svg.get("class") for svg in parse(static_map(APART, {}, WORDS))] == ["overview"]
    assert "inset" not in static_map(CROWD, {}, WORDS, inset=0)


def test_marks_on_one_spot_are_moved_apart_and_joined_to_it() -> None:
    drawing = static_map([place(n, 5, 5) for n in range(1, 9)], {}, WORDS)
    spread = centres(drawing)[1:]
    assert len(spread) == 8
    for i, (x, y) in enumerate(spread):
        assert all(abs(x - a) >= 27.8 or abs(y - b) >= 23.8 for a, b in spread[:i])
    assert "map-leader" in classes(drawing, "path")


def test_a_region_is_drawn_as_its_outline_never_as_a_point() -> None:
    ring = [[0, 40], [9, 40], [9, 49], [0, 49], [0, 40]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    layers = {"areas": {"features": [{"properties": {"id": "lake"}, "geometry": geometry}]}}
    region = place(1, 45, 5, precision=Precision.REGION, area="lake", radius_km=900)
    drawing = static_map([region], layers, WORDS)
    assert classes(drawing, "path").count("map-area") == 1
    assert classes(drawing, "g") == ["map-mark map-mark--area"]


def test_an_area_without_outline_is_a_broad_circle_unless_that_hides_the_map() -> None:
    near = place(1, 45, 5, precision=Precision.REGION, radius_km=300)
    wide = place(2, 45, 25, precision=Precision.COUNTRY, radius_km=4000)
    assert classes(static_map([near, wide], {}, WORDS), "path").count("map-area map-about") == 1


def test_a_place_is_drawn_in_the_circle_within_which_it_lies() -> None:
    drawing = static_map([place(1, 45, 5, radius_km=90), place(2, 46, 9)], {}, WORDS)
    (circle,) = re.findall(r'class="map-circle map-about" d="([^"]*)"', drawing)
    assert circle.endswith("z")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    names = (text, "")
    root = parse(static_map(APART, {}, Words(text, text, text, names), width=2000))
    assert [element.text for element in root.iter("title")] == [text]
    assert [element.text for element in root.iter("desc")] == [text]
    assert [e.text for e in root.iter("text") if "map-name" in e.get("class", "")] == [text]
    assert {element.tag for element in root.iter()} <= {
        "div", "svg", "title", "desc", "rect", "path", "circle", "g", "text",
    }  # fmt: skip


def test_names_without_room_are_left_out() -> None:
    names = ("A name far too long for any side of this mark in so small a map", "")
    assert texts(static_map(APART, {}, Words("", "", "", names), width=300)) == ["1", "2"]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([4], "4"),
        ([4, 5], "4\u20135"),
        ([1, 2, 3], "1\u20133"),
        ([2, 5], "2, 5"),
        ([1, 2, 9], "1\u20132, 9"),
        ([1, 3, 5, 6, 12], "1, 3, 5\u20136 …"),
        ([1, 3, 5, 7, 9, 21, 30, 40], "1, 3, 5, 7 …"),
        ([100000, 200000], "100000 …"),
    ],
)
def test_numbers_of_a_shared_mark_are_brief(numbers: list[int], text: str) -> None:
    assert runs(numbers) == text


def test_the_key_beside_a_name_is_the_mark_on_the_map() -> None:
    key = parse(map_key(place(7, 5, 5, mark=MarkShape.DIAMOND)))
    drawn = parse(static_map([place(7, 5, 5, mark=MarkShape.DIAMOND)], {}, WORDS))
    outlines = [
        [path.get("d") for path in root.iterfind(".//g[@class='map-mark map-mark--diamond']/path")]
        for root in (key, drawn)
    ]
    assert outlines[0] == outlines[1] != []
    assert ["".join(text.itertext()) for text in key.iter("text")] == ["7"]


@pytest.mark.parametrize(("apart", "across"), [(0.018, staticmap.LEAST_KM), (2.0, 222)])
def test_two_towns_fill_the_map_down_to_its_least_width(apart: float, across: float) -> None:
    (drawn,) = staticmap.static_map([place(1, 0, 0), place(2, 0, apart)], ["a", "b"], {}, 0)
    first, second = (mark["x"] for mark in drawn["marks"])
    km = 111.2 * apart
    assert abs(second - first) == pytest.approx((480 - 64) * km / across, rel=0.02)


def test_across_the_date_line_two_towns_are_as_far_apart_as_elsewhere() -> None:
    def marks(longitude: float) -> list[float]:
        towns = [place(1, 5, longitude), place(2, 5, longitude + 4)]
        (drawn,) = staticmap.static_map(towns, ["a", "b"], {}, 0)
        return [mark["x"] for mark in drawn["marks"]]

    assert marks(178) == pytest.approx(marks(20), abs=0.1)


@pytest.mark.parametrize("latitude", [90, -90])
def test_places_around_a_pole_stand_around_it(latitude: float) -> None:
    sign = math.copysign(1, latitude)
    around = [place(n, latitude - sign, x) for n, x in enumerate((0, 90, 180), 1)]
    (drawn,) = staticmap.static_map([*around, place(4, latitude, 0)], list("abcd"), {}, 0)
    assert len(drawn["places"]) == 4
    assert all(0 <= mark["x"] <= 480 for mark in drawn["marks"])


@pytest.mark.parametrize(
    ("kind", "spots"),
    [("LineString", [[5, 5], [7, 7]]), ("Point", [5, 5]), ("MultiPoint", [[5, 5], [7, 7]])],
)
def test_lines_and_points_are_drawn_as_such(kind: str, spots: Any) -> None:
    shape = {"properties": {"id": "pipe"}, "geometry": {"type": kind, "coordinates": spots}}
    pipe = place(1, 5, 5)._replace(area="pipe")
    (drawn,) = staticmap.static_map([pipe], ["a"], {"areas": {"features": [shape]}}, 0)
    ((classes, path),) = drawn["extents"]
    assert classes.startswith("map-line")
    assert not path.endswith("z")


def test_what_is_told_of_first_is_named_apart_from_its_mark_where_there_is_no_room() -> None:
    frame = Frame.around([(0, 0), (1, 1)], 480, 200, 0)
    gaps = {(7, 70), (8, 70), (8, 95)}
    spots = [(n, y) for n in range(16) for y in (45, 70, 95) if (n, y) not in gaps]
    around = [Mark((place(2, 5, 5),), 20 + 29 * n, y) for n, y in spots]
    one = Mark((place(1, 5, 5),), 230, 70, ("As long as marks",))
    assert labels([one, *around], frame) == []
    told = replace(one, places=(place(1, 5, 5, weight=FIRST),))
    (label,) = labels([*around, told], frame)
    assert label == (244, 122, "end", *one.names, (244, 70, 107))


def test_what_most_claims_name_is_named_first_and_for_its_group() -> None:
    names = ("Harbour", "Mill", "Lighthouse", "Far")
    crowd = [p._replace(weight=n) for p, n in zip(CROWD, (1, 9, 4, 0), strict=True)]
    told = texts(static_map(crowd, {}, Words("", "", "", names), width=900, inset=0))
    assert told == ["1\u20133", "4", "Mill, Lighthouse \u2026", "Far"]
    names = ("Harbour", "Mill", "A lighthouse with a name as long as any map is broad", "Far")
    told = texts(static_map(crowd, {}, Words("", "", "", names), width=400, inset=0))
    assert "Mill \u2026" in told
