from __future__ import annotations

import gzip

from generator.read.load import load
from generator.site.map.place import map_places
from tests.site.map.test_static import Words, parse, static_map
from tests.sites import ROOT


def test_map_of_the_real_places_is_small_enough_for_the_home_page() -> None:
    collection, _ = load(ROOT)
    assert collection
    places = map_places(collection.places.values(), collection.place_kinds)
    names = tuple(collection.places[p.id].record.name for p in places)
    drawing = static_map(places, collection.layers, Words("", "", "", names))
    assert len(gzip.compress(drawing.encode())) < 15_000
    assert len(parse(drawing)) == 2
