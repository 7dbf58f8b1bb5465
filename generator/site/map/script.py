"""The map's script, made with Folium: the only importer of folium.

Folium runs its own output through Jinja a second time, so no word of a record may reach it. What
comes in is looked at value by value: finite numbers, and strings that can be no code anywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from typing import Any

from generator.site.map.place import MapPlace, outlines, shift

_AROUND = 10, 45
"""Degrees: as far as they lie apart the map reaches beyond the places, but no less and no more.

Land beyond that is left out.
"""

_HEAD = "// Made by the generator from places/ and outlines/: edit those instead.\n"
_HARMLESS = re.compile(r"[A-Za-z0-9 .-]{0,80}")

Layers = dict[str, Any]
"""The bounds of the map (south-west, north-east), and by layer its features as plain GeoJSON."""

_OPTIONS: Mapping[str, Any] = {
    "tiles": None,
    "maxZoom": 13,
    "maxBoundsViscosity": 1,
    "zoomSnap": 0.25,
    "zoom_start": 2,
    "scrollWheelZoom": False,
    "zoom_control": False,
    "attributionControl": False,
    "control_scale": True,
}


def map_script(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> str:
    """Return the script of a map of places over a base map, as `script_of` does."""
    return script_of(map_layers(places, layers))


def map_layers(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> Layers:
    """Return what the map draws: outlines, areas and marks, and not a word of a record."""
    shapes = outlines(places, layers)
    bounds = _bounds(places)
    return {
        "bounds": bounds,
        "land": [_near(feature, bounds) for feature in _plain(layers, "land")],
        "borders": [_near(feature, bounds) for feature in _plain(layers, "borders")],
        "areas": [_feature(shapes[p.id], {"id": p.id}) for p in places if p.id in shapes],
        "marks": [_mark(place) for place in places],
    }


def script_of(layers: Mapping[str, Any]) -> str:
    """Return a script that defines `placesMap.draw()`: it draws `layers` and returns the map.

    It draws into the element with the identifier `map_1`; map.js puts that into the page.

    Raises:
        ValueError: A layer holds something other than finite numbers and harmless strings.
    """
    import folium  # noqa: PLC0415 - 0.3 s: it compiles 59 templates of all its classes

    safe = {name: _harmless(value) for name, value in layers.items()}
    with _counted_identifiers():
        # Its own links lead to other hosts; an instance cannot clear them, a class can.
        local = type("_LocalMap", (folium.Map,), {"default_js": [], "default_css": []})
        (south, west), (north, east) = safe["bounds"]
        corners = {"min_lat": south, "min_lon": west, "max_lat": north, "max_lon": east}
        middle = [(south + north) / 2, (west + east) / 2]
        drawn = local(location=middle, max_bounds=True, **corners, **_OPTIONS)
        folium.map.CustomPane("base", z_index=150).add_to(drawn)
        folium.map.CustomPane("areas", z_index=350, pointer_events=True).add_to(drawn)
        spot = folium.CircleMarker(radius=4, pane="areas", class_name="map-area")
        icon = folium.Marker(icon=folium.DivIcon())
        base = {"pane": "base", "interactive": False}
        for name, each, options in (
            ("land", None, {**base, "class_name": "map-land"}),
            ("borders", None, {**base, "class_name": "map-borders"}),
            (
                "areas",
                "window.placesMap.outline",
                {"pane": "areas", "class_name": "map-area", "marker": spot},
            ),
            ("marks", "window.placesMap.mark", {"marker": icon}),
        ):
            data = {"type": "FeatureCollection", "features": safe[name]}
            callback = folium.JsCode(each) if each else None
            layer = folium.GeoJson(data, control=False, on_each_feature=callback, **options)
            layer.add_to(drawn)
        figure = drawn.get_root()
        figure.render()  # collects the scripts; the page around them is not used
        body = figure.script.render()
    lines = (line.strip() for line in body.splitlines())
    script = "\n".join(line for line in lines if line)
    return (
        f'{_HEAD}"use strict";\nwindow.placesMap = window.placesMap || {{}};\n'
        f"window.placesMap.draw = function () {{\n{script}\nreturn {drawn.get_name()};\n}};\n"
    )


def _bounds(places: Sequence[MapPlace]) -> list[list[float]]:
    """Return latitude and longitude of the corners; the east can lie beyond 180 degrees."""
    latitudes = [place.latitude for place in places] or [0.0]
    longitudes = [place.longitude for place in places] or [0.0]
    span = max(max(latitudes) - min(latitudes), max(longitudes) - min(longitudes))
    around = min(max(span, _AROUND[0]), _AROUND[-1])
    # Mercator's map ends at 85 degrees; a place at a pole stands at its edge.
    south, north = max(-85, min(latitudes) - around), min(85, max(latitudes) + around)
    west, east = min(longitudes) - around, max(longitudes) + around
    if east - west > 360:  # noqa: PLR2004 - all around
        west, east = (west + east) / 2 - 180, (west + east) / 2 + 180
    return [[min(south, 80), west], [max(north, -80), east]]


def _near(feature: Layers, bounds: list[list[float]]) -> Layers:
    """Return a feature with those of its parts alone that lie in the map, wherever they do so."""
    geometry = feature["geometry"]
    kind, parts = geometry["type"], geometry["coordinates"]
    if not isinstance(parts, list) or not kind.endswith(("Polygon", "LineString")):
        return feature
    (south, west), (north, east) = bounds

    def seen(part: Any, degrees: float) -> bool:
        line = part[0] if kind.endswith("Polygon") else part
        xs, ys = zip(*((point[0] + degrees, point[1]) for point in line), strict=True)
        return bool(max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north)

    parts = parts if kind.startswith("Multi") else [parts]
    near = [
        shift(part, turn) if turn else part
        for part in parts
        for turn in (-360, 0, 360)
        if seen(part, turn)
    ]
    return _feature({"type": f"Multi{kind.removeprefix('Multi')}", "coordinates": near})


def _plain(layers: Mapping[str, Any], name: str) -> list[Any]:
    features = layers.get(name, {}).get("features", ())
    return [_feature(_harmless(feature["geometry"])) for feature in features]


def _mark(place: MapPlace) -> dict[str, Any]:
    properties = {
        "id": place.id,
        "number": place.number,
        "kind": "area" if place.is_area else place.mark.value,
        "shape": place.shape,
        "weight": place.weight,
        "radius": place.radius_km * 1000 if place.radius_km else 0,
    }
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return _feature(point, properties)


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any] | None = None) -> Layers:
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return {"type": "Feature", "properties": dict(properties or {}), "geometry": plain}


def _harmless(value: Any) -> Any:
    """Return the value with numbers no finer than a metre, after a look at all that is in it."""
    if isinstance(value, list):
        return [_harmless(item) for item in value]
    if isinstance(value, dict):
        return {_harmless(key): _harmless(item) for key, item in value.items()}
    if isinstance(value, str) and _HARMLESS.fullmatch(value):
        return value
    if type(value) in (int, float) and math.isfinite(value):
        return round(value, 5)
    raise ValueError(f"{value!r} is neither a finite number nor a harmless string")


@contextmanager
def _counted_identifiers() -> Iterator[None]:
    """Number branca's elements, which otherwise draw names at random: same input, same bytes."""
    element = import_module("branca.element").Element
    drawn = element._generate_id  # noqa: SLF001 - there is no public way
    numbers = count(1)
    element._generate_id = classmethod(lambda _: str(next(numbers)))  # noqa: SLF001 - likewise
    try:
        yield
    finally:
        element._generate_id = drawn  # noqa: SLF001 - likewise
