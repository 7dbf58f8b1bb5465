"""A project as it was at a revision of its repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

import click

PARTS = ("content", "mkdocs.yml")


def check_out(root: Path, revision: str, folder: Path, parts: tuple[str, ...] = PARTS) -> Path:
    """Return `folder`, filled with the content as it was where today's parted from `revision`.

    What others did on that branch since is not told as a change of this one. `parts` are the
    paths that are taken; all where it is empty.

    Raises:
        UsageError: There is no such revision here, or it has no content.
    """
    commit = _find(root, revision)
    archive = _git(root, "archive", _parting(root, commit, revision), *parts)
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


def _find(root: Path, revision: str) -> str:
    """Return the commit that a revision stands for."""
    found = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if not found.returncode:
        return _line(found.stdout)
    if _git(root, "rev-parse", "--git-dir").returncode:
        why = _line(_git(root, "rev-parse", "--git-dir").stderr).removeprefix("fatal: ")
        raise click.UsageError(f"'{revision}' is no folder, and git says: {why}")
    if _is_shallow(root):
        raise click.UsageError(f"'{revision}' is not in this shallow clone; {_DEEPEN}")
    raise click.UsageError(f"'{revision}' is neither a folder nor a revision of this project")


def _parting(root: Path, commit: str, revision: str) -> str:
    """Return the last commit that today's state shares with another; that one if they never met."""
    base = _git(root, "merge-base", commit, "HEAD")
    if not base.returncode:
        return _line(base.stdout)
    if _is_shallow(root):
        known = f"where this branch parted from '{revision}' is not in this shallow clone"
        raise click.UsageError(f"{known}; {_DEEPEN}")
    return commit


_DEEPEN = "type: git fetch --unshallow (in a workflow: fetch-depth: 0)"


def _is_shallow(root: Path) -> bool:
    return _line(_git(root, "rev-parse", "--is-shallow-repository").stdout) == "true"


def _line(output: bytes) -> str:
    return (output.decode("utf-8", "replace").strip().splitlines() or [""])[0]


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607 - our own words, and a revision that git takes for nothing else
    except FileNotFoundError as error:
        raise click.UsageError("git is not installed; give a folder with a project") from error
