"""A project to the files of the docs directory, or to all that is wrong with it."""

import shutil
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.checks import check_collection
from generator.checks.settings import engine_issues
from generator.issues import ContentError, Issue, Severity
from generator.output.collisions import (
    theme_ids,
)
from generator.output.docs import build_site
from generator.publication import published
from generator.read.collection import Collection
from generator.read.load import Progress, load
from generator.site.memory import Forgetful
from generator.site.words.catalogue import catalogue_issues


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a project."""

    collection: Collection | None
    """Its records; None where the site's own are missing."""

    issues: list[Issue]
    """Everything that is wrong, sorted."""

    files: Mapping[str, bytes]
    """The docs directory, source URI to bytes, each made when it is asked for; none where there is
    an error."""

    @property
    def errors(self) -> list[Issue]:
        """What keeps the site from being built."""
        return [issue for issue in self.issues if issue.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Issue]:
        """What an editor should look at."""
        return [issue for issue in self.issues if issue.severity is Severity.WARNING]


def build(
    root: Path,
    *,
    directories: bool | None = None,
    drafts: bool = False,
    progress: Progress = iter,
    memory: Forgetful | None = None,
) -> Built:
    """Return the docs directory of the project below `root`, or all that is wrong with it.

    There is no other way from records to bytes: who checks makes them all, and throws them away.
    What is wrong is known before the first is made. `directories` says whether pages are found at
    their folders, where that differs from the settings; `drafts` whether drafts are shown, `memory`
    what is remembered of an earlier build with the same templates.
    """
    return _judge(root, load(root, progress), directories, drafts=drafts, memory=memory)


def errors_made(root: Path, changes: Mapping[str, str | None]) -> list[Issue]:
    """Return the errors that a project would have after a change, and does not have before.

    `changes` are the texts of files below content/, by path below the project; None removes.
    """
    with TemporaryDirectory() as folder:
        planned = Path(folder)
        shutil.copytree(root / "content", planned / "content", ignore_dangling_symlinks=True)
        shutil.copy(root / "mkdocs.yml", planned)
        for path, text in changes.items():
            file = planned / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            if text is not None:
                file.write_bytes(text.encode())
        after = _judge(root, load(planned)).errors
    if not after:
        return []
    before = build(root).errors
    # A record that moves takes what was wrong with it along: to another file, or another line.
    more = Counter(i.code for i in after) - Counter(i.code for i in before)
    return [issue for issue in after if issue.code in more and issue not in before]


def _judge(
    root: Path,
    read: tuple[Collection | None, list[Issue]],
    directories: bool | None = None,  # noqa: FBT001 - handed on
    *,
    drafts: bool = False,
    memory: Forgetful | None = None,
) -> Built:
    """Return what becomes of records that were read; `root` holds the theme."""
    collection, issues = read
    if collection is None:
        return Built(None, issues, {})
    site = collection.site
    words = catalogue_issues(site.record.language, site.locate(("language",)))
    issues = [*issues, *check_collection(collection), *words]
    issues += engine_issues(root, collection, issues)
    found = Built(collection, sorted(issues), {})
    if found.errors:
        return found
    if directories is None:
        directories = collection.settings.use_directory_urls
    shown = collection if drafts else published(collection)
    theme = theme_ids(root, collection.settings_file.data)
    try:
        if shown is not collection:
            # What a preview shows has to hold as well.
            make_all(build_site(collection, directories=directories, theme=theme))
        files = build_site(shown, directories=directories, theme=theme, memory=memory)
    except ContentError as error:
        return replace(found, issues=sorted([*found.issues, *error.issues]))
    return replace(found, files=files)


def make_all(files: Mapping[str, bytes]) -> None:
    """Make every file, and let go of it: what can be made can be built."""
    deque(files.values(), maxlen=0)


def build_project(root: Path, **ways: Any) -> Mapping[str, bytes]:
    """Return the docs directory of the project below `root`: source URI to bytes.

    Raises:
        ContentError: Something in the content is wrong; carries every issue.
    """
    built = build(root, **ways)
    if built.errors:
        raise ContentError(built.issues)
    return built.files


__all__ = ["Built", "build", "build_project", "build_site", "make_all"]
