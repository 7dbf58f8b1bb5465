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
from PIL import Image, ImageChops, ImageFont

from generator.model.lists import Grade
from generator.site.palette import asset, colours
from generator.site.raster.glyphs import FONTS, Face, legible
from generator.site.raster.lines import TextLine, wrap_evenly
from generator.site.raster.picture import Ink, Picture
from generator.site.raster.reading_order import joined, visual
from generator.site.raster.setting import Setter
from generator.site.share.cards import HEIGHT, MARGIN, SIGNS, WIDTH, CardText, card
from generator.site.share.icons import ICONS, MARK, icons
from tests.sites import ROOT

FACTS = ("Contested", "4 articles, 3 statements, 2 origins", "as of 2 April 2030")
CLAIM = CardText("The silent hives", "Spray drifted over the upper farms", "", "contested", FACTS)
ARABIC = "قال متحدث باسم الوزارة إن نحو 11,000 جندي وصلوا إلى الميناء"
RIGHT = CardText("", ARABIC, "")
HEBREW = "דובר הנמל אמר כי כ־11,000 כוורות הגיעו (הודעה)"
TITLES = {
    "one word": "Bees",
    "as long as a claim's title may be": "Keepers in the vale say that spray drifted over it " * 2,
    "one long word": "M" * 120,
    "far too long": "many words without an end " * 150,
    "Korean": "북한군 병사들이 러시아 신분증을 지니고 있었다고 국가정보원이 국회에 보고했다",
    "Ukrainian": "Розвідка повідомляє, що вулики спорожніли навесні 2030 року; їх ніхто не знайшов",
    "Arabic": ARABIC,
    "Hebrew": HEBREW,
}


