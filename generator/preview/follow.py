"""A preview's docs directory after a save: what somebody looks at first, then the whole."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.addresses import Addresses
from generator.issues import ContentError, Severity
from generator.output.build import build
from generator.output.write import write_site
from generator.preview.glimpse import Changes, apply, glimpse
from generator.preview.state import Preview
from generator.preview.typed import typed_at
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.memory import Memory


class Project(NamedTuple):
    """What is previewed: its folder, its docs directory, and where pages are asked for."""

    root: Path
    folder: Path
    mount: str
    """The path of the site's address."""
    directories: bool
    """Whether pages are found at their folders."""


def follow(preview: Preview, project: Project, memory: Memory) -> Collection | None:
    """Bring the docs directory up to date, or the pages alone that somebody looks at.

    Returns the records of what is shown, if there are any.

    Raises:
        ContentError: Something in the content is wrong; carries every issue.
    """
    changes: Changes | None = {}
    if preview.hurried:
        collection = _readable(project.root)
        changes = _shown_first(preview, project, collection, memory) if collection else None
        if changes:
            return collection
    preview.hurried = False
    built = build(project.root, directories=project.directories, drafts=True, memory=memory)
    preview.stale = [*preview.issues] != built.issues
    preview.issues = built.issues
    if built.collection:
        _locate(preview, project, built.collection)
    if built.errors:
        # What was shown of an earlier save stays while nothing is known against it; that it could
        # be read was seen, so what cannot is of a later one.
        if changes is not None and (not preview.before or _readable(project.root)):
            apply(project.folder, preview.before)
            preview.before = {}
        raise ContentError(built.errors)
    changed = write_site(project.folder, built.files).changed
    shown = map(Addresses("", project.directories).of, changed)
    preview.stale = preview.stale or not _asked(preview, project).isdisjoint(shown)
    preview.before = {}
    return built.collection


def _readable(root: Path) -> Collection | None:
    """Return the records of a project, if all can be read."""
    collection, issues = load(root)
    return None if any(issue.severity is Severity.ERROR for issue in issues) else collection


def _shown_first(
    preview: Preview, project: Project, collection: Collection, memory: Memory
) -> Changes | None:
    """Bring the pages that somebody looks at up to date; return what that changed, as `glimpse`."""
    asked, directories = _asked(preview, project), project.directories
    try:
        changes = glimpse(collection, project.folder, asked, directories=directories, memory=memory)
    except Exception:  # noqa: BLE001 - of records that were not checked; the whole build tells
        return None
    if changes:
        preview.before = {**apply(project.folder, changes), **preview.before}
        _locate(preview, project, collection)
    return changes


def _asked(preview: Preview, project: Project) -> set[str]:
    """Return the addresses below the site of the pages that somebody looks at."""
    paths = (path.removeprefix(project.mount).removeprefix("/") for path in preview.asked)
    return {path.removesuffix("index.html") if project.directories else path for path in paths}


def _locate(preview: Preview, project: Project, collection: Collection) -> None:
    """Let the preview know where what it shows was typed."""
    typed = typed_at(collection, Addresses("", project.directories))
    preview.root = project.root
    preview.typed = {f"{project.mount}{page}".strip("/"): places for page, places in typed.items()}
