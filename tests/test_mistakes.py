"""Mistakes that editors make, mended from the message alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check
from generator.issues import Severity
from generator.read.load import load
from tests.content import CASES, read_yaml

CLAIM = read_yaml(CASES / "mistakes/claim.yml")
PATH = "content/claims/ferries-lost.yml"


def told(root: Path) -> list[str]:
    """Return every error, as an editor sees it."""
    collection, issues = load(root)
    found = sorted([*issues, *(check(collection) if collection else ())])
    return [str(issue) for issue in found if issue.severity is Severity.ERROR]


def test_the_claim_has_no_error(write_project: Callable[..., Path]) -> None:
    assert told(write_project({PATH: CLAIM["text"]})) == []


@pytest.mark.parametrize("mistake", CLAIM["mistakes"], ids=lambda mistake: mistake["name"])
def test_a_mistake_is_told_and_the_repair_works(
    write_project: Callable[..., Path], mistake: dict[str, str]
) -> None:
    assert CLAIM["text"].count(mistake["was"]) >= 1
    wrong = CLAIM["text"].replace(mistake["was"], mistake["typed"], 1)
    message = f"{PATH}:{mistake['says']}"
    assert told(write_project({PATH: wrong})) == [message]
    mended = CLAIM["text"].replace(mistake["was"], mistake["mend"], 1)
    assert told(write_project({PATH: mended})) == []


@pytest.mark.parametrize("mistake", CLAIM["mistakes"], ids=lambda mistake: mistake["name"])
def test_the_repair_is_the_one_that_the_message_names(mistake: dict[str, Any]) -> None:
    hint = mistake["says"].rpartition(" (")[2].removesuffix(")")
    named = re.fullmatch(
        r"(?:did you mean '(.+)'\?|write (.+?)(?:, (?:or|without) .*)?"
        r"|rename the newer one, such as (.+))",
        hint,
    )
    if named:
        repair = next(group for group in named.groups() if group)
        assert repair in mistake["mend"]
    else:
        assert hint
