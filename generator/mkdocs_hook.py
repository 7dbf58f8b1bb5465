"""Lets a bare `mkdocs build` or `mkdocs serve` run the generator first."""

import atexit
import gc
import logging
import os
import shutil
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler
from watchdog.observers.polling import PollingObserver

from generator.export.dates import days_of_change
from generator.issues import ContentError
from generator.output.change import CUT_SHORT, is_cut_short
from generator.output.renew import renew
from generator.output.swap import alone, replacing
from generator.preview.browsers import Browsers
from generator.preview.compiled import Compiled
from generator.preview.follow import Project, follow
from generator.preview.server import overlaid, searchable
from generator.preview.state import Preview, SupersededError
from generator.publication import published
from generator.read.collection import Collection
from generator.read.load import load
from generator.search import FOLDER, index

# Below `mkdocs`, so that a strict build takes notice.
log = logging.getLogger("mkdocs.plugins.generator")

OWN = Path(__file__).resolve().parent
"""The program's own templates, style sheets and scripts are below it; a preview follows them."""

_MADE_WITH = ("site/templates", "assets")
"""What pages are made with besides records."""

LOOK_SECONDS = 0.1
"""How often a preview looks for changes; MkDocs itself would look twice a second."""

preview = Preview()
"""Lives as long as the server: MkDocs loads a hook once and a configuration at every build."""

days: dict[str, str] = {}
"""The day of each page that is not of the edition's, by source URI."""

compiled = Compiled()
"""Lives as long as the server, too."""

making = ExitStack()
"""Holds the fresh site folder while MkDocs fills it."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Take note whether somebody is previewing."""
    preview.serving, preview.dirty = command == "serve", dirty
    # The garbage collector would search all records and pages again and again, a third of the time
    # between a save and the fresh page, and free nothing; it runs between builds instead.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
    if dirty:
        # MkDocs would warn of wrong links at every save; those of generated pages are right.
        told = logging.getLogger("mkdocs.commands.build")
        told.addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the docs directory up to date, and make room for the site.

    While previewing, wrong content leaves the last good state standing and is shown on it.

    Raises:
        PluginError: The content cannot be built, or a file not be written; its text says why.
    """
    making.close()
    if preview.outdated_by(max(file.stat().st_mtime_ns for file in _around(config))):
        preview.hurried = False
        # MkDocs would build the changed pages only, and these show on all.
        shutil.rmtree(config.site_dir, ignore_errors=True)
    try:
        _generate(config)
        _make_room(config)
    except ContentError as error:
        if not preview.serving:
            raise PluginError(f"the content cannot be built\n{error}") from None
        log.error("the content cannot be built\n%s", error)  # noqa: TRY400 - the issues say it all
    except OSError as error:
        raise PluginError(_told(error, config.docs_dir)) from None


def _around(config: MkDocsConfig) -> list[Path]:
    """Return what shows on every page: the settings, and the templates laid over the theme's."""
    folders = [OWN / "theme", *(Path(f) for f in (config.theme.custom_dir,) if f)]
    return [Path(config.config_file_path), *(f for folder in folders for f in folder.rglob("*"))]


def _generate(config: MkDocsConfig) -> None:
    """Bring the docs directory up to date, and tell what an editor should look at."""
    root = Path(config.config_file_path).parent
    if is_cut_short(root):
        log.info("%s", CUT_SHORT)
    folder, directories = Path(config.docs_dir), config.use_directory_urls
    if preview.serving:
        made_with = (file for home in _MADE_WITH for file in (OWN / home).rglob("*"))
        memory = preview.memory(max(file.stat().st_mtime_ns for file in made_with))
        mount = urlsplit(config.site_url or "").path or "/"
        collection = follow(preview, Project(root, folder, mount, directories), memory)
        warnings = () if preview.hurried else tuple(map(str, preview.issues))
    else:
        warnings = renew(root, folder, directories=directories).warnings
        collection, _ = load(root)
    for warning in warnings:
        # At the level of information: a warning would end a strict build.
        log.info("to look at: %s", warning)
    if collection:
        _date(published(collection))


def _date(collection: Collection) -> None:
    """Let the records say of which day the pages are, whatever day it is."""
    # MkDocs looks here for the day of a build, after https://reproducible-builds.org/specs/.
    edition = datetime.fromisoformat(f"{collection.site.record.published}T00:00Z")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(edition.timestamp()))
    days.clear()
    days.update(days_of_change(collection))


