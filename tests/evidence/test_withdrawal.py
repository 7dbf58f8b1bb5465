"""What would follow if a source or a speaker were withdrawn."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evidence.explain.withdrawal import explain_without
from generator.evidence.origins.contributions import contributions
from generator.evidence.origins.fallen import without
from generator.evidence.standing.history import Standings
from generator.evidence.withdrawal import shifts
from generator.model.lists import Grade
from generator.read.collection import Collection
from tests.evidence.made import made
from tests.evidence.records import collection_of

WORLD: dict[str, Any] = {
    "speakers": {"pilot": {"part_of": "harbour"}},
    "sources": {
        "log": {"publisher": "keeper"},
        "copy": {"publisher": "paper", "derived_from": {"source": "log", "how": "syndicates"}},
        "retelling": {"publisher": "paper", "derived_from": {"source": "log", "how": "rewrites"}},
        "book": {"publisher": "harbour"},
    },
    "claims": {
        "sunk": {
            "statements": [
                {"source": "retelling", "chain": ["keeper"], "also_in": ["letter"]},
                {"source": "book", "chain": ["pilot"]},
            ]
        },
        "afloat": {
            "kind": "falsehood",
            "statements": [
                {"source": "post", "chain": ["cook"]},
                {"source": "book", "chain": ["harbour"], "stance": "denies"},
            ],
        },
        "whole": {"statements": [{"source": "copy", "chain": ["keeper"]}]},
        "finding": {
            "statements": [
                {"source": "log", "chain": ["diver"]},
                {"source": "letter", "chain": ["owner"]},
            ],
            "relations": [{"kind": "refutes", "claim": "whole"}],
        },
    },
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return collection_of(WORLD)


def test_each_source_that_changes_a_standing_is_told_with_what_it_changes(
    collection: Collection,
) -> None:
    found = shifts(Standings(collection), "sources")
    assert {s: {c: f"{a} > {b}" for c, a, b in changes} for s, changes in found.items()} == {
        "book": {"afloat": "called-false > unsupported", "sunk": "corroborated > single-origin"},
        "copy": {"whole": "refuted > unsupported"},
        "letter": {"finding": "corroborated > single-origin", "whole": "refuted > single-origin"},
        "log": {"finding": "corroborated > single-origin", "whole": "refuted > unsupported"},
    }


def test_what_falls_with_a_source_is_told_claim_by_claim(collection: Collection) -> None:
    assert explain_without(collection, "sources", "log").splitlines() == [
        "Without log",
        "  2 of 4 claims change their standing",
        "    finding: corroborated -> single-origin",
        "      articles: 3 -> 1",
        "      statements: 2 -> 1",
        "      origins: 2 -> 1",
        "      lines: 2 -> 1",
        "    whole: refuted -> unsupported",
        "      articles: 2 -> 0",
        "      statements: 1 -> 0",
        "      origins: 1 -> 0",
        "      lines: 1 -> 0",
        "  1 of 4 claims only lose something",
        "    sunk: corroborated",
        "      articles: 5 -> 2",
    ]


def test_with_a_speaker_fall_its_bodies_and_all_that_it_published(collection: Collection) -> None:
    found = explain_without(collection, "speakers", "harbour")
    assert "sunk: corroborated -> single-origin" in found
    assert "afloat: called-false -> unsupported" in found
    assert "articles against: 1 -> 0" in found
    assert explain_without(collection, "speakers", "pilot").count("->") == 5


def test_with_an_exhibit_falls_what_shows_nothing_else() -> None:
    shown = {"source": "log", "chain": ["keeper"]}
    collection = collection_of(
        {
            "exhibits": {"folder": {}, "page": {"part_of": "folder"}, "film": {}},
            "claims": {
                "alone": {"statements": [{**shown, "exhibits": ["page"]}]},
                "both": {"statements": [{**shown, "exhibits": ["page", "film"]}]},
                "unshown": {"statements": [shown]},
            },
        }
    )
    found = shifts(Standings(collection), "exhibits")
    changed = ("alone", Grade.SINGLE_ORIGIN, Grade.UNSUPPORTED)
    assert found == {"folder": (changed,), "page": (changed,)}


def test_what_a_work_says_itself_or_added_stands_without_that_from_which_it_derives() -> None:
    own = {"source": "copy", "chain": ["paper"]}
    passed_on = {"source": "copy", "chain": ["witness"]}
    said = {"own": own, "passed-on": passed_on, "added": {**passed_on, "not_in": ["log"]}}
    claims = {id_: {"statements": [statement]} for id_, statement in said.items()}
    collection = collection_of({"sources": WORLD["sources"], "claims": claims})
    changed = ("passed-on", Grade.SINGLE_ORIGIN, Grade.UNSUPPORTED)
    assert shifts(Standings(collection), "sources")["log"] == (changed,)
    left = Standings(collection).without(without(collection, "sources", "log"))
    for id_ in ("own", "added"):
        assert left.standing(id_) == Standings(collection).standing(id_)


def test_nothing_falls_with_what_nobody_rests_on(collection: Collection) -> None:
    assert "0 of 4 claims change" in explain_without(collection, "sources", "retelling")
    with pytest.raises(KeyError):
        explain_without(collection, "sources", "harbour")


def test_only_what_a_withdrawal_touches_is_counted_anew() -> None:
    collection = collection_of(made(15))
    touched = 0
    for work in collection.sources:
        gone = without(collection, "sources", work)
        for claim in collection.claims.values():
            whole = contributions(collection, claim)
            left = contributions(collection, claim, gone, whole)
            assert left == contributions(collection, claim, gone)
            own = {each.chain.statement: each for each in left}
            for each in whole:
                same = own.get(each.chain.statement) is each
                assert same == (work not in each.articles)
                touched += not same
    assert touched
