from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.sites import ROOT

pytestmark = pytest.mark.browser

APART = ("dt", "dd", "th", "td", "summary", "p", "li", "h1", "h2", "h3", "text")
"""What stands apart from its neighbours on the page."""


@pytest.fixture(scope="module")
def index(own_files: Path) -> dict[str, str]:
    """The text that the search of this site knows of each page, by the page's address."""
    entries = [
        json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for file in (own_files / "pagefind/fragment").iterdir()
    ]
    return {entry["url"].strip("/"): entry["content"] for entry in entries}


def glued(article: HtmlElement) -> Iterator[str]:
    """Yield the last word of each piece of a page with the first word of the next, run together."""
    innermost = (
        piece for piece in article.iter(*APART) if next(piece.iterdescendants(*APART), None) is None
    )
    pieces = [piece.text_content().split() for piece in innermost]
    for before, after in pairwise(pieces):
        if before and after:
            yield before[-1] + after[0]


def test_no_label_is_glued_to_its_value(own_files: Path, index: dict[str, str]) -> None:
    assert len(index) > 100
    for name, text in index.items():
        page = html.fromstring((own_files / name / "index.html").read_text("utf-8"))
        (article,) = page.iter("article")
        apart = set(" ".join(page.xpath("//body//text()")).split())
        together = set(text.split())
        assert not [word for word in glued(article) if word in together - apart], name


def test_every_page_is_searched_but_those_of_the_program(
    own_files: Path, index: dict[str, str]
) -> None:
    pages = {
        file.parent.relative_to(own_files).as_posix().removeprefix(".")
        for file in own_files.rglob("index.html")
        if "<article" in file.read_text("utf-8")
    }
    assert {name for name in pages - index.keys() if not name.startswith("issue-codes")} == set()
    assert index.keys() <= pages


def test_marks_of_links_and_what_is_pressed_are_not_searched(index: dict[str, str]) -> None:
    for name, text in index.items():
        assert "¶" not in text, name
        assert "Copy the link" not in text, name
        assert "On this page" not in text, name


def test_a_statement_its_note_and_its_work_are_searched(index: dict[str, str]) -> None:
    text = index["claims/leaflet-with-four-portraits"]
    page = (ROOT / "content/claims/leaflet-with-four-portraits.yml").read_text("utf-8")
    sentences = re.findall(r"^ {4}(?:says|note): ([\w ,']{20,60})", page, re.MULTILINE)
    assert sentences
    for sentence in sentences:
        assert sentence.strip() in text
