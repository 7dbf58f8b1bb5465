from __future__ import annotations

from typing import Any

import pytest

from generator.evidence import build_evidence
from generator.model.words import Grade
from generator.render import sentences
from generator.render.language import Language
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of

ENGLISH = Language("en")
SENTENCES = read_yaml(CASES / "render/sentences.yml")


def told(case: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a case, by the names that the cases use."""
    collection = collection_of(case)
    evidence = build_evidence(collection)
    standing = evidence.standings["c"]
    said: dict[str, Any] = {
        "standing": sentences.standing(collection, standing, ENGLISH),
        "provenance": sentences.provenance(standing.support, ENGLISH),
    }
    if standing.against.reports:
        said["opposition"] = sentences.opposition(standing.against, ENGLISH)
    for series in evidence.series:
        said["title"] = sentences.series_title(collection, series, ENGLISH)
        said["tells"] = sentences.series_sentence(series, ENGLISH)
        said["compared"] = [
            sentences.comparison(collection, series, pair, ENGLISH) for pair in series.comparisons
        ]
    return said


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["name"]))
def test_what_was_derived_is_said(case: dict[str, Any]) -> None:
    said = told(case)
    wanted = {name: case[name] for name in case if name in said}
    assert len(wanted) > 0
    assert {name: said[name] for name in wanted} == wanted


def test_every_grade_has_its_sentence() -> None:
    grades = set()
    for case in SENTENCES:
        evidence = build_evidence(collection_of(case))
        grades.add(evidence.standings["c"].grade)
    assert grades == set(Grade)
