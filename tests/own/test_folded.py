"""Words that readers of this site search within its long pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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
