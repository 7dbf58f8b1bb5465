from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.using import search

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

DAYS = "[data-from]"


def asked(page: Page) -> dict[str, list[str]]:
    """Return the parameters in the address."""
    return parse_qs(urlsplit(page.url).query)


def visible(page: Page, selector: str) -> list[str]:
    return [item.inner_text() for item in page.locator(f"{selector}:visible").all()]


def choose(page: Page, name: str, number: int = 1) -> str:
    """Choose an option of a filter and return its value."""
    select = page.locator(f"article select[name={name}]")
    value = str(select.locator("option").nth(number).get_attribute("value"))
    select.select_option(value)
    return value


def test_filters_keep_their_state_in_the_address(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/")
    every = visible(page, ".claim-item")
    assert len(every) == 6
    standing = choose(page, "standing")
    left = visible(page, ".claim-item")
    assert 0 < len(left) < len(every)
    assert asked(page) == {"standing": [standing]}
    expect(page.locator("article output").first).to_have_text(f"{len(left)} of {len(every)}")
    page.reload()
    assert visible(page, ".claim-item") == left
    expect(page.locator("article select[name=standing]")).to_have_value(standing)


def test_filters_work_together_and_are_cleared_together(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/")
    every = visible(page, ".claim-item")
    choose(page, "standing")
    one = visible(page, ".claim-item")
    for name in ("topic", "evidence"):
        options = page.locator(f"article select[name={name}] option:not([disabled])")
        value = options.nth(1).get_attribute("value")
        page.locator(f"article select[name={name}]").select_option(value)
    assert 0 < len(visible(page, ".claim-item")) <= len(one)
    assert set(asked(page)) == {"standing", "topic", "evidence"}
    page.locator("article button[type=reset]").click()
    expect(page.locator(".claim-item:visible")).to_have_count(len(every))
    assert asked(page) == {}


def test_a_filter_in_a_link_that_means_nothing_is_passed_over(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/?standing=nonsense&other=1%22%3E%3Cimg+src=x%3E")
    assert len(visible(page, ".claim-item")) == 6
    assert page.locator("img[src=x]").count() == 0


def test_the_last_match_hides_a_heading_without_claims(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/?topic=pictures")
    assert len(visible(page, ".claim-item")) == 2
    assert visible(page, "article h2") == ["Pictures"]


def column(table: Locator, name: str) -> list[str]:
    """Return the cells of the column with a heading, as they stand now."""
    names = [head.inner_text() for head in table.locator("thead th").all()]
    at = next(i for i, head in enumerate(names) if head.casefold().startswith(name.casefold()))
    rows = table.locator("tbody tr:not(.relayed)").all()
    return [row.locator("th, td").nth(at).inner_text() for row in rows]


def numbers(cells: list[str]) -> list[int]:
    found = [re.search(r"\d[\d,]*", cell) for cell in cells]
    return [int(match[0].replace(",", "")) for match in found if match]


def test_a_table_sorts_by_a_heading_up_down_and_back(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/")
    page.locator(".as-table summary").first.click()
    table = page.locator("table.sortable").first
    before = column(table, "Figure")
    assert len(before) >= 3
    button = table.get_by_role("button", name="Figure")
    head = button.locator("xpath=ancestor::th")
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = numbers(column(table, "Figure"))
    assert up == sorted(up)
    assert len(up) == len(before)
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert numbers(column(table, "Figure")) == sorted(up, reverse=True)
    button.click()
    assert column(table, "Figure") == before
    assert head.get_attribute("aria-sort") is None


def test_dates_sort_by_time_and_one_heading_at_a_time_is_marked(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/")
    page.locator(".as-table summary").first.click()
    table = page.locator("table.sortable").first
    table.get_by_role("button", name="Figure").click()
    table.get_by_role("button", name="As of").click()
    assert table.locator("[aria-sort]").count() == 1
    dates = [row.locator("[data-sort]").first for row in table.locator("tbody tr").all()]
    keys = [str(cell.get_attribute("data-sort")) for cell in dates]
    assert keys == sorted(keys)


def test_the_timeline_can_be_read_as_of_a_day(opened: Open, site: str) -> None:
    page = opened(f"{site}timeline/")
    every = page.locator(DAYS).count()
    field = page.locator("input[name=as-of]")
    field.fill("2030-04-05")
    expect(page.locator(f"{DAYS}:visible")).not_to_have_count(every)
    days = page.locator(f"{DAYS}:visible").evaluate_all("nodes => nodes.map(n => n.dataset.from)")
    assert days
    assert max(days) <= "2030-04-05"
    assert asked(page) == {"as-of": ["2030-04-05"]}
    page.reload()
    expect(field).to_have_value("2030-04-05")
    assert page.locator(f"{DAYS}:visible").count() == len(days)
    page.locator("form[data-as-of] button[type=reset]").click()
    expect(page.locator(f"{DAYS}:visible")).to_have_count(every)
    assert asked(page) == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_finds_a_claim_by_a_word_and_leads_to_it(
    opened: Open, site: str, width: int
) -> None:
    page = opened(site, width=width)
    search(page, "Corvey")
    found = page.locator(".finder__title", has_text="Spray from the Corvey works").first
    found.press("Enter")
    page.wait_for_url("**/claims/spray-drifted/**", wait_until="commit", timeout=60_000)
    expect(page.locator("h1")).to_contain_text("Spray from the Corvey works")


def test_the_choice_of_light_or_dark_is_kept(opened: Open, site: str) -> None:
    page = opened(site, color_scheme="light")

    def paper() -> Any:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    light = paper()
    switch = page.locator("[data-scheme-switch]")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = paper()
    assert dark != light
    page.reload()
    assert paper() == dark


def test_a_citation_shows_its_work_and_escape_closes_it(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/bees-vanished/")
    link = page.locator("article .cite a").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Keepers open empty hives")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()


def test_a_link_to_a_figure_a_speaker_or_a_reference_shows_its_target(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}estimates/#inspectors-lost")
    expect(page.locator("#inspectors-lost")).to_be_in_viewport()
    page = opened(f"{site}claims/union-counts-losses/")
    page.locator("article .cite a").last.click()
    expect(page.locator("li.work:target")).to_be_in_viewport()


def test_the_keyboard_reaches_the_content_first(opened: Open, site: str) -> None:
    page = opened(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_print_shows_what_is_folded_away(opened: Open, site: str) -> None:
    page = opened(f"{site}claims/bees-vanished/")
    folded = page.locator("article details:not([open], .filters, .counted *)")
    count = folded.count()
    assert count > 0
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    expect(page.locator("header")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(count)


def test_a_day_sets_the_wall_the_answer_and_the_map(opened: Open, site: str) -> None:
    page = opened(site)
    today = page.locator(".wall .grade").count()
    assert visible(page, ".wall__count").count("0") < page.locator(".wall__count").count()
    slider = page.locator("form[data-known] input[type=range]")
    slider.focus()
    slider.press("Home")
    first = str(page.locator("#known-days time").first.get_attribute("datetime"))
    assert asked(page) == {"as-of": [first]}
    unsaid = page.locator(".wall .grade--unsaid").count()
    assert 0 < unsaid < today
    expect(page.locator("form[data-known] output")).to_have_text(
        f"{today - unsaid} of {today} claims had been made"
    )
    assert page.locator(".small-map [data-later]").count()
    # Whoever is sent the address sees the same day.
    page.reload()
    expect(page.locator("form[data-known] input[type=date]")).to_have_value(first)
    assert page.locator(".wall .grade--unsaid").count() == unsaid
    page.locator("form[data-known] button").click()
    expect(page.locator(".wall .grade--unsaid")).to_have_count(0)
    assert asked(page) == {}


def test_a_cell_of_the_wall_previews_its_claim(opened: Open, site: str) -> None:
    page = opened(site)
    cell = page.locator(".wall li a").first
    title = cell.locator(".wall__title").text_content()
    cell.hover()
    expect(page.locator(".preview__title")).to_have_text(str(title))
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_have_count(0)
