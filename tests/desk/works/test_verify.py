from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.desk.works.passages import fold
from generator.desk.works.verify import match_copies, verify
from generator.read.collection import Collection

TEXT = "Before it all. “Ferries were lost”\u00a0— the office\nsaid, and it counted\u2026 twelve."
SOURCE = "content/sources/gazette-storm.yml"
CLAIM = "content/claims/ferries-lost.yml"


@pytest.fixture
def look_up(
    collect: Callable[..., Collection], base: dict[str, Any]
) -> Callable[..., tuple[str, str]]:
    """Look up a passage of the smallest content in a copy of its work."""

    def run(passage: dict[str, str], files: dict[str, str]) -> tuple[str, str]:
        statement = base[CLAIM]["statements"][0] | {"passage": passage}
        other = base[SOURCE] | {"URL": "https://gazette.example/other"}
        patch = {CLAIM: {"statements": [statement]}, "content/sources/other-work.yml": other}
        collection = collect(patch)
        copies = {name: text.encode() for name, text in files.items()}
        (lookup,) = verify(collection, match_copies(collection, copies, {}), copies)
        assert (lookup.claim, lookup.source, lookup.statement) == (
            "ferries-lost",
            "gazette-storm",
            "first-count",
        )
        assert lookup.where.path == CLAIM
        assert lookup.where.line > 1
        return lookup.finding, lookup.detail

    return run


FAR = TEXT.replace("the office", "the office " + "x " * 2000)
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/verify.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} - {case[3]}")
def test_a_passage_is_looked_up(look_up: Any, case: list[Any]) -> None:
    start, end, copies, finding, detail = case
    passage = {"start": start} | ({"end": end} if end else {})
    files = {
        name: text.replace("~text~", TEXT).replace("~far~", FAR) for name, text in copies.items()
    }
    found, why = look_up(passage, files)
    assert found == finding
    assert detail in why


def test_a_claim_without_a_passage_is_passed_over(collect: Callable[..., Collection]) -> None:
    assert verify(collect(), {}, {}) == []


@pytest.mark.parametrize(
    ("named", "patch"),
    [
        ({"gazette-storm": "000_a4.txt"}, {}),
        ({}, {SOURCE: {"sha256": sha256(TEXT.encode()).hexdigest()}}),
    ],
)
def test_a_copy_is_found_by_the_name_given_or_by_its_hash(
    collect: Callable[..., Collection], named: dict[str, str], patch: dict[str, Any]
) -> None:
    (copy,) = match_copies(collect(patch), {"000_a4.txt": TEXT.encode()}, named).values()
    assert (copy.source, copy.file) == ("gazette-storm", "000_a4.txt")
    assert copy.sha256 == sha256(TEXT.encode()).hexdigest()
    assert not copy.differs


def test_a_copy_that_differs_from_the_recorded_one_is_told(
    collect: Callable[..., Collection],
) -> None:
    collection = collect({SOURCE: {"sha256": "0" * 64}})
    assert match_copies(collection, {"gazette-storm.txt": b"a"}, {})["gazette-storm"].differs


def test_white_space_quotes_and_dashes_are_folded() -> None:
    assert fold("a\u200bb\u00ad \n\t«c» \u2014 d\u2011e\u2026") == "ab 'c'-d-e..."
