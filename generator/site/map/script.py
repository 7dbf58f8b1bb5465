"""The map's script: what Leaflet is given to draw, and no word of a record."""

import json
from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

from generator.site.map.layers import harmless, map_layers
from generator.site.map.place import MapPlace
from generator.site.palette import asset


def map_script(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> str:
    """Return the script of a map of places over a base map, as `script_of` does."""
    return script_of(map_layers(places, layers))


def script_of(layers: Mapping[str, Any]) -> str:
    """Return a script that defines `placesMap.draw()`: it draws `layers` and returns the map.

    It draws into the element with the identifier `map_1`; map.js puts that into the page.

    Raises:
        ValueError: A layer holds something other than finite numbers and harmless strings.
    """
    safe = {name: harmless(value) for name, value in layers.items()}
    (south, west), (north, east) = safe["bounds"]
    safe["center"] = [(south + north) / 2, (west + east) / 2]
    told = {name: json.dumps(value, sort_keys=True) for name, value in safe.items()}
    return Template(asset("places.js").decode()).substitute(told)
