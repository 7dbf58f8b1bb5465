from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.desk.extract import extract_source, find_publisher, read_words
from generator.read.collection import Collection

PAGE = """<!doctype html><html lang="{lang}"><head><title>Ferries lost | Gazette</title>
<meta property="og:title" content="Ferries lost in storm">
<meta property="og:site_name" content="{site}">
<meta name="author" content="Ann Able; Bo Best">
<meta property="article:published_time" content="2030-03-02T10:00:00Z">
<link rel="canonical" href="{url}">
</head><body><nav>Menu</nav><article><h1>Ferries lost in storm</h1>
<p>The office spoke of losses on 3 May 2019.</p></article></body></html>"""

GAZETTE = {"lang": "en-GB", "site": "The Orrin Gazette", "url": "https://gazette.example/storm"}


def page(**changes: str) -> bytes:
    return PAGE.format(**(GAZETTE | changes)).encode()


def test_what_a_page_says_of_itself_is_taken(collect: Callable[..., Collection]) -> None:
    assert extract_source(page(), collect()) == {
        "type": "article-newspaper",
        "title": "Ferries lost in storm",
        "publisher": "gazette",
        "author": ["Ann Able", "Bo Best"],
        "issued": "2030-03-02",
        "language": "en-GB",
        "URL": "https://gazette.example/storm",
    }


@pytest.mark.parametrize(("site", "dated"), [("Gazette", False), ("The harbour office", True)])
def test_a_page_without_a_day_as_an_article_or_of_no_outlet_is_a_page_on_the_web(
    collect: Callable[..., Collection], *, site: str, dated: bool
) -> None:
    html = page(site=site)
    html = html if dated else html.replace(b"article:published_time", b"published")
    assert extract_source(html, collect())["type"] == "webpage"


def test_a_title_in_another_language_is_the_original_one(
    collect: Callable[..., Collection],
) -> None:
    fields = extract_source(page(lang="ko"), collect())
    assert fields["original-title"] == "Ferries lost in storm"
    assert "title" not in fields


@pytest.mark.parametrize(
    ("changes", "absent"),
    [
        ({"site": "Another Paper"}, "publisher"),
        ({"lang": "English"}, "language"),
        ({"url": "https://mirror.example/storm"}, "URL"),
    ],
)
def test_what_is_unknown_unreadable_or_a_mirror_stays_empty(
    collect: Callable[..., Collection], changes: dict[str, str], absent: str
) -> None:
    assert absent not in extract_source(page(**changes), collect())


@pytest.mark.parametrize(
    "bare",
    [
        b"<html><body><p>Only words, put here on 3 May 2019. Copyright 2018.</p></body></html>",
        b"",
        b"\x00\x01",
    ],
)
def test_nothing_is_made_up(collect: Callable[..., Collection], bare: bytes) -> None:
    fields = extract_source(bare, collect())
    assert fields.keys() <= {"type"}


def test_the_address_that_was_read_stands_in_for_a_canonical_one(
    collect: Callable[..., Collection],
) -> None:
    bare = b"<html><head><title>Ferries</title></head><body><p>Words.</p></body></html>"
    address = "https://gazette.example/a"
    assert extract_source(bare, collect(), address)["URL"] == address


def test_a_publisher_is_found_by_any_of_its_names(collect: Callable[..., Collection]) -> None:
    names = {"content/speakers/gazette.yml": {"names": {"de": "Orriner Anzeiger"}}}
    collection = collect(names)
    assert find_publisher(collection, "ORRINER ANZEIGER") == "gazette"
    assert find_publisher(collection, "") == ""


def test_the_words_of_a_page_are_read_without_its_markup() -> None:
    assert "losses on 3 May 2019" in read_words(page())
    assert "<p>" not in read_words(page())


def test_a_plain_text_is_read_as_it_is() -> None:
    assert read_words("a < b, “so”".encode()) == "a < b, “so”"
