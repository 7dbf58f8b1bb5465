from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.checks import check
from generator.load import load


def test_smallest_content_has_no_issue(write_project: Callable[..., Path]) -> None:
    collection, issues = load(write_project())
    assert issues == []
    assert collection
    assert check(collection) == []
