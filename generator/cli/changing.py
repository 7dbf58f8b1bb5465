"""Files changed by a command."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.reading import read_texts
from generator.cli.terminal import WRITTEN, say
from generator.output.change import change

CHECK = click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")


def change_files(root: Path, changes: Mapping[str, str | None]) -> None:
    """Write the files and remove those that go away, all or none; then name each.

    Raises:
        OSError: A folder refuses; no file is changed before all can be.
    """
    lines = change(root, changes)
    if context := click.get_current_context(silent=True):
        context.meta[WRITTEN] = True
    for line in lines:
        say(line)


def bring_about(root: Path, wanted: Mapping[str, str], command: str, *, check: bool) -> None:
    """Write the files that are not as wanted, or only name them and leave."""
    there = read_texts(root, [file for path in wanted if (file := root / path).is_file()])
    changes = {path: text for path, text in wanted.items() if there.get(path) != text}
    if not check:
        change_files(root, changes)
        return
    for path in changes:
        say(f"{path} would change; run: generator {command}")
    sys.exit(bool(changes))
