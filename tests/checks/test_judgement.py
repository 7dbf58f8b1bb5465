"""Where a reader could be misled: each rule, with content for and against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.checks import CHECKS
from generator.checks.claims import hanging, judgement, standalone
from generator.checks.pages import attribution
from generator.issues import Severity
from generator.read.collection import Collection
from tests.content import CASES, read_cases

CHECKED = read_cases("judgement")
ROOMS = {module.__name__ for module in (judgement, attribution, standalone, hanging)}
HELD = [run for run in CHECKS if run.find.__module__ in ROOMS]
RULES = {run.rule.code: run.rule for run in HELD}


@pytest.mark.parametrize(("name", "case"), CHECKED, ids=[name for name, _ in CHECKED])
def test_an_editor_is_asked_to_look_where_it_matters(
    collect: Callable[..., Collection], name: str, case: dict[str, Any]
) -> None:
    collection = collect(case["content"])
    found = [
        f"{issue.code} {issue.message} ({issue.hint})"
        for run in HELD
        for issue in run(collection)
        if issue.code == name.partition(":")[0]
    ]
    assert found == case["issues"]


def test_every_rule_of_judgement_is_a_warning_with_cases_for_and_against() -> None:
    assert {rule.severity for rule in RULES.values()} == {Severity.WARNING}
    names = {file.stem for file in (CASES / "judgement").glob("*.yml")}
    assert names == RULES.keys() - {"X306"}
    for rule in names:
        broken = [bool(case["issues"]) for name, case in CHECKED if name.startswith(rule)]
        assert {True, False} == set(broken)
