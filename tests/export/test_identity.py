from __future__ import annotations

import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.evidence import build_evidence
from generator.export.identity import ClaimBasis, bases
from generator.export.tabular.package import package_name, version
from generator.read.collection import Collection
from generator.read.load import load

CLAIM = "content/claims/ferries-lost.yml"
COPY = {
    "type": "article-newspaper", "title": "Ferries lost", "publisher": "gazette", "language": "en",
    "derived_from": {"source": "gazette-storm", "how": "syndicates"}, "read": "whole",
    "accessed": "2031-01-05", "URL": "https://gazette.example/copy",
}  # fmt: skip
ORIGINAL = {**COPY, "derived_from": None}
OTHER = {
    "title": "Ferries were safe", "summary": "They were.", "topic": "storm", "kind": "event",
    "reviewed": "2031-05-01", "relations": [{"kind": "refutes", "claim": "ferries-lost"}],
    "statements": [{"id": "a", "source": "harbour-log", "says": "Safe.", "chain": ["gazette"]}],
}  # fmt: skip


def basis(collection: Collection) -> ClaimBasis:
    return bases(collection, build_evidence(collection))["ferries-lost"]


@pytest.mark.parametrize(
    ("patch", "changes"),
    [
        ({CLAIM: {"summary": "Other words."}}, True),
        ({"content/sources/gazette-storm.yml": {"title": "Ferries sunk"}}, True),
        ({"content/speakers/harbour-office.yml": {"descriptor": "It keeps a list."}}, True),
        ({"content/places/lake.yml": {"descriptor": "A lake."}}, True),
        ({"content/sources/copy.yml": COPY}, True),
        ({"content/claims/safe.yml": OTHER, "content/sources/harbour-log.yml": ORIGINAL}, True),
        ({"content/topics.yml": {"storm": {"name": "A storm"}}}, False),
        ({"content/speakers/nobody.yml": {
            "name": "Nobody", "kind": "outlet", "stake": "none-known", "descriptor": "None.",
        }}, False),
        ({"content/claims/more.yml": {**OTHER, "relations": []},
          "content/sources/harbour-log.yml": ORIGINAL}, False),
    ],
)  # fmt: skip
def test_the_hash_changes_with_what_the_claim_rests_on_and_with_nothing_else(
    collect: Callable[..., Collection], patch: dict[str, Any], *, changes: bool
) -> None:
    before = basis(collect()).hash
    assert (basis(collect(patch)).hash != before) is changes


def test_anybody_finds_the_hash_again_from_the_files(write_project: Callable[..., Path]) -> None:
    root = write_project()
    collection, _ = load(root)
    assert collection
    found = basis(collection)
    paths = [path for path, _ in found.files]
    assert CLAIM in paths
    assert paths == sorted(paths)
    told = subprocess.run(["sha256sum", *paths], cwd=root, capture_output=True, check=True).stdout
    assert told.decode() == found.listing
    assert sha256(told).hexdigest() == found.hash


def test_a_second_edition_of_a_day_has_a_version_of_its_own(
    collect: Callable[..., Collection],
) -> None:
    first, second = collect(), collect({"content/site.yml": {"number": 2}})
    assert version(first).endswith("+2031-06-01")
    assert version(second) == f"{version(first)}.2"
    assert package_name(second).endswith("-2031-06-01.2.zip")
