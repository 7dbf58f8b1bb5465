"""Brings a folder into line with what was built: changed files only, each in one step."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed, as source URIs."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write `files` below `folder`; remove what an earlier run wrote and this one did not.

    The manifest stands beside the folder, so that no engine publishes it; a file that is not in
    it is never touched.

    Raises:
        ValueError: A source URI leads out of the folder.
    """
    for uri in files:
        if _leads_out(uri):
            raise ValueError(f"{uri} leads out of {folder}")
    manifest = folder.parent / f".{folder.name}.json"
    earlier = _read_manifest(manifest)
    changed = tuple(uri for uri in sorted(files) if _write(folder / uri, files[uri]))
    removed = tuple(uri for uri in sorted(earlier - files.keys()) if _remove(folder, uri))
    if earlier != files.keys():
        _write(manifest, json.dumps(sorted(files), indent=0).encode() + b"\n")
    return Written(changed, removed, len(files) - len(changed))


def _leads_out(uri: str) -> bool:
    path = PurePosixPath(uri)
    return path.is_absolute() or ".." in path.parts


def _read_manifest(manifest: Path) -> set[str]:
    try:
        listed = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return set()
    uris = listed if isinstance(listed, list) else []
    return {uri for uri in uris if isinstance(uri, str) and not _leads_out(uri)}


def _write(file: Path, data: bytes) -> bool:
    try:
        if file.read_bytes() == data:
            return False
    except OSError:
        file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(data)
    os.replace(part, file)  # noqa: PTH105 - the name says what happens
    return True


def _remove(folder: Path, uri: str) -> bool:
    file = folder / uri
    if not file.is_file():
        return False
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
