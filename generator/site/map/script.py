"""The map's script, made with Folium: the only importer of folium.

Folium runs its own output through Jinja a second time, so no word of a record may reach it. What
comes in is looked at value by value: finite numbers, and strings that can be no code anywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from typing import Any

from generator.site.map.layers import harmless, map_layers
from generator.site.map.place import MapPlace

_HEAD = "// Made by the generator from places/ and outlines/: edit those instead.\n"

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


def script_of(layers: Mapping[str, Any]) -> str:
    """Return a script that defines `placesMap.draw()`: it draws `layers` and returns the map.

    It draws into the element with the identifier `map_1`; map.js puts that into the page.

    Raises:
        ValueError: A layer holds something other than finite numbers and harmless strings.
    """
    import folium  # noqa: PLC0415 - 0.3 s: it compiles 59 templates of all its classes

    safe = {name: harmless(value) for name, value in layers.items()}
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
