from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # has none
from playwright.sync_api import Page, expect

from tests.browser.conftest import OPEN

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


SHEET = ":is(.leaflet-popup, .places-sheet:not([hidden]))"
"""What tells of a place: a pop-up in the map, on a phone a sheet below it."""
INNER = ":is(.leaflet-popup-content-wrapper, .places-sheet:not([hidden]))"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, opened: Open, site: str) -> Page:
    """The map of the sample, on a phone and on a desk."""
    page = opened(f"{site}map/", width=request.param)
    expect(page.locator(".places-map__live .map-land")).to_be_attached()
    return page


def dialog(page: Page, name: str | None = None) -> Any:
    """Return the open pop-up; the theme's search is a dialog too."""
    return page.locator(SHEET).get_by_role("dialog", name=name)


def marks(page: Page) -> Any:
    return page.locator(".places-map__live .map-mark:visible")


def focused(page: Page) -> Any:
    return page.evaluate_handle("document.activeElement")


def same(page: Page, one: Any, other: Any) -> bool:
    return bool(page.evaluate("([one, other]) => one === other", [one, other]))


def jump(page: Page, id_: str) -> None:
    page.locator(f".map-jumps [data-jump={id_}]").click()
    expect(page.locator(SHEET)).to_have_count(1)


def test_enter_opens_a_mark_and_escape_closes_it_and_gives_back_the_focus(page: Page) -> None:
    for mark in marks(page).all():
        mark.focus()
        before = focused(page)
        page.keyboard.press("Enter")
        expect(dialog(page)).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog(page)).to_have_count(0)
        assert same(page, focused(page), before)


def test_marks_are_buttons_that_say_what_they_open(page: Page) -> None:
    names = page.locator(".place-list [data-name]").all_inner_texts()
    numbered = {f"{number} {name}" for number, name in enumerate(names, start=1)}
    for mark in marks(page).all():
        label = mark.get_attribute("aria-label") or ""
        assert mark.get_attribute("role") == "button"
        assert label in numbered or set(label.partition(": ")[2].split(", ")) <= set(names)
        assert label.startswith(mark.locator(".map-mark__number").inner_text())


def test_every_place_can_be_jumped_to_and_shows_what_the_list_says(page: Page) -> None:
    buttons = page.locator(".map-jumps [data-jump]").all()
    page.eval_on_selector_all("article details", OPEN)
    assert len(buttons) == page.locator(".place-list > li").count()
    for button in buttons:
        id_ = button.get_attribute("data-jump")
        jump(page, id_ or "")
        entry = page.locator(f"#place-{id_}")
        shown = dialog(page)
        assert shown.inner_text().split() == entry.inner_text().split()
        assert shown.locator("a").count() == entry.locator("a").count()
        page.keyboard.press("Escape")
        expect(button).to_be_focused()


