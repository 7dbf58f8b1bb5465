from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Request, ViewportSize

from tests.browser.conftest import OPEN
from tests.hostile import squeezed
from tests.sites import KINDS, written_by_hand

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

PHONE = ViewportSize(width=360, height=740)

FRAMES = ".table-scroll, pre, .strip, .leaflet-container, [hidden], svg, .unseen"
"""What scrolls in a frame of its own, or is not seen."""

WIDE = f"""() => [...document.querySelectorAll('body *')].filter(node => {{
  const box = node.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !node.closest('{FRAMES}');
}}).slice(0, 3).map(node => node.outerHTML.slice(0, 120))"""
"""What sticks out to the right."""


class Visit:
    """One tab that goes from page to page and notes what goes wrong on each."""

    def __init__(self, chromium: Browser, **options: Any) -> None:
        self.wrong: list[str] = []
        self.requests: list[str] = []
        self.context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", lambda said: self.note(said.type, said.text))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self.note_failure)
        self.page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        self.page.on("response", lambda answer: self.note_status(answer.status, answer.url))

    def note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(f"{kind}: {text}")

    def note_failure(self, request: Request) -> None:
        # A tab that goes on to the next page drops what it was still fetching.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.failure}: {request.url}")

    def note_status(self, status: int, url: str) -> None:
        if status >= 400:
            self.wrong.append(f"{status}: {url}")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    visits: list[Visit] = []

    def start(**options: Any) -> Visit:
        visits.append(Visit(chromium, **options))
        return visits[-1]

    yield start
    for each in visits:
        each.context.close()


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages below a site, but for those that lead on at once."""
    files = sorted(site.rglob("index.html"))
    found = [file for file in files if 'http-equiv="refresh"' not in file.read_text("utf-8")]
    return [file.parent.relative_to(site).as_posix().removeprefix(".") for file in found]


def test_no_page_asks_another_host_says_an_error_or_is_wider_than_a_phone(
    visit: Callable[..., Visit], own: str, own_files: Path
) -> None:
    tab = visit()
    pages = addresses(own_files)
    assert len(pages) > len(KINDS)
    wide = {}
    for address in pages:
        tab.page.goto(f"{own}{address}/" if address else own)
        if tab.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide[address] = tab.page.evaluate(WIDE)
    assert tab.wrong == []
    assert wide == {}
    host = "/".join(own.split("/")[:3])
    assert [url for url in tab.requests if not url.startswith((host, "data:", "blob:"))] == []
    assert [url for url in tab.requests if not url.startswith((own, "data:", "blob:"))] == []


def test_the_page_for_what_is_missing_works_wherever_it_is_shown(
    visit: Callable[..., Visit], own: str
) -> None:
    tab = visit()
    tab.page.goto(f"{own}404.html")
    assert tab.wrong == []
    assert tab.page.locator("article a[href]").count() > 5


@pytest.mark.parametrize("kind", [*KINDS, *written_by_hand(), "a claim", "a place"])
def test_every_word_can_be_read_without_script(
    visit: Callable[..., Visit], own: str, own_files: Path, kind: str
) -> None:
    folder = kind.rstrip("/")
    if kind.startswith("a "):
        folder = (
            max(
                (own_files / f"{kind[2:]}s").glob("*/index.html"),
                key=lambda file: file.stat().st_size,
            )
            .parent.relative_to(own_files)
            .as_posix()
        )
    tab = visit(java_script_enabled=False)
    tab.page.goto(f"{own}{folder}/" if folder else own)
    tab.page.eval_on_selector_all("article details", OPEN)
    # What a press shows, it shows without a script, too.
    tab.page.eval_on_selector_all(
        "article [popover]", "nodes => nodes.forEach(node => node.removeAttribute('popover'))"
    )
    shown = squeezed(tab.page.locator("article").inner_text()).casefold()
    for text in written(own_files / folder / "index.html"):
        assert text.casefold() in shown, text


def written(file: Path) -> Iterator[str]:
    """Yield each run of text in a page's article that does not serve a script."""
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    for idle in page.select(
        "[hidden], template, script, svg, .unseen, .headerlink, .as-of-control, .filters, "
        ".wall__spans"
    ):
        idle.decompose()
    article = page.select_one("article")
    assert article
    yield from (squeezed(text) for text in article.stripped_strings)
