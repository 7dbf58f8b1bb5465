from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.facts import Facts
from generator.export.geojson import export_claims, export_places
from generator.read.collection import Collection


def positions(value: Any) -> Iterator[list[float]]:
    """Yield every pair of numbers in coordinates, however deep."""
    if isinstance(value[0], int | float):
        yield value
    else:
        for part in value:
            yield from positions(part)


def test_every_place_is_a_feature_with_its_precision(collection: Collection) -> None:
    data = json.loads(export_places(collection))
    assert data["type"] == "FeatureCollection"
    assert [feature["id"] for feature in data["features"]] == list(collection.places)
    for feature in data["features"]:
        place = collection.places[feature["id"]].record
        assert feature["type"] == "Feature"
        assert feature["properties"]["precision"] == place.precision
        assert set(feature["properties"]["claims"]) <= set(collection.claims)


def test_positions_are_longitude_then_latitude(collection: Collection) -> None:
    for feature in json.loads(export_places(collection))["features"]:
        place = collection.places[feature["id"]].record
        told, geometry = feature["properties"], feature["geometry"]
        assert (told["longitude"], told["latitude"]) == (place.longitude, place.latitude)
        if geometry is None:
            assert place.precision in ("region", "country")
            assert not place.area
            continue
        for longitude, latitude in positions(geometry["coordinates"]):
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
        if geometry["type"] == "Point":
            assert place.precision not in ("region", "country")
            assert geometry["coordinates"] == [place.longitude, place.latitude]


def test_a_place_with_an_outline_is_its_outline(collect: Callable[..., Collection]) -> None:
    collection = collect()
    features = {
        feature["id"]: feature for feature in json.loads(export_places(collection))["features"]
    }
    assert features["lake"]["geometry"]["type"] == "Polygon"
    assert features["harbour"]["geometry"] == {"type": "Point", "coordinates": [6.0, 6.0]}


def test_a_claim_is_pinned_only_where_its_place_is_a_point(collection: Collection) -> None:
    facts = Facts(collection, build_evidence(collection), Addresses())
    features = json.loads(export_claims(facts))["features"]
    named = [(id_, p) for id_, claim in collection.claims.items() for p in claim.record.places]
    assert [(f["properties"]["claim"], f["properties"]["place"]) for f in features] == named
    kinds = set()
    for feature in features:
        told, geometry = feature["properties"], feature["geometry"]
        place = collection.places[told["place"]].record
        if geometry and geometry["type"] == "Point":
            assert place.precision not in ("region", "country")
            assert geometry["coordinates"] == [place.longitude, place.latitude]
        else:
            assert bool(geometry) == bool(place.area)
        assert told["standing"] == facts.evidence.standings[told["claim"]].grade
        assert (told["precision"], told["radius_km"]) == (place.precision, place.radius_km)
        happened = collection.claims[told["claim"]].record.happened
        ends = (told["happened_from"], told["happened_to"])
        assert ends == (happened.bounds if happened else (None, None))
        kinds.add(geometry and geometry["type"])
    assert "Point" in kinds
