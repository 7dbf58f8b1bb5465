"""What a chart tells those who see it, hover over it, press on it, or hear it read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator.evidence import build_evidence
from generator.evidence.series.series import Series
from generator.read.load import load
from generator.site.words.figures import figure
from generator.site.words.language import Language
from tests.browser.conftest import OPEN
from tests.sites import ROOT

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

SAID = re.compile(r'- link "(?P<figure>[^"]+)":\n\s+- /url: (?P<url>\S+)\n\s+- text: (?P<rest>.*)')
VOICE = re.compile(r'^ *- heading "(?P<name>.*)" \[level=4\]$', re.MULTILINE)


def heard(snapshot: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return what the tree says of each speaker: figure, address, and the words beside it."""
    parts = VOICE.split(snapshot.replace("'heading", "heading").replace("]'", "]"))[1:]
    found = defaultdict(list)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        for said in SAID.finditer(text.replace("'link", "link").replace("\":'", '":')):
            found[name.replace("\\", "")].append((said["figure"], said["url"], said["rest"]))
    return found


def test_ten_questions_about_each_chart_are_answered_without_eyes(opened: Open, own: str) -> None:
    collection, _ = load(ROOT)
    assert collection
    language = Language("en")
    names = {id_: entry.record.name for id_, entry in collection.speakers.items()}
    charted = [one for one in build_evidence(collection).series if len(one.points) > 1]
    assert len(charted) > 5
    page = opened(f"{own}estimates/")
    page.eval_on_selector_all("article details", OPEN)
    for series in charted:
        section = page.locator("section.series", has=page.locator(f'[id="{series.key}"]'))
        tree = section.aria_snapshot()
        answers = heard(tree)

        def value(point: object, language: Language = language) -> str:
            return figure(language, point.estimate.value, point.unit)  # type: ignore[attr-defined] # a point

        # What is it about, and what is it called as a picture?
        title = collection.quantities[series.key.quantity].record.name
        assert (
            tree.casefold().count(f'"{title}'.casefold()) + tree.casefold().count(f"{title}:") >= 2
        )
        # Who gave figures, and how many of them?
        speakers = {names[p.speaker] if p.speaker else "not known" for p in series.points}
        assert set(answers) == speakers
        for point in series.points:
            own_words = answers[names[point.speaker] if point.speaker else "not known"]
            # What did each say, for when, and where is it told?
            mine = [one for one in own_words if one[1].endswith(f"#figure-{point.id}")]
            assert [one[0] for one in mine] == [value(point)], point.id
            assert language.date(point.as_of) in mine[0][2]
            assert f"claims/{point.figure.claim.id}/" in mine[0][1]
            # What became of it on its way?
            for relayed in point.relayed:
                (one,) = [one for one in own_words if one[1].endswith(f"#figure-{relayed.id}")]
                assert one[0] == value(relayed)
                assert "as relayed by" in one[2]
        # Which is the latest of each speaker? Figures stand in the order of time.
        assert in_order(series, answers)
        # Which cannot both hold?
        told = tree.count("cannot both hold")
        assert told >= len(series.disagreements)
        # Where are the numbers to take away?
        assert f"{series.key}.csv" in tree


def in_order(series: Series, answers: dict[str, list[tuple[str, str, str]]]) -> bool:
    """Return whether each speaker's figures are read in the order of time."""
    order = {point.id: place for place, point in enumerate(series.points)}
    for own in answers.values():
        places = [
            order[id_] for _, url, _ in own if (id_ := url.rpartition("#figure-")[2]) in order
        ]
        if places != sorted(places):
            return False
    return True


def test_a_mark_says_its_figure_on_hover_and_leads_to_it(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/")
    mark = page.locator(".series-chart--wide a[href$='#figure-union-count-lost']")
    mark.hover()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("1,430")
    expect(preview).to_contain_text("19 April 2030")
    expect(preview.locator("a").first).to_have_attribute("href", re.compile("union-counts-losses"))
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    mark.click()
    expect(page.locator("#figure-union-count-lost")).to_be_in_viewport()


def test_a_tap_on_a_mark_says_its_figure_and_a_second_leads_to_it(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/", width=360, height=740, has_touch=True, is_mobile=True)
    mark = page.locator(".series-chart--narrow a[href$='#figure-union-count-lost']")
    mark.tap()
    expect(page.locator("#preview")).to_contain_text("1,430")
    assert page.url.endswith("estimates/")
    mark.tap()
    expect(page.locator("#figure-union-count-lost")).to_be_in_viewport()


def test_the_keyboard_reaches_each_mark_and_hears_its_figure(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/")
    marks = page.locator(".series-chart--wide").first.locator("a")
    page.locator(".answer").first.evaluate("node => { node.tabIndex = -1; node.focus(); }")
    for _ in range(8):
        page.keyboard.press("Tab")
        if marks.first.evaluate("node => node === document.activeElement"):
            break
    told = str(marks.first.locator("title").text_content())
    expect(page.locator("#preview")).to_contain_text(told.partition(":")[0])


def test_without_script_a_mark_has_a_title_and_leads_to_its_claim(opened: Open, site: str) -> None:
    page = opened(f"{site}estimates/", java_script_enabled=False)
    mark = page.locator(".series-chart--wide a[href$='#figure-union-count-lost']")
    assert mark.locator("title").text_content() == "1,430: The beekeepers’ union, 19 April 2030"
    mark.click()
    expect(page.locator("#figure-union-count-lost")).to_be_in_viewport()


def test_one_speaker_has_one_sign_on_the_whole_site(opened: Open, own: str) -> None:
    looks = defaultdict(set)
    for address in ("estimates/", "numbers/"):
        page = opened(f"{own}{address}")
        page.eval_on_selector_all("article details", OPEN)
        for voice in page.locator(".voice h4, .voice h5").all():
            name = voice.inner_text().removesuffix("¶").strip()
            sign = voice.locator(".speaker-sign > *")
            looks[name].add(str(sign.evaluate("node => node.outerHTML")))
    assert len(looks) > 10
    assert {name: signs for name, signs in looks.items() if len(signs) > 1} == {}


CONTRAST = """() => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = colour => {
    paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
    const parts = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const drawn = document.querySelectorAll('.series-chart--wide .worded, .speaker-sign *');
  return [...drawn].map(node => {
    const [dim, bright] = [light(getComputedStyle(node).color), paper].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_and_words_of_charts_stand_out(opened: Open, own: str, scheme: str) -> None:
    page = opened(f"{own}estimates/", color_scheme=scheme)
    contrasts = page.evaluate(CONTRAST)
    assert len(contrasts) > 50
    assert min(contrasts) >= 4.5
