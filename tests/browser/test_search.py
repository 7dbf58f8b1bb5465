"""The search as readers use it: by keyboard, narrowed down, misspelt, and where it cannot run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.using import search

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

TITLES = ".finder__title"


def titles(page: Page) -> list[str]:
    return page.locator(TITLES).all_inner_texts()


def addresses(page: Page) -> list[str]:
    nodes = page.locator(TITLES).evaluate_all("nodes => nodes.map(node => node.pathname)")
    return [str(path).removeprefix("/hives/") for path in nodes]


def test_nothing_of_the_search_is_fetched_before_somebody_searches(opened: Open, site: str) -> None:
    page = opened(site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}glossary/")
    page.wait_for_load_state("networkidle")
    ours = re.compile("pagefind|search|names|assets/javascripts")
    assert [url for url in asked if ours.search(url)] == []
    search(page, "bees")
    assert {"assets/search.js", "pagefind/pagefind.js"} <= set(asked)
    assert [url for url in asked if "assets/javascripts" in url] == []


def test_it_is_used_by_keyboard_alone(opened: Open, site: str) -> None:
    page = opened(f"{site}glossary/", width=360)
    dialog, field = page.get_by_role("dialog", name="Search"), page.get_by_role("searchbox")
    for keys in "/", "Control+k":
        page.keyboard.press(keys)
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    page.locator("[data-search]").focus()
    page.keyboard.press("Space")
    expect(field).to_be_focused()
    search(page, "colonies")
    links = page.locator(TITLES)
    for index in 0, 1:
        page.keyboard.press("ArrowDown")
        expect(links.nth(index)).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = str(links.first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}", wait_until="commit")


def test_enter_in_the_field_leads_to_the_first_result(opened: Open, site: str) -> None:
    page = opened(site)
    search(page, "Corvey spray")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/claims/spray-drifted/**", wait_until="commit")


def test_a_slash_typed_into_a_field_stays_there(opened: Open, site: str) -> None:
    page = opened(f"{site}timeline/")
    page.locator("article input[type='search']").focus()
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    expect(page.locator("dialog.finder")).not_to_have_attribute("open", "")


def test_what_is_found_is_told_with_what_stands_behind_it(opened: Open, site: str) -> None:
    page = opened(site)
    search(page, "bees")
    told = page.locator(".finder__told")
    expect(told).to_have_text(re.compile(r"^\d+ matching documents$"))
    entry = page.locator(".finder__found li", has=page.locator("a[href*='claims/bees-vanished']"))
    expect(entry.locator(".finder__where")).to_contain_text(re.compile(r"\d+ articles?"))
    expect(entry.locator("mark").first).to_have_text(re.compile("bees", re.IGNORECASE))
    search(page, "qqqzzzxx")
    expect(told).to_have_text("Nothing here contains “qqqzzzxx”. No matching documents")
    assert titles(page) == []


def test_results_are_narrowed_down_with_counts_that_are_kept(opened: Open, site: str) -> None:
    page = opened(site)
    search(page, "bees")
    labels = page.locator(".finder__filters label").all_inner_texts()
    assert {label.split("\n")[0].strip() for label in labels} == {
        "Topic", "Standing", "Speaker", "Place",
    }  # fmt: skip
    select = page.locator(".finder").get_by_label("Standing")
    option = select.locator("option").nth(1).inner_text()
    words, count = re.fullmatch(r"(.*) \((\d+)\)", option).groups()  # type: ignore[union-attr] # all options but the first are such
    select.select_option(words)
    expect(page.locator(TITLES)).to_have_count(int(count))
    behind = page.locator(".finder__where").all_inner_texts()
    assert all(line.casefold().startswith(words.casefold()) for line in behind)
    select.select_option("")
    expect(page.locator(TITLES)).not_to_have_count(int(count))


@pytest.mark.parametrize(
    ("typed", "instead"),
    [("Tamsni", "Tamsin"), ("Marovall", "Maroval"), ("Corvye", "Corvey"), ("vanishd", "vanished")],
)
def test_a_misspelt_name_is_found_and_said_to_be_another(
    opened: Open, site: str, typed: str, instead: str
) -> None:
    page = opened(site)
    search(page, typed)
    told = f"Nothing here contains “{typed}”. Searched instead: {instead}."
    expect(page.locator(".finder__told")).to_contain_text(told)
    misspelt = addresses(page)
    search(page, instead)
    assert addresses(page) == misspelt
    assert misspelt


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("one thousand two hundred", "1,200"),
        ("1.2 thousand", "1,200"),
        ("1.2k", "1,200"),
        ("twenty-two thousand colonies", "22,000 colonies"),
        ("2030 two colonies", "two colonies 2030"),
    ],
)
def test_numbers_in_words_are_found_as_figures(
    opened: Open, site: str, typed: str, figure: str
) -> None:
    page = opened(site)
    search(page, figure)
    wanted = (page.locator(".finder__told").inner_text(), addresses(page))
    search(page, typed)
    assert (page.locator(".finder__told").inner_text(), addresses(page)) == wanted
    assert wanted[1]


def test_where_no_page_has_all_words_those_with_most_come_first(opened: Open, site: str) -> None:
    page = opened(site)
    search(page, "driver lab keepers ministry")
    expect(page.locator(".finder__told")).to_contain_text("No page has all of these words.")
    assert titles(page)


def test_without_scripts_the_way_to_the_search_leads_to_all_claims(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}glossary/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(f"{site}claims/")
    assert not page.locator("dialog").is_visible()
    context.close()


def test_an_index_that_cannot_be_had_is_said_and_leads_to_all_claims(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site}glossary/")
    page.locator("[data-search]").click()
    told = page.locator(".finder__told")
    expect(told).to_contain_text("The search cannot be loaded.", timeout=60_000)
    told.get_by_role("link").click()
    page.wait_for_url(f"{site}claims/")
    context.close()


def test_a_copy_in_the_file_system_finds_the_same_and_leads_there(
    opened: Open, site: str, sample_copy: Path
) -> None:
    web, copy = opened(site), opened((sample_copy / "glossary/index.html").as_uri())
    for words in "bees", "how many colonies were lost", "Marovall", "Corvey spray", "who denied it":
        found = []
        for page in web, copy:
            search(page, words)
            told = page.locator(".finder__told").inner_text()
            excerpts = page.locator(".finder__excerpt").all_inner_texts()
            found.append((told, titles(page), excerpts))
        assert found[0] == found[1], words
        assert found[1][1], words
    select = copy.locator(".finder").get_by_label("Standing")
    assert select.locator("option").count() > 1
    search(copy, "Corvey spray")
    copy.get_by_role("searchbox").press("Enter")
    copy.wait_for_url("**/claims/spray-drifted/index.html*", wait_until="commit")
    expect(copy.locator("h1")).to_contain_text("Spray from")


def test_a_copy_whose_index_is_lost_says_so_and_leads_to_all_claims(
    chromium: Browser, sample_copy: Path
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto((sample_copy / "index.html").as_uri())
    page.locator("[data-search]").click()
    told = page.locator(".finder__told")
    expect(told).to_contain_text("The search cannot be loaded.")
    told.get_by_role("link").click()
    page.wait_for_url("**/claims/index.html")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_box_and_its_results_fit_the_window(
    opened: Open, site: str, width: int, direction: str
) -> None:
    page = opened(site, width=width)
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    search(page, "bees")
    page.locator(TITLES).first.wait_for()
    over = page.locator("dialog.finder, dialog.finder *").evaluate_all(
        """nodes => nodes.filter(node => node.checkVisibility()).filter(node => {
          const { left, right } = node.getBoundingClientRect();
          return left < -1 || right > document.documentElement.clientWidth + 1;
        }).map(node => node.className)"""
    )
    assert over == []
