"""Five things that somebody with a phone, who knows nothing of the subject, wants to know.

Each begins on the home page and is timed as a person would be: four words a second of all that
stands on the screen until the answer has been read, a second a tap, three letters a second, and
two seconds for a screen that is looked over for its headings alone.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.using import search

pytestmark = pytest.mark.browser

SCREEN = 740
MOST = 30.0
"""Seconds that each answer may take."""

WORDS = """(end, start) => {
  const last = document.createRange();
  last.selectNodeContents(end);
  const first = document.createRange();
  first.setStart(start ?? document.querySelector("dialog[open], article"), 0);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const within = first.comparePoint(node, 0) >= 0 && last.comparePoint(node, 0) <= 0;
    const { parentElement: box } = node;
    if (within && box.checkVisibility() && !box.closest("option, svg, .headerlink")) {
      words += node.data.split(/\\s+/).filter(Boolean).length;
    }
  }
  return words;
}"""
"""How many words are seen from where a page, a box or a part begins to where another part ends."""


class Reader:
    """Somebody with a phone, and the seconds that have gone by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seconds = 0.0
        self.taps = 0
        self.screens = 0.0

    def read(self, end: Locator, start: Locator | None = None) -> None:
        """Read all that stands from the top, or from a part, to the end of another."""
        expect(end).to_be_visible()
        first = start.element_handle() if start else None
        self.seconds += end.evaluate(WORDS, first) / 4

    def look_for(self, part: Locator) -> None:
        """Scroll until a part is seen."""
        down = part.evaluate("node => node.getBoundingClientRect().top") / SCREEN
        self.screens += max(0.0, down)
        self.seconds += 2 * max(0.0, down)
        part.scroll_into_view_if_needed()

    def tap(self, part: Locator, times: int = 1) -> None:
        """Tap a part, and wait for where it leads."""
        self.taps += times
        self.seconds += times
        part.tap()
        self.page.wait_for_load_state()

    def ask(self, words: str) -> None:
        """Search, and read to the end of the first title that is found."""
        search(self.page, words)
        self.taps += 1
        self.seconds += 1 + len(words) / 3
        self.read(self.page.locator(".finder__title").first)

    def done(self) -> None:
        """Hold the time to what is bearable."""
        assert self.seconds < MOST, (self.taps, self.screens)


@pytest.fixture
def reader(opened: Callable[..., Page], own: str) -> Reader:
    return Reader(opened(own, width=360, height=SCREEN, has_touch=True, is_mobile=True))


def test_how_many_are_said_to_have_been_killed_and_by_whom(reader: Reader) -> None:
    figure = reader.page.locator(".key-figure", has_text="Killed").first
    expect(figure).to_contain_text("about 2,000")
    expect(figure).to_contain_text("National Intelligence Service")
    reader.read(figure)
    reader.done()


def test_the_same_by_a_question(reader: Reader) -> None:
    reader.ask("how many were killed")
    first = reader.page.locator(".finder__title").first
    expect(first).to_contain_text("2,000")
    expect(first).to_contain_text("South Korea")
    reader.done()


def test_a_figure_leads_to_the_chart_of_all(reader: Reader) -> None:
    figure = reader.page.locator(".key-figure", has_text="Killed").first
    figure.get_by_role("link").tap()
    heading = reader.page.locator("h3", has_text="Killed: North Korean soldiers, Kursk").first
    expect(heading).to_be_in_viewport()
    chart = reader.page.locator("section.series", has=heading).locator("svg:visible").first
    expect(chart).to_be_in_viewport()


def test_were_there_buryat_papers(reader: Reader) -> None:
    answer = reader.page.locator("article p").first
    expect(answer).to_contain_text("no paper that shows it for certain was found")
    reader.read(answer)
    reader.done()


def test_who_says_there_were_none(reader: Reader) -> None:
    link = reader.page.locator("article p a", has_text="word from Moscow or Pyongyang").first
    reader.read(link)
    reader.tap(link)
    expect(reader.page.locator("h1")).to_contain_text("Neither Moscow nor Pyongyang")
    reader.read(reader.page.locator("h1"))
    reader.done()


def test_the_same_by_a_question_leads_to_those_who_deny(reader: Reader) -> None:
    reader.ask("who denied it")
    reader.tap(reader.page.locator(".finder__title").first)
    title = reader.page.locator("h1")
    expect(title).to_contain_text("North Korea called reports of its soldiers rumours")
    reader.read(title)
    expect(reader.page.locator(".standing .grade")).to_be_in_viewport()
    reader.done()


def test_what_was_known_on_a_day(reader: Reader) -> None:
    page = reader.page
    heading = page.locator("h2", has_text="What was known")
    reader.look_for(heading)
    day = page.locator("input[name=as-of]")
    reader.read(page.locator("label", has=day), heading)
    # A phone's calendar: opened, the year and the month chosen, the day, and done.
    reader.tap(heading, times=6)
    day.fill("2024-11-05")
    answer = page.locator(".known__answer")
    expect(answer).to_contain_text("contested North Korean soldiers fought in Kursk Oblast")
    expect(answer).to_contain_text("not yet said Neither Moscow nor Pyongyang")
    reader.read(answer.locator("li:not(:has(.grade--unsaid))").last, answer)
    reader.done()


def test_where_is_sergeevka(reader: Reader) -> None:
    page = reader.page
    reader.ask("where is sergeevka")
    reader.tap(page.locator(".finder__title").first)
    expect(page.locator("h1")).to_contain_text("Sergeevka")
    lead = page.locator(".lead")
    expect(lead).to_contain_text("near the Chinese border")
    reader.read(lead)
    reader.done()
    map_ = page.locator(".locator img")
    map_.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.locator img').naturalWidth > 0")
