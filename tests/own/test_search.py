"""What readers of this site look for, and what they must find first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.using import search
from tests.content import read_yaml

pytestmark = pytest.mark.browser

QUERIES = {
    str(words): first for words, first in read_yaml(Path(__file__).with_name("search.yml")).items()
}


def test_what_readers_look_for_comes_first(opened: Callable[..., Page], own: str) -> None:
    page = opened(own)
    address = own.removesuffix("/").rpartition("/")[2]
    found = {}
    for words in QUERIES:
        search(page, words)
        first = page.locator(".finder__title").first
        found[words] = str(first.get_attribute("href")).partition(f"/{address}/")[2]
    assert len(found) >= 40
    wrong = {words: at for words, at in found.items() if not at.startswith(QUERIES[words])}
    assert wrong == {}
    # Where a work is cited is the last place to begin to read.
    assert not [words for words, at in found.items() if at.endswith("#references")]
