from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_what_the_subject_is_about_is_named_at_every_size(
    opened: Callable[..., Page], own: str, width: int
) -> None:
    page = opened(f"{own}map/", width=width)
    names = page.locator(".map-mark__name.is-shown")
    for place in ("Kursk Oblast", "Buryatia", "Sergeevka"):
        expect(names.filter(has_text=place).first).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_what_the_subject_is_about_is_named_on_the_home_page(
    opened: Callable[..., Page], own: str, width: int
) -> None:
    names = opened(own, width=width).locator(".small-map .map-name")
    for place in ("Kursk Oblast", "Buryatia", "Sergeevka"):
        expect(names.filter(has_text=place).first).to_be_visible()
