"""Pieces of the site on the pages of others: their height, colours, weight, accessibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import violations
from tests.browser.test_weight import weigh

pytestmark = pytest.mark.browser

Around = Callable[..., Page]
PUBLIC = "https://news.example/hives/"
PIECES = (
    "claims/spray-drifted",
    "estimates/lost--died--left--union-colonies--tamsin-vale--cumulative",
    "map",
)
DARK, LIGHT = "rgb(23, 21, 18)", "rgb(253, 251, 247)"


@pytest.fixture
def around(
    chromium: Browser,
    site: str,
    serve: Callable[[Path], str],
    tmp_path: Path,
) -> Iterator[Around]:
    """Open a page of another site with the markup that a piece's page gives to copy."""
    contexts = []
    wrong: list[str] = []

    def open_(piece: str, *, style: str = "", script: bool = True, width: int = 600) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{site}embed/{piece}.html")
        markup = page.locator("details code").first.text_content() or ""
        assert PUBLIC in markup
        markup = markup.replace(PUBLIC, site)
        if not script:
            markup = markup.partition("<script")[0]
        head = f"<!doctype html><link rel=icon href=data:,><title>x</title><style>{style}</style>"
        (tmp_path / "host.html").write_text(f"{head}<p>Before</p>{markup}")
        page.goto(f"{serve(tmp_path)}host.html")
        page.frame_locator("iframe").locator("h1").wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def heights(page: Page) -> tuple[float, float]:
    """Return how high the frame is, and what is in it, once nothing moves any more."""
    page.wait_for_timeout(300)
    frame = page.locator("iframe").first.bounding_box()
    inside = page.frames[1].evaluate("document.documentElement.getBoundingClientRect().height")
    return (frame or {"height": 0})["height"], inside


@pytest.mark.parametrize("piece", PIECES)
def test_the_frame_is_as_high_as_its_piece_also_when_that_changes(
    around: Around, piece: str
) -> None:
    page = around(piece)
    told = []
    for width, unfold in ((600, False), (340, False), (340, True)):
        page.set_viewport_size({"width": width, "height": 900})
        if unfold:
            page.frame_locator("iframe").locator("summary").last.click()
        shown, inside = heights(page)
        assert 0 <= shown - inside < 1
        told.append(shown)
    assert len(set(told)) == 3


def test_without_the_script_the_frame_has_a_height_of_its_own(around: Around) -> None:
    page = around(PIECES[0], script=False)
    assert heights(page)[0] == 320


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(("scheme", "paper"), [("dark", DARK), ("light", LIGHT)])
def test_a_piece_takes_its_colours_from_the_page_around_it(
    around: Around, piece: str, scheme: str, paper: str
) -> None:
    page = around(piece, style=f":root {{ color-scheme: {scheme} }}")
    html = page.frame_locator("iframe").locator("html")
    expect(html).to_have_css("background-color", paper)
    # A page that changes its colours while it is read.
    other, ground = ("light", LIGHT) if scheme == "dark" else ("dark", DARK)
    page.evaluate(f"document.documentElement.style.colorScheme = '{other}'")
    expect(html).to_have_css("background-color", ground)


@pytest.mark.parametrize(("scheme", "paper"), [("dark", DARK), ("light", LIGHT)])
def test_on_a_page_that_says_nothing_a_piece_is_as_its_reader_likes(
    around: Around, scheme: str, paper: str
) -> None:
    page = around(PIECES[0])
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two words
    expect(page.frame_locator("iframe").locator("html")).to_have_css("background-color", paper)


def test_links_of_a_piece_leave_the_frame(around: Around, site: str) -> None:
    page = around(PIECES[1])
    for link in (page.frame_locator("iframe").locator(way) for way in ("h1 a", "svg:visible a")):
        with page.context.expect_page() as opened:
            link.first.press("Enter")
        assert opened.value.url.startswith((f"{site}claims/", f"{site}estimates/"))
        opened.value.close()


def test_another_frame_of_the_page_cannot_take_the_height(around: Around) -> None:
    page = around(PIECES[0])
    before = heights(page)[0]
    page.evaluate(
        """() => { const other = document.createElement('iframe'); other.id = 'other';
        other.srcdoc = '<script>parent.postMessage({explainer: "height", height: 77}, "*")</scr'
          + 'ipt>'; document.body.append(other); }"""
    )
    assert heights(page)[0] == before
    other = page.locator("#other").bounding_box()
    assert other
    assert other["height"] != 77


def test_a_piece_hears_nothing_but_its_page_and_two_words(around: Around) -> None:
    page = around(PIECES[0], style=":root { color-scheme: dark }")
    html = page.frame_locator("iframe >> nth=0").locator("html")
    expect(html).to_have_css("background-color", DARK)
    page.evaluate(
        """() => { const piece = frames[0]; const other = document.createElement('iframe');
        other.srcdoc = '<script>parent.frames[0].postMessage({scheme: "light"}, "*")</scr' + 'ipt>';
        document.body.append(other);
        for (const scheme of ['only light', 'url(//x.invalid)', {}, null]) {
          piece.postMessage({ explainer: 'ask', scheme }, '*');
        }
        piece.postMessage(null, '*'); }"""
    )
    page.wait_for_timeout(300)
    expect(html).to_have_css("background-color", DARK)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_piece_with_everything_opened(
    opened: Callable[..., Page], site: str, piece: str, scheme: str
) -> None:
    page = opened(f"{site}embed/{piece}.html", width=360, color_scheme=scheme, bypass_csp=True)
    page.eval_on_selector_all("details", "nodes => nodes.forEach(node => { node.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["claims", "estimates"])
def test_a_piece_is_light(chromium: Browser, own: str, own_files: Path, kind: str) -> None:
    heaviest = max((own_files / "embed" / kind).iterdir(), key=lambda file: file.stat().st_size)
    sizes = weigh(chromium, f"{own}embed/{kind}/{heaviest.name}")
    assert len(sizes) > 2
    assert sum(sizes.values()) < 25_000, sizes


@pytest.mark.parametrize("address", ["claims/spray-drifted/", "estimates/", "map/"])
def test_pages_give_the_markup_to_copy(
    opened: Callable[..., Page], site: str, address: str
) -> None:
    page = opened(f"{site}{address}")
    folded = page.locator("details:has(> .copyable #own-embed)")
    assert folded.get_attribute("open") is None
    folded.locator("summary").click()
    markup = page.locator("#own-embed").text_content() or ""
    assert markup.startswith(f'<iframe src="{PUBLIC}embed/')
    piece = unescape(markup.split('"')[1]).removeprefix(PUBLIC)
    assert page.request.get(f"{site}{piece}").ok
