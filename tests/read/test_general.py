from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check_collection
from generator.read.collection import Collection
from generator.read.general import GENERAL, general_entries
from generator.read.load import load

GAZETTE, HARBOUR = "content/speakers/gazette.yml", "content/places/harbour.yml"
VOCABULARY, CLAIM = "content/vocabulary.yml", "content/claims/ferries-lost.yml"


def told(collection: Collection) -> list[str]:
    return [str(issue) for issue in check_collection(collection)]


@pytest.mark.parametrize("group", ["speaker_kinds", "place_kinds", "evidence_kinds", "stakes"])
def test_every_site_has_the_general_set(collect: Callable[..., Collection], group: str) -> None:
    general = general_entries()[group]
    assert general
    assert all(entry.document.path == GENERAL for entry in general.values())
    known = collect().of(group)
    assert {*general} <= {*known}


def test_a_site_adds_kinds_of_its_own(collect: Callable[..., Collection]) -> None:
    ferry = {"name": "ferry line", "meaning": "a line of ferries", "mark": "drop"}
    kinds = {VOCABULARY: {"place_kinds": {"ferry-line": ferry}}, HARBOUR: {"kind": "ferry-line"}}
    collection = collect(kinds)
    assert told(collection) == []
    assert collection.place_kinds["ferry-line"].record.mark == "drop"
    assert [*collection.place_kinds][-1] == "ferry-line"


def test_a_site_changes_only_the_fields_that_it_gives(collect: Callable[..., Collection]) -> None:
    collection = collect(
        {
            VOCABULARY: {"speaker_kinds": {"captive": {"name": "held"}}},
            GAZETTE: {"kind": "captive", "name": "The man"},
        }
    )
    held = collection.speaker_kinds["captive"].record
    assert (held.name, held.captive, held.unnamed) == ("held", True, True)
    assert [issue for issue in told(collection) if "X329" in issue]


def test_a_word_of_ones_own_needs_its_name_and_meaning(
    write_project: Callable[..., Path],
) -> None:
    _, issues = load(write_project({VOCABULARY: {"stakes": {"ferryman": {"side": "crew"}}}}))
    assert [issue.message for issue in issues] == [
        "stakes, ferryman, meaning: the field is missing",
        "stakes, ferryman, name: the field is missing",
    ]


@pytest.mark.parametrize(
    ("patch", "field", "hint"),
    [
        ({GAZETTE: {"kind": "goverment"}}, "kind of speaker 'goverment'", "government"),
        ({GAZETTE: {"kind": "newspaper"}}, "kind of speaker 'newspaper'", ""),
        ({HARBOUR: {"kind": "sea area"}}, "", "write sea-area"),
        ({GAZETTE: {"stake": "affectd"}}, "stake 'affectd'", "affected"),
    ],
)
def test_a_word_that_is_none_is_told_with_those_that_are(
    collect: Callable[..., Collection], patch: dict[str, Any], field: str, hint: str
) -> None:
    (issue,) = check_collection(collect(patch))
    assert field in issue.message
    assert ("there are: " in issue.message) == bool(field)
    assert hint in issue.hint


def test_a_kind_that_nothing_uses_is_told_of_the_site_alone(
    collect: Callable[..., Collection],
) -> None:
    unused = {"name": "balloon", "meaning": "seen from a balloon"}
    (issue,) = told(collect({VOCABULARY: {"evidence_kinds": {"balloon": unused}}}))
    assert issue.startswith("content/vocabulary.yml:")
    assert "X302" in issue