def _make_room(config: MkDocsConfig) -> None:
    """Let MkDocs fill a fresh folder, which takes the place of the last site when it is whole."""
    site = Path(config.site_dir)
    if preview.dirty or (site / ".git").exists():
        return  # such a build only adds to the folder
    if not preview.serving:
        making.enter_context(alone(site))
    config.site_dir = str(making.enter_context(replacing(site)))
    making.callback(setattr, config, "site_dir", str(site))


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Leave out what the theme's own search loads: the site has another."""
    del config
    for file in [*files]:
        if file.src_uri.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/")):
            files.remove(file)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Date the pages; while previewing, keep what makes it fast and drop what is gone."""
    for file in files.documentation_pages():
        if file.page and (day := days.get(file.src_uri)):
            file.page.update_date = day
    if preview.serving:
        env.bytecode_cache = compiled
    if preview.serving and preview.dirty:
        for gone in preview.gone({file.dest_uri for file in files}):
            with suppress(OSError):
                Path(config.site_dir, gone).unlink()


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Put the fresh site in its place, after every plugin, unless MkDocs is about to refuse it.

    Raises:
        PluginError: The search's index cannot be made; its text says why.
    """
    if preview.serving:
        preview.searched = False
    else:
        try:
            index(Path(config.site_dir), offline=not config.use_directory_urls)
        except OSError as error:
            raise PluginError(_told(error, "the search")) from None
    if not any(isinstance(h, CountHandler) and h.get_counts() for h in _handlers()):
        making.close()
    if preview.serving and not preview.hurried:
        # The pages are built: now gc.collect() delays nobody.
        preview.collect_garbage_later()


def _handlers() -> list[logging.Handler]:
    return logging.getLogger("mkdocs").handlers


def on_build_error(error: Exception) -> None:
    """Leave the last site standing.

    Raises:
        Abort: A file could not be written; its text says why.
    """
    making.pop_all().__exit__(type(error), error, error.__traceback__)
    if isinstance(error, OSError) and not isinstance(error, SystemExit):
        raise Abort(_told(error, "the site")) from None


def _told(error: OSError, what: str) -> str:
    return f"{error.filename or what}: {error.strerror or 'no reason given'}"


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Follow what people write, at once, and show on the page what is wrong with it."""
    del builder
    root = Path(config.config_file_path).parent
    # What the generator writes must not set off a second build.
    server.unwatch(config.docs_dir)
    server.unwatch(config.config_file_path)
    server.observer = PollingObserver(timeout=LOOK_SECONDS)
    server.watch(config.config_file_path)
    server.watch(str(root / "content"))
    for folder in (OWN / "site/templates", OWN / "assets", OWN / "theme", config.theme.custom_dir):
        if folder:
            server.watch(str(folder))
    browsers = Browsers(server)
    preview.saved = browsers.saved
    server.builder = _surviving(server.builder, root, browsers)
    find = partial(_index, Path(config.site_dir))
    searched = searchable(preview, server.serve_request, f"/{FOLDER}/", find)
    server.set_app(overlaid(preview, searched))
    return server


def _index(site: Path) -> None:
    """Make the index; without one, the page says that there is none, and the terminal why."""
    try:
        index(site)
    except OSError as error:
        log.error("%s", _told(error, "the search"))  # noqa: TRY400 - it says it all


def _surviving(
    build_site: Callable[[], None], root: Path, browsers: Browsers | None = None
) -> Callable[[], None]:
    """Return a build whose failure is shown as any issue is: MkDocs would hold every page back.

    The pages that somebody looks at are built first, and shown; then the whole, unless there is
    another save.
    """

    def attempt() -> None:
        preview.failure = ""
        preview.hurried = bool(browsers and preview.dirty and preview.asked)
        try:
            build_site()
            if browsers and preview.hurried and browsers.show():
                preview.hurried = False
                build_site()
                if preview.stale:
                    browsers.show_again()
        except SupersededError:
            log.info("saved again")
        except Exception as error:  # noqa: BLE001 - shown with where it happened, never hidden
            settings = [issue for issue in load(root)[1] if issue.location.path == SETTINGS]
            preview.issues = settings or preview.issues
            if not settings:
                preview.failure = _explain(error)
            log.error("%s", "\n".join(map(str, settings)) or preview.failure)  # noqa: TRY400 - likewise

    return attempt


def _explain(error: Exception) -> str:
    """Return what the engine refuses, or where in the program the fault is."""
    if isinstance(error, MkDocsException):
        return error.format_message()
    return f"{_FAULT}\n{''.join(traceback.format_exception(error))}"


class _NoSettings(Config):  # type: ignore[no-untyped-call]  # theirs has no types
    """The plugin takes none."""


class Explainer(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]  # likewise
    """The same as a plugin: what a project names that has the generator as a package."""

    on_startup = staticmethod(on_startup)
    on_pre_build = staticmethod(on_pre_build)
    on_env = staticmethod(on_env)
    on_post_build = staticmethod(on_post_build)
    on_build_error = staticmethod(on_build_error)
    on_serve = staticmethod(on_serve)


SETTINGS = "mkdocs.yml"

_FAULT = "The program has failed. That is a fault of its own, not of the content; it says:"
