"""Every rule that the content is held to: the page of issue codes is made from this."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages
from types import ModuleType

from generator import checks, read
from generator.issues import Rule

_ABOVE = ("generator.collisions", "generator.desk.admin", "generator.site.words.catalogue")
"""Modules that stand above this one and have rules of their own; loaded when asked for."""


PAGES = files("generator") / "codes"
"""A page for each rule: an input that breaks it, what is told of it, and the input mended."""


def issue_reference() -> list[Rule]:
    """Return every rule, sorted by code."""
    reading = [module.name for module in walk_packages(read.__path__, "generator.read.")]
    modules = map(import_module, [*reading, *_ABOVE])
    rules = {rule for module in modules for rule in _rules(module)}
    return sorted(rules | {check.rule for check in checks.CHECKS}, key=lambda rule: rule.code)


def _rules(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def render_issue_table(rules: Iterable[Rule]) -> str:
    """Return the rules as a Markdown table."""
    rows = [
        f"| {rule.code} | {rule.severity} "
        f"| {table_cell(rule.summary)} | {table_cell(rule.remedy)} |\n"
        for rule in rules
    ]
    head = "| Code | Severity | What the rule asks for | What to do |\n| --- | --- | --- | --- |\n"
    return head + "".join(rows)


def table_cell(text: str) -> str:
    """Return a text for a table cell: Markdown keeps its backticks, but no bars and no tags."""
    plain = " ".join(text.split()).replace("|", "\\|")
    # Between backticks an entity would be shown as it stands.
    return re.sub("(`[^`]*`)|<", lambda found: found[1] or "&lt;", plain)
