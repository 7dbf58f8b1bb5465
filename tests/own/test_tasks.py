"""Five things that somebody with a phone, who knows nothing of the subject, wants to know.

Each begins on the home page. A screen takes about two seconds to look over, a tap or a word about
as long: what is at most three screens and three taps away is found in far less than half a minute.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.using import search

pytestmark = pytest.mark.browser

SCREEN = 740
FAR = 3
"""How many screens down an answer may begin."""


@pytest.fixture
def home(opened: Callable[..., Page], own: str) -> Page:
    return opened(own, width=360, height=SCREEN, has_touch=True, is_mobile=True)


def screens_down(part: Locator) -> float:
    """Return how many screens of scrolling bring the top of a part into sight."""
    down: float = part.evaluate("node => node.getBoundingClientRect().top + scrollY")
    return max(0.0, down / SCREEN)


def find(page: Page, words: str) -> None:
    """Search, and tap what comes first."""
    search(page, words)
    page.locator(".finder__title").first.tap()
    page.wait_for_load_state()


def test_how_many_are_said_to_have_been_killed_and_by_whom(home: Page) -> None:
    figure = home.locator(".key-figure", has_text="Killed").first
    assert screens_down(figure) < FAR
    expect(figure).to_contain_text("about 2,000")
    expect(figure).to_contain_text("National Intelligence Service")
    figure.get_by_role("link").tap()
    heading = home.locator("h3", has_text="Killed: North Korean soldiers, Kursk Oblast").first
    expect(heading).to_be_in_viewport()
    expect(
        home.locator("section.series", has=heading).locator("svg:visible").first
    ).to_be_in_viewport()


def test_were_there_buryat_papers(home: Page) -> None:
    answer = home.locator("article p").first
    assert screens_down(answer) < 0.2
    expect(answer).to_contain_text("no paper that shows it for certain was found")


def test_who_says_there_were_none(home: Page) -> None:
    find(home, "who says there were no papers")
    expect(home.locator("h1")).to_contain_text("Neither Moscow nor Pyongyang")
    expect(home.locator(".standing .grade")).to_be_in_viewport()
    home.go_back()
    find(home, "who denied it")
    expect(home.locator("h1")).to_contain_text("North Korea called reports of its soldiers rumours")


def test_what_was_known_on_a_day(home: Page) -> None:
    control = home.locator("form[data-known]")
    assert screens_down(control) < FAR
    home.locator("input[name=as-of]").fill("2024-11-05")
    answer = home.locator(".known__answer")
    expect(answer).to_contain_text("contested North Korean soldiers fought in Kursk Oblast")
    expect(answer).to_contain_text("not yet said Neither Moscow nor Pyongyang")
    assert screens_down(answer) < FAR


def test_where_is_sergeevka(home: Page) -> None:
    find(home, "where is sergeevka")
    expect(home.locator("h1")).to_contain_text("Sergeevka")
    expect(home.locator(".lead")).to_contain_text("near the Chinese border")
    expect(home.locator(".lead")).to_be_in_viewport()
    map_ = home.locator(".locator img")
    assert screens_down(map_) < 1
    map_.scroll_into_view_if_needed()
    home.wait_for_function("() => document.querySelector('.locator img').naturalWidth > 0")
