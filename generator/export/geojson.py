"""Places, and claims by place, as GeoJSON (RFC 7946): longitude first.

Only a place that is known as a point is one. A region is its outline; without one its geometry is
null, as RFC 7946 has it of what is not located, and its middle and radius are told beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.cells import bytes_of, compact, list_of
from generator.model.lists import Precision
from generator.read.collection import Collection

_OF_PLACE = ("name", "kind", "precision", "latitude", "longitude", "radius_km", "basis",
             "located_by")  # fmt: skip
_OF_CLAIM = ("name", "precision", "radius_km")


def export_places(collection: Collection) -> bytes:
    """Return a FeatureCollection of all places."""
    where = _geometries(collection)
    return _collection(
        _feature(
            id_,
            where[id_],
            {
                **{name: getattr(place.record, name) for name in _OF_PLACE},
                "claims": collection.claims_by_place.get(id_, ()),
            },
        )
        for id_, place in collection.places.items()
    )


def export_claims(facts: Facts) -> bytes:
    """Return a feature for each place of each claim: where, when, and how well supported."""
    return _collection(_claims(facts))


def _claims(facts: Facts) -> Iterator[str]:
    collection = facts.collection
    where = _geometries(collection)
    for claim in collection.claims.values():
        happened = claim.record.happened
        begins, ends = happened.bounds if happened else (None, None)
        told = {
            "claim": claim.id,
            "title": claim.record.title,
            "url": facts.url("claim", claim.id),
            "kind": claim.record.kind,
            "standing": facts.evidence.standings[claim.id].grade,
            "happened": happened and str(happened),
            "happened_from": begins,
            "happened_to": ends,
        }
        for place in claim.record.places:
            record = collection.places[place].record
            own = {"place": place, **{name: getattr(record, name) for name in _OF_CLAIM}}
            yield _feature(f"{claim.id}.{place}", where[place], {**told, **own})


def _geometries(collection: Collection) -> Mapping[str, str]:
    """Return where each place is, as JSON."""
    found = {}
    for id_, place in collection.places.items():
        record = place.record
        outline = collection.outlines.get(record.area or "")
        area = record.point is None or record.precision in (Precision.REGION, Precision.COUNTRY)
        point = None if area else {"type": "Point", "coordinates": record.point}
        found[id_] = compact(outline["geometry"] if outline else point)
    return found


def _feature(id_: str, geometry: str, properties: Mapping[str, Any]) -> str:
    told = f'"id":{compact(id_)},"geometry":{geometry},"properties":{compact(properties)}'
    return f'{{"type":"Feature",{told}}}'


def _collection(features: Iterable[str]) -> bytes:
    told = list_of(feature.encode() for feature in features)
    return bytes_of([b'{"type":"FeatureCollection","features":'], told, [b"}\n"])
