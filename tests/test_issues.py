from __future__ import annotations

from generator.issues import ContentError, Issue, Location, Rule, Severity

RULE = Rule("X999", "Boats float.", "Mend the boat.")


def test_an_issue_is_one_line() -> None:
    issue = RULE.at(Location("content/a.yml", 3, 7), "boat: it sinks", "mend it")
    assert str(issue) == "content/a.yml:3:7: X999 boat: it sinks (mend it)"


def test_an_issue_stays_one_line_whatever_was_typed() -> None:
    issue = RULE.at(Location("a.yml"), "'big\nboat': it\r\nsinks", "mend\u2028it")
    assert str(issue) == "a.yml:1:1: X999 'big boat': it sinks (mend it)"


def test_an_issue_drives_nothing_that_prints_it() -> None:
    issue = Issue(Location("a\n::x\x1b.yml"), "X999", "b\u202ec\x9bd", "e\rf")
    assert str(issue) == r"a\u000a::x\u001b.yml:1:1: X999 b\u202ec\u009bd (e\u000df)"


def test_an_issue_without_a_hint_has_no_brackets() -> None:
    assert str(RULE.at(Location("a.yml"), "it sinks")) == "a.yml:1:1: X999 it sinks"


def test_an_issue_weighs_what_its_rule_weighs() -> None:
    light = Rule("X998", "Boats shine.", "Polish.", Severity.WARNING)
    assert light.at(Location("a.yml"), "dull").severity is Severity.WARNING
    assert RULE.at(Location("a.yml"), "it sinks").severity is Severity.ERROR


def test_issues_sort_by_file_line_column_and_code() -> None:
    places = [("a.yml", 2, 1), ("a.yml", 10, 1), ("b.yml", 1, 1), ("b.yml", 1, 2)]
    issues = [Issue(Location(*place), code, "m") for place in places for code in ("R1", "X1")]
    assert sorted([*issues[3:], *issues[:3]]) == issues


def test_an_error_carries_every_issue_sorted() -> None:
    first, second = (RULE.at(Location("a.yml", line), "it sinks") for line in (1, 2))
    error = ContentError([second, first])
    assert error.issues == [first, second]
    assert str(error) == f"{first}\n{second}"
