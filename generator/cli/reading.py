"""A project as the commands read it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from generator.checks import check_collection
from generator.cli.terminal import passing, say
from generator.issues import ContentError, Severity
from generator.output.change import CUT_SHORT, finish, is_cut_short
from generator.read.collection import Collection
from generator.read.files.reader import Reader
from generator.read.load import load, no_project

T = TypeVar("T")


def progress(items: Iterable[T]) -> Iterator[T]:
    """Yield the items with a bar on a terminal, and quietly in a pipe."""
    with passing("Reading", [*items]) as bar:
        yield from bar


def read_project(root: Path, *, sound: bool = False) -> Collection:
    """Return the records of a project.

    Raises:
        ContentError: Something cannot be read; or, wanted sound, the site could not be built.
    """
    collection, issues = load(root, progress)
    issues += check_collection(collection) if collection and sound else ()
    errors = sorted(issue for issue in issues if issue.severity is Severity.ERROR)
    if collection is None or errors:
        raise ContentError(errors)
    return collection


class NoProjectError(click.ClickException):
    """There is no project where a command was called."""

    exit_code = 2


def require_project(root: Path) -> None:
    """Go on where there is a project.

    Raises:
        NoProjectError: There is none.
    """
    if wrong := no_project(root):
        raise NoProjectError(f"there is no project here: {wrong.message} ({wrong.hint})")


def prepare(root: Path, *, writing: bool) -> None:
    """Go on where there is a project; finish a change that was cut short, or say that one was.

    A command that only looks carries out nothing that lies in the folder.

    Raises:
        NoProjectError: There is none.
    """
    require_project(root)
    if writing and finish(root):
        say("finished the change that was cut short before", err=True)
    elif is_cut_short(root):
        say(CUT_SHORT, err=True)


def path_in(root: Path, file: Path) -> str | None:
    """Return the path of a file below the project, or None where it is elsewhere."""
    for real in (os.path.abspath, os.path.realpath):
        path, top = Path(real(file)), real(root)
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return None


def read_texts(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """Return the texts of files with their own line ends, by path below the project.

    Raises:
        ContentError: One cannot be read.
    """
    reader = Reader(root)
    texts = {reader.path(file): reader.text(file) or "" for file in sorted(paths)}
    if reader.issues:
        raise ContentError(reader.issues)
    return texts


def content_texts(root: Path) -> dict[str, str]:
    """Return the texts of all records and pages of a project."""
    content = root / "content"
    return read_texts(root, [*content.rglob("*.yml"), *content.rglob("*.md")])
