"""What the map draws, as plain GeoJSON: land, borders, areas and marks, and no word of a record."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.site.map.earth import shift
from generator.site.map.place import MapPlace, outlines

_AROUND = 10, 45
"""Degrees: as far as they lie apart the map reaches beyond the places, but no less and no more.

Land beyond that is left out.
"""

_HARMLESS = re.compile(r"[A-Za-z0-9 .-]{0,80}")

Layers = dict[str, Any]
"""The bounds of the map (south-west, north-east), and by layer its features as plain GeoJSON."""


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
    return [_feature(harmless(feature["geometry"])) for feature in features]


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


def harmless(value: Any) -> Any:
    """Return the value with numbers no finer than a metre, after a look at all that is in it."""
    if isinstance(value, list):
        return [harmless(item) for item in value]
    if isinstance(value, dict):
        return {harmless(key): harmless(item) for key, item in value.items()}
    if isinstance(value, str) and _HARMLESS.fullmatch(value):
        return value
    if type(value) in (int, float) and math.isfinite(value):
        return round(value, 5)
    raise ValueError(f"{value!r} is neither a finite number nor a harmless string")
