"""Several files of a project changed together: all or none, whatever ends the program."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from generator.output.write import leads_out, write_file

PLAN = ".generator-plan.json"
"""Names what is yet to be done, from when all texts lie ready until all are in their place."""

CUT_SHORT = (
    "a change was cut short before; the next command that writes finishes it: generator format"
)
"""What whoever only looks is told of it."""

_BOM = b"\xef\xbb\xbf"


def change(root: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Write the texts of files, by path below the project; remove those of None. Say so of each.

    Raises:
        OSError: Something cannot be written; no file is changed before all can be.
    """
    finish(root)
    written = sorted(path for path, text in changes.items() if text is not None)
    removed = sorted(changes.keys() - {*written})
    try:
        for path in written:
            _write_beside(root / path, changes[path] or "")
        for path in removed:
            write_file(_beside(root / path), b"")
        plan = json.dumps({"write": written, "remove": removed}).encode()
        write_file(_beside(root / PLAN), plan)
        _beside(root / PLAN).replace(root / PLAN)
    except BaseException:
        _forget(root / path for path in (*written, *removed, PLAN))
        raise
    _carry_out(root, written, removed)
    return [*(f"wrote {path}" for path in written), *(f"removed {path}" for path in removed)]


def finish(root: Path) -> bool:
    """Do what is left of a change that was cut short, and say whether there was one."""
    if plan := _plan(root):
        _carry_out(root, *plan)
    return plan is not None


def is_cut_short(root: Path) -> bool:
    """Return whether something is left of a change; nothing is done about it."""
    return _plan(root) is not None


def _carry_out(root: Path, written: Iterable[str], removed: Iterable[str]) -> None:
    """Do what has its `.part` yet: where none is, it was done, or nobody planned it here."""
    for path in written:
        with suppress(FileNotFoundError):
            _beside(root / path).replace(root / path)
    for path in removed:
        if _beside(root / path).exists():
            (root / path).unlink(missing_ok=True)
            _beside(root / path).unlink()
    (root / PLAN).unlink()


def _plan(root: Path) -> tuple[list[str], list[str]] | None:
    """Return what is to be written and removed; None where no plan of ours lies there."""
    try:
        plan = json.loads((root / PLAN).read_bytes())
        written, removed = _paths(root, plan["write"]), _paths(root, plan["remove"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return written, removed


def _paths(root: Path, listed: Iterable[str]) -> list[str]:
    paths = [*listed]
    for path in paths:
        # A link may lead out, too; the `.part` of the project itself would lie beside it.
        home = (root / path).parent.resolve()
        if leads_out(path) or not home.is_relative_to(root.resolve()):
            raise ValueError(f"{path} leads out of the project")
    return paths


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.part")


def _write_beside(file: Path, text: str) -> None:
    """Write a text beside a file, to take its place; a byte order mark is kept."""
    if file.is_dir():
        raise IsADirectoryError(EISDIR, "a folder stands where a file belongs", str(file))
    mark = _BOM if file.exists() and file.read_bytes().startswith(_BOM) else b""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(_beside(file), mark + text.encode())


def _forget(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            _beside(file).unlink(missing_ok=True)
