from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

pytestmark = pytest.mark.browser

APART = "dt, dd, th, td, summary, p, li, h1, h2, h3, text"
"""What stands apart from its neighbours on the page."""


@pytest.fixture(scope="module")
def index(own_files: Path) -> list[dict[str, str]]:
    """The entries of the search of this site: address, title and text, with a few tags."""
    docs: list[dict[str, str]] = json.loads(
        (own_files / "search/search_index.json").read_text("utf-8")
    )["docs"]
    return docs


def glued(page: BeautifulSoup) -> Iterator[str]:
    """Yield the last word of each piece of a page with the first word of the next, run together."""
    article = page.select_one("article")
    assert article
    pieces = [words(piece) for piece in article.select(APART) if not piece.select(APART)]
    for before, after in pairwise(pieces):
        if before and after:
            yield before[-1] + after[0]


def words(piece: Tag) -> list[str]:
    return piece.get_text().split()


def test_no_label_is_glued_to_its_value(own_files: Path, index: list[dict[str, str]]) -> None:
    texts: dict[str, set[str]] = {}
    for entry in index:
        told = BeautifulSoup(entry["text"], "html.parser").get_text(" ")
        texts.setdefault(entry["location"].partition("#")[0], set()).update(told.split())
    assert len(texts) > 100
    for name, together in texts.items():
        page = BeautifulSoup((own_files / name / "index.html").read_text("utf-8"), "html.parser")
        apart = set(page.get_text(" ").split())
        assert not [word for word in glued(page) if word in together - apart], name


def test_numbers_of_references_and_the_map_s_marks_are_not_searched(
    index: list[dict[str, str]],
) -> None:
    for entry in index:
        assert "<sup>" not in entry["text"], entry["location"]
        assert "Marks:" not in entry["text"], entry["location"]
