"""What the commands share: reading a project, showing issues and tables, changing files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from generator.checks import check
from generator.collection import Collection
from generator.issues import ContentError, Issue, Severity
from generator.load import load

T = TypeVar("T")

BOM = b"\xef\xbb\xbf"


def progress(items: Iterable[T], label: str = "Reading") -> Iterator[T]:
    """Yield the items with a bar on a terminal, and quietly in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(list(items), label=label, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def read_project(root: Path) -> Collection:
    """Return the records of a project.

    Raises:
        ContentError: Something cannot be read.
    """
    collection, issues = load(root, progress)
    if collection is None or issues:
        raise ContentError(issues)
    return collection


def read_sound_project(root: Path) -> Collection:
    """Return the records of a project.

    Raises:
        ContentError: The site could not be built from them.
    """
    collection, issues = find_issues(root)
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    if collection is None or errors:
        raise ContentError(errors)
    return collection


def find_issues(root: Path) -> tuple[Collection | None, list[Issue]]:
    """Return a project's records, and everything that is wrong with them."""
    collection, issues = load(root, progress)
    return collection, sorted([*issues, *(check(collection) if collection else ())])


def stop(issues: Sequence[Issue]) -> NoReturn:
    """Show issues and leave with the exit code for wrong content."""
    for issue in issues:
        click.echo(issue)
    summarise(issues)
    sys.exit(1)


def summarise(issues: Sequence[Issue]) -> None:
    """Say on the error stream how many issues there are."""
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    click.echo(f"{errors} errors, {len(issues) - errors} warnings", err=True)


def show_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows in columns as wide as they need to be; the last column is as it is."""
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads) - 1)]
    for row in (heads, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def read_texts(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """Return the texts of files with their own line ends, by path below the project."""
    texts = {}
    for file in sorted(paths):
        data = file.read_bytes().removeprefix(BOM)
        texts[file.relative_to(root).as_posix()] = data.decode()
    return texts


def content_texts(root: Path) -> dict[str, str]:
    """Return the texts of all records and pages of a project."""
    content = root / "content"
    return read_texts(root, [*content.rglob("*.yml"), *content.rglob("*.md")])


def change_files(root: Path, changes: Mapping[str, str | None]) -> None:
    """Write the files, each in one step, then remove those that go away; name each."""
    for path, text in sorted(changes.items(), key=lambda change: (change[1] is None, change[0])):
        file = root / path
        if text is None:
            file.unlink()
            click.echo(f"removed {path}")
            continue
        mark = BOM if file.exists() and file.read_bytes().startswith(BOM) else b""
        part = file.with_name(f".{file.name}.part")
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(mark + text.encode())
        os.replace(part, file)  # noqa: PTH105 - the name says what happens
        click.echo(f"wrote {path}")
