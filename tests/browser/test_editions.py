"""Editions of the sample in Arabic, from right to left, and in Ukrainian, with the catalogues that
are shipped, and records in letters of the language: what is Latin still, nobody translated."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.site.words.language import Language
from tests.browser.conftest import OPEN
from tests.sites import KINDS, build
from tests.transliterated import in_script, sample_in

pytestmark = pytest.mark.browser

ADDRESS = re.compile(
    r"https?://\S+|[\w/.-]+\.(?:yml|example)\b|outlines/|`[^`]*`|SHA-256 [0-9a-f]+"
)
CLAIM = "claims/bees-vanished/"
PAGES = (*KINDS, CLAIM, "places/tamsin/", "method/")
SAID = """tag => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const foreign = parent.closest('[lang]').lang !== tag;
    if (!foreign && !parent.closest('code, pre, kbd, q, script, style, .Z3988')) {
      found.push(walk.currentNode.data);
    }
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
    for (const node of document.querySelectorAll(`body [${name}]:not(.Z3988)`)) {
      found.push(node.getAttribute(name));
    }
  }
  return found.map(text => text.trim().replaceAll(/\\s+/g, ' ')).filter(Boolean);
}"""
"""All that a page says, shown or read out, but for code and what is declared foreign."""

OUTSIDE = """() => [...document.querySelectorAll('article svg')].flatMap(svg => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const { left, right, width } = text.getBoundingClientRect();
    return width && (left < box.left - 1 || right > box.right + 1);
  }).map(text => text.textContent);
})"""
"""Words that a drawing cuts off at its sides."""


@pytest.fixture(scope="module", params=["ar", "uk"])
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def project(tag: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = sample_in(tag, tmp_path_factory.mktemp(tag))
    build("mkdocs", made)
    return made


@pytest.fixture(scope="module")
def edition(
    project: Path, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    root = tmp_path_factory.mktemp("root")
    (root / "hives").symlink_to(project / "build/site")
    return serve(root) + "hives/"


NAMES = set(re.findall(
    r"\w+",
    "SVG PNG CSV JSON GeoJSON LD CSL UTF UTC SHA CC BY DOI ISBN ISSN PubMed Central PROV RIS Atom"
    " BibTeX BibLaTeX DataCite Python pandas DuckDB jq Web Annotation Markdown EDTF km mi min",
))  # fmt: skip
"""What is called so in any language: formats, programs, licences, signs of units."""


def test_pages_are_in_their_language_alone_run_its_way_and_fit_a_phone(
    opened: Callable[..., Page], edition: str, project: Path, tag: str
) -> None:
    works = (file.read_text("utf-8") for file in (project / "content/sources").glob("*.yml"))
    known = {word for text in works for word in re.findall("[A-Za-z]+", text)} | NAMES
    page = opened(edition, width=360, height=740)
    found: dict[str, str] = {}
    for path in PAGES:
        page.goto(edition + path)
        page.eval_on_selector_all("details", OPEN)
        root = page.locator("html")
        assert root.get_attribute("lang") == tag
        assert root.evaluate("() => getComputedStyle(document.body).direction") == (
            Language(tag).direction
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
        assert page.evaluate(OUTSIDE) == [], path
        found |= dict.fromkeys(page.evaluate(SAID, tag), path)
    left = {
        text: path
        for text, path in found.items()
        if not known.issuperset(re.findall(r"[A-Za-z]{2,}", ADDRESS.sub("", text)))
    }
    assert left == {}


def test_the_menu_opens_at_the_side_of_its_button(
    opened: Callable[..., Page], edition: str
) -> None:
    page = opened(edition, width=360, height=740)
    button = page.locator("header [popovertarget]")
    button.click()
    menu = page.locator(f"#{button.get_attribute('popovertarget')}")
    expect(menu).to_be_visible()
    box, at = menu.bounding_box(), button.bounding_box()
    assert box
    assert at
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert (at["x"] < 180) == (box["x"] + box["width"] / 2 < 181)


def test_dates_and_numbers_are_the_language_s(
    opened: Callable[..., Page], edition: str, tag: str
) -> None:
    page = opened(edition + "estimates/")
    page.eval_on_selector_all("details", OPEN)
    told = " ".join(page.locator("article").inner_text().split())
    day, number = {"ar": ("19 أبريل 2030", "1,430"), "uk": ("19 квітня 2030", "1\xa0430")}[tag]
    assert day in told
    assert " ".join(number.split()) in told
    drawn = " ".join(page.locator("article svg text").all_text_contents())
    assert {"ar": "أبريل", "uk": "квіт"}[tag] in drawn


def test_a_chart_runs_the_way_of_the_language(
    opened: Callable[..., Page], edition: str, tag: str
) -> None:
    page = opened(edition + "estimates/")
    first, last = (
        page.locator(
            "article svg text:visible", has_text=re.compile(rf"^\s*{day} ")
        ).first.bounding_box()
        for day in (3, 22)
    )
    assert first
    assert last
    assert (first["x"] > last["x"]) == (tag == "ar")


def test_speakers_stand_in_the_order_of_the_alphabet(
    opened: Callable[..., Page], edition: str, tag: str
) -> None:
    page = opened(edition + "claims/")
    alphabet = Language(tag).alphabet
    options = page.locator("article select").evaluate_all(
        "all => all.map(one => [...one.options].slice(1).map(option => option.text))"
    )
    named = [re.sub(r" \(\d+\)$", "", text) for texts in options[-1:] for text in texts]
    assert len(named) > 2
    assert named == sorted(named, key=alphabet.key)


def test_the_search_finds_a_claim_by_a_word_in_the_script_and_by_a_part_of_it(
    opened: Callable[..., Page], edition: str, tag: str
) -> None:
    page = opened(edition)
    word = in_script("vanished", tag)
    page.locator("header [data-search]").click()
    for typed in (word, word[:-1]):
        page.locator(".finder__words").fill(typed)
        expect(page.locator(".finder a").first).to_have_attribute("href", re.compile(CLAIM))
        page.locator(".finder__words").fill("")
        expect(page.locator(".finder a")).to_have_count(0)


def test_a_mark_of_the_map_opens_on_words_of_the_language(
    opened: Callable[..., Page], edition: str
) -> None:
    page = opened(edition + "map/", width=360, height=740)
    page.locator("[data-jump]").first.click()
    shown = page.get_by_role("dialog")
    expect(shown).to_be_visible()
    assert not re.search("[A-Za-z]{2,}", shown.inner_text())
    box = shown.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_a_card_is_drawn_for_each_page_that_is_shared(project: Path) -> None:
    cards = {card.stem for card in (project / "build/site/assets/cards").rglob("*.png")}
    assert {claim.stem for claim in (project / "content/claims").glob("*.yml")} <= cards


def test_words_of_a_source_keep_their_own_direction(
    opened: Callable[..., Page], edition: str, tag: str
) -> None:
    page = opened(edition + CLAIM)
    words = page.locator("q", has_text="very likely")
    assert words.count() == 1
    assert words.locator("bdi").count() == (tag == "ar")
