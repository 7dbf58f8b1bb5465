"""Headless Chromium, a site to look at, and the requests that pages make."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
)

from tests.sites import ROOT, build, build_once, copy_sample, link_own, write_settings

OPEN = "nodes => nodes.forEach(node => { node.removeAttribute('name'); node.open = true; })"
"""Opens what a reader can open, even what closes when another is opened."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing; the tests look at requests in the browser."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders on loopback; gives back the address, with a slash at the end."""
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def instant_site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample's site with instant navigation."""
    project = copy_sample(tmp_path_factory.mktemp("instant"))
    root = tmp_path_factory.mktemp("instant-root")
    # The theme navigates instantly only below the address that the settings name.
    address = f"{serve(root)}hives/"
    settings = project / "instant.yml"
    settings.write_text(
        f"INHERIT: mkdocs.yml\nsite_dir: {root / 'hives'}\nsite_url: {address}\n"
        "theme: {features: [navigation.instant]}\n"
    )
    build("mkdocs", project, settings.name)
    # The theme also asks for the list of pages beside the page that it came from.
    for page in ("glossary", "map"):
        shutil.copy(root / "hives/sitemap.xml", root / "hives" / page)
    return address


def _sample(folder: Path) -> Path:
    project = copy_sample(folder)
    build("mkdocs", project)
    return project / "build/site"


def _copy(folder: Path) -> Path:
    project = copy_sample(folder)
    offline = yaml.safe_load((ROOT / "mkdocs.offline.yml").read_text())
    write_settings(project, project / "mkdocs.yml", offline, "mkdocs.offline.yml")
    build("mkdocs", project, "mkdocs.offline.yml")
    return project / "build/offline"


def _own(folder: Path) -> Path:
    build("mkdocs", link_own(folder))
    return folder / "build/site"


@pytest.fixture(scope="session")
def site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample's site, built by MkDocs under a sub-path."""
    root = tmp_path_factory.mktemp("root")
    (root / "hives").symlink_to(build_once("sample", _sample, tmp_path_factory))
    return serve(root) + "hives/"


@pytest.fixture(scope="session")
def sample_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site as a copy that opens from the file system."""
    return build_once("copy", _copy, tmp_path_factory)


@pytest.fixture(scope="session")
def own_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This site, from its own content, as MkDocs builds it."""
    return build_once("own", _own, tmp_path_factory)


@pytest.fixture(scope="session")
def own(
    serve: Callable[[Path], str], own_files: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of this site under the path that its settings name."""
    path = urlsplit(yaml.safe_load((ROOT / "mkdocs.yml").read_text())["site_url"]).path.strip("/")
    if not path:
        return serve(own_files)
    root = tmp_path_factory.mktemp("own-root")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(own_files)
    return f"{serve(root)}{path}/"


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages, each in a context of its own, and refuse errors and requests elsewhere."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page, address: str) -> None:
        host = "/".join(address.split("/")[:3])

        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                wrong.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((host, "data:", "blob:")):
                wrong.append(f"elsewhere: {request.url}")

        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", said)
        page.on("request", asked)

    def open_(address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        size = ViewportSize(width=width, height=height)
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        watch(page, address)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
