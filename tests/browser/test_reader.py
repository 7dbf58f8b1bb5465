from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OPEN

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

CLAIM = "claims/bees-vanished/"
KINDS = (
    "", CLAIM, "claims/", "estimates/", "map/", "timeline/", "speakers/", "sources/",
    "places/tamsin/", "glossary/", "method/", "changes/", "data/", "issue-codes/",
)  # fmt: skip

FIRST_SCREEN = """() => ['h1', '.lead', '.standing', '.facts dd:nth-of-type(-n + 2)']
  .flatMap(selector => [...document.querySelectorAll(selector)])
  .filter(node => node.getBoundingClientRect().bottom > innerHeight)
  .map(node => node.textContent.trim())"""
"""What a reader needs first and does not see without scrolling."""

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 500);
})"""

CLIPPED = """() => [...document.querySelectorAll('header *, article *')].filter(node => {
  const { overflowX, overflowY } = getComputedStyle(node);
  const cut = [overflowX, overflowY].some(value => value === 'hidden' || value === 'clip');
  const over = node.scrollHeight > node.clientHeight + 2 || node.scrollWidth > node.clientWidth + 2;
  return cut && over && node.clientHeight > 1 && !node.closest('.unseen, .places-map');
}).map(node => node.outerHTML.slice(0, 120))"""

DRAWN = "article svg :is(path, circle, text):not(.map-mark text), .strip__bars rect"
"""What is drawn on the page; a mark's number stands on its mark."""

FAINT = """selector => {
  const paint = document.createElement('canvas').getContext('2d');
  const light = colour => {
    paint.fillStyle = colour;
    const parts = paint.fillStyle.match(/[0-9a-f]{2}/g).slice(0, 3).map(part => {
      const value = parseInt(part, 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const stands = colour => {
    if (colour === 'none' || colour === 'rgba(0, 0, 0, 0)') return false;
    const [dim, bright] = [light(colour), paper].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05) >= 3;
  };
  return [...document.querySelectorAll(selector)]
    .filter(node => !node.matches('[class*="map-"]:not(.map-mark *)') && node.checkVisibility())
    .filter(node => {
      const { fill, stroke } = getComputedStyle(node);
      return !stands(fill) && !stands(stroke);
    })
    .slice(0, 3).map(node => node.outerHTML.slice(0, 120));
}"""
"""What is drawn with less contrast to the page than three to one (WCAG 1.4.11), land aside."""

MOVES = """() => [...document.querySelectorAll('*')].filter(node => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(node);
  const long = `${transitionDuration},${animationDuration}`.split(',')
    .some(time => parseFloat(time) > 0.02);
  return long || scrollBehavior === 'smooth';
}).map(node => node.outerHTML.slice(0, 120))"""

SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
"""What WCAG 1.4.12 allows readers to do."""


def box(locator: Locator) -> Any:
    found = locator.bounding_box()
    assert found
    return found


def reach(page: Page, node: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if node.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {node}")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_phone_s_first_screen_says_what_how_well_supported_when_and_where(
    opened: Open, own: str, own_files: Path
) -> None:
    claims = sorted(
        file.parent.name
        for file in own_files.glob("claims/*/index.html")
        if 'class="claim__top' in file.read_text("utf-8")
    )
    assert claims
    page = opened(f"{own}claims/", width=360, height=740)
    below = {}
    for claim in claims:
        page.goto(f"{own}claims/{claim}/", wait_until="domcontentloaded")
        expect(page.locator(".counted summary").first).to_be_visible()
        if left := page.evaluate(FIRST_SCREEN):
            below[claim] = left
    assert below == {}


def test_the_keyboard_goes_from_a_citation_through_its_preview_to_the_reference_and_back(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}{CLAIM}")
    link = page.locator("article .cite a").first
    page.locator("article .statement__who a").first.focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Tab")
    expect(preview.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    reference = page.locator("li.work:target")
    expect(reference).to_be_in_viewport()
    expect(preview).to_have_count(0)
    reference.locator(".backlink").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cite a:target")).to_be_in_viewport()


def test_the_keyboard_alone_goes_from_the_menu_through_a_filter_to_a_claim(
    opened: Open, site: str
) -> None:
    page = opened(site, width=360)
    menu = page.get_by_role("banner").get_by_role("button").first
    reach(page, menu)
    page.keyboard.press("Enter")
    claims = page.locator("#site-nav").get_by_role("link", name="Claims")
    expect(claims).to_be_visible()
    page.keyboard.press("Escape")
    expect(claims).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, claims)
    page.keyboard.press("Enter")
    filters = page.locator(".filters summary")
    expect(filters).to_be_visible()
    every = page.locator(".claim-item:visible").count()
    reach(page, filters)
    page.keyboard.press("Enter")
    standing = page.locator("select[name=standing]")
    reach(page, standing)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".claim-item:visible")).not_to_have_count(every)
    first = page.locator(".claim-item:visible a").first
    title = first.inner_text()
    reach(page, first)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"{title}¶")


def test_whatever_the_keyboard_reaches_is_seen(opened: Open, site: str) -> None:
    page = opened(f"{site}{CLAIM}", width=360)
    seen = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.locator("*:focus")
        if not focused.count():
            break
        seen.add(focused.evaluate("node => node.outerHTML"))
        outline = focused.evaluate(
            "node => [node, node.parentElement].map(n => getComputedStyle(n).outlineStyle)"
        )
        assert outline != ["none", "none"], focused.evaluate("node => node.outerHTML")
        expect(focused).to_be_in_viewport()
    assert len(seen) > 20


