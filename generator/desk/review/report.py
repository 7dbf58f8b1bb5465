"""Issues as people, programs and review tools read them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from generator.issues import Issue, Location, Rule

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"

_SIGNS = {ord(sign): f"\\{sign}" for sign in "\\`*_{}[]<>#|~@"}

FORMATS = ("text", "json", "github", "sarif")


def render_issues(issues: Sequence[Issue], form: str, rules: Iterable[Rule] = ()) -> str:
    """Return a report of issues in one of the formats; `rules` describe the codes in SARIF."""
    if form == "json":
        return json.dumps([_fields(issue) for issue in issues], indent=2, ensure_ascii=False)
    if form == "sarif":
        return json.dumps(_sarif(issues, rules), indent=2, ensure_ascii=False)
    return "\n".join(map(_github if form == "github" else str, issues))


def _fields(issue: Issue) -> dict[str, str | int]:
    names = ("code", "severity", "message", "hint")
    return asdict(issue.location) | {name: str(getattr(issue, name)) for name in names}


def _github(issue: Issue) -> str:
    """Return a workflow command that marks the line in a pull request."""
    where = issue.location
    place = f"file={_property(where.path)},line={where.line},col={where.column}"
    return f"::{issue.severity} {place},title={_property(issue.code)}::{_data(issue.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(issues: Sequence[Issue], rules: Iterable[Rule]) -> dict[str, object]:
    described = [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.summary},
            "help": {"text": rule.remedy},
            "defaultConfiguration": {"level": str(rule.severity)},
        }
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]
    results = [
        {
            "ruleId": issue.code,
            "level": str(issue.severity),
            "message": {"text": issue.text},
            "locations": [{"physicalLocation": _place(issue.location)}],
        }
        for issue in issues
    ]
    tool = {"driver": {"name": "generator", "rules": described}}
    run = {"tool": tool, "results": results, "columnKind": "unicodeCodePoints"}
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _place(where: Location) -> dict[str, object]:
    region = {"startLine": where.line, "startColumn": where.column}
    return {"artifactLocation": {"uri": where.path}, "region": region}


def counted(number: int, noun: str) -> str:
    """Return a number with what it counts: `1 error`, `2 errors`, `3 copies`."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def markdown_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown; the cells are Markdown already."""
    lines = [f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows)]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """Return a record's text so that Markdown reads no markup in it."""
    return " ".join(text.split()).translate(_SIGNS)
