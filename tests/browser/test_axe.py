from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # has none
from playwright.sync_api import Page

from tests.browser.conftest import OPEN
from tests.browser.using import search
from tests.sites import KINDS, written_by_hand

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Scheme = Literal["light", "dark"]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS: list[tuple[int, Scheme]] = [(360, "light"), (1280, "dark")]
"""Each width; what hangs on colours is looked at in the other scheme as well."""
PAGES = (*KINDS, *written_by_hand(), "404.html")


def violations(page: Page, runs: Mapping[str, Any] | None = None) -> list[str]:
    """Return what axe-core finds wrong: rule, and where."""
    # Tables far below are laid out when they come near, and so on top of each other until then.
    page.add_style_tag(content="* { content-visibility: visible !important }")
    found: Any = Axe().run(page, options={"runOnly": runs or RULES, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def violations_in_both_schemes(page: Page) -> list[str]:
    """Return what axe finds wrong, and what of colours it does after the switch to the other."""
    found = violations(page)
    page.locator("header [data-scheme-switch]").click()
    return found + violations(page, {"type": "rule", "values": COLOURS})


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    scheme: Scheme = request.param
    return scheme


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_a_page_with_everything_opened(
    opened: Open, own: str, address: str, width: int, scheme: Scheme
) -> None:
    page = opened(f"{own}{address}", width=width, color_scheme=scheme, bypass_csp=True)
    page.eval_on_selector_all("article details", OPEN)
    assert violations_in_both_schemes(page) == []


@pytest.fixture(params=["claims", "places"])
def fullest(request: pytest.FixtureRequest, own: str, own_files: Path) -> str:
    """The address of the longest page of a kind."""
    files = own_files.glob(f"{request.param}/*/index.html")
    longest = max(files, key=lambda file: file.stat().st_size)
    return f"{own}{request.param}/{longest.parent.name}/"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_fullest_claim_and_place(
    opened: Open, fullest: str, width: int, scheme: Scheme
) -> None:
    page = opened(fullest, width=width, color_scheme=scheme, bypass_csp=True)
    page.eval_on_selector_all("article details", OPEN)
    assert violations_in_both_schemes(page) == []


def test_axe_finds_nothing_on_a_claim_of_each_standing(
    opened: Open, own: str, own_files: Path, scheme: Scheme
) -> None:
    shortest: dict[str, Path] = {}
    for file in sorted(own_files.glob("claims/*/index.html"), key=lambda file: file.stat().st_size):
        for grade in re.findall(r'"standing standing--([a-z-]+)"', file.read_text("utf-8")):
            shortest.setdefault(grade, file)
    assert shortest
    page = opened(own, width=360, color_scheme=scheme, bypass_csp=True)
    for file in shortest.values():
        page.goto(f"{own}claims/{file.parent.name}/")
        page.eval_on_selector_all("article details", OPEN)
        assert violations(page) == [], file


def test_axe_finds_nothing_with_the_menu_open(opened: Open, own: str, scheme: Scheme) -> None:
    page = opened(own, width=360, color_scheme=scheme, bypass_csp=True)
    page.get_by_role("banner").get_by_role("button").first.click()
    page.locator("#site-nav").get_by_role("link", name="Timeline").wait_for()
    assert violations(page) == []


def test_axe_finds_nothing_in_the_search(opened: Open, own: str, scheme: Scheme) -> None:
    page = opened(own, color_scheme=scheme, bypass_csp=True)
    search(page, page.locator("h1").inner_text())
    page.locator(".finder__title").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("link", [".cite a", "a.claim-link", "a.term-link"])
def test_axe_finds_nothing_with_a_preview_open(
    opened: Open, site: str, link: str, scheme: Scheme
) -> None:
    page = opened(site, color_scheme=scheme, bypass_csp=True)
    page.locator(f"article {link}").first.hover()
    page.locator("[role=group].preview").wait_for()
    assert violations(page) == []