def test_only_the_last_of_jumps_that_follow_each_other_arrives(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    jumps = page.locator(".map-jumps [data-jump]")
    for button in (*jumps.all(), *jumps.all()):
        button.click()
        page.wait_for_timeout(90)
    expect(dialog(page)).to_be_visible()
    assert (jumps.last.text_content() or "").endswith(dialog(page).get_attribute("aria-label"))


def test_a_mark_that_is_pressed_on_the_way_of_a_jump_ends_it(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    mark = marks(page).first
    page.locator(".map-jumps [data-jump]").last.click()
    mark.dispatch_event("click")
    pressed = dialog(page).get_attribute("aria-label")
    page.wait_for_timeout(1500)
    assert dialog(page).get_attribute("aria-label") == pressed


def test_a_pop_up_lies_within_the_map_and_a_sheet_below_it(page: Page) -> None:
    for button in page.locator(".map-jumps [data-jump]").all():
        jump(page, button.get_attribute("data-jump") or "")
        expect(page.locator(".leaflet-pan-anim, .leaflet-zoom-anim")).to_have_count(0)
        outer = page.locator(".places-map").bounding_box()
        inner = page.locator(INNER).bounding_box()
        assert outer
        assert inner
        assert outer["x"] <= inner["x"]
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        if page.locator(".places-sheet:visible").count():
            assert outer["y"] + outer["height"] <= inner["y"] + 1
        else:
            assert outer["y"] <= inner["y"]


def test_the_close_button_gives_back_the_focus(page: Page) -> None:
    button = page.locator(".map-jumps [data-jump]").first
    button.click()
    close = page.locator(":is(.leaflet-popup-close-button, .places-sheet__close)")
    close.focus()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_have_count(0)
    expect(button).to_be_focused()


def test_marks_that_would_cover_each_other_share_one_that_lists_them(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}map/", width=360)
    out = page.get_by_role("button", name="Zoom out")
    while out.is_enabled():
        out.click()
        page.wait_for_timeout(300)
    # Marks are grouped anew when the zoom has ended, which begins a frame after the click.
    page.wait_for_timeout(1000)
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    group = page.locator(".places-map__live .map-mark--group").first
    group.press("Enter")
    expect(dialog(page)).to_be_focused()
    listed = dialog(page).locator("[data-jump]")
    label = group.get_attribute("aria-label") or ""
    assert [re.sub(r"^\d+ ", "", name) for name in listed.all_inner_texts()] == label.partition(
        ": "
    )[2].split(", ")
    id_ = listed.first.get_attribute("data-jump")
    listed.first.press("Enter")
    name = page.locator(f"#place-{id_} [data-name]").inner_text()
    expect(dialog(page, name)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)


def test_areas_are_never_drawn_as_points(page: Page) -> None:
    areas = page.locator(".place-list > li").filter(has_text=re.compile("in a (region|country)"))
    assert areas.count() == 2
    for area in areas.all():
        name = area.locator("[data-name]").inner_text()
        marked = page.locator(f'.places-map__live .map-mark--area[aria-label$=" {name}"]')
        assert marked.count() == 1
    assert page.locator(".places-map__live .map-area").count() == 2


def test_instant_navigation_leaves_one_map_and_takes_it_away(
    opened: Open, instant_site: str
) -> None:
    page = opened(f"{instant_site}glossary/")
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator('a[href$="map/"]:visible').first.click()
        expect(page.locator(".places-map__live .map-land")).to_have_count(1)
        page.locator(".map-jumps [data-jump]").first.click()
        expect(dialog(page)).to_have_count(1)
        page.locator('a[href$="glossary/"]:visible').first.click()
        expect(page.locator("h1")).to_contain_text("Glossary")
        expect(page.locator(".leaflet-container")).to_have_count(0)
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_assistive_technology(
    scheme: str, opened: Open, site: str
) -> None:
    page = opened(f"{site}map/", color_scheme=scheme)
    expect(page.locator(".places-map__live .map-land")).to_be_attached()
    before = Axe().run(page, context=".places-map", options=AXE).response["violations"]
    jump(page, page.locator(".map-jumps [data-jump]").first.get_attribute("data-jump") or "")
    after = Axe().run(page, context=".places-map", options=AXE).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in (*before, *after)] == []


def test_dark_and_light_have_colours_of_their_own(opened: Open, site: str) -> None:
    fills = set()
    for scheme in ("light", "dark"):
        page = opened(f"{site}map/", color_scheme=scheme)
        land = page.locator(".places-map__live .map-land")
        fills.add(land.evaluate("node => getComputedStyle(node).fill"))
    assert len(fills) == 2


def test_without_script_the_static_map_stands_and_nothing_offers_to_jump(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}map/", java_script_enabled=False)
    expect(page.locator(".static-map svg.overview")).to_be_visible()
    expect(page.locator(".place-list > li").first).to_be_visible()
    for button in page.locator("[data-jump]").all():
        expect(button).to_be_hidden()


def test_print_shows_the_static_map(page: Page) -> None:
    expect(page.locator(".static-map")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".static-map svg.overview")).to_be_visible()
    expect(page.locator(".places-map__live")).to_be_hidden()


def test_the_live_map_takes_the_static_ones_place_without_moving_the_page(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}method/", width=360)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (entry.sources.some(({node}) => node?.parentElement?.closest('.md-content')))"
        " window.shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{site}map/")
    expect(page.locator(".places-map__live .map-land")).to_be_attached()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.02


def test_one_finger_scrolls_the_page_and_the_view_is_in_the_address(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}map/", width=360, height=740, has_touch=True, is_mobile=True)
    live = page.locator(".places-map__live")
    expect(live.locator(".map-land")).to_be_attached()
    assert live.evaluate("node => getComputedStyle(node).touchAction") == "pan-x pan-y"
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("view="))
    before = page.locator(".leaflet-control-scale-line").first.inner_text()
    page.reload()
    expect(page.locator(".leaflet-control-scale-line").first).to_have_text(before)
