"""Makes a folder hold exactly what was built, whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make `folder` hold `files` and nothing else; what is equal stays the file that it was.

    The folder itself is looked at: no note of an earlier run decides what stays. A fresh folder
    takes its place in one step, so that a run which is killed, or finds the disk full, leaves
    the last whole state.

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
        written = _compare(there, files)
        if written.changed or written.removed or MARK not in there:
            with replacing(folder) as new:
                _fill(new, folder, files, {*written.changed})
        return written


def compare_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Return what would change if `files` were written."""
    return _compare(_below(folder), files)


def _compare(there: Mapping[str, DirEntry], files: Mapping[str, bytes]) -> Written:
    changed = [uri for uri in sorted(files) if not _is_equal(there.get(uri), files[uri])]
    removed = sorted(there.keys() - files.keys() - {MARK})
    return Written(tuple(changed), tuple(removed), len(files) - len(changed))


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


def _fill(new: Path, folder: Path, files: Mapping[str, bytes], changed: AbstractSet[str]) -> None:
    """Write a folder anew; what has not changed stays the file that it was in the other."""
    for path in sorted({(new / uri).parent for uri in files}):
        path.mkdir(parents=True, exist_ok=True)
    for uri, data in {**files, MARK: MARKED}.items():
        if uri in files and uri not in changed:
            _keep(folder / uri, new / uri)
        else:
            write_file(new / uri, data)


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
