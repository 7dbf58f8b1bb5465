"""A reader who tries everything on a page: hovers, clicks, chooses, searches, switches, prints."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

PREVIEWED = "article :is(.cite a, a.claim-link, a.term-link)"
PRESSED = "article :is(summary, button), .leaflet-control-zoom a, .leaflet-marker-icon"
_ANSWER = re.compile(r"matching document|cannot be loaded")
"""What the search says when it has an answer."""
EACH = 8
"""How many of a kind are tried; the rest of them are made alike."""


def use_everything(page: Page, word: str) -> None:
    """Use whatever a page offers, and search for a word; links are hovered alone."""
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
    search(page, word)
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.evaluate("['beforeprint', 'afterprint'].forEach(name => dispatchEvent(new Event(name)))")
    page.emulate_media(media="screen")


def _some(parts: Locator) -> list[Locator]:
    """Return some parts of a page that can be seen, evenly spread."""
    seen = [part for part in parts.all() if part.is_visible()]
    return seen[:: max(1, len(seen) // EACH)]


def search(page: Page, words: str) -> None:
    """Open the search, if it is not open, and look for words; waits for the answer."""
    if not page.locator("dialog.finder[open]").count():
        page.locator("header [data-search]").click()
    # What an earlier question has left would pass for the answer to this one.
    page.locator(".finder__words").fill("")
    expect(page.locator(".finder__told")).to_have_text("Type to start searching")
    page.locator(".finder__words").fill(words)
    expect(page.locator(".finder__told")).to_have_text(_ANSWER, timeout=60_000)
