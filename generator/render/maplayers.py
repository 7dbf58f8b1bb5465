"""What the map draws, as plain GeoJSON: outlines, areas and marks, and not a word of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.render.mapplace import MapPlace, outlines

Layers = dict[str, Any]


def map_layers(places: Sequence[MapPlace], layers: Mapping[str, Any]) -> Layers:
    """Return where the map opens (latitude, longitude) and a list of features for each layer."""
    shapes = outlines(places, layers)
    return {
        "middle": _middle(places),
        "land": _plain(layers, "land"),
        "borders": _plain(layers, "borders"),
        "areas": [_feature(shapes[p.id], {"id": p.id}) for p in places if p.id in shapes],
        "marks": [_mark(place) for place in places],
    }


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


def _middle(places: Sequence[MapPlace]) -> list[float]:
    if not places:
        return [20.0, 0.0]
    latitudes = [place.latitude for place in places]
    longitudes = [place.longitude for place in places]
    return [(min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2]
