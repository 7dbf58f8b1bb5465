from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.outlines.geojson import read_outlines

RING = [[0, 0], [10, 0], [10, 10], [0, 0]]


def outline(geometry: Any, properties: Any = {"id": "lake"}) -> str:  # noqa: B006 - only read
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def issues_in(text: str, layer: str = "areas") -> list[str]:
    found = read_outlines(text, "x.geojson", layer)
    return [str(issue) for issue in found] if isinstance(found, list) else []


def test_altitudes_are_dropped_and_all_else_is_kept() -> None:
    high = [[x, y, 300.5, 1] for x, y in RING]
    text = outline({"type": "MultiPolygon", "coordinates": [[high]]}, {"id": "lake", "a": "b"})
    found = read_outlines(text, "x.geojson", "areas")
    assert isinstance(found, dict)
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "MultiPolygon", "coordinates": [[RING]]}
    assert feature["properties"] == {"id": "lake", "a": "b"}


def test_degrees_of_wgs_84_may_be_named() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    data = json.loads(outline({"type": "Polygon", "coordinates": [RING]})) | {"crs": crs}
    assert issues_in(json.dumps(data)) == []


@pytest.mark.parametrize("kind", ["LineString", "MultiLineString"])
def test_borders_are_lines(kind: str) -> None:
    line = RING[:2] if kind == "LineString" else [RING[:2]]
    text = outline({"type": kind, "coordinates": line})
    assert issues_in(text, "borders") == issues_in(text) == []
    assert "cannot be drawn; allowed: Polygon, MultiPolygon (" in issues_in(text, "land")[0]
    (issue,) = issues_in(outline(_polygon()), "borders")
    assert "'Polygon' cannot be drawn; allowed: LineString, MultiLineString (" in issue


@pytest.mark.parametrize(("kind", "spot"), [("Point", [1, 2, 3]), ("MultiPoint", [[1, 2]])])
def test_a_place_can_be_points(kind: str, spot: Any) -> None:
    assert issues_in(outline({"type": kind, "coordinates": spot})) == []


def test_a_ring_that_crosses_itself_is_told_where() -> None:
    tie = [[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]]
    text = outline({"type": "MultiPolygon", "coordinates": [[RING], [tie]]})
    (issue,) = issues_in(text)
    assert "a ring crosses itself at 5 east, 5 north (draw it so that no line" in issue
    assert issues_in(text, "land") == []


@pytest.mark.parametrize("kind", ["Polygon", "LineString"])
def test_what_crosses_the_180th_meridian_is_cut_there(kind: str) -> None:
    ring = [[178, 0], [-178, 0], [-178, 4], [178, 4], [178, 0]]
    shape = {"type": kind, "coordinates": [ring] if kind == "Polygon" else ring[:2]}
    found = read_outlines(outline(shape), "x.geojson", "areas")
    assert isinstance(found, dict)
    geometry = found["features"][0]["geometry"]
    if kind == "LineString":
        assert geometry["coordinates"] == [[[178, 0], [180, 0]], [[-180, 0], [-178, 0]]]
    else:
        (west,), (east,) = geometry["coordinates"]
        assert {(x, y) for x, y in west} == {(178, 0), (180, 0), (180, 4), (178, 4)}
        assert {(x, y) for x, y in east} == {(-180, 0), (-178, 0), (-178, 4), (-180, 4)}


