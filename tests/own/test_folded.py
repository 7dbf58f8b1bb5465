"""Long pages of this site: how long they are on a phone, and what readers search within them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_folded import HEIGHT, SCREENS

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.mark.parametrize(
    ("kind", "items", "word"),
    [
        ("sources/", "li.work", "guardian"),
        ("speakers/", ".speaker", "zelensky"),
        ("timeline/", ".day", "sergeevka"),
        ("claims/", ".claim-item", "sergeevka"),
        ("estimates/", ".said", "umerov"),
    ],
)
def test_a_word_is_searched_within_a_page_and_its_groups_unfold(
    opened: Open, own: str, kind: str, items: str, word: str
) -> None:
    page = opened(f"{own}{kind}")
    every, seen = page.locator(items).count(), page.locator(f"{items}:visible").count()
    field = page.get_by_role("searchbox", name="Search within")
    field.fill(word)
    expect(page.locator(".filters output")).to_contain_text(f"of {every}")
    found = page.locator(f"{items}:not([hidden])")
    assert 0 < found.count() < every
    expect(found.first).to_be_visible()
    assert f"q={word}" in page.url
    page.reload()
    expect(found.first).to_be_visible()
    page.locator(".filters button[type=reset]").click()
    expect(page.locator(f"{items}:visible")).to_have_count(seen)
    assert "q=" not in page.url


@pytest.mark.parametrize("kind", ["", "story/", "numbers/", "disguised/", "peoples/", "method/"])
def test_no_page_to_read_is_longer_than_a_dozen_screens(opened: Open, own: str, kind: str) -> None:
    page = opened(own + kind, width=360, height=740)
    assert page.evaluate(HEIGHT) / 740 <= SCREENS


def test_the_claims_with_most_to_tell_are_no_longer_than_a_dozen_screens(
    opened: Open, own: str, own_files: Path
) -> None:
    files = own_files.glob("claims/*/index.html")
    for file in sorted(files, key=lambda file: -file.stat().st_size)[:5]:
        page = opened(f"{own}claims/{file.parent.name}/", width=360, height=740)
        assert page.evaluate(HEIGHT) / 740 <= SCREENS, file.parent.name


def test_what_is_folded_on_a_phone_stands_open_where_there_is_room(opened: Open, own: str) -> None:
    page = opened(own, width=360)
    page.get_by_text("more topics").click()
    cells = page.locator(".wall li a")
    every = page.locator(".wall li a:visible").count()
    page = opened(own, width=1280)
    assert page.locator(".wall li a:visible").count() == every == cells.count()
