"""Pieces for the pages of others: what stands in them, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.output.build import build_site
from generator.read.load import load
from generator.site.share.frames import frame
from tests.site import made
from tests.sites import SAMPLE

PUBLIC = "https://news.example/hives/"
DRIFT = "embed/claims/spray-drifted.html"


def pieces_in(tag: str, *, public: bool = True) -> Mapping[str, BeautifulSoup]:
    collection, _ = load(SAMPLE)
    assert collection
    record = collection.site.record.model_copy(update={"language": tag})
    collection = replace(collection, site=replace(collection.site, record=record))
    if not public:
        settings = collection.settings.model_copy(update={"site_url": ""})
        collection = replace(collection, settings=settings)
    with made.cards_as_text():
        files = build_site(collection)
    return {
        uri: BeautifulSoup(data, "html.parser")
        for uri, data in files.items()
        if uri.startswith("embed/")
    }


@pytest.fixture(scope="module")
def pieces() -> Mapping[str, BeautifulSoup]:
    """The pieces of the sample."""
    return pieces_in("en")


def shown(pieces: Mapping[str, BeautifulSoup]) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield the pieces but for those that lead on."""
    for uri, piece in pieces.items():
        if not piece.select("[http-equiv=refresh]"):
            yield uri, piece


def test_there_is_one_for_each_claim_and_each_series_and_the_map(
    pieces: Mapping[str, BeautifulSoup],
) -> None:
    collection, _ = load(SAMPLE)
    assert collection
    evidence = build_evidence(collection)
    figures = {
        f"embed/estimates/{series.key}.html": [
            f"../../claims/{point.figure.claim.id}/#figure-{point.id}" for point in series.points
        ]
        for series in evidence.series
    }
    claims = {f"embed/claims/{id_}.html" for id_ in collection.claims}
    assert {*figures, *claims, "embed/map.html"} == {uri for uri, _ in shown(pieces)}
    for uri, links in figures.items():
        assert sorted(str(link["href"]) for link in pieces[uri].select("li a")) == sorted(links)


def test_each_is_found_by_no_search_and_names_the_page_that_it_is_of(
    pieces: Mapping[str, BeautifulSoup],
) -> None:
    for uri, piece in shown(pieces):
        (robots,), (canonical,) = piece.select("[name=robots]"), piece.select("[rel=canonical]")
        assert robots["content"] == "noindex", uri
        assert re.match(rf"{PUBLIC}(claims/[a-z-]+/|estimates/#|map/)", str(canonical["href"])), uri
        assert not piece.select("[data-pagefind-body]")
        (heading,) = piece.select("h1 a")
        assert str(canonical["href"]).removeprefix(PUBLIC) == re.sub(
            r"^(\.\./)+", "", str(heading["href"])
        )


def test_every_link_leaves_the_frame(pieces: Mapping[str, BeautifulSoup]) -> None:
    for uri, piece in shown(pieces):
        links = piece.select("a")
        assert len(links) > 1
        assert {link.get("target") for link in links} == {"_blank"}, uri


def test_a_claim_says_how_well_it_is_supported_by_whom_and_as_of_when(
    pieces: Mapping[str, BeautifulSoup],
) -> None:
    text = pieces[DRIFT].get_text(" ", strip=True)
    for words in (
        "acknowledged A party concerned acknowledges it: Corvey Seeds (1 July 2030).",
        "Who says so A lorry driver (May 2030) and Corvey Seeds (1 July 2030)",
        "2 articles, 2 statements, 1 origin",
        "As of 1 July 2030",
        "The silent hives . The hive desk, CC BY 4.0, 15 October 2030",
    ):
        assert words in text


def test_a_claim_that_was_renamed_is_still_there_for_those_who_show_it(
    pieces: Mapping[str, BeautifulSoup],
) -> None:
    (lead,) = pieces["embed/claims/bees-gone.html"].select("[http-equiv=refresh]")
    assert lead["content"] == "0; url=bees-vanished.html"


@pytest.mark.parametrize(
    ("tag", "direction", "words"),
    [("ar", "rtl", "من يقول ذلك"), ("uk", "ltr", "Хто це каже"), ("ko", "ltr", "말한 이")],
)
def test_a_piece_speaks_the_language_of_the_site(tag: str, direction: str, words: str) -> None:
    piece = pieces_in(tag)[DRIFT]
    assert piece.html
    assert (piece.html["lang"], piece.html["dir"]) == (tag, direction)
    text = piece.get_text(" ", strip=True)
    assert words in text
    assert "Who says so" not in text
    assert "Embed" not in text


def test_without_an_address_there_is_nothing_to_copy() -> None:
    pieces = pieces_in("en", public=False)
    assert not pieces[DRIFT].select("details")
    assert pieces[DRIFT].select("[rel=canonical]")[0]["href"] == "../../claims/spray-drifted/"


def test_a_title_cannot_leave_the_markup() -> None:
    written = frame(Addresses(PUBLIC), DRIFT, 'A "<b>" & more')
    assert 'title="A &#34;&lt;b&gt;&#34; &amp; more"' in written
