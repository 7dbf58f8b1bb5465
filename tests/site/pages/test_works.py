"""What pages say of works: where a passage stands, where the work is, what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from generator.model import Passage
from generator.output.build import build_site
from generator.read.collection import Collection
from generator.site.filters import passage_address
from tests.site.made import parsed

SOURCE, CLAIM = "content/sources/gazette-storm.yml", "content/claims/ferries-lost.yml"
RETRACTED = {"kind": "retracted", "on": "2030-05-01", "because": "The count was invented."}


def claim_page(collection: Collection) -> BeautifulSoup:
    return parsed(build_site(collection)["claims/ferries-lost/index.md"])


def text(soup: BeautifulSoup, where: str) -> str:
    return " ".join(" ".join(found.get_text() for found in soup.select(where)).split())


def with_passage(fields: dict[str, Any]) -> dict[str, Any]:
    return {CLAIM: {"statements": {0: {"passage": fields}}}}


def test_a_retraction_stands_beside_the_statement_and_in_the_references(
    collect: Callable[..., Collection],
) -> None:
    page = claim_page(collect({SOURCE: {"status": RETRACTED}}))
    told = "Retracted on 1 May 2030. The count was invented."
    assert told in text(page, "#statement-first-count")
    assert told in text(page, "#ref-gazette-storm")
    assert "Retracted" not in claim_page(collect()).get_text()


def test_a_passage_is_told_by_its_page_and_time(collect: Callable[..., Collection]) -> None:
    page = claim_page(collect(with_passage({"page": "12", "time": "1:02:05"})))
    assert "The passage in the work, page 12, at 1:02:05" in text(page, "#statement-first-count")


def test_a_document_of_an_archive_needs_no_address(collect: Callable[..., Collection]) -> None:
    work = {"type": "document", "URL": None, "archive": "Town Archive", "archive_location": "Box 1"}
    page = claim_page(collect({SOURCE: work, **with_passage({"page": "12"})}))
    reference = text(page, "#ref-gazette-storm")
    assert "Town Archive, Box 1." in reference
    assert "In the archive." in reference
    assert "Page 12" in text(page, "#statement-first-count")


def test_a_work_without_address_is_found_by_its_doi(collect: Callable[..., Collection]) -> None:
    fields = {"type": "article-journal", "URL": None, "DOI": "10.1000/182"}
    collection = collect({SOURCE: fields})
    links = [str(a["href"]) for a in claim_page(collection).select("#ref-gazette-storm a")]
    assert "https://doi.org/10.1000/182" in links
    front = build_site(collection)["claims/ferries-lost/index.md"].decode().split("\n---\n")[0]
    line = next(line for line in front.splitlines() if line.startswith("structured_data:"))
    (work,) = json.loads(line.partition(": ")[2])["@graph"][0]["appearance"]
    assert (work["@type"], work["identifier"]) == (
        "ScholarlyArticle",
        "https://doi.org/10.1000/182",
    )


def test_a_figure_says_over_which_period_it_counts(collect: Callable[..., Collection]) -> None:
    counted = {"period": "2030-02/..", "as_of": "2030-03-01T18:00+02:00"}
    collection = collect({CLAIM: {"statements": {0: {"estimates": {0: counted}}}}})
    told = "since February 2030, as of 1 March 2030, 18:00 (UTC+2)"
    assert told in text(claim_page(collection), "#figure-losses-march")
    estimates = parsed(build_site(collection)["estimates/index.md"])
    assert "Lake Orrin, since February 2030." in text(estimates, ".said")


@pytest.mark.parametrize(
    ("address", "passage", "found"),
    [
        ("https://a.example/x", {"start": "one-two"}, "https://a.example/x#:~:text=one%2Dtwo"),
        ("https://a.example/x.pdf", {"page": "12-13"}, "https://a.example/x.pdf#page=12"),
        ("https://a.example/x.pdf", {"page": "xii"}, "https://a.example/x.pdf"),
        ("https://a.example/x", {"page": "12"}, "https://a.example/x"),
        ("https://a.example/x", {"time": "2:05"}, "https://a.example/x"),
        ("https://a.example/x#b", {"start": "one"}, "https://a.example/x#b:~:text=one"),
        ("https://a.example/x#:~:text=a", {"start": "one"}, "https://a.example/x#:~:text=one"),
        ("https://a.example/x.pdf#page=1", {"page": "12"}, "https://a.example/x.pdf#page=12"),
    ],
)
def test_a_link_leads_as_near_to_a_passage_as_browsers_can(
    address: str, passage: dict[str, str], found: str
) -> None:
    assert passage_address(address, Passage(**passage)) == found
