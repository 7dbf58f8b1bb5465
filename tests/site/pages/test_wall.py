from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import Standings
from generator.model.lists import Grade
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.pages.wall import BESIDE, COLUMNS, first_told, spans_of, states, wall
from tests.site.made import site_of
from tests.sites import ROOT, SAMPLE


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "own"])
def collection(request: pytest.FixtureRequest) -> Collection:
    found, _ = load(request.param)
    assert found
    return found


def test_what_was_known_on_a_day_follows_from_the_same_rules(collection: Collection) -> None:
    site, standings = site_of(collection), Standings(collection)
    for claim in collection.claims.values():
        known = states(site, claim)
        days = [day for day, _ in known if day]
        for day in {*days, *(day - timedelta(1) for day in days), date(1900, 1, 1)}:
            grades = [grade for begins, grade in known if not begins or begins <= day]
            told = grades[-1] if grades else Grade.UNSUPPORTED
            assert told is standings.grade(claim.id, day), (claim.id, day)


def test_every_claim_has_its_cell(collection: Collection) -> None:
    found = wall(site_of(collection))
    cells = [cell for _, row in found.rows for cell in row]
    assert Counter(cell.claim.id for cell in cells) == Counter([*collection.claims])
    assert {cell.place for cell in cells} <= {*range(1, BESIDE * COLUMNS + 1)}
    for cell in cells:
        first, last = found.spans[(cell.place - 1) // BESIDE]
        if cell.states and (day := cell.states[0][0]):
            assert first <= f"{day:%Y-%m}" <= last
    assert sum(found.grades.values()) == len(collection.claims)
    assert {grade for day in found.days.values() for _, grade in day} <= found.grades.keys()


def test_a_place_is_told_of_with_its_first_claim(collection: Collection) -> None:
    site = site_of(collection)
    told = first_told(site)
    assert told.keys() == collection.claims_by_place.keys()
    for place, claims in collection.claims_by_place.items():
        for id_ in claims:
            known = states(site, collection.claims[id_])
            assert not known or told[place] <= (known[0][0] or date.min)


@given(st.lists(st.sampled_from([f"2030-{month:02}" for month in range(1, 13)])))
def test_spans_are_few_and_hold_every_month(months: list[str]) -> None:
    spans = spans_of(months)
    assert len(spans) == min(COLUMNS, len({*months}))
    assert all(any(first <= month <= last for first, last in spans) for month in months)
    assert all(last < first for (_, last), (first, _) in pairwise(spans))


def test_the_emptiest_neighbours_become_one() -> None:
    months = ["2030-01"] * 9 + ["2030-02", "2030-03"] + [f"2030-0{n}" for n in (4, 5, 6)] * 5
    assert ("2030-02", "2030-03") in spans_of(months)
