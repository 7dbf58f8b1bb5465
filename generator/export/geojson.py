"""Places as GeoJSON (RFC 7946): longitude first, precision in the properties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.export.table import Facts
from generator.model import Edtf
from generator.model.lists import Precision
from generator.read.collection import Collection

Feature = dict[str, Any]


def export_places(collection: Collection) -> bytes:
    """Return a FeatureCollection of all places, outlines where there are any."""
    return _features(_feature(collection, id_) for id_ in collection.places)


def export_claims(facts: Facts) -> bytes:
    """Return a feature for each place of each claim: where, when, and how well supported.

    Only a place that is known as a point is one. A region is its outline; without one its
    geometry is null, as RFC 7946 has it of what is not located.
    """
    collection = facts.collection
    return _features(
        {
            **_feature(collection, place, pinned=False),
            "id": f"{claim.id}.{place}",
            "properties": {
                "claim": claim.id,
                "title": claim.record.title,
                "url": facts.url("claim", claim.id),
                "kind": claim.record.kind,
                "standing": facts.evidence.standings[claim.id].grade,
                "happened": claim.record.happened and str(claim.record.happened),
                **dict(zip(_SPAN, _bounds(claim.record.happened), strict=True)),
                "place": place,
                **{
                    name: getattr(collection.places[place].record, name)
                    for name in ("name", "precision", "radius_km")
                },
            },
        }
        for claim in collection.claims.values()
        for place in claim.record.places
    )


_SPAN = ("happened_from", "happened_to")


def _bounds(date: Edtf | None) -> tuple[str | None, str | None]:
    return date.bounds if date else (None, None)


def _features(features: Iterable[Feature]) -> bytes:
    data = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _feature(collection: Collection, id_: str, *, pinned: bool = True) -> Feature:
    """Return a place; `pinned` if one without outline is a point however coarsely it is known."""
    place = collection.places[id_].record
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    outline = collection.outlines.get(place.area or "")
    return {
        "type": "Feature",
        "id": id_,
        "geometry": outline["geometry"]
        if outline
        else point
        if pinned or place.precision not in (Precision.REGION, Precision.COUNTRY)
        else None,
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