@pytest.mark.parametrize(
    ("coordinates", "found"),
    [
        ([RING[:3]], "3 positions; at least 4 belong here"),
        ([[*RING[:3], [1, 1]]], "a ring is not closed"),
        ([[[0, 0], [1, 1], [2, 2], [0, 0]]], "a ring encloses nothing"),
        ([[[3, 3]] * 4], "a ring encloses nothing"),
        ([], "it has no coordinates"),
        ([[]], "it has no coordinates"),
        (None, "it has no coordinates"),
        ("0 0", "'0 0' stands where a list of coordinates belongs"),
        (RING, "'0' is no position of longitude and latitude"),
        ([[*RING[:3], ["0", "0"]]], "'0' is no number of degrees"),
        ([[[True, 1], *RING]], "'true' is no number of degrees"),
        ([[[0, None], *RING]], "'null' is no number of degrees"),
        ([[[0], *RING]], "'[0]' is no position of longitude and latitude"),
        ([[[4.5e6, 5.1e6], *RING]], "'[4500000.0, 5100000.0]' lies nowhere; longitude comes first"),
        ([[[12, 123], *RING]], "'[12, 123]' lies nowhere; longitude comes first"),
        ([[[1e400, 1], *RING]], "this is not a number"),
    ],
)
def test_coordinates_that_cannot_be_drawn_are_told(coordinates: Any, found: str) -> None:
    text = outline({"type": "Polygon", "coordinates": coordinates})
    (issue,) = issues_in(text.replace("Infinity", "1e400"))
    if found == "this is not a number":
        assert "lies nowhere" in issue
    else:
        assert f"feature 1: {found} (" in issue


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("[1]", "1:1: Y121 type: '[1]' is not FeatureCollection"),
        ('{"type": "Polygon"}', "1:1: Y121 type: 'Polygon' is not FeatureCollection"),
        ('{"type": "FeatureCollection", "features": 3}', "1:1: Y121 this is no FeatureCollection"),
        ('{"a": 1,\n "b": }', "2:7: Y121 this is not JSON: expecting value"),
        ('{"a": NaN}', "1:1: Y121 NaN is no number of JSON"),
        (
            '{"a": ' + "1" * 5000 + "}",
            "1:1: Y121 this holds a number of more digits than any coordinate has (",
        ),
        (
            '{"a": {"b": 1, "b": 2}}',
            "1:1: Y121 'b' stands twice in one group of fields (keep one of the two)",
        ),
        (
            '{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}}',
            "1:1: Y121 crs: 'EPSG:3857' is not WGS 84 (export it again in degrees (WGS 84))",
        ),
        ("[" * 100_000, "1:1: Y121 this is nested too deeply"),
        ('{"a": "\\u2028"}', "1:8: Y114 LINE SEPARATOR (U+2028) stands here"),
        ('{"a": "\\ud83d\\ude00 \\\\u2028"}', "1:1: Y121 type: 'null'"),
        ('{"a": "\\ud83d"}', "1:8: Y114 half of a surrogate pair (U+D83D) stands here"),
        ('{"a":\n"\u202e"}', "2:2: Y114 RIGHT-TO-LEFT OVERRIDE (U+202E) stands here"),
        ("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n", "1:1: Y115 a merge conflict"),
    ],
)
def test_what_is_no_collection_of_outlines_is_told_at_its_place(text: str, issue: str) -> None:
    (found,) = issues_in(text)
    assert found.startswith(f"x.geojson:{issue}")


def test_each_feature_is_told_where_it_begins() -> None:
    good = json.dumps({"properties": {"id": "a"}, "geometry": _polygon()})
    bad = json.dumps({"properties": {"id": 3}, "geometry": _polygon()})
    text = f'{{"type": "FeatureCollection",\n"features": [\n{good},\n{bad},\n  {good},\n3]}}'
    assert issues_in(text) == [
        'x.geojson:4:1: Y121 feature 2: the id is no text (add "id" to its properties)',
        "x.geojson:5:3: Y121 feature 3: id: 'a' is that of feature 1 too (rename one of them)",
        "x.geojson:6:1: Y121 feature 4: '3' is no feature (export it again as GeoJSON)",
    ]


def _polygon() -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [RING]}


WORDS = st.sampled_from(["Polygon", "MultiPolygon", "LineString", "Point", "Feature", "0", ""])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(["type", "geometry", "coordinates", "properties", "id", "features"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(geometry=ANY, properties=ANY, layer=st.sampled_from(["land", "borders", "areas"]))
def test_outlines_of_any_shape_are_read_or_told(geometry: Any, properties: Any, layer: str) -> None:
    for text in (outline(geometry, properties), json.dumps(geometry)):
        found = read_outlines(text, "x.geojson", layer)
        assert found


@given(st.text(alphabet='{}[]",:0129.eE-\\u truefalsnNI\n\ud800', max_size=40))
def test_any_text_is_read_or_told(text: str) -> None:
    assert read_outlines(text, "x.geojson", "areas")
