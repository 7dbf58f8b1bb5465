"""A collection to the files of the docs directory; never looks at a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from generator.addresses import Addresses, home
from generator.checks import check
from generator.desk.admin import build_admin
from generator.evidence import build_evidence
from generator.export.downloads import Facts, export_downloads
from generator.issues import ContentError, Issue, Severity
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.assets import site_assets
from generator.site.drawing import Draw, draw_all
from generator.site.environment import template_environment
from generator.site.page import Site
from generator.site.pages.places import scripted_map
from generator.site.pages.redirects import redirects
from generator.site.pages.registry import render_pages
from generator.site.prose.prose import render_prose
from generator.site.share.head import cards
from generator.site.share.icons import icons, manifest
from generator.site.words.language import Language

Progress = Callable[[Iterable[Path]], Iterable[Path]]


def build_project(
    root: Path,
    *,
    directories: bool = True,
    progress: Progress = iter,
    draw: Draw = draw_all,
    compiled: Path | None = None,
) -> dict[str, bytes]:
    """Return the docs directory of the project below `root`: source URI to bytes.

    Raises:
        ContentError: Something in the content is wrong; carries every issue.
    """
    collection, issues = load(root, progress)
    if collection is None:
        raise ContentError(issues)
    issues += check(collection)
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise ContentError(issues)
    files = build_site(collection, directories=directories, draw=draw, compiled=compiled)
    if collection.site.record.admin:
        files |= build_admin(collection, root)
    return files


def build_site(
    collection: Collection,
    *,
    directories: bool = True,
    draw: Draw = draw_all,
    compiled: Path | None = None,
) -> dict[str, bytes]:
    """Return every file of the docs directory; `draw` makes the drawings.

    Compiled templates are kept in the folder `compiled`.

    Raises:
        ContentError: A hand-written page calls for something that is not there.
    """
    language = _language(collection.site.record.language)
    site = Site(
        collection,
        build_evidence(collection),
        language,
        Addresses(collection.settings.site_url, directories),
        template_environment(language, compiled),
        draw,
    )
    # All at once, for pages ask for one after another.
    draw([scripted_map(site), *site.charts.values()])
    pages = render_pages(site)
    prose, issues = render_prose(site)
    if issues:
        raise ContentError(issues)
    pages |= prose
    leftwards = language.direction == "rtl"
    files = {
        **{home(uri): page for uri, page in pages.items()},
        **cards(collection.settings.site_name, pages, leftwards=leftwards),
        **icons(),
        **redirects(site),
        "manifest.webmanifest": manifest(collection, language),
        **export_downloads(Facts(collection, site.evidence, site.addresses)),
        **_in("assets", site_assets(site)),
    }
    return dict(sorted(files.items()))


@cache
def _language(tag: str) -> Language:
    """Return a language, the same one each time: templates are compiled once for each."""
    return Language(tag)


def _in(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


__all__ = ["Issue", "build_project", "build_site"]
