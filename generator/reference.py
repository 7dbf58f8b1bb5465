"""Every rule that the content is held to: the page of issue codes is made from this."""

import re
from collections.abc import Iterable
from importlib.resources import files

from generator.checks import CHECKS, built
from generator.issues import Rule
from generator.read import load
from generator.read.files import listing, logo, strays, text
from generator.read.messages import rules as records
from generator.read.outlines import geojson
from generator.read.yaml import rules as yaml

_MODULES = (text, yaml, records, listing, strays, geojson, load, logo, built)
"""The modules with rules that are no checks of a collection."""

_CODE = re.compile(r"[A-Z]\d{3}")

PAGES = files("generator") / "codes"
"""A page for each rule: an input that breaks it, what is told of it, and the input mended."""


def issue_reference() -> list[Rule]:
    """Return every rule, sorted by code."""
    values = [value for module in _MODULES for value in vars(module).values()]
    rules = {value for value in values if isinstance(value, Rule)}
    return sorted(rules | {check.rule for check in CHECKS}, key=lambda rule: rule.code)


def is_code(word: str) -> bool:
    """Return whether a word is written as the code of a rule is."""
    return _CODE.fullmatch(word) is not None


def rule_page(code: str) -> str | None:
    """Return the page of a rule, in Markdown; None where there is no such code."""
    page = PAGES / f"{code}.md"
    return page.read_text(encoding="utf-8") if is_code(code) and page.is_file() else None


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
