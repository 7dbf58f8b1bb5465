"""A project as it was at a revision of its repository."""

import io
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click

from generator.cli.git import first_line, git, is_shallow
from generator.kinds import SITE
from generator.read.document import Document
from generator.read.yaml import parse

PARTS = ("content", "mkdocs.yml")


def check_out(root: Path, revision: str, folder: Path, parts: tuple[str, ...] = PARTS) -> Path:
    """Return `folder`, filled with the content as it was where today's parted from `revision`.

    What others did on that branch since is not told as a change of this one. `parts` are the
    paths that are taken; all where it is empty.

    Raises:
        UsageError: There is no such revision here, or it has no content.
    """
    commit = _find(root, revision)
    archive = git(root, "archive", _parting(root, commit, revision), *parts)
    if archive.returncode:
        raise click.UsageError(f"'{revision}' has no content/ and mkdocs.yml")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        for member in tar:
            # Plain files alone: what a link leads to is not part of the revision.
            data = tar.extractfile(member) if member.isfile() else None
            path = PurePosixPath(member.name)
            if data and not path.is_absolute() and ".." not in path.parts:
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data.read())
    return folder


class PastEdition(NamedTuple):
    """An edition of a site in its history."""

    name: str
    """Its day and, from the second of a day on, a number: `2026-11-27.2`."""

    commit: str
    tag: str = ""
    """The tag of the release that holds its data, where there is one here."""


def find_edition(root: Path, day: str) -> PastEdition:
    """Return the edition that stood on a day, `2026-11-27`, or one of that day, `2026-11-27.1`.

    Where a release of its data left a tag, that names its commit; else it is the last one before
    `published` in site.yml moved on.

    Raises:
        UsageError: The history that is here does not go back so far.
    """
    if git(root, "rev-parse", "--git-dir").returncode:
        raise click.UsageError("an edition is looked for in the history of git, and there is none")
    wanted = _order(day if "." in day else f"{day}.{_LAST}")
    found = [*_tagged(root), *_told(root)]
    past = [edition for edition in found if _order(edition.name) <= wanted]
    if past:
        return max(past, key=lambda edition: (_order(edition.name), _numbers(edition.tag)))
    first = min((edition.name for edition in found), key=_order, default="")
    known = f"the first edition here is {first}" if first else "there is no edition here"
    if is_shallow(root):
        raise click.UsageError(f"{known}, and this clone is shallow; {_DEEPEN}")
    raise click.UsageError(known)


_LAST = 10**6
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TAG = re.compile(r"records-[\d.]+-(\d{4}-\d\d-\d\d(?:\.\d+)?)")


def _order(name: str) -> tuple[str, int]:
    day, _, number = name.partition(".")
    return day, int(number or 1)


def _numbers(tag: str) -> list[int]:
    """Return the numbers in a tag: of two releases of a day, that in the later form comes last."""
    return [int(number) for number in re.findall(r"\d+", tag)]


def _tagged(root: Path) -> Iterator[PastEdition]:
    """Yield the editions whose data were released from a commit that led here."""
    for tag in _lines(git(root, "tag", "--merged", "HEAD", "--list", "records-*")):
        if match := _TAG.fullmatch(tag):
            yield PastEdition(match[1], _find(root, f"refs/tags/{tag}"), tag)


def _told(root: Path) -> Iterator[PastEdition]:
    """Yield the editions that site.yml named, the newest first, each at its last commit."""
    last = "HEAD"
    for commit in _lines(git(root, "log", "--first-parent", "--format=%H", "--", SITE.path)):
        text = git(root, "show", f"{commit}:./{SITE.path}").stdout.decode("utf-8", "replace")
        document = parse(text, SITE.path)
        told = document.data if isinstance(document, Document) else {}
        if _DAY.fullmatch(day := str(told.get("published"))):
            number = str(told.get("number", 1))
            name = day if number == "1" else f"{day}.{number}"
            yield PastEdition(name, _find(root, last))
        last = f"{commit}^"


def _lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stdout.decode("utf-8", "replace").splitlines()


def _find(root: Path, revision: str) -> str:
    """Return the commit that a revision stands for."""
    found = git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if not found.returncode:
        return first_line(found.stdout)
    if git(root, "rev-parse", "--git-dir").returncode:
        why = first_line(git(root, "rev-parse", "--git-dir").stderr).removeprefix("fatal: ")
        raise click.UsageError(f"'{revision}' is no folder, and git says: {why}")
    if is_shallow(root):
        raise click.UsageError(f"'{revision}' is not in this shallow clone; {_DEEPEN}")
    raise click.UsageError(f"'{revision}' is neither a folder nor a revision of this project")


def _parting(root: Path, commit: str, revision: str) -> str:
    """Return the last commit that today's state shares with another; that one if they never met."""
    base = git(root, "merge-base", commit, "HEAD")
    if not base.returncode:
        return first_line(base.stdout)
    if is_shallow(root):
        known = f"where this branch parted from '{revision}' is not in this shallow clone"
        raise click.UsageError(f"{known}; {_DEEPEN}")
    return commit


_DEEPEN = "type: git fetch --unshallow (in a workflow: fetch-depth: 0)"
