from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from generator.evidence import build_evidence
from generator.read.load import load
from generator.site.chart.extents import Extent, Leader
from generator.site.words.language import Language
from tests.site.chart.test_chart import SERIES, at_random, chart_of, series_of
from tests.sites import ROOT

pytestmark = pytest.mark.browser

BOXES = """svg => {
  const {left, top, width} = svg.getBoundingClientRect();
  const scale = width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect();
    const edges = [box.left - left, box.top - top, box.right - left, box.bottom - top];
    return [text.textContent, ...edges.map(edge => edge / scale)];
  });
}"""
SIZE = "svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]"

TextBox = tuple[str, float, float, float, float]


LANGUAGES = {
    "en": None,
    "ar": "وكالة الأنباء الوطنية في الميناء الكبير",
    "ko": "국가정보원 해외정보국",
    "de": None,
}
"""By tag; of some, a name in the script of the language for every speaker of the cases."""


def charts(tag: str, name: str | None) -> Iterator[str]:
    """Yield the charts of the cases and of this site's own series, in a language."""
    language = Language(tag)
    for case in (*SERIES.values(), *map(at_random, range(40))):
        series, names = series_of(case)
        yield chart_of(series, "", dict.fromkeys(names, name) if name else names, language)
    collection, _ = load(ROOT)
    assert collection
    own = {id_: entry.record.name for id_, entry in collection.speakers.items()}
    for series in build_evidence(collection).series:
        yield chart_of(series, "", own, language)


@pytest.fixture(scope="module", params=LANGUAGES)
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """All charts on a phone, with the margin that pages have there."""
    sheet = (ROOT / "generator/assets/figures.css").read_text()
    page = chromium.new_page(viewport=ViewportSize(width=360, height=800))
    drawn = charts(request.param, LANGUAGES[request.param])
    figures = "".join(f"<figure>{chart}</figure>" for chart in drawn)
    style = f"<style>{sheet} figure {{ margin: 0 }} body {{ margin: 16px }}</style>"
    page.set_content(f"<html dir={Language(request.param).direction}>{style}<body>{figures}</body>")
    yield page
    page.close()


@pytest.fixture(scope="module")
def drawn(page: Page) -> list[tuple[list[float], list[TextBox]]]:
    """The size of each chart, and the boxes of its texts."""
    svgs = page.locator("svg.series-chart").all()
    assert len(svgs) > len(SERIES) + 40
    return [(svg.evaluate(SIZE), [tuple(box) for box in svg.evaluate(BOXES)]) for svg in svgs]


def test_no_text_is_cut_off(drawn: list[tuple[list[float], list[TextBox]]]) -> None:
    for (width, height), boxes in drawn:
        for text, left, top, right, bottom in boxes:
            assert left >= 0, text
            assert top >= 0, text
            assert right <= width, text
            assert bottom <= height, text


def test_no_text_covers_another(drawn: list[tuple[list[float], list[TextBox]]]) -> None:
    for _, boxes in drawn:
        for i, (text, left, top, right, bottom) in enumerate(boxes):
            for other, x1, y1, x2, y2 in boxes[:i]:
                # Lines stand close: boxes, which hold room for accents, may touch.
                across = min(right, x2) - max(left, x1)
                down = min(bottom, y2) - max(top, y1)
                assert across <= 0 or down <= 4, f"{text} / {other}"


def test_text_is_legible_on_a_phone(page: Page) -> None:
    for svg in page.locator("svg.series-chart").all():
        scale = svg.evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
        sizes = svg.locator("text").evaluate_all(
            "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))"
        )
        assert min(sizes) * scale >= 12


def test_no_line_to_a_label_runs_through_words(page: Page) -> None:
    lines = 0
    for svg in page.locator("svg.series-chart").all():
        boxes = [box for _, *box in svg.evaluate(BOXES)]
        for path in svg.locator(".leader").all():
            for ends in re.findall(r"M(\S+) ([^L]+)L(\S+) ([^M]+)", str(path.get_attribute("d"))):
                leader = Leader(*map(float, ends))
                lines += 1
                for left, top, right, bottom in boxes:
                    # It may touch the label that it leads to.
                    assert not leader.crosses(Extent(left + 2, top + 3, right - 2, bottom - 3))
    assert lines
