from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.evidence import build_evidence
from generator.evidence.explain.claim import explain_claim
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of

WORLDS: dict[str, Any] = {case["name"]: case for case in read_yaml(CASES / "explain.yml")}


@pytest.mark.parametrize("name", WORLDS)
def test_a_derivation_is_told_step_by_step(name: str, golden: Callable[[str, str], None]) -> None:
    collection = collection_of(WORLDS[name])
    golden(f"explain/{name}.txt", explain_claim(collection, build_evidence(collection), "claim"))


def test_no_such_claim() -> None:
    collection = collection_of({})
    with pytest.raises(KeyError, match="claim"):
        explain_claim(collection, build_evidence(collection), "claim")
