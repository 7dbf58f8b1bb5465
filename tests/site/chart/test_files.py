from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from generator.output.build import build_project
from generator.site.palette import colours
from tests.sites import SAMPLE

SERIES = "assets/charts/lost--died--left--union-colonies--tamsin-vale--cumulative"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return {uri: data for uri, data in build_project(SAMPLE).items() if "/charts/" in uri}


def test_each_chart_can_be_taken_along_in_three_forms(files: Mapping[str, bytes]) -> None:
    assert sorted(files) == [f"{SERIES}.{kind}" for kind in ("csv", "png", "svg")]


def test_a_chart_by_itself_says_what_it_is_who_is_who_and_where_it_is_from(
    files: Mapping[str, bytes],
) -> None:
    drawn = ET.fromstring(files[f"{SERIES}.svg"])  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    told = [" ".join("".join(text.itertext()).split()) for text in drawn.iter(f"{space}text")]
    for words in (
        "Colonies lost (colonies dead and colonies gone): honey bees of union members, Tamsin Vale",
        "The beekeepers’ union",
        "The hive inspectors",
        "https://news.example/hives/estimates/",
    ):
        assert words in " ".join(told)
    links = [str(link.get("href")) for link in drawn.iter(f"{space}a")]
    assert len(links) == 4
    assert all(link.startswith("https://news.example/hives/claims/") for link in links)


def test_a_chart_by_itself_has_its_colours_in_it(files: Mapping[str, bytes]) -> None:
    style = re.findall(r"<style>(.*?)</style>", files[f"{SERIES}.svg"].decode())[0]
    assert colours()["series-1"] in style
    assert "light-dark" not in style
    assert not re.findall(r"var\(--(?!x-sans)", style)


def test_a_picture_has_the_shape_of_the_drawing_and_few_colours(
    files: Mapping[str, bytes],
) -> None:
    drawn = ET.fromstring(files[f"{SERIES}.svg"])  # noqa: S314 - our own
    _, _, wide, high = map(float, str(drawn.get("viewBox")).split())
    picture = Image.open(io.BytesIO(files[f"{SERIES}.png"]))
    assert picture.width == wide * 2
    assert 0 <= picture.height - high * 2 < 1
    assert len(picture.getcolors() or ()) > 8
    assert len(files[f"{SERIES}.png"]) < 40_000


def test_a_table_of_a_chart_has_every_figure_in_it(files: Mapping[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files[f"{SERIES}.csv"].decode())))
    assert [row["id"] for row in rows] == [
        "union-april-lost", "union-april-lost-soir", "union-count-lost", "inspectors-lost",
    ]  # fmt: skip
    assert [row["speaker"] for row in rows] == ["union", "union", "union", "inspectors"]
