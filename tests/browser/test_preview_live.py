"""A preview as an editor has it: a browser that follows each save."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.using import search
from tests.sites import BIN, ROOT, copy_sample

pytestmark = pytest.mark.browser

MOST = 60_000
"""Milliseconds to wait for on a slow machine; a quiet one takes less than two thousand."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """The address of the sample, served as `make serve` does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    makefile = (ROOT / "Makefile").read_text()
    (words,) = re.findall(r"^\t.* mkdocs (serve .*)$", makefile, re.MULTILINE)
    with (project / "said.txt").open("w") as said:
        server = subprocess.Popen(
            [BIN / "mkdocs", *words.split(), "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        end = time.monotonic() + MOST / 1000
        while "Serving on" not in (project / "said.txt").read_text():
            assert server.poll() is None, (project / "said.txt").read_text()
            assert time.monotonic() < end, "the server does not begin"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/hives/"
    finally:
        server.terminate()
        server.wait(timeout=30)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_follows_each_save_and_shows_a_mistake_until_it_is_mended(
    project: Path, address: str, opened: Callable[..., Page]
) -> None:
    claim = project / "content/claims/bees-vanished.yml"
    page = opened(f"{address}claims/bees-vanished/")
    heading, panel = page.locator("h1"), page.get_by_role("alert")
    expect(heading).to_contain_text("Bees vanished from Tamsin Vale")
    expect(panel).to_have_count(0)

    change(claim, "title: Bees vanished", "title: All bees vanished")
    expect(heading).to_contain_text("All bees vanished from Tamsin Vale", timeout=MOST)

    change(claim, "kind: event", "kind: evnt")
    expect(panel).to_contain_text("content/claims/bees-vanished.yml:6:7", timeout=MOST)
    expect(panel).to_contain_text("did you mean 'event'?")
    expect(heading).to_contain_text("All bees vanished")
    assert "bees-vanished.yml:6:7" in (project / "said.txt").read_text()

    change(claim, "kind: evnt", "kind: event")
    expect(panel).to_have_count(0, timeout=MOST)
    expect(heading).to_contain_text("All bees vanished")
    assert "'dirty' build" not in (project / "said.txt").read_text()


def test_a_preview_is_searched_and_finds_what_was_saved(
    project: Path, address: str, opened: Callable[..., Page]
) -> None:
    page = opened(f"{address}claims/bees-vanished/")
    search(page, "quagmire")
    expect(page.locator(".finder__title")).to_have_count(0)
    search(page, "bees vanished")
    expect(page.locator(".finder__title").first).to_contain_text("Bees vanished")
    page.keyboard.press("Escape")
    claim = project / "content/claims/bees-vanished.yml"
    change(claim, "title: Bees vanished", "title: Quagmire bees vanished")
    expect(page.locator("h1")).to_contain_text("Quagmire", timeout=MOST)
    search(page, "quagmire")
    expect(page.locator(".finder__title").first).to_contain_text("Quagmire bees")


def test_pages_that_show_the_record_follow_too_and_settings_show_on_all(
    project: Path, address: str, opened: Callable[..., Page]
) -> None:
    page = opened(f"{address}claims/")
    change(project / "content/claims/bees-vanished.yml", "title: Bees", "title: All bees")
    expect(page.locator("main")).to_contain_text("All bees vanished", timeout=MOST)
    change(project / "mkdocs.yml", "site_name: The silent hives", "site_name: The loud hives")
    expect(page).to_have_title(re.compile("The loud hives"), timeout=MOST)
