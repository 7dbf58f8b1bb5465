from __future__ import annotations

import pytest

from generator.desk.works.containers import open_copy
from generator.desk.works.copies import Copy, NotACopyError, read_words
from tests.desk.works.saved import wacz, warc

STORM, OTHER = "https://gazette.example/storm", "https://gazette.example/other"
HTML = "text/html; charset=windows-1251"
PAGES = {
    "https://gazette.example/style.css": ("200 OK", "text/css", b"p {}"),
    "https://gazette.example/old": ("301 Moved", HTML, b"<html>moved</html>"),
    OTHER: ("200 OK", HTML, b"<html><p>Another page.</p></html>"),
    STORM: ("200 OK", HTML, "<html><p>Паром затонул.</p></html>".encode("windows-1251")),
}


@pytest.mark.parametrize(
    ("data", "address", "found"),
    [
        (warc(PAGES), "", OTHER),
        (warc(PAGES, packed=False), STORM + "/#top", STORM),
        (wacz(warc(PAGES), STORM), "", STORM),
        (wacz(warc(PAGES), STORM), OTHER, OTHER),
    ],
)
def test_the_page_meant_is_taken_from_an_archive(data: bytes, address: str, found: str) -> None:
    copy = open_copy(data, address)
    assert copy.address == found
    assert copy.data == PAGES[found][2]
    assert read_words(copy).strip() == ("Паром затонул." if found == STORM else "Another page.")


@pytest.mark.parametrize(
    "data",
    [
        warc({"https://gazette.example/old": PAGES["https://gazette.example/old"]}),
        wacz(warc(PAGES)[:40], STORM),
        wacz(warc(PAGES), STORM)[:200],
        b"PK\x03\x04broken",
        b"\x1f\x8bbroken",
    ],
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(NotACopyError, match="save the page again"):
        open_copy(data)


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0029){STORM} -->",
        f"<!--\n Page saved with SingleFile \n url: {STORM} \n saved date: Sat Mar 02 2030 -->",
    ],
)
def test_browsers_say_where_they_saved_a_page(comment: str) -> None:
    data = f"<!DOCTYPE html>\n{comment}\n<html></html>".encode()
    assert open_copy(data).address == STORM
    assert open_copy(data, OTHER).address == OTHER


def test_the_words_of_a_page_are_read_without_its_markup() -> None:
    assert read_words(Copy(b"<html><body><p>losses <b>on</b></p></body></html>")) == "losses on"


def test_a_plain_text_is_read_as_it_is() -> None:
    assert read_words(Copy("a < b, “so”".encode())) == "a < b, “so”"
