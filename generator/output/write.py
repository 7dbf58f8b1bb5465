"""Makes a folder hold exactly what was built, whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from errno import EEXIST
from hashlib import sha256
from pathlib import Path, PurePosixPath

from generator.output.swap import alone, replacing

MARK = ".generated"
"""Stands in a folder that is ours to empty; no engine publishes a name that begins with a dot."""

MARKED = b"What else is in this folder the generator writes anew, or removes.\n"

DirEntry = os.DirEntry[str]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changes, as source URIs."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    digests: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The SHA-256 of each file."""


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make `folder` hold `files` and nothing else; what is equal stays the file that it was.

    The folder itself is looked at: no note of an earlier run decides what stays. Each file is asked
    for once, and written before the next. A fresh folder takes its place in one step, so that a
    run which is killed, or finds the disk full, leaves the last whole state.

    Raises:
        ValueError: A source URI leads out of the folder.
        OSError: Something cannot be written, or the folder holds somebody else's files; then
            all is left as it was.
    """
    for uri in files:
        if leads_out(uri):
            raise ValueError(f"{uri} leads out of {folder}")
    with alone(folder):
        there = _below(folder)
        if MARK not in there and any(not name.startswith(".") for name in there):
            found = f"holds files that were not written here (no {MARK} among them); empty it"
            raise OSError(EEXIST, found, str(folder))
        with replacing(folder) as new:
            written = _fill(new, folder, there, files)
            if MARK in there and not (written.changed or written.removed):
                shutil.rmtree(new)
        return written


def compare_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Return what would change if `files` were written."""
    there = _below(folder)
    same = {uri for uri, data in files.items() if _is_equal(there.get(uri), data)}
    return _written(there, files, same, {})


def _written(
    there: Mapping[str, DirEntry],
    files: Mapping[str, bytes],
    same: AbstractSet[str],
    digests: Mapping[str, str],
) -> Written:
    removed = sorted(there.keys() - files.keys() - {MARK})
    return Written(tuple(sorted(files.keys() - same)), tuple(removed), len(same), digests)


def leads_out(uri: str) -> bool:
    """Return whether a path is not one below the folder that it is meant from."""
    path = PurePosixPath(uri)
    return path.is_absolute() or ".." in path.parts


def _below(folder: Path) -> dict[str, DirEntry]:
    """Return what is below a folder, but for folders that hold something; no link is followed."""
    found: dict[str, DirEntry] = {}

    def look(path: str, home: str) -> int:
        with os.scandir(path) as entries:
            listed = list(entries)
        for entry in listed:
            name = home + entry.name
            if not (entry.is_dir(follow_symlinks=False) and look(entry.path, f"{name}/")):
                found[name] = entry
        return len(listed)

    if folder.is_dir() and not folder.is_symlink():
        look(str(folder), "")
    return found


def digests_below(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder; of what is no file, nothing."""
    return {
        name: sha256(Path(entry.path).read_bytes()).hexdigest()
        if entry.is_file(follow_symlinks=False)
        else ""
        for name, entry in _below(folder).items()
    }


def _is_equal(entry: DirEntry | None, data: bytes) -> bool:
    if entry is None or not entry.is_file(follow_symlinks=False):
        return False
    try:
        return entry.stat().st_size == len(data) and Path(entry.path).read_bytes() == data
    except OSError:
        return False


def _fill(
    new: Path, folder: Path, there: Mapping[str, DirEntry], files: Mapping[str, bytes]
) -> Written:
    """Write a folder anew, each file as it is made; what is equal stays the file that it was."""
    for path in sorted({(new / uri).parent for uri in files}):
        path.mkdir(parents=True, exist_ok=True)
    same, digests = set(), {}
    for uri, data in files.items():
        digests[uri] = sha256(data).hexdigest()
        if _is_equal(there.get(uri), data):
            same.add(uri)
            _keep(folder / uri, new / uri)
        else:
            write_file(new / uri, data)
    write_file(new / MARK, MARKED)
    return _written(there, files, same, digests)


def write_file(file: Path, data: bytes) -> None:
    """Write a file; an error says which, also that the disk is full."""
    try:
        file.write_bytes(data)
    except OSError as error:
        error.filename = error.filename or str(file)
        raise


def _keep(file: Path, kept: Path) -> None:
    """Put a file in another place too, with its time; to copy it is for systems without links."""
    try:
        kept.hardlink_to(file)
    except OSError:
        shutil.copy2(file, kept)
