from __future__ import annotations

import json

import pytest

from generator.desk.review.report import cell, render_issues
from generator.issues import Issue, Location, Rule, Severity

RULE = Rule("R203", "A closed list knows the word.", "Choose one of the words allowed.")
ISSUES = (
    Issue(Location("content/a,b.yml", 3, 9), "R203", "kind: 'x' is\nnot 100% right", "use 'y'"),
    Issue(Location("content/c.yml"), "X302", "unused", "", Severity.WARNING),
)


def test_text_is_for_people() -> None:
    assert render_issues(ISSUES, "text").splitlines()[-1] == "content/c.yml:1:1: X302 unused"


def test_json_is_for_programs() -> None:
    first, second = json.loads(render_issues(ISSUES, "json"))
    assert first == {
        "path": "content/a,b.yml",
        "line": 3,
        "column": 9,
        "code": "R203",
        "severity": "error",
        "message": "kind: 'x' is\nnot 100% right",
        "hint": "use 'y'",
    }
    assert second["severity"] == "warning"


def test_github_commands_stay_on_one_line_and_mark_the_place() -> None:
    assert render_issues(ISSUES, "github").split("\n") == [
        (
            "::error file=content/a%2Cb.yml,line=3,col=9,title=R203::"
            "kind: 'x' is%0Anot 100%25 right (use 'y')"
        ),
        "::warning file=content/c.yml,line=1,col=1,title=X302::unused",
    ]


def test_sarif_names_the_rule_and_the_place() -> None:
    log = json.loads(render_issues(ISSUES, "sarif", [RULE]))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["R203"]
    first, second = run["results"]
    assert first["ruleId"] == "R203"
    assert first["message"]["text"].endswith("(use 'y')")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/a,b.yml"
    assert place["region"] == {"startLine": 3, "startColumn": 9}
    assert second["level"] == "warning"


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]"), ("github", "")])
def test_no_issue_gives_an_empty_report(form: str, empty: str) -> None:
    assert render_issues((), form) == empty


def test_a_text_in_a_cell_brings_no_markup() -> None:
    assert cell("a|b\n<i> [c](d) @e `f`") == r"a\|b \<i\> \[c\](d) \@e \`f\`"
