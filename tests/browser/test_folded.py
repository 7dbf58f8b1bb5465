"""Long pages: what is folded, found, unfolded and printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

LONG = (
    "claims/", "estimates/", "sources/", "speakers/", "timeline/", "map/", "changes/", "data/",
    "exhibits/", "glossary/",
)  # fmt: skip

SCREENS = 12
"""How many screens of a phone a page may take before anything is unfolded."""

HEIGHT = "document.documentElement.scrollHeight"


@pytest.mark.parametrize("kind", LONG)
def test_no_page_is_longer_than_a_dozen_screens_nor_grows(
    opened: Open, own: str, kind: str
) -> None:
    page = opened(f"{own}{kind}", width=360, height=740)
    before = page.evaluate(HEIGHT)
    assert before / 740 <= SCREENS
    page.evaluate(f"scrollTo(0, {HEIGHT})")
    page.wait_for_timeout(300)
    assert page.evaluate(HEIGHT) == before


def test_accents_and_case_make_no_difference_to_what_is_searched(opened: Open, site: str) -> None:
    page = opened(f"{site}sources/")
    page.get_by_role("searchbox", name="Search within").fill("INES aubry")
    expect(page.locator("li.work:visible")).to_have_count(1)


@pytest.mark.parametrize(
    "address", ["speakers/#zelensky", "sources/#{work}", "estimates/#{figure}"]
)
def test_an_address_unfolds_what_it_leads_into(opened: Open, own: str, address: str) -> None:
    page = opened(f"{own}{address.partition('#')[0]}")
    work = page.locator("li.work, .said").last
    ids = {"work": "", "figure": ""} | dict.fromkeys(
        ("work", "figure"), work.get_attribute("id") if work.count() else ""
    )
    page = opened(own + address.format(**ids))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_a_link_within_a_page_unfolds_what_it_leads_into(opened: Open, own: str) -> None:
    page = opened(f"{own}estimates/")
    page.evaluate("location.hash = 'quantity-deployed'")
    target = page.locator(".said").last
    page.evaluate(f"location.hash = '{target.get_attribute('id')}'")
    expect(target).to_be_in_viewport()


def test_printed_tables_keep_their_headings_and_groups_stand_open(opened: Open, own: str) -> None:
    page = opened(f"{own}estimates/", width=700)
    expect(page.locator("th button").first).to_be_attached()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for table in page.locator("article table").all():
        for head in table.locator("thead th").all():
            words = head.locator("button")
            expect(words if words.count() else head).to_be_visible()
            assert head.inner_text().strip()
    for heading in page.locator("article :is(h2, h3, h4)").all():
        assert heading.is_visible(), heading.inner_text()


def test_no_claim_prints_on_more_than_four_pages(opened: Open, own: str, own_files: Path) -> None:
    files = sorted(own_files.glob("claims/*/index.html"), key=lambda file: -file.stat().st_size)
    page = opened(own)
    for file in files[:4]:
        page.goto(f"{own}claims/{file.parent.name}/")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert max(map(int, re.findall(rb"/Count (\d+)", printed))) <= 4, file.parent.name
        # What is cut is the same told again; every statement and every address of a work stays.
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for part in (".statement__says", ".work__reference", ".how-it-came svg"):
            assert page.locator(part).count()
            assert all(each.is_visible() for each in page.locator(part).all())
        page.emulate_media(media="null")


def test_a_row_is_a_card_on_a_phone_and_still_a_row_to_those_who_hear_it(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}estimates/", width=360, height=740)
    page.locator(".as-table summary").first.click()
    table = page.locator(".as-table[open] table")
    row = table.locator("tbody tr").first
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    shown = row.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert shown == '"As of"'
    # What the browser itself tells a screen reader, not what the markup would have it tell.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    rows = table.locator("tbody tr").count()
    assert rows > 1
    told = {"table": 1, "row": rows + 1, "columnheader": 8, "rowheader": rows, "cell": 7 * rows}
    assert {role: heard[role] for role in told} == told


def test_a_sign_of_standing_says_on_a_tap_what_it_means(opened: Open, own: str) -> None:
    page = opened(f"{own}speakers/", java_script_enabled=False)
    page.locator("details.group > summary").first.click()
    page.locator("details.claims:visible:has(button.grade) > summary").first.click()
    sign = page.locator("button.grade:visible").first
    note = page.locator(f"#{sign.get_attribute('popovertarget')}")
    expect(note).to_be_hidden()
    sign.click()
    expect(note).to_be_visible()
    expect(note).to_contain_text(sign.inner_text())


def test_filters_and_a_day_narrow_the_timeline_together(opened: Open, site: str) -> None:
    page = opened(f"{site}timeline/")
    every = page.locator(".day:visible").count()
    page.locator("input[name=as-of]").fill("2030-04-20")
    by_day = page.locator(".day:visible").count()
    page.get_by_role("searchbox", name="Search within").fill("union")
    both = page.locator(".day:visible").count()
    assert 0 < both < by_day < every
