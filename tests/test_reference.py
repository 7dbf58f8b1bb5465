from __future__ import annotations

import pkgutil
from importlib import import_module

import generator
from generator.checks.rule import Check
from generator.issues import Rule, Severity
from generator.reference import issue_reference, render_issue_table


def test_every_rule_in_the_code_is_in_the_reference() -> None:
    values = [
        value
        for module in pkgutil.walk_packages(generator.__path__, "generator.")
        if not module.name.endswith("__main__")
        for value in vars(import_module(module.name)).values()
    ]
    rules = {value for value in values if isinstance(value, Rule)}
    assert set(issue_reference()) == rules | {v.rule for v in values if isinstance(v, Check)}


def test_a_code_stands_for_one_rule() -> None:
    codes = [rule.code for rule in issue_reference()]
    assert codes == sorted(set(codes))


def test_a_rule_is_told_in_two_sentences() -> None:
    for rule in issue_reference():
        for text in (rule.summary, rule.remedy):
            assert text[0].isupper() or text[0] == "`", rule
            assert text.endswith("."), rule


def test_rules_make_a_markdown_table() -> None:
    rules = [
        Rule("A1", "No a|b in <id>.", "Write `a`."),
        Rule("B2", "Boats\n  float.", "Mend.", Severity.WARNING),
    ]
    assert render_issue_table(rules) == (
        "| Code | Severity | What the rule asks for | What to do |\n"
        "| --- | --- | --- | --- |\n"
        "| A1 | error | No a\\|b in &lt;id>. | Write `a`. |\n"
        "| B2 | warning | Boats float. | Mend. |\n"
    )
