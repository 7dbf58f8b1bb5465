from __future__ import annotations

from typing import Any

import pytest

from generator.evidence import build_evidence
from generator.model.lists import Grade
from generator.site.escape import escape
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of
from tests.site.made import site_of

SENTENCES = read_yaml(CASES / "site/sentences.yml")


def told(case: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a case, by the names that the cases use."""
    site = site_of(collection_of(case))
    say, standing = site.say, site.evidence.standings["c"]
    said: dict[str, Any] = {
        "standing": say.standing(standing).unescape(),
        "provenance": say.provenance(standing.support),
    }
    for series in site.evidence.series:
        said["title"] = say.series(series.key)
        said["tells"] = say.tells(series)
        said["compared"] = [say.compared(pair) for pair in series.comparisons]
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


def test_names_in_sentences_are_escaped_once() -> None:
    title = "Keeper's <b> & Sons"
    case = {
        "speakers": {"keeper": {"name": title}, "pilot": {"name": title}},
        "claims": {
            "c": {
                "statements": [
                    {"source": "log", "chain": ["keeper"]},
                    {"source": "book", "chain": ["pilot"]},
                ]
            }
        },
    }
    site = site_of(collection_of(case))
    said = site.say.standing(site.evidence.standings["c"])
    assert said == f"Independent origins assert it: {escape(title)} and {escape(title)}."
