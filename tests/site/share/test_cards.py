from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.model.lists import Grade
from generator.site.drawing import draw
from generator.site.palette import colours
from generator.site.share.cards import HEIGHT, MARGIN, SIGNS, WIDTH, card, card_png
from generator.site.share.icons import ICONS, icons
from generator.site.share.typeset import Face, NoGlyphError, set_line, wrap
from tests.sites import ROOT

FACTS = ("Contested", "4 articles, 3 statements, 2 origins", "as of 2 April 2030")
CLAIM = ("The silent hives", "Spray drifted over the upper farms", "", "contested", FACTS)
TITLES = {
    "one word": "Bees",
    "as long as a claim's title may be": "Keepers in the vale say that spray drifted over it " * 2,
    "one long word": "M" * 120,
    "far too long": "many words without an end " * 150,
    "Korean": "북한군 병사들이 러시아 신분증을 지니고 있었다고 국가정보원이 국회에 보고했다",
    "Ukrainian": "Розвідка повідомляє, що вулики спорожніли навесні 2030 року; їх ніхто не знайшов",
}


def picture(*told: Any) -> Image.Image:
    return Image.open(io.BytesIO(card_png(*told))).convert("RGB")


def outlines(svg: str) -> int:
    return svg.count("<path transform=")


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("grade", ["", "contested"])
def test_no_title_touches_an_edge(title: str, grade: str) -> None:
    drawn = picture("The silent hives", title, title[:155], grade, FACTS)
    assert drawn.size == (WIDTH, HEIGHT)
    empty = picture("The silent hives", "", "", grade, FACTS)
    for edge in ((WIDTH - MARGIN + 8, 0, WIDTH, HEIGHT), (0, HEIGHT - 40, WIDTH, HEIGHT)):
        assert drawn.crop(edge).tobytes() == empty.crop(edge).tobytes()
    assert drawn.tobytes() != empty.tobytes()


def test_a_card_is_the_same_in_every_process() -> None:
    code = (
        "import hashlib\nfrom generator.site.share.cards import card_png\n"
        f"data = card_png(*{CLAIM!r})\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }
    assert len(digests) == 1


def test_a_card_holds_outlines_and_no_text_that_a_font_of_the_machine_would_draw() -> None:
    svg = card(*CLAIM)
    assert "<text" not in svg
    assert "font" not in svg


def test_korean_and_cyrillic_are_drawn_and_what_no_font_has_is_left_out() -> None:
    assert outlines(set_line("국가정보원", Face.TITLE).outlines) == 5
    assert outlines(set_line("Київ", Face.TITLE).outlines) == 4
    with pytest.raises(NoGlyphError):
        set_line("𓆏", Face.TITLE)
    assert card("Hives", "𓆏 frogs", "") == card("Hives", "", "")


def test_each_standing_has_a_shape_and_a_colour_of_the_style_sheet() -> None:
    assert set(SIGNS) == set(Grade)
    assert {name for name, _ in SIGNS.values()} <= set(colours())
    assert len({shape for _, shape in SIGNS.values()}) == len(Grade)


def test_browsers_colour_their_frame_as_the_style_sheet_colours_the_paper() -> None:
    sheet = (ROOT / "generator/assets/base.css").read_text("utf-8")
    head = (ROOT / "overrides/site.html").read_text("utf-8")
    paper = re.search(r"--x-paper: light-dark\((.*), (.*)\)", sheet)
    assert paper
    assert re.findall('theme-color".*content="(.*)"', head) == list(paper.groups())


WORDS = st.lists(st.text("abcdefgWми국", min_size=1, max_size=20), min_size=1, max_size=30)


@given(WORDS, st.floats(2, 30))
@settings(max_examples=60, deadline=None)
def test_wrapping_keeps_every_word_and_no_line_is_wider_than_it_may_be(
    words: list[str], width: float
) -> None:
    lines = wrap(" ".join(words), Face.TITLE, width)
    assert " ".join(lines).split() == words
    for line in lines:
        # Kerning across a space is not counted beforehand.
        assert set_line(line, Face.TITLE).width <= width + 0.1 or " " not in line


@pytest.mark.parametrize("name", ICONS)
def test_icons_have_the_size_they_are_asked_for_in(name: str) -> None:
    drawn = Image.open(io.BytesIO(draw(icons()[f"assets/{name}.png"])))
    assert drawn.size == (ICONS[name][0], ICONS[name][0])
