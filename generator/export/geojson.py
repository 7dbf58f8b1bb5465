"""Places as GeoJSON (RFC 7946): longitude first, precision in the properties."""

from __future__ import annotations

import json
from typing import Any

from generator.read.collection import Collection


def export_places(collection: Collection) -> bytes:
    """Return a FeatureCollection of all places, outlines where there are any."""
    features = [_feature(collection, id_) for id_ in collection.places]
    data = {"type": "FeatureCollection", "features": features}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _feature(collection: Collection, id_: str) -> dict[str, Any]:
    place = collection.places[id_].record
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    outline = collection.outlines.get(place.area or "")
    return {
        "type": "Feature",
        "id": id_,
        "geometry": outline["geometry"] if outline else point,
        "properties": {
            "name": place.name,
            "kind": place.kind,
            "precision": place.precision,
            "radius_km": place.radius_km,
            "basis": place.basis,
            "located_by": place.located_by,
            "claims": list(collection.claims_by_place.get(id_, ())),
        },
    }
