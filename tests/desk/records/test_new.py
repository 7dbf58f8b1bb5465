from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from generator.checks import check_collection
from generator.desk.records import new
from generator.desk.records.new import MADE, coin_identifier, draft
from generator.kinds import RECORDS
from generator.read.collection import Collection

CLAIM, PLACE = MADE["claim"], MADE["place"]
FIELDS: dict[str, Any] = {
    "reviewed": "2031-05-02",
    "source": "gazette-storm",
    "says": "It said so: yes.",
    "title": "The harbour office says that a pier broke",
    "summary": "The office says that a pier broke in the storm.",
    "topic": "storm",
    "kind": "event",
    "chain": ["harbour-office"],
    "said_on": "",
}


@pytest.mark.parametrize(
    ("words", "taken", "suggestion"),
    [
        ("The harbour's pier broke!", (), "the-harbours-pier-broke"),
        ("Pier", ("pier", "pier-2"), "pier-3"),
        ("Élan Ōrrin", (), "elan-orrin"),
        ("국가정보원", (), ""),
        ("w" * 90, (), "w" * 44),
        (
            "a pier that broke in the storm of the second of March",
            (),
            "a-pier-that-broke-in-the-storm-of-the-second",
        ),
    ],
)
def test_an_identifier_is_suggested(words: str, taken: tuple[str, ...], suggestion: str) -> None:
    assert coin_identifier(words, taken) == suggestion


def test_a_claim_is_written_in_order_with_its_statement(collect: Callable[..., Collection]) -> None:
    made = draft(collect(), CLAIM, "pier-broke", FIELDS)
    assert made.issues == ()
    assert made.path == "content/claims/pier-broke.yml"
    assert made.text == (
        "# yaml-language-server: $schema=../../schemas/claim.schema.json\n"
        "title: The harbour office says that a pier broke\n"
        "summary: The office says that a pier broke in the storm.\n"
        "topic: storm\n"
        "kind: event\n"
        "statements:\n"
        "  - id: harbour-office\n"
        "    source: gazette-storm\n"
        '    says: "It said so: yes."\n'
        "    chain:\n"
        "      - harbour-office\n"
        "reviewed: 2031-05-02\n"
    )


def test_a_place_is_a_file_with_the_schema_named(collect: Callable[..., Collection]) -> None:
    place = {
        "name": "Pier",
        "kind": "site",
        "latitude": "6",
        "longitude": "6",
        "precision": "locality",
        "radius_km": "1",
        "basis": "stated",
        "descriptor": "A pier of the harbour.",
    }
    made = draft(collect(), PLACE, "pier", place)
    assert made.issues == ()
    assert made.path == "content/places/pier.yml"
    assert made.text.startswith(PLACE.header + "\nname: Pier\nkind: site\nlatitude: 6\n")
    assert "longitude: 6\nradius_km: 1\n" in made.text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"topic": "calm"}, "X301"),
        ({"kind": "rumour"}, "R203"),
        ({"reviewed": "2031-13-01"}, "R205"),
        ({"title": ""}, "R202"),
    ],
)
def test_what_would_not_pass_is_said(
    collect: Callable[..., Collection], change: dict[str, Any], code: str
) -> None:
    made = draft(collect(), CLAIM, "pier-broke", {**FIELDS, **change})
    assert [issue.code for issue in made.issues] == [code]
    assert made.issues[0].location.path == "content/claims/pier-broke.yml"


def test_many_records_are_checked_at_once_and_each_is_told_its_own(
    collect: Callable[..., Collection], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Mock(wraps=check_collection)
    monkeypatch.setattr(new, "check_collection", check)
    wrong = {**FIELDS, "topic": "calm"}
    records = {"pier-a": FIELDS, "pier-b": wrong, "pier-c": {**FIELDS, "kind": "rumour"}}
    made = new.draft_all(collect(), CLAIM, records)
    assert [[issue.code for issue in one.issues] for one in made] == [[], ["X301"], ["R203"]]
    assert check.call_count == 2


def test_what_was_wrong_before_is_not_held_against_a_new_record(
    collect: Callable[..., Collection],
) -> None:
    wrong = {"content/sources/gazette-storm.yml": {"publisher": "nobody"}}
    assert draft(collect(wrong), CLAIM, "pier-broke", FIELDS).issues == ()


def test_every_reference_is_to_records_that_there_are(collect: Callable[..., Collection]) -> None:
    collection = collect({"content/glossary.yml": {"boat": {"name": "boat", "meaning": "Floats."}}})
    for kind in RECORDS.values():
        assert all(
            getattr(collection, named) for named in kind.references.values() if named != "exhibits"
        )
