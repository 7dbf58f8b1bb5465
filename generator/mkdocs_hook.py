"""Lets a bare `mkdocs build` or `mkdocs serve` run the generator first."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from watchdog.observers.polling import PollingObserver

from generator.build import build_project
from generator.drawings import Drawings
from generator.issues import ContentError
from generator.preview import Preview
from generator.write import write_site

# Below `mkdocs`, so that a strict build takes notice.
log = logging.getLogger("mkdocs.plugins.generator")

LOOK_SECONDS = 0.1
"""How often a preview looks for changes; MkDocs itself would look twice a second."""

preview = Preview()
"""Lives as long as the server: MkDocs loads a hook once and a configuration at every build."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Take note whether somebody is previewing."""
    preview.serving, preview.dirty = command == "serve", dirty
    # Records and pages stay as long as the process; to look through them for garbage again and
    # again would take a third of the time between a save and the fresh page.
    gc.set_threshold(1_000_000)
    if dirty:
        # MkDocs would warn of wrong links at every save; those of generated pages are right.
        told = logging.getLogger("mkdocs.commands.build")
        told.addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> None:
    """Leave the search out of a preview that builds changed pages: it would know those alone."""
    if preview.serving and preview.dirty and (search := config.plugins.get("material/search")):
        search.config["enabled"] = False


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the docs directory up to date.

    While previewing, wrong content leaves the last good state standing and is shown on it.

    Raises:
        PluginError: The content cannot be built, or a file not be written; its text says why.
    """
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    drawings = Drawings(docs.parent / "drawings", _tell)
    if preview.outdated_by(Path(config.config_file_path).stat().st_mtime_ns):
        # MkDocs would build the changed pages only, and settings show on all.
        shutil.rmtree(config.site_dir, ignore_errors=True)
    try:
        files = build_project(
            root,
            directories=config.use_directory_urls,
            draw=drawings,
            compiled=docs.parent / "templates",
        )
        drawings.forget()
        write_site(docs, files)
    except ContentError as error:
        if not preview.serving:
            raise PluginError(f"the content cannot be built\n{error}") from None
        preview.issues = error.issues
        log.error("the content cannot be built\n%s", error)  # noqa: TRY400 - the issues say it all
        return
    except OSError as error:
        raise PluginError(f"{error.filename}: {error.strerror}") from None
    preview.issues = ()


def on_post_build(config: MkDocsConfig) -> None:
    """While previewing, look for garbage when nobody waits for a page any more."""
    del config
    if preview.serving:
        preview.tidy_later()


def _tell(names: list[str]) -> Iterator[str]:
    """Yield the names of what is drawn, and say on a terminal how many are left."""
    for left, name in zip(range(len(names), 0, -1), names, strict=True):
        if sys.stderr.isatty():
            sys.stderr.write(f"\rDrawing charts and pictures: {left} \b")
        yield name
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Keep the theme's compiled templates while previewing: MkDocs compiles them at every build."""
    del files
    if preview.serving:
        folder = Path(config.docs_dir).parent / "templates"
        folder.mkdir(exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))


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
    server.set_app(preview.over(server.serve_request))
    return server
