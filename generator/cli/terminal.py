"""What is printed: no text of a record, no file's name drives a terminal or a workflow."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from generator.characters import visible
from generator.desk.review.report import counted
from generator.issues import Issue, Severity

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

T = TypeVar("T")

_UP, _CLEAR = "\x1b[1A", "\x1b[2K"

_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)")
"""What a workflow takes for a command, in the newer and in the older writing."""

WIDEST = 60
"""How wide a column is made at most; a longer text moves only its own row."""

WRITTEN = "generator.written"
"""Where a command notes that it has written files, should its output fail afterwards."""


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line, whatever was typed into it."""
    _print(_harmless(visible(line)), err=err)


def show(text: str, *, err: bool = False, commands: bool = False) -> None:
    """Print lines that were made here; `commands` are meant for a workflow."""
    lines = map(visible, text.split("\n"))
    _print("\n".join(lines if commands else map(_harmless, lines)), err=err)


def can_ask() -> bool:
    """Return whether somebody sits there who can answer."""
    return sys.stdin.isatty()


def _print(text: str, *, err: bool) -> None:
    click.echo(text, err=err)  # noqa: TID251 - the one place


def is_unprinted(error: OSError) -> bool:
    """Return whether an error is that the output could not be written; files name themselves."""
    return error.filename is None and error.errno in (EBADF, EDQUOT, EFBIG, EIO, ENOSPC)


def tell_unprinted(error: OSError, *, written: bool) -> None:
    """Say that the output could not be printed, and let nothing more be tried with it."""
    reason = (error.strerror or "no reason given").lower()
    done = "the files were written, but " if written else ""
    with suppress(OSError):
        say(f"Error: {done}the output could not be printed: {reason}", err=True)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        # What lies in the buffer yet would be told again when the program ends.
        with suppress(OSError):
            stream.flush()
            continue
        with suppress(OSError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _harmless(line: str) -> str:
    # JSON reads these as what they stand for, too.
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\\u{ord(found[0][-1]):04x}", line)


def allow_any_code_page() -> None:
    """Let what an encoding has no sign for be spelled out, rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def passing(label: str, items: Sequence[T]) -> Iterator[ProgressBar[T]]:
    """Show a bar on a terminal, which leaves nothing behind, and none in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(items, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield bar
    if not bar.hidden:
        click.echo(f"{_UP}{_CLEAR}", nl=False, err=True)  # noqa: TID251 - drives it on purpose


def stop(issues: Sequence[Issue]) -> NoReturn:
    """Show issues and leave with the exit code for wrong content."""
    for issue in issues:
        say(str(issue))
    summarise(issues)
    sys.exit(1)


def summarise(issues: Sequence[Issue]) -> None:
    """Say on the error stream how many issues there are."""
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    warnings = len(issues) - errors
    say(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}", err=True)


def show_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print the columns that hold something, as wide as they need to be, within reason."""
    columns = [i for i in range(len(heads)) if not rows or any(row[i] for row in rows)]
    lines = [[row[i] for i in columns] for row in (heads, *rows)]
    widths = [min(WIDEST, max(map(len, cells))) for cells in zip(*lines, strict=True)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        say("  ".join(cells).rstrip())
