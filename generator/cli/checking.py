"""check, format, schema, catalogue, guide: whether files are as they should be."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import click

from generator.cli.project import change_files, find_issues, read_texts, summarise
from generator.collection import Collection
from generator.edit.format import format_text
from generator.edit.kinds import KINDS, kind_of
from generator.edit.report import FORMATS, render_issues
from generator.edit.schema import build_schemas
from generator.issues import Issue, Severity
from generator.reference import issue_reference

Span = tuple[str, int, float]
"""A file or folder, and the lines in it."""


@click.command(epilog="Example: generator check content/claims/first-ferry.yml")
@click.argument("only", nargs=-1, metavar="[PATH|ID]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_obj
def check_command(root: Path, only: tuple[str, ...], form: str) -> None:
    """Check all records, or those at a PATH or with an ID; exit 1 if there is an error."""
    collection, issues = find_issues(root)
    if only:
        spans = [span for word in only for span in _spans(root, word, collection)]
        issues = [issue for issue in issues if any(_inside(issue, span) for span in spans)]
    report = render_issues(issues, form, issue_reference() if form == "sarif" else ())
    if report:
        click.echo(report)
    summarise(issues)
    sys.exit(any(issue.severity is Severity.ERROR for issue in issues))


def _spans(root: Path, word: str, collection: Collection | None) -> list[Span]:
    """Return where in the project a path or identifier is."""
    for file in (Path(word), root / word):
        if file.exists() and file.resolve().is_relative_to(root.resolve()):
            path = file.resolve().relative_to(root.resolve()).as_posix()
            return [("" if path == "." else path, 1, float("inf"))]
    spans = [
        (kind.path.replace("*", word), 1, float("inf"))
        for kind in KINDS
        if "*" in kind.path and (root / kind.path.replace("*", word)).exists()
    ]
    if collection and word in collection.figures:
        spans.append((collection.figures[word].claim.document.path, 1, float("inf")))
    for name in ("speakers", "places", "topics", "terms", "quantities", "populations", "stakes"):
        entry = getattr(collection, name, {}).get(word)
        if entry:
            # Up to the next record of the list.
            keys = entry.document.keys
            starts = sorted(keys[way][0] for way in keys if len(way) == len(entry.keys))
            ends = dict(pairwise([*starts, float("inf")]))
            line = keys[entry.keys][0]
            spans.append((entry.document.path, line, ends[line] - 1))
    if not spans:
        raise click.UsageError(f"'{word}' is neither a file of this project nor an identifier")
    return spans


def _inside(issue: Issue, span: Span) -> bool:
    path, first, last = span
    where = issue.location
    below = not path or where.path == path or where.path.startswith(f"{path}/")
    return below and first <= where.line <= last


@click.command(epilog="Example: generator format --check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
@click.pass_obj
def format_command(root: Path, files: tuple[Path, ...], check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Bring all record files, or FILES, into the usual order and quoting; keep every comment."""
    found = files or [file for kind in KINDS for file in root.glob(kind.path)]
    changes: dict[str, str | None] = {}
    for path, text in read_texts(root.resolve(), [file.resolve() for file in found]).items():
        kind = kind_of(path)
        if kind is None:
            raise click.UsageError(f"{path} is not a record file")
        formatted = format_text(text, kind)
        if formatted != text:
            changes[path] = formatted
    _bring_about(root, changes, check=check, remedy="run: generator format")


@click.command(epilog="Example: generator schema --check")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a schema would change.")
@click.pass_obj
def schema_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the JSON Schemas of the record files, made from the models, to schemas/."""
    schemas = build_schemas()
    there = read_texts(root, [file for path in schemas if (file := root / path).is_file()])
    changes = {path: text for path, text in schemas.items() if there.get(path) != text}
    _bring_about(root, changes, check=check, remedy="run: generator schema")


@click.command(epilog="Example: generator catalogue --check")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if the catalogue would change.")
@click.pass_obj
def catalogue_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the catalogue of the interface's words, for translators."""
    from generator.edit.catalogue import CATALOGUE, build_catalogue  # noqa: PLC0415 - so that check starts quickly

    text, there = build_catalogue(), read_texts(root, root.glob(CATALOGUE))
    changes = {} if there.get(CATALOGUE) == text else {CATALOGUE: text}
    _bring_about(root, changes, check=check, remedy="run: generator catalogue")


@click.command(epilog="Example: generator guide --check")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if the guide would change.")
@click.pass_obj
def guide_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the tables of fields and issue codes into CONTRIBUTING.md, between their markers."""
    from generator.edit.guide import GUIDE, fill_guide  # noqa: PLC0415 - so that check starts quickly

    there = read_texts(root, root.glob(GUIDE))
    changes = {path: new for path, text in there.items() if (new := fill_guide(text)) != text}
    _bring_about(root, changes, check=check, remedy="run: generator guide")


def _bring_about(
    root: Path, changes: dict[str, str] | dict[str, str | None], *, check: bool, remedy: str
) -> None:
    if not check:
        change_files(root, changes)
        return
    for path in changes:
        click.echo(f"{path} would change; {remedy}")
    sys.exit(bool(changes))
