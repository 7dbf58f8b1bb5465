"""What a preview shows first after a save: pages that are looked at, while the rest is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.addresses import home
from generator.checks import groundwork_holds
from generator.output.docs import page_makers, page_of, site_of
from generator.read.collection import Collection
from generator.site.memory import Forgetful
from generator.site.pages.redirects import redirects

Changes = Mapping[str, bytes | None]
"""Files of a docs directory by source URI: what they hold; None where there is none."""


def glimpse(
    collection: Collection,
    folder: Path,
    asked: Iterable[str],
    *,
    directories: bool,
    memory: Forgetful,
) -> Changes | None:
    """Return what a save changes in the pages asked for, and which pages are new or gone.

    `asked` are addresses below the site. None where something is wrong in what pages rest on:
    that, the whole build tells, and all else that is wrong.
    """
    if not groundwork_holds(collection):
        return None
    site = site_of(collection, memory, directories=directories)
    makers, looked_at = page_makers(site), {*asked}
    leading = redirects(site).items()
    changes: dict[str, bytes | None] = {
        uri: data for uri, data in leading if not (folder / uri).exists()
    }
    for uri, make in makers.items():
        if site.addresses.of(uri) in looked_at or not (folder / home(uri)).exists():
            changes[home(uri)] = page_of(site, uri, make).file()
    pages = {home(uri) for uri in makers}
    there = (file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))
    changes |= dict.fromkeys(uri for uri in there if uri not in pages)
    return {uri: data for uri, data in changes.items() if data != read(folder / uri)}


def read(file: Path) -> bytes | None:
    """Return what a file holds; None where there is none."""
    return file.read_bytes() if file.is_file() else None


def apply(folder: Path, changes: Changes) -> Changes:
    """Bring some files of a folder up to date; return what takes that back."""
    before = {uri: read(folder / uri) for uri in changes}
    for uri, data in changes.items():
        file = folder / uri
        if data is None:
            file.unlink(missing_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        # Not in place: the file may have another name yet, in a folder that is left as it was.
        part = file.with_name(f".{file.name}.part")
        part.write_bytes(data)
        part.replace(file)
    return before
