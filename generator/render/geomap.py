"""The map's script, made with Folium: the only importer of folium.

Folium runs its own output through Jinja a second time, so no word of a record may reach it. What
goes in is identifiers, finite numbers and the constants below; pop-ups copy nodes of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module, resources
from itertools import count
from threading import Lock
from typing import Any

from generator.render.mapplace import MapPlace, outlines

LEAFLET_FILES = ("leaflet.css", "leaflet.js")

_HEAD = "// Made by the generator from places.yml and basemap/: edit those instead.\n"
_RENAMING = Lock()

_OPTIONS: Mapping[str, Any] = {
    "tiles": None,
    "minZoom": 1,
    "maxZoom": 11,
    "zoomSnap": 0.25,
    "zoom_start": 2,
    "scrollWheelZoom": False,
    "zoom_control": False,
    "attributionControl": False,
    "control_scale": True,
    "worldCopyJump": True,
}


def map_script(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> str:
    """Return a script that defines `placesMap.draw()`, which draws the map and returns it.

    It draws into the element with the identifier `map_1`; map.js puts that into the page.
    """
    import folium  # noqa: PLC0415 - 0.3 s that only a build needs

    with _counted_identifiers():
        # Its own links lead to other hosts; an instance cannot clear them, a class can.
        local = type("_LocalMap", (folium.Map,), {"default_js": [], "default_css": []})
        middle = [_number(value) for value in _middle(places)]
        drawn = local(location=middle, **_OPTIONS)
        folium.map.CustomPane("base", z_index=150).add_to(drawn)
        folium.map.CustomPane("areas", z_index=350, pointer_events=True).add_to(drawn)
        for name in ("land", "borders"):
            if name in layers:
                geometry = [_feature(feature["geometry"]) for feature in layers[name]["features"]]
                _layer(folium, geometry, pane="base", class_name=f"map-{name}").add_to(drawn)
        shapes = outlines(places, layers)
        areas = [
            _feature(shapes[place.id], {"id": place.id}) for place in places if place.id in shapes
        ]
        _layer(folium, areas, "outline", pane="areas", class_name="map-area").add_to(drawn)
        marks = [_feature(_point(place), _properties(place)) for place in places]
        _layer(folium, marks, "mark", marker=folium.Marker(icon=folium.DivIcon())).add_to(drawn)
        figure = drawn.get_root()
        figure.render()  # collects the scripts; the page around them is not used
        body = figure.script.render()
    lines = (line.strip() for line in body.splitlines())
    script = "\n".join(line for line in lines if line)
    return (
        f'{_HEAD}"use strict";\nwindow.placesMap = window.placesMap || {{}};\n'
        f"window.placesMap.draw = function () {{\n{script}\nreturn {drawn.get_name()};\n}};\n"
    )


def leaflet_files() -> dict[str, bytes]:
    """Return Leaflet's script, style sheet and licence by file name, for the site to serve."""
    package = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    files = {name: (package / name).read_bytes() for name in LEAFLET_FILES}
    distribution = import_module("importlib.metadata").distribution("django-js-lib-leaflet")
    licence = distribution.read_text("LICENSE")
    return {**files, "LICENSE.txt": (licence or "").encode()}


def _layer(folium: Any, features: list[Any], each: str = "", **options: Any) -> Any:
    data = {"type": "FeatureCollection", "features": features}
    callback = folium.JsCode(f"window.placesMap.{each}") if each else None
    if not each:
        options["interactive"] = False
    return folium.GeoJson(data, control=False, on_each_feature=callback, **options)


def _properties(place: MapPlace) -> dict[str, Any]:
    return {
        "id": place.id,
        "number": place.number,
        "kind": "area" if place.is_area else str(place.kind),
        "shape": place.shape,
        "radius": _number(place.radius_km * 1000) if place.radius_km else 0,
    }


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any] | None = None) -> Any:
    kinds = {"Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
    if geometry["type"] not in kinds:
        raise ValueError(f"a map cannot draw a {geometry['type']!r}")
    plain = {"type": geometry["type"], "coordinates": _numbers(geometry["coordinates"])}
    return {"type": "Feature", "properties": dict(properties or {}), "geometry": plain}


def _point(place: MapPlace) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _numbers(value: Any) -> Any:
    return [_numbers(item) for item in value] if isinstance(value, list) else _number(value)


def _number(value: object) -> float:
    """Return the number, at most as fine as a metre; refuse what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a finite number")
    return round(float(value), 5)


def _middle(places: Sequence[MapPlace]) -> tuple[float, float]:
    if not places:
        return 20.0, 0.0
    latitudes = [place.latitude for place in places]
    longitudes = [place.longitude for place in places]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


@contextmanager
def _counted_identifiers() -> Iterator[None]:
    """Number branca's elements, which otherwise draw names at random: same input, same bytes."""
    element = import_module("branca.element").Element
    with _RENAMING:
        drawn = element._generate_id  # noqa: SLF001 - there is no public way
        numbers = count(1)
        element._generate_id = classmethod(lambda _: str(next(numbers)))  # noqa: SLF001
        try:
            yield
        finally:
            element._generate_id = drawn  # noqa: SLF001
