"""A docs directory brought up to date; nothing is built where it holds what would be built.

What was made is remembered outside of the project, among the caches of whoever runs the generator:
nobody who hands over a project, or a folder `build/`, can plant it. It holds digests alone: that
of all inputs, and that of each file of the docs directory, to which the folder is held.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

from generator.issues import ContentError
from generator.output.build import build
from generator.output.swap import is_tidy
from generator.output.write import MARK, Written, digests_below, write_site
from generator.read.load import Progress

OWN = Path(__file__).parents[1]

_ELSEWHERE = re.compile(r"INHERIT|!ENV")
"""Settings that are not all in their file."""


class Renewed(NamedTuple):
    """What became of a docs directory."""

    written: Written
    warnings: tuple[str, ...]
    """What an editor should look at."""

    built: bool
    """Whether anything was: not where what stands there is what was made of the same inputs."""


def renew(
    root: Path, folder: Path, *, directories: bool | None = None, progress: Progress = iter
) -> Renewed:
    """Make a folder hold what is built of a project, as `build` and `write_site` do.

    Raises:
        ContentError: Something in the content is wrong; carries every issue.
        OSError: Something cannot be written.
    """
    way = f"{directories=}"
    before = inputs(root, way)
    if before and (left := _unchanged(root, before, folder, way)):
        return left
    built = build(root, directories=directories, progress=progress)
    if built.errors:
        raise ContentError(built.issues)
    written = write_site(folder, built.files)
    # What changed while it was read was perhaps read otherwise.
    warnings = tuple(map(str, built.warnings))
    if before and before == inputs(root, way):
        made = {"inputs": before, "files": written.digests, "warnings": warnings}
        _remember(root, made, way)
    return Renewed(written, warnings, built=True)


def inputs(root: Path, way: str) -> str | None:
    """Return a digest of all that a build goes by; None where that cannot be told.

    `way` is what the build is told besides. Files that the settings name are among the inputs.
    """
    try:
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        if _ELSEWHERE.search(settings):
            return None
        found = sha256(f"{sys.version} {sys.platform} {way}\n{settings}".encode())
        for home in map(Path, sys.path):
            installed = sorted(each.name for each in home.glob("*.dist-info"))
            found.update(f"{installed}\n".encode())
        for folder in (OWN, root / "content", *_named(root, settings)):
            for name, digest in _digests(folder):
                found.update(f"{name} {digest}\n".encode())
    except (OSError, ValueError):
        return None
    return found.hexdigest()


def _named(root: Path, settings: str) -> Iterator[Path]:
    """Yield what the settings may name of the project, but for what is built."""
    for line in settings.splitlines():
        for told in (line.lstrip(" -"), line.partition(":")[2]):
            path = root / told.strip(" '\"")
            if told.strip() and not path.resolve().is_relative_to((root / "build").resolve()):
                yield path


def _digests(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for name, digest in sorted(digests_below(path).items()):
            if "__pycache__/" not in name:
                yield name, digest
    else:
        yield path.name, sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _unchanged(root: Path, now: str, folder: Path, way: str) -> Renewed | None:
    """Return that a folder is left alone, if it holds what was made of these inputs."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        noted = json.loads(_note(root, way).read_bytes())
        there = digests_below(folder)
        same = there.pop(MARK, None) and there == noted["files"] and is_tidy(folder)
        if noted["inputs"] == now and same:
            warnings = tuple(map(str, noted["warnings"]))
            return Renewed(Written((), (), len(there)), warnings, built=False)
    return None


def _remember(root: Path, made: Mapping[str, object], way: str) -> None:
    note = _note(root, way)
    part = note.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(made))
        part.replace(note)


def _note(root: Path, way: str) -> Path:
    name = sha256(f"{root.resolve()} {way}".encode()).hexdigest()[:32]
    return user_cache_path("explainer-generator") / f"{name}.json"
