"""What the map draws, as plain GeoJSON: outlines, areas and marks, and not a word of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.site.map.place import MapPlace, outlines

_AROUND = 45
"""Degrees: the map reaches so far beyond the places, and land beyond that is left out."""

Layers = dict[str, Any]


def map_layers(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> Layers:
    """Return the bounds of the map (south-west, north-east) and the features of each layer."""
    shapes = outlines(places, layers)
    bounds = _bounds(places)
    return {
        "bounds": bounds,
        "land": [_near(feature, bounds) for feature in _plain(layers, "land")],
        "borders": _plain(layers, "borders"),
        "areas": [_feature(shapes[p.id], {"id": p.id}) for p in places if p.id in shapes],
        "marks": [_mark(place) for place in places],
    }


def _bounds(places: Sequence[MapPlace]) -> list[list[float]]:
    """Return latitude and longitude of the corners."""
    latitudes = [place.latitude for place in places] or [0.0]
    longitudes = [place.longitude for place in places] or [0.0]
    south, north = max(-85, min(latitudes) - _AROUND), min(85, max(latitudes) + _AROUND)
    west, east = max(-180, min(longitudes) - _AROUND), min(180, max(longitudes) + _AROUND)
    return [[south, west], [north, east]]


def _near(feature: Layers, bounds: list[list[float]]) -> Layers:
    """Return a feature without those of its polygons that lie wholly outside the map."""
    geometry = feature["geometry"]
    if geometry["type"] != "MultiPolygon":
        return feature
    (south, west), (north, east) = bounds

    def meets(polygon: list[list[list[float]]]) -> bool:
        xs, ys = zip(*((point[0], point[1]) for point in polygon[0]), strict=True)
        return bool(max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north)

    return _feature({**geometry, "coordinates": [*filter(meets, geometry["coordinates"])]})


def _plain(layers: Mapping[str, Any], name: str) -> list[Any]:
    return [_feature(feature["geometry"]) for feature in layers.get(name, {}).get("features", ())]


def _mark(place: MapPlace) -> dict[str, Any]:
    properties = {
        "id": place.id,
        "number": place.number,
        "kind": "area" if place.is_area else place.kind.value,
        "shape": place.shape,
        "radius": place.radius_km * 1000 if place.radius_km else 0,
    }
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return _feature(point, properties)


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any] | None = None) -> Layers:
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return {"type": "Feature", "properties": dict(properties or {}), "geometry": plain}
