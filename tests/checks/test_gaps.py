"""Checks meet records that are missing, unread or circular, and never fail over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check_collection
from generator.read.collection import Collection
from generator.read.load import load

CIRCLES: list[dict[str, Any]] = [
    {"content/places/lake.yml": {"within": "harbour", "area": None, "radius_km": 9}},
    {"content/speakers/gazette.yml": {"part_of": "gazette"}},
    {"content/vocabulary.yml": {"quantities": {"losses": {"part_of": "sunk"}}}},
]
GAPS: list[dict[str, Any]] = [
    {"content/topics.yml": {"storm": None, "calm": {"name": "Calm", "question": "Why?"}}},
    {"content/vocabulary.yml": {"quantities": {"losses": None}}},
    {"content/vocabulary.yml": {"populations": {"ferries": None}}},
    {"content/speakers/gazette.yml": {"stake": "unheard-of"}},
    {"content/speakers/gazette.yml": {"kind": "unheard-of"}},
    {"content/places/harbour.yml": {"kind": "unheard-of"}},
    {"content/speakers/gazette.yml": None},
    {"content/speakers/harbour-office.yml": None},
    {"content/places/lake.yml": None},
    {"content/places/harbour.yml": None},
    {"content/sources/gazette-storm.yml": None},
    {"content/claims/ferries-lost.yml": None},
    {"content/outlines/areas.geojson": None},
]


@pytest.mark.parametrize("gap", [*GAPS, *CIRCLES], ids=str)
def test_a_gap_or_circle_is_an_issue_and_no_failure(
    collect: Callable[..., Collection], gap: dict[str, Any]
) -> None:
    assert check_collection(collect(gap))


@pytest.mark.parametrize(
    "path",
    [
        "content/topics.yml",
        "content/speakers/harbour-office.yml",
        "content/places/lake.yml",
        "content/sources/gazette-storm.yml",
        "content/claims/ferries-lost.yml",
        "content/outlines/areas.geojson",
    ],
)
def test_what_could_not_be_read_is_not_called_missing(
    write_project: Callable[..., Path], path: str
) -> None:
    collection, issues = load(write_project({path: "[unclosed"}))
    assert [issue.location.path for issue in issues] == [path]
    assert collection
    assert check_collection(collection) == []


def test_unread_claims_may_hold_the_estimate_that_is_named(
    write_project: Callable[..., Path],
) -> None:
    estimates = {0: {"supersedes": "in-the-unread-claim"}}
    patch = {
        "content/claims/ferries-lost.yml": {"statements": {0: {"estimates": estimates}}},
        "content/claims/unread.yml": "[",
    }
    collection, issues = load(write_project(patch))
    assert [issue.code for issue in issues] == ["Y104"]
    assert collection
    assert check_collection(collection) == []


def test_what_unread_claims_may_hold_is_not_offered_as_a_name(
    write_project: Callable[..., Path],
) -> None:
    estimates = {0: {"id": "Losses", "supersedes": "losses-in-the-unread-claim"}}
    patch = {
        "content/claims/ferries-lost.yml": {"statements": {0: {"estimates": estimates}}},
        "content/claims/unread.yml": "[",
    }
    collection, _ = load(write_project(patch))
    assert collection
    assert [(issue.code, issue.hint) for issue in check_collection(collection)] == [
        ("R204", "write losses")
    ]
