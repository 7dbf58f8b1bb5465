"""The whole of what is derived, and its parts asked for one by one."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.checks import check_collection
from generator.evidence import (
    NEAR_DAYS,
    build,
    build_evidence,
    complete_chain,
    provenance,
    root_of,
)
from generator.evidence.origins.chains import supporters
from generator.evidence.origins.origins import Origin
from generator.evidence.origins.provenance import Provenance
from generator.evidence.series.intervals import compare, interval
from generator.evidence.series.series import Series
from generator.evidence.standing import history
from generator.evidence.standing.ground import Ground
from generator.evidence.standing.history import Standings
from generator.model.lists import OPPOSING, Grade
from generator.read.collection import Collection
from tests.evidence.made import made
from tests.evidence.records import collection_of

WORLD: dict[str, Any] = {
    "speakers": {"captain": {"part_of": "navy"}, "navy": {"part_of": "state"}},
    "sources": {"paper": {"publisher": "gazette"}},
    "claims": {
        "sunk": {
            "statements": [
                {"source": "paper", "chain": ["captain"], "said_on": "2024-11-04"},
                {"source": "paper", "chain": ["keeper"], "said_on": "2024-11-09"},
                {
                    "source": "letter",
                    "chain": ["owner"],
                    "stance": "denies",
                    "said_on": "2024-11-06",
                },
            ]
        }
    },
}


@pytest.fixture
def collection() -> Collection:
    return collection_of(WORLD)


def test_what_is_asked_for_alone_is_what_is_built_together(collection: Collection) -> None:
    evidence = build_evidence(collection)
    claim = collection.claims["sunk"]
    assert Standings(collection).standing(claim.id) == evidence.standings["sunk"]
    assert Standings(collection).history(claim.id) == evidence.histories["sunk"]
    assert provenance(collection, claim) == evidence.provenance["sunk"]
    assert evidence.chains["sunk"] == tuple(
        complete_chain(collection, index, statement)
        for index, statement in enumerate(claim.record.statements)
    )


def test_provenance_as_of_a_day_and_of_a_stance(collection: Collection) -> None:
    claim = collection.claims["sunk"]
    captain = Origin("state", ("captain",), (0,))
    assert provenance(collection, claim, until=date(2024, 11, 3)) == Provenance((), (), (), (), ())
    assert provenance(collection, claim, until=date(2024, 11, 4)).origins == (captain,)
    assert provenance(collection, claim, OPPOSING).origins == (Origin("owner", ("owner",), (2,)),)
    assert provenance(collection, claim, OPPOSING, date(2024, 11, 5)).statements == ()


def test_a_standing_as_of_a_day(collection: Collection) -> None:
    claim = collection.claims["sunk"]
    days = {
        day: Standings(collection).standing(claim.id, date(2024, 11, day)).grade
        for day in (3, 5, 7)
    }
    assert days == {3: Grade.UNSUPPORTED, 5: Grade.SINGLE_ORIGIN, 7: Grade.CONTESTED}


def test_a_root_is_the_top_of_its_parents(collection: Collection) -> None:
    assert root_of(collection, "captain") == "state"
    assert root_of(collection, "state") == "state"
    assert root_of(collection, "nobody-on-record") == "nobody-on-record"


def test_every_figure_leads_to_its_series_and_point() -> None:
    collection = collection_of(made(50))
    evidence = build_evidence(collection)
    assert evidence.points.keys() == collection.figures.keys()
    for id_, (series, point) in evidence.points.items():
        assert point in series.points
        assert id_ in {version.id for version in point.versions}


def test_bounds_of_a_point_are_those_of_its_figure() -> None:
    world = {
        "claims": {
            "counted": {
                "statements": [
                    {"source": "a", "estimates": [{"id": "near", "value": "nearly 3,000"}]}
                ]
            }
        }
    }
    _, point = build_evidence(collection_of(world)).points["near"]
    assert [point.low, point.best, point.high] == [None, 3000, 3000]


def counted(values: Mapping[str, str], **quantity: Any) -> Series:
    """Return the series of figures for one day, each by a speaker of its own."""
    statements = [
        {"source": f"log-{id_}", "chain": [f"{id_}-office"], "estimates": [{"id": id_, "value": v}]}
        for id_, v in values.items()
    ]
    world = {"claims": {"counts": {"statements": statements}}, "quantities": {"ships": quantity}}
    (series,) = build_evidence(collection_of(world)).series
    return series


def test_an_interval_of_confidence_does_not_contradict_what_lies_inside_it() -> None:
    study = "4,645 (793 to 8,498; 95% CI)"
    assert not counted({"study": study, "register": "1,139"}).disagreements
    assert len(counted({"study": "4,645", "register": "1,139"}).disagreements) == 1
    assert len(counted({"study": study, "register": "64"}).disagreements) == 1


def test_figures_are_compared_in_the_unit_of_what_they_count() -> None:
    assert not counted({"a": "4.2 kt", "b": "4,200 tonnes"}, unit="tonnes").disagreements
    assert len(counted({"a": "4.2 kt", "b": "4.2"}, unit="tonnes").disagreements) == 1


def test_what_has_fractions_is_compared_with_its_fractions() -> None:
    values = {"a": "more than 3", "b": "3.5"}
    assert not counted(values, decimals=True).disagreements
    assert len(counted({"a": "more than 3", "b": "3"}, decimals=True).disagreements) == 1


def test_the_same_records_give_the_same_evidence() -> None:
    assert build_evidence(collection_of(made(60))) == build_evidence(collection_of(made(60)))


def test_the_standings_of_records_are_made_once(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Collection] = []

    class Noted(Ground):
        def __init__(self, collection: Collection) -> None:
            made.append(collection)
            super().__init__(collection)

    monkeypatch.setattr(history, "Ground", Noted)
    check_collection(collection)
    build_evidence(collection)
    changed = replace(collection, claims={})
    assert changed.once(Standings).collection is changed
    assert [each is collection for each in made] == [True, False]


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(
    collection: Collection, monkeypatch: pytest.MonkeyPatch, *, was_on: bool
) -> None:
    during: list[bool] = []

    class Noted(Standings):
        def series(self, until: date | None = None) -> tuple[Series, ...]:
            during.append(gc.isenabled())
            return super().series(until)

    monkeypatch.setattr(build, "Standings", Noted)
    if not was_on:
        gc.disable()
    try:
        build_evidence(collection)
        assert gc.isenabled() == was_on
        monkeypatch.delattr(build, "Standings")
        with pytest.raises(NameError):
            build_evidence(collection)
        assert gc.isenabled() == was_on
        assert during == [False]
    finally:
        gc.enable()


def test_what_was_made_counts_as_old_once_the_collector_is_on_again() -> None:
    records = collection_of(made(60))
    gc.collect()
    kept = build_evidence(records)
    young, old = gc.get_objects(generation=0), gc.get_objects(generation=2)
    assert kept.standings not in young
    assert any(each is kept.standings for each in old)


def test_of_several_ways_to_depend_on_one_the_first_that_is_typed_is_told() -> None:
    banks = [f"bank-{number}" for number in range(9, 0, -1)]
    speakers: dict[str, Any] = {
        bank: {"depends_on": [{"speaker": "mint", "because": f"{bank} is lent to."}]}
        for bank in banks
    }
    paid = [{"speaker": bank, "because": "It pays."} for bank in banks]
    records = collection_of({"speakers": {**speakers, "gazette": {"depends_on": paid}, "mint": {}}})
    assert supporters(records, "gazette")["mint"] == ("It pays.", "bank-9 is lent to.")


def test_records_remember_no_list_of_what_was_typed() -> None:
    records = collection_of(made(2))
    claims = [claim.record for claim in records.claims.values()]
    statements = [each for claim in claims for each in claim.statements]
    assert len({id(each.model_fields_set) for each in (*claims, *statements)}) == 1
    assert claims[0] == claims[0].model_copy()


def test_figures_that_cannot_both_hold_disagree() -> None:
    for series in build_evidence(collection_of(made(200))).series:
        disagreeing = {(pair.a, pair.b) for pair in series.disagreements}
        for pair in series.comparisons:
            a, b = (next(p for p in series.points if p.id == id_) for id_ in (pair.a, pair.b))
            assert pair.compatibility == compare(a.estimate.value, b.estimate.value)
            assert a.speaker != b.speaker
            assert a.moment.overlaps(b.moment, NEAR_DAYS)
            both_hold = interval(a.estimate.value).meet(interval(b.estimate.value))
            assert ((pair.a, pair.b) in disagreeing) == (both_hold is None)


def test_an_override_speaks_of_today_only() -> None:
    override = {"grade": "refuted", "because": "The log was read again."}
    world = {"claims": {"sunk": {**WORLD["claims"]["sunk"], "standing": override}}}
    collection = collection_of(world)
    claim = collection.claims["sunk"]
    assert Standings(collection).standing(claim.id).because == "The log was read again."
    assert Standings(collection).standing(claim.id).derived is Grade.CONTESTED
    then = Standings(collection).standing(claim.id, date(2024, 11, 30))
    assert (then.grade, then.because) == (Grade.CONTESTED, None)
