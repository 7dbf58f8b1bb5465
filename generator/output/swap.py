"""A folder takes the place of another in one step, so that nobody ever sees half of either."""

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBUSY, EEXIST
from pathlib import Path

_HERE = -100
"""`AT_FDCWD`: paths are meant from the working directory."""

_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make a folder, where the system has locks.

    What a process that was killed has left beside the folder is put right first. A lock goes
    with the process that holds it, however that ends.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(_beside(folder, "lock")):
        new, old = _beside(folder, "new"), _beside(folder, "old")
        if old.is_dir() and not os.path.lexists(folder):
            old.rename(folder)
        for left in (new, old):
            _discard(left)
        yield


def is_tidy(folder: Path) -> bool:
    """Return whether no process that was killed, or is at work, has left something beside it."""
    return not any(os.path.lexists(_beside(folder, kind)) for kind in ("new", "old"))


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder beside another, whose place it takes unless there is an error.

    A caller that finds it needless removes it.

    Raises:
        OSError: A file stands there, or the system refuses; all is as it was.
    """
    new = _beside(folder, "new")
    new.mkdir()
    try:
        yield new
        if new.exists():
            _swap(new, folder)
    finally:
        _discard(new)


def _swap(new: Path, folder: Path) -> None:
    if folder.is_file() and not folder.is_symlink():
        raise OSError(EEXIST, "a file stands where a folder belongs", str(folder))
    if not os.path.lexists(folder):
        new.rename(folder)
    elif not _exchange(new, folder):
        # Two steps where the system cannot exchange two names in one. If the process ends between
        # them, the next one to hold `alone` puts the old folder back.
        old = _beside(folder, "old")
        try:
            folder.rename(old)
        except OSError as error:
            if error.errno != EBUSY:
                raise
            advice = "it is a volume of its own; mount the folder above it instead"
            raise OSError(EBUSY, advice, str(folder)) from error
        try:
            new.rename(folder)
        finally:
            if not folder.exists():
                old.rename(folder)
        _discard(old)


def _discard(path: Path) -> None:
    """Remove a folder with all that is in it, a file or a link, if there is one."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        try:
            shutil.rmtree(path)
        except PermissionError:
            _open_up(path)
            shutil.rmtree(path)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not there on every system

    with file.open("ab") as lock:
        with suppress(OSError):  # some network file systems have none
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _beside(folder: Path, kind: str) -> Path:
    return folder.with_name(f".{folder.name}.{kind}")


def _open_up(folder: Path) -> None:
    folder.chmod(stat.S_IRWXU)
    for path, names, _ in os.walk(folder):
        for below in (Path(path, name) for name in names):
            if not below.is_symlink():
                below.chmod(stat.S_IRWXU)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False where the system cannot."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
    rename = getattr(library, "renameat2", None)
    return bool(rename and rename(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
