"""A reader who tries everything on a page: hovers, clicks, chooses, searches, switches, prints."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

PREVIEWED = "article :is(.cite a, a.claim-link, a.term-link)"
PRESSED = "article :is(summary, button), .leaflet-control-zoom a, .leaflet-marker-icon"
FOUND = "document.querySelector('.md-search-result__meta').textContent.trim()"
EACH = 8
"""How many of a kind are tried; the rest of them are made alike."""


def use_everything(page: Page, word: str) -> None:
    """Use whatever a page offers, and search for a word, if any; links are hovered alone."""
    for link in _some(page.locator(PREVIEWED)):
        link.hover()
        page.wait_for_timeout(200)
        page.keyboard.press("Escape")
    for part in _some(page.locator(PRESSED)):
        # Marks of a map come and go as it moves.
        if part.is_visible():
            part.click()
            page.keyboard.press("Escape")
    for choice in _some(page.locator("article select")):
        choice.select_option(choice.locator("option:enabled").last.get_attribute("value"))
    for field in _some(page.locator("article input")):
        field.fill("2030-04-10")
    for _ in "on", "off":
        page.locator("header [data-scheme-switch]").click()
    page.locator("header [popovertarget]").click()
    page.keyboard.press("Escape")
    if word:
        _search(page, word)
    page.emulate_media(media="print")
    page.evaluate("['beforeprint', 'afterprint'].forEach(name => dispatchEvent(new Event(name)))")
    page.emulate_media(media="screen")


def _some(parts: Locator) -> list[Locator]:
    """Return some parts of a page that can be seen, evenly spread."""
    seen = [part for part in parts.all() if part.is_visible()]
    return seen[:: max(1, len(seen) // EACH)]


def _search(page: Page, word: str) -> None:
    page.locator("header .site-button--search").click()
    page.get_by_role("textbox", name="Search").fill(word)
    page.wait_for_function(FOUND)
    page.keyboard.press("Escape")
