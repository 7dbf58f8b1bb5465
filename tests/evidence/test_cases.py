"""Records in, derived result out: every case is in tests/cases/evidence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.content import read_cases
from tests.evidence.derived import VIEWS, derived
from tests.evidence.records import collection_of

CASES = read_cases("evidence")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_what_is_derived_from_the_records(case: dict[str, Any]) -> None:
    expected = case["derived"]
    assert expected.keys() <= VIEWS.keys()
    found = derived(collection_of(case))
    assert {
        kind: {of: found[kind].get(of) for of in facts} for kind, facts in expected.items()
    } == expected


@pytest.mark.parametrize("kind", VIEWS)
def test_every_kind_of_result_is_expected_somewhere(kind: str) -> None:
    assert any(kind in case["derived"] for _, case in CASES)