def test_a_preview_can_be_hovered_and_covers_nothing_before_its_mark(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}{CLAIM}")
    link = page.locator("article .cite a").first
    link.evaluate("node => node.scrollIntoView({ block: 'center' })")
    link.hover()
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    assert box(preview)["y"] >= box(link)["y"] + box(link)["height"]
    link_box = box(link)
    page.mouse.move(link_box["x"] + 4, link_box["y"] + link_box["height"])
    page.mouse.move(box(preview)["x"] + 40, box(preview)["y"] + 10, steps=4)
    page.wait_for_timeout(600)
    expect(preview).to_be_visible()
    page.mouse.move(2, 2)
    expect(preview).to_have_count(0)


def test_a_first_tap_shows_the_preview_and_a_second_goes_to_the_reference(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}{CLAIM}", width=360, has_touch=True, is_mobile=True)
    link = page.locator("article .cite a").first
    link.tap()
    preview = page.locator("#preview")
    expect(preview).to_be_in_viewport(ratio=1)
    assert "#" not in page.url
    link.tap()
    expect(page.locator("li.work:target")).to_be_in_viewport()
    expect(preview).to_have_count(0)


def test_a_link_to_a_claim_or_a_term_shows_what_it_leads_to(opened: Open, own: str) -> None:
    page = opened(own)
    link = page.locator("article a.claim-link").first
    link.hover()
    preview = page.locator("#preview")
    expect(preview.locator(".lead")).not_to_be_empty()
    expect(preview.locator(".grade")).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    page.locator("article a.term-link").first.hover()
    expect(preview).not_to_be_empty()


def test_without_script_citations_are_notes_with_a_way_back_from_each(
    opened: Open, site: str
) -> None:
    page = opened(f"{site}{CLAIM}", java_script_enabled=False)
    marks = page.locator("article .cite a").all()
    assert marks
    for mark in marks:
        reference = page.locator(str(mark.get_attribute("href")))
        back = reference.locator(f".backlink[href='#{mark.get_attribute('id')}']")
        expect(back).to_be_visible()
    marks[0].click()
    expect(page.locator("li.work:target")).to_be_in_viewport()


def test_without_script_the_menu_and_the_counts_open(opened: Open, site: str) -> None:
    page = opened(f"{site}{CLAIM}", width=360, java_script_enabled=False)
    page.locator(".counted summary").first.click()
    expect(page.locator(".counted li").first).to_be_visible()
    page.get_by_role("banner").get_by_role("button").first.click()
    expect(page.locator("#site-nav").get_by_role("link").first).to_be_visible()


def test_counts_open_one_at_a_time(opened: Open, site: str) -> None:
    page = opened(f"{site}{CLAIM}")
    counts = page.locator(".counted").first.locator("details")
    for each in counts.all():
        each.locator("summary").click()
        expect(each.locator("li").first).to_be_visible()
        assert counts.evaluate_all("all => all.filter(one => one.open).length") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_at_four_times_the_size(opened: Open, site: str, kind: str) -> None:
    page = opened(f"{site}{kind}", width=320, height=256)
    page.eval_on_selector_all("article details", OPEN)
    assert fits(page)
    page.mouse.wheel(0, 2000)
    expect(page.locator("header.md-header")).not_to_be_in_viewport()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_with_wider_spacing(opened: Open, site: str, kind: str) -> None:
    page = opened(f"{site}{kind}", width=360, bypass_csp=True)
    page.add_style_tag(content=SPACED)
    page.eval_on_selector_all("article details", OPEN)
    assert fits(page)
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_standing_keeps_its_sign_in_forced_colours(opened: Open, site: str, scheme: str) -> None:
    page = opened(f"{site}claims/", forced_colors="active", color_scheme=scheme)
    signs = page.locator(".grade").evaluate_all(
        """signs => signs.map(sign => {
          const { backgroundColor, borderStyle, borderColor } = getComputedStyle(sign, '::before');
          return borderStyle === 'none' ? backgroundColor : borderColor;
        })"""
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert signs
    assert paper not in signs


@pytest.mark.parametrize("kind", ["estimates/", "map/", "timeline/", "claims/union-counts-losses/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_stand_out_in_forced_colours(
    opened: Open, site: str, kind: str, scheme: str
) -> None:
    page = opened(f"{site}{kind}", forced_colors="active", color_scheme=scheme)
    assert page.locator(DRAWN).count() > 0
    assert page.evaluate(FAINT, DRAWN) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_those_who_want_less_motion(opened: Open, site: str, kind: str) -> None:
    page = opened(f"{site}{kind}", width=360)
    page.get_by_role("banner").get_by_role("button").first.click()
    assert page.evaluate(MOVES) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_jumps_while_a_page_arrives(
    opened: Open, own: str, own_files: Path, kind: str, width: int
) -> None:
    if kind.count("/") == 2:
        folder = kind.split("/", maxsplit=1)[0]
        files = own_files.glob(f"{folder}/*/index.html")
        kind = f"{folder}/{max(files, key=lambda file: file.stat().st_size).parent.name}/"
    page = opened(f"{own}{kind}", width=width)
    assert page.evaluate(SHIFTS) < 0.02
