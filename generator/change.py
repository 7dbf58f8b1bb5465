"""Several files of a project changed together: all or none, whatever ends the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from generator.write import leads_out, write_file

PLAN = ".generator-plan.json"
"""Names what is yet to be done, from when all texts lie ready until all are in their place."""

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
        plan = json.dumps({"write": written, "remove": removed}).encode()
        write_file(_beside(root / PLAN), plan)
        _beside(root / PLAN).replace(root / PLAN)
    except BaseException:
        _forget(root / path for path in (*written, PLAN))
        raise
    finish(root)
    return [*(f"wrote {path}" for path in written), *(f"removed {path}" for path in removed)]


def finish(root: Path) -> bool:
    """Do what is left of a change that was cut short, and say whether there was one."""
    try:
        plan = json.loads((root / PLAN).read_bytes())
        written, removed = _paths(plan["write"]), _paths(plan["remove"])
    except FileNotFoundError:
        return False
    except (ValueError, TypeError, KeyError):  # a file that was not written here
        return False
    for path in written:
        with suppress(FileNotFoundError):
            _beside(root / path).replace(root / path)
    for path in removed:
        (root / path).unlink(missing_ok=True)
    (root / PLAN).unlink()
    return True


def _paths(listed: Iterable[str]) -> list[str]:
    if wrong := next((path for path in listed if leads_out(path)), None):
        raise ValueError(f"{wrong} leads out of the project")
    return [*listed]


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
