from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.output.build import build_site
from generator.output.write import write_site
from generator.read.load import load
from generator.search import index
from tests.browser.conftest import OPEN
from tests.browser.using import search
from tests.hostile import Texts, make_hostile, misread
from tests.sites import build_docs, copy_sample

pytestmark = pytest.mark.browser

SHOWN = """nodes => nodes.map(node => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('svg text, pre, script').forEach(part => part.remove());
  return copy.textContent;
})"""
"""The text of elements, without charts, which break lines, and BibTeX, which has its own way."""


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.fixture(scope="module")
def hostile(
    texts: Texts, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of a site whose every text tries to become code."""
    project = copy_sample(tmp_path_factory.mktemp("hostile"))
    make_hostile(project, texts)
    collection, _ = load(project)
    assert collection
    write_site(project / "build/docs", build_site(collection))
    folder = build_docs("mkdocs", project)
    index(folder)
    return serve(folder)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab in which nothing may run that is not ours."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    page.on(
        "request", lambda request: wrong.append(request.url) if "//bare" in request.url else None
    )
    yield page
    assert page.evaluate("window.pwned") is None
    context.close()
    assert wrong == []


PAGES = (
    "", "claims/", "claims/bees-vanished/", "claims/union-counts-losses/", "claims/spray-drifted/",
    "claims/ministry-will-pay/", "claims/picture-of-dead-bees/", "claims/picture-is-older/",
    "sources/", "speakers/", "estimates/", "timeline/", "map/", "glossary/", "changes/", "data/",
    "method/", "places/tamsin-vale/", "places/corvey-works/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_text_on_a_page_is_shown_as_it_was_typed_and_nothing_runs(
    page: Page, hostile: str, texts: Texts, address: str
) -> None:
    page.goto(f"{hostile}{address}")
    page.eval_on_selector_all("article details", OPEN)
    shown = " ".join(page.eval_on_selector_all("article", SHOWN))
    assert list(misread(shown, texts.texts)) == []
    assert page.locator("[onclick], [onload], [onerror], [onmouseover], img[src=x]").count() == 0
    page.mouse.move(200, 300)
    page.mouse.wheel(0, 600)


def test_pop_ups_of_the_map_show_texts_as_they_were_typed(
    page: Page, hostile: str, texts: Texts
) -> None:
    page.goto(f"{hostile}map/")
    buttons = page.locator(".map-jumps [data-jump]")
    assert buttons.count() == 5
    for button in buttons.all():
        button.click()
        expect(page.locator(".leaflet-popup")).to_have_count(1)
        shown = page.locator(".leaflet-popup").evaluate_all(SHOWN)
        assert "Q" in shown[0]
        assert list(misread(shown[0], texts.texts)) == []
        page.keyboard.press("Escape")
    # All at once: the map may be rearranging its marks still.
    labels = page.locator(".leaflet-container [aria-label]").evaluate_all(
        "nodes => nodes.map(node => node.getAttribute('aria-label'))"
    )
    assert len(labels) > 5
    for label in labels:
        assert list(misread(label, texts.texts)) == []


def test_previews_show_texts_as_they_were_typed(page: Page, hostile: str, texts: Texts) -> None:
    page.goto(f"{hostile}claims/bees-vanished/")
    page.locator("article .cite a").first.hover()
    preview = page.locator("[role=group].preview")
    expect(preview).to_be_visible()
    assert list(misread(preview.evaluate_all(SHOWN)[0], texts.texts)) == []


@pytest.mark.parametrize("word", ["alert", "onerror", "window.pwned", "Q75Q", "{{ 7*7 }}", "<img"])
def test_results_of_the_search_show_texts_as_they_were_typed(
    page: Page, hostile: str, texts: Texts, word: str
) -> None:
    page.goto(hostile)
    search(page, word)
    titles = page.locator(".finder__title").evaluate_all(
        "nodes => nodes.map(node => node.textContent)"
    )
    assert titles or page.locator(".finder__told").text_content() == (
        f"Nothing here contains “{word}”. No matching documents"
    )
    for shown in titles:
        assert list(misread(shown, texts.texts)) == []
    inside = page.locator(".finder__found *").evaluate_all(
        "nodes => [...new Set(nodes.map(node => node.localName))]"
    )
    assert set(inside) <= {"li", "a", "p", "mark", "button"}


def test_filters_offer_texts_as_they_were_typed(page: Page, hostile: str, texts: Texts) -> None:
    page.goto(f"{hostile}claims/?speaker=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    options = page.locator("article select option").evaluate_all(
        "nodes => nodes.map(node => node.textContent)"
    )
    assert len([option for option in options if "Q" in option]) > 5
    for option in options:
        assert list(misread(option, texts.texts)) == []
