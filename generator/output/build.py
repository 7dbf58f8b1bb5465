"""A collection to the files of the docs directory; never looks at a clock."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.addresses import Addresses, home, markdown_of
from generator.checks import check_collection
from generator.checks.settings import engine_issues
from generator.evidence import build_evidence
from generator.issues import ContentError, Issue, Severity
from generator.output.anchors import Anchors, dead_link_issues, own_anchor_issues
from generator.output.collisions import (
    address_issues,
    anchor_issues,
    makers,
    name_issues,
    theme_ids,
)
from generator.publication import published
from generator.read.collection import Collection
from generator.read.load import Progress, load
from generator.site.assets import locator_files, site_assets
from generator.site.brand import branded
from generator.site.chart.files import chart_files
from generator.site.environment import template_environment
from generator.site.memory import Forgetful
from generator.site.pages.redirects import redirects
from generator.site.pages.registry import Make, list_pages, record_pages
from generator.site.palette import colours
from generator.site.prose.prose import prose_pages
from generator.site.share.embeds import embeds
from generator.site.share.head import Rendered, cards
from generator.site.share.icons import icons, manifest
from generator.site.share.machines import machine_files
from generator.site.share.structured_data import with_data
from generator.site.site import Site
from generator.site.words.catalogue import catalogue_issues
from generator.site.words.language import Language


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a project."""

    collection: Collection | None
    """Its records; None where the site's own are missing."""

    issues: list[Issue]
    """Everything that is wrong, sorted."""

    files: dict[str, bytes]
    """The docs directory, source URI to bytes; empty where there is an error."""

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

    There is no other way from records to bytes: who checks throws the bytes away. `directories`
    says whether pages are found at their folders, where that differs from the settings; `drafts`
    whether drafts are shown, `memory` what is remembered of an earlier build with the same
    templates.
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
            build_site(collection, directories=directories, theme=theme)
        files = build_site(shown, directories=directories, theme=theme, memory=memory)
    except ContentError as error:
        return replace(found, issues=sorted([*found.issues, *error.issues]))
    return replace(found, files=files)


def build_project(root: Path, **ways: Any) -> dict[str, bytes]:
    """Return the docs directory of the project below `root`: source URI to bytes.

    Raises:
        ContentError: Something in the content is wrong; carries every issue.
    """
    built = build(root, **ways)
    if built.errors:
        raise ContentError(built.issues)
    return built.files


def build_site(
    collection: Collection,
    *,
    directories: bool = True,
    theme: Iterable[str] = (),
    memory: Forgetful | None = None,
) -> dict[str, bytes]:
    """Return every file of the docs directory; `theme` are the ids that the theme uses.

    Raises:
        ContentError: Two things want one name.
    """
    language = _language(collection.site.record.language)
    site = Site(
        collection,
        build_evidence(collection),
        language,
        Addresses(collection.settings.site_url, directories),
        template_environment(language),
        memory := memory or Forgetful(),
    )
    prose, records, lists = (
        {uri: memory.recall(uri, partial(_made, uri, make), site) for uri, make in makers.items()}
        for makers in (prose_pages(site), record_pages(site), list_pages(site))
    )
    leftwards = language.direction == "rtl"
    pages = lists | records | prose
    other = {
        **cards(collection, pages, leftwards=leftwards),
        **icons(collection.site.record.colour or colours()["accent"]),
        "manifest.webmanifest": manifest(collection, language),
        **site.downloads,
        **machine_files(site, prose | lists),
        **chart_files(site),
        **embeds(site),
        **_in("assets", site_assets(site)),
        **locator_files(site),
        **{markdown_of(uri): page.published() for uri, page in pages.items()},
    }
    other = branded(other, collection)
    own = {home(uri): page.file() for uri, page in lists.items()}
    written = {home(uri): page.file() for uri, page in (records | prose).items()}
    anchors = Anchors(collection, {home(uri): page.body for uri, page in pages.items()})
    everything = own | written | redirects(site) | other
    issues = sorted(
        [
            *name_issues(collection),
            *address_issues(makers(collection, [*own, *other]), site.addresses),
            *anchor_issues(collection, own | written, theme),
            *own_anchor_issues(collection, anchors, theme),
            *dead_link_issues(collection, anchors, everything, site.addresses),
        ]
    )
    if issues:
        raise ContentError(issues)
    return dict(sorted(everything.items()))


def _made(uri: str, make: Make, site: Site) -> Rendered:
    return with_data(site, uri, make(site))


@cache
def _language(tag: str) -> Language:
    """Return a language, the same one each time: templates are compiled once for each."""
    return Language(tag)


def _in(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


__all__ = ["Built", "build", "build_project", "build_site"]