def picture(*told: Any, leftwards: bool = False) -> Image.Image:
    return Image.open(io.BytesIO(card(CardText(*told), leftwards=leftwards))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the edges of what is drawn in a part of a picture."""
    part = image.crop(box)
    edges = ImageChops.difference(
        part, Image.new("RGB", part.size, part.getpixel((0, 0)))
    ).getbbox()
    assert edges
    return edges


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("grade", ["", "contested"])
@pytest.mark.parametrize("way", ["rightwards", "leftwards"])
def test_a_title_is_drawn_and_touches_no_edge(title: str, grade: str, way: str) -> None:
    leftwards = way == "leftwards"
    drawn = picture("The silent hives", title, title[:155], grade, FACTS, leftwards=leftwards)
    assert drawn.size == (WIDTH, HEIGHT)
    bare = picture("The silent hives", "", "", grade, FACTS, leftwards=leftwards)
    left, top, right, bottom = inked(ImageChops.difference(drawn, bare), (0, 0, WIDTH, HEIGHT))
    assert left >= MARGIN - 8
    assert right <= WIDTH - MARGIN + 8
    assert top > MARGIN
    assert bottom <= HEIGHT - (MARGIN + 130 if grade else 40)


ANSWER = CLAIM._replace(
    facts=("Figures differ", "26 articles, 8 statements, 5 origins, 3 lines", FACTS[2]),
    backing="It rests on one origin: the Keepers' Guild, through its office in the upper vale.",
    figure="10,000 to 12,000",
    what="Hives lost: hives of the upper vale, Orrin",
)


def test_a_claims_card_tells_its_answer_so_that_it_can_be_read_400_pixels_wide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = []
    ink = TextLine.ink

    def noting(line: TextLine, *rest: Any) -> None:
        drawn.append(line)
        ink(line, *rest)

    monkeypatch.setattr(TextLine, "ink", noting)
    image = Image.open(io.BytesIO(card(ANSWER._replace(site="Hives"))))
    told = " ".join(line.text for line in drawn)
    wanted = ("Hives", ANSWER.title, ANSWER.figure, ANSWER.what, *ANSWER.facts, ANSWER.backing)
    assert all(text in told for text in wanted)
    assert min(line.size for line in drawn) * 400 / WIDTH > 11
    assert image.getcolors(16)


def test_what_is_told_at_length_takes_lines_before_it_takes_small_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = []
    monkeypatch.setattr(TextLine, "ink", lambda line, *_: sizes.append(line.size))
    counted = "spread in 26 articles, 8 statements, 5 origins; corrected in 3 articles, 1 origin"
    card(ANSWER._replace(facts=("Refuted", counted, FACTS[2]), site="Long"))
    assert min(sizes) >= 28


def test_a_card_is_the_same_in_every_process() -> None:
    code = (
        "import hashlib\nfrom generator.site.share.cards import CardText, card\n"
        f"data = card({CLAIM!r}) + card({RIGHT!r}, leftwards=True)\n"
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


def test_no_library_of_the_machine_has_a_part_in_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    def layouts(*arguments: Any, **named: Any) -> Any:
        assert named["layout_engine"] is ImageFont.Layout.BASIC
        return truetype(*arguments, **named)

    truetype = ImageFont.truetype
    monkeypatch.setattr(ImageFont, "truetype", layouts)
    # A size that no other test asks for, so that the font is opened here.
    assert TextLine("Bees", Face.TEXT, 107).width > 0


def test_a_preview_draws_changed_cards_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = card(CLAIM)
    monkeypatch.setattr(Picture, "png", lambda _: pytest.fail("drew it again"))
    assert card(CLAIM._replace()) is first


def test_a_card_is_small() -> None:
    assert len(card(CLAIM)) < 20_000


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Bees “sank”: 1,200 – é ł", 0),
        ("Київ Ελλάδα", 0),
        ("국가정보원 國", 1),
        ("عربي، فارسی گچپژ اردو ٹڈے", 2),
        ("עברית", 3),
    ],
)
def test_each_script_has_its_font(text: str, font: int) -> None:
    assert legible(text)
    own = [c for c in text if not FONTS[0].has(c) and c.strip()] or list(text)
    assert all(FONTS[font].has(c) for c in own if c.strip())


def test_a_font_has_what_it_draws_otherwise_than_a_character_that_no_font_has() -> None:
    latin = FONTS[0]
    assert [latin.has(c) for c in "aЖ국ש𓆏"] == [True, True, False, False, False]
    assert not any(font.has("\uffff") for font in FONTS)


@pytest.mark.parametrize("text", ["𓆏 frogs", "देवनागरी", "ภาษาไทย", "የአማርኛ", "bees 🐝"])
def test_what_no_font_has_is_left_out_as_a_whole(text: str) -> None:
    assert not legible(text)
    assert card(CardText("Hives", text, "")) == card(CardText("Hives", "", ""))


def drawn_line(text: str, *, leftwards: bool) -> Image.Image:
    """Return a text set alone on white."""
    page = Picture(1000, 120, "#ffffff")
    Setter(page, leftwards).line(text, Face.TITLE, 72, (10, 80, 990), Ink("#000000", "#ffffff"))
    return Image.open(io.BytesIO(page.png())).convert("L")


@pytest.mark.parametrize(
    ("line", "leftwards", "seen"),
    [
        ("אב (גד) 1,200 BBC", True, "BBC 1,200 (דג) בא"),
        ("אב «BBC (UK)» [ה]", True, "[ה] «BBC (UK)» בא"),
        ("אב (גד", True, "דג) בא"),
        ("from אב, (גד) too", False, "from (דג) ,בא too"),
        ("from (Orrin) 2)", False, "from (Orrin) 2)"),
        ("(a) אב (b", False, "(a) בא (b"),
    ],
)
def test_right_to_left_is_seen_as_it_is_read(line: str, leftwards: bool, seen: str) -> None:  # noqa: FBT001 - a case of the table
    assert visual(line, leftwards=leftwards) == seen


def test_right_to_left_begins_at_the_right() -> None:
    for text in (ARABIC[:12], HEBREW[:9], "Orrin"):
        left, _, right, _ = inked(
            drawn_line(text, leftwards=True).convert("RGB"), (0, 0, 1000, 120)
        )
        assert left > 500
        assert 980 <= right <= 992


def test_letters_of_arabic_join() -> None:
    words = [drawn_line(text, leftwards=True) for text in ("بيت", "ب ي ت")]
    columns = [
        [not ImageChops.invert(image).crop((x, 0, x + 1, 120)).getbbox() for x in range(1000)]
        for image in words
    ]

    def gaps(empty: list[bool]) -> int:
        inner = "".join(" " if blank else "#" for blank in empty).strip()
        return len(inner.split()) - 1

    assert [gaps(column) for column in columns] == [0, 2]
    assert joined("بيت") == "\ufe91\ufef4\ufe96"


def test_each_standing_has_a_shape_and_a_colour_of_the_style_sheet() -> None:
    assert set(SIGNS) == set(Grade)
    assert {name for name, _ in SIGNS.values()} <= set(colours())
    drawn = {shape.coverage(52, 1, (26, 26)).tobytes() for _, shape in SIGNS.values()}
    assert len(drawn) == len(Grade)


def test_browsers_colour_their_frame_as_the_style_sheet_colours_the_paper() -> None:
    sheet = (ROOT / "generator/assets/base.css").read_text("utf-8")
    head = (ROOT / "generator/theme/site.html").read_text("utf-8")
    paper = re.search(r"--x-paper: light-dark\((.*), (.*)\)", sheet)
    assert paper
    assert re.findall('theme-color".*content="(.*)"', head) == list(paper.groups())


WORDS = st.lists(st.text("abcdefgWми국", min_size=1, max_size=20), min_size=1, max_size=30)


@given(WORDS, st.integers(150, 1000))
@settings(max_examples=60, deadline=None)
def test_wrapping_keeps_every_letter_and_no_line_is_wider_than_the_room(
    words: list[str], room: int
) -> None:
    lines = wrap_evenly(words, Face.TITLE, 60, room)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(TextLine(line, Face.TITLE, 60).width <= room for line in lines)
    whole = [word for word in words if TextLine(word, Face.TITLE, 60).width <= room]
    shown = iter([word for line in lines for word in line.split()])
    assert all(word in shown for word in whole)  # in their order: each is looked for after the last


@pytest.mark.parametrize("name", ICONS)
def test_icons_have_the_size_they_are_asked_for_in(name: str) -> None:
    drawn = Image.open(io.BytesIO(icons(colours()["accent"])[f"assets/{name}.png"]))
    assert drawn.size == (ICONS[name][0], ICONS[name][0])


def strokes(path: str) -> list[list[float]]:
    """Return the lines of an SVG path of moves and lines."""
    x = y = 0.0
    found: list[list[float]] = []
    for command, given_ in re.findall(r"([Mmlv])([^Mmlv]*)", path):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", given_)]
        if command == "v":
            numbers = [0, *numbers]
        for index, (dx, dy) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            if command in "Mm" and not index:
                found.append([x, y])
            else:
                found[-1] += [x, y]
    return found


@pytest.mark.parametrize("logo", ["logo.svg", "favicon.svg"])
def test_the_mark_is_the_one_of_the_logo(logo: str) -> None:
    drawn = asset(logo).decode()
    (path,) = re.findall(r' d="([^"]*)"', drawn)
    lines = [[n - 16 for n in line] for line in strokes(path)]
    ends = {tuple(line[i : i + 2]) for line in lines for i in range(0, len(line), 2)}
    assert ends == {tuple(line[i : i + 2]) for line in MARK.lines for i in range(0, len(line), 2)}
    dots = re.findall(r'cx="(\d+)" cy="(\d+)"', drawn)
    assert [(float(x) - 16, float(y) - 16) for x, y in dots] == [dot[:2] for dot in MARK.dots]
