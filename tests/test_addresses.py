from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Addresses, home, record_uri

NAME = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)
PAGE = st.lists(NAME, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".md")
URI = st.one_of(PAGE, PAGE.map(lambda page: page.replace(".md", ".csv")), st.just("index.md"))

FOLDERS = Addresses("https://site.example/explainer/")
FILES = Addresses("https://site.example/explainer/", directories=False)


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("index.md", "index.md"),
        ("claims/index.md", "claims/index.md"),
        ("method.md", "method/index.md"),
        ("claims/a.md", "claims/a/index.md"),
    ],
)
def test_every_page_is_the_index_of_a_folder(uri: str, place: str) -> None:
    assert home(uri) == place


@pytest.mark.parametrize(
    ("uri", "address", "file"),
    [
        ("index.md", "", "index.html"),
        ("claims/index.md", "claims/", "claims/index.html"),
        ("claims/a.md", "claims/a/", "claims/a/index.html"),
        ("data/claims.csv", "data/claims.csv", "data/claims.csv"),
    ],
)
def test_an_address_leads_to_its_file(uri: str, address: str, file: str) -> None:
    assert FOLDERS.of(uri) == address
    assert FILES.of(uri) == FILES.file(uri) == FOLDERS.file(uri) == file


@pytest.mark.parametrize(
    ("page", "target", "link", "link_to_file"),
    [
        ("index.md", "claims/a.md", "claims/a/", "claims/a/index.html"),
        ("claims/a.md", "claims/b.md", "../b/", "../b/index.html"),
        ("claims/a.md", "index.md", "../../", "../../index.html"),
        ("index.md", "index.md", "./", "index.html"),
        ("claims/a.md", "sources.md#x", "../../sources/#x", "../../sources/index.html#x"),
        ("sources.md", "sources.md#x", "#x", "#x"),
        ("data.md", "data/claims.csv", "claims.csv", "claims.csv"),
    ],
)
def test_links_are_relative(page: str, target: str, link: str, link_to_file: str) -> None:
    assert FOLDERS.link(page, target) == link
    assert FILES.link(page, target) == link_to_file


@given(PAGE, URI)
def test_a_link_leads_from_the_page_to_the_target_and_so_it_does_from_its_source(
    page: str, target: str
) -> None:
    for addresses in (FOLDERS, FILES):
        here = posixpath.dirname(addresses.file(page))
        there = posixpath.normpath(posixpath.join(here, addresses.link(page, target)))
        wanted = posixpath.normpath(addresses.of(target))
        assert there in (wanted, posixpath.dirname(wanted) or ".")
        assert here == posixpath.dirname(home(page))


def test_a_public_address_needs_a_base() -> None:
    assert FOLDERS.absolute("claims/a.md#x") == "https://site.example/explainer/claims/a/#x"
    assert Addresses("https://site.example").absolute("index.md") == "https://site.example/"
    assert Addresses().absolute("claims/a.md") == ""


def test_records_have_their_places() -> None:
    kinds = ("claim", "place", "source", "speaker", "estimate", "term")
    assert [record_uri(kind, "a") for kind in kinds] == [
        "claims/a.md", "places/a.md",
        "sources.md#a", "speakers.md#a", "estimates.md#a", "glossary.md#a",
    ]  # fmt: skip
