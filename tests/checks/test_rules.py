from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from generator import checks
from generator.checks import check_collection
from generator.checks.rule import Check
from generator.issues import Issue
from generator.read.collection import Collection
from tests.content import read_cases

CHECKED = read_cases("checks")


def told(issue: Issue, root: Path) -> dict[str, str]:
    """Return an issue as the cases have it: what stands in the file where it points."""
    where = issue.location
    file = root / where.path
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    line = lines[where.line - 1] if lines else ""
    says = f"{issue.code} {issue.message} ({issue.hint})"
    return {"path": where.path, "at": line[where.column - 1 :], "says": says}


@pytest.mark.parametrize("case", [c for _, c in CHECKED], ids=[name for name, _ in CHECKED])
def test_a_rule_yields_exactly_its_issues(
    collect: Callable[..., Collection], tmp_path: Path, case: dict[str, Any]
) -> None:
    found = [
        told(issue, tmp_path)
        for issue in check_collection(collect(case["content"]))
        if not issue.code.startswith("J")
    ]
    for issue, expected in zip(found, case["issues"], strict=False):
        issue["at"] = issue["at"][: len(expected["at"])]
    assert found == case["issues"]


def test_every_check_is_named_as_one_and_stands_once() -> None:
    names = [f"{run.find.__module__}.{run.find.__name__}" for run in checks.CHECKS]
    assert len(names) == len(set(names)) == len({run.rule.code for run in checks.CHECKS})
    assert all(".check_" in name for name in names)


def test_no_check_of_any_module_is_forgotten() -> None:
    below = walk_packages(checks.__path__, f"{checks.__name__}.")
    modules = [import_module(module.name) for module in below]
    values = [value for module in modules for value in vars(module).values()]
    made = {value.rule.code for value in values if isinstance(value, Check)}
    assert made == {run.rule.code for run in checks.CHECKS}
