"""What git says of a project's repository."""

import subprocess
from pathlib import Path

import click


def is_shallow(root: Path) -> bool:
    """Return whether the history of a clone was cut off."""
    return first_line(git(root, "rev-parse", "--is-shallow-repository").stdout) == "true"


def first_line(output: bytes) -> str:
    """Return the first line of what a command printed."""
    return (output.decode("utf-8", "replace").strip().splitlines() or [""])[0]


def git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git below a project, and return what became of it."""
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607 - our own words, and a revision that git takes for nothing else
    except FileNotFoundError as error:
        raise click.UsageError("git is not installed; give a folder with a project") from error
