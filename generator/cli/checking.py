"""check, format, schema, catalogue, guide: whether files are as they should be."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.checks.named import KINDS as HOMES
from generator.checks.named import RECORDS
from generator.cli.project import change_files, find_issues, read_texts, summarise
from generator.collection import Collection
from generator.edit.format import format_text
from generator.edit.kinds import KINDS, kind_of
from generator.edit.report import FORMATS, render_issues
from generator.edit.schema import build_schemas
from generator.issues import Issue, Severity
from generator.reference import issue_reference

Span = tuple[str, float, float]
"""A file or folder, and the first and last line meant in it."""

_CHECK = click.option(
    "--check", is_flag=True, help="Change nothing; exit 1 if a file would change."
)


@click.command(epilog="Example: generator check content/claims/first-ferry.yml")
@click.argument("only", nargs=-1, metavar="[PATH|ID]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_obj
def check_command(root: Path, only: tuple[str, ...], form: str) -> None:
    """Check all records, or those at a PATH or with an ID; exit 1 if there is an error."""
    collection, issues = find_issues(root)
    if only:
        spans = [span for word in only for span in _spans(root, word, collection)]
        issues = [issue for issue in issues if any(_is_in(issue, span) for span in spans)]
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
    homes = {home.format(word) for _, home in HOMES.values() if "{}" in home}
    if collection and word in collection.figures:
        homes.add(collection.figures[word].claim.document.path)
    spans: list[Span] = [(path, 1, float("inf")) for path in homes if (root / path).exists()]
    for kind in RECORDS:
        entry = getattr(collection, kind, {}).get(word)
        if entry and entry.keys:
            document, keys = entry.document, entry.keys
            places = (document.keys | document.values).items()
            lines = [line for way, (line, _) in places if way[: len(keys)] == keys]
            spans.append((document.path, min(lines), max(lines)))
    if not spans:
        raise click.UsageError(f"'{word}' is neither a file of this project nor an identifier")
    return spans


def _is_in(issue: Issue, span: Span) -> bool:
    path, first, last = span
    where = issue.location
    below = not path or where.path == path or where.path.startswith(f"{path}/")
    return below and first <= where.line <= last


@click.command(epilog="Example: generator format --check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_CHECK
@click.pass_obj
def format_command(root: Path, files: tuple[Path, ...], check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Bring all record files, or FILES, into the usual order and quoting; keep every comment."""
    found = files or [file for kind in KINDS for file in root.glob(kind.path)]
    wanted: dict[str, str] = {}
    for path, text in read_texts(root.resolve(), [file.resolve() for file in found]).items():
        kind = kind_of(path)
        if kind is None:
            raise click.UsageError(f"{path} is not a record file")
        wanted[path] = format_text(text, kind)
    _bring_about(root, wanted, "format", check=check)


def _bring_about(root: Path, wanted: Mapping[str, str], command: str, *, check: bool) -> None:
    """Write the files that are not as wanted, or only name them and leave."""
    there = read_texts(root, [file for path in wanted if (file := root / path).is_file()])
    changes = {path: text for path, text in wanted.items() if there.get(path) != text}
    if not check:
        change_files(root, changes)
        return
    for path in changes:
        click.echo(f"{path} would change; run: generator {command}")
    sys.exit(bool(changes))


@click.command(epilog="Example: generator schema --check")
@_CHECK
@click.pass_obj
def schema_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the JSON Schemas of the record files, made from the models, to schemas/."""
    _bring_about(root, build_schemas(), "schema", check=check)


@click.command(epilog="Example: generator catalogue --check")
@_CHECK
@click.pass_obj
def catalogue_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the catalogue of the interface's words, for translators."""
    from generator.edit.catalogue import CATALOGUE, build_catalogue  # noqa: PLC0415 - so that check starts quickly

    _bring_about(root, {CATALOGUE: build_catalogue()}, "catalogue", check=check)


@click.command(epilog="Example: generator guide --check")
@_CHECK
@click.pass_obj
def guide_command(root: Path, check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Write the tables of fields and issue codes into CONTRIBUTING.md, between their markers."""
    from generator.edit.guide import GUIDE, fill_guide  # noqa: PLC0415 - so that check starts quickly

    texts = read_texts(root, root.glob(GUIDE))
    _bring_about(
        root, {path: fill_guide(text) for path, text in texts.items()}, "guide", check=check
    )
