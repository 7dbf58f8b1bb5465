"""Mistakes that editors make, mended from the message alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check_collection
from generator.issues import Severity
from generator.model import Edtf, Value
from generator.read.load import load
from tests.content import CASES, read_yaml

CLAIM = read_yaml(CASES / "mistakes/claim.yml")
PATH = "content/claims/ferries-lost.yml"


def told(root: Path) -> list[str]:
    """Return every error, as an editor sees it."""
    collection, issues = load(root)
    found = sorted([*issues, *(check_collection(collection) if collection else ())])
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


REMEDIES = read_yaml(CASES / "mistakes/remedies.yml")


def meaning(value: Any) -> str:
    """Return what a field says, as the cases state it: the ends of a figure or date."""
    if isinstance(value, Value):
        return _ends(value.low, value.high)
    return _ends(value.earliest, value.latest) if isinstance(value, Edtf) else str(value)


def _ends(first: Any, last: Any) -> str:
    return f"{first if first is not None else ''} to {last if last is not None else ''}".strip()


def follow(record: Any, way: str) -> Any:
    """Return what a record holds at `statements 0 chain 0`."""
    for part in way.split():
        record = record[int(part)] if part.isdigit() else getattr(record, part)
    return record


@pytest.mark.parametrize("case", REMEDIES, ids=lambda case: case["name"])
def test_a_remedy_followed_literally_leaves_no_error_and_the_meaning_as_it_was(
    write_project: Callable[..., Path], case: dict[str, Any]
) -> None:
    root = write_project()
    file = root / case["file"]
    right = file.read_text()
    # The smallest content writes lists in one way, the cases in another.
    was = r"\s+".join(map(re.escape, case["was"].split()))
    wrong, count = re.subn(rf"(?m){was}$", lambda _: case["typed"], right, count=1)
    assert count == 1
    file.write_text(wrong)
    (message,) = told(root)
    hint = message.rpartition(" (")[2].removesuffix(")")
    if "hint" in case:
        assert hint == case["hint"]
        assert not hint.startswith("write ")
        return
    action, _, repair = hint.partition(" ")
    assert action == "write"
    # Only the value is typed anew, after its colon or dash.
    start = max(case["typed"].rfind(": "), case["typed"].rfind("- ")) + 2
    mended = case["typed"][:start] + repair
    file.write_text(wrong.replace(case["typed"], mended))
    assert told(root) == []
    collection, _ = load(root)
    assert collection
    record = collection.of(Path(case["file"]).parent.name)[file.stem].record
    assert {way: meaning(follow(record, way)) for way in case["means"]} == case["means"]
