from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pypdf import PdfWriter

from generator.desk.works.copies import Copy, NotACopyError
from generator.desk.works.extract import Extract, extract_source
from generator.desk.works.publisher import find_publisher
from generator.read.collection import Collection
from tests.desk.works.saved import as_bytes

PAGE = """<!doctype html><html lang="{lang}"><head><title>Ferries lost | Gazette</title>
<meta property="og:title" content="Ferries lost in storm">
<meta property="og:site_name" content="{site}">
<meta name="author" content="Ann Able; Bo Best">
<meta property="article:published_time" content="2030-03-02T10:00:00Z">
<link rel="canonical" href="{url}">
</head><body><nav>Menu</nav><article><h1>Ferries lost in storm</h1>
<p>The office spoke of losses on 3 May 2019.</p></article></body></html>"""

GAZETTE = {"lang": "en-GB", "site": "The Orrin Gazette", "url": "https://gazette.example/storm"}
ADDRESS = "https://gazette.example/2030/storm"

Extracting = Callable[..., Mapping[str, Any]]


def page(**changes: str) -> bytes:
    return PAGE.format(**(GAZETTE | changes)).encode()


@pytest.fixture
def extract(collect: Callable[..., Collection]) -> Callable[..., Extract]:
    collection = collect({"content/speakers/gazette.yml": {"names": {"de": "Orriner Anzeiger"}}})

    def run(data: bytes, address: str = "", media_type: str = "") -> Extract:
        return extract_source(Copy(data, address, media_type), collection)

    return run


@pytest.fixture
def fields(extract: Callable[..., Extract]) -> Extracting:
    """Return the fields of a page whose head is given, or of a whole page."""

    def run(page: str | bytes, address: str = "", media_type: str = "") -> Mapping[str, Any]:
        if isinstance(page, str):
            page = f"<html><head>{page}</head><body><p>Words.</p></body></html>".encode()
        return extract(page, address, media_type).fields

    return run


def linked(**data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_what_a_page_says_of_itself_is_taken(fields: Extracting) -> None:
    assert fields(page()) == {
        "type": "article-newspaper",
        "title": "Ferries lost in storm",
        "publisher": "gazette",
        "author": ["Ann Able", "Bo Best"],
        "issued": "2030-03-02",
        "language": "en-GB",
        "URL": "https://gazette.example/storm",
    }


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferries “lost”",
    "author": [{"@type": "Person", "name": "Dupont, Jean"}, {"@id": "#ann"}],
    "datePublished": "2030-03-02T23:30:00-05:00",
    "dateModified": "2030-04-01",
    "publisher": {"@id": "#org"},
    "inLanguage": "en",
    "mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS},
}
PEOPLE = [
    {"@type": "NewsMediaOrganization", "@id": "#org", "name": "Orrin Gazette"},
    {"@type": "Person", "@id": "#ann", "name": "Ann Able"},
    {"@type": "WebSite", "name": "Another site"},
]
SCHOLARLY = """<meta name="citation_title" content="On ferries"><meta name="citation_author"
 content="Dupont, Jean"><meta name="citation_author" content="Able, Ann"><meta
 name="citation_publication_date" content="2030/3/2"><meta name="author" content="A. Able">"""
BYLINE = """<meta property="article:author" content="https://social.example/ann">
<meta name="author" content="By Ann Able">"""
DUBLIN = """<meta name="DC.Title" content="On ferries">
<meta name="DCTERMS.issued" content="2030-03">
<meta name="dc.creator" content="Dupont, Jean"><meta name="DC.publisher" content="orriner anzeiger">
<meta name="DC.language" content="de">"""


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (linked(**{"@graph": [*PEOPLE, ARTICLE]}), {
            "type": "article-newspaper", "title": "Ferries “lost”", "publisher": "gazette",
            "author": ["Dupont, Jean", "Ann Able"], "issued": "2030-03-02", "language": "en",
            "URL": ADDRESS}),
        (linked(**ARTICLE, **{"@context": "x"}).replace("{", "[{", 1).replace("</", "]</"),
            {"title": "Ferries “lost”", "issued": "2030-03-02"}),
        (linked(**{"@type": "BlogPosting", "name": "A post", "author": "Dupont, Jean"}),
            {"type": "post-weblog", "title": "A post", "author": ["Dupont, Jean"]}),
        ("<script type='application/ld+json'>{broken</script><title>Ferries</title>",
            {"title": "Ferries", "type": "webpage"}),
        (SCHOLARLY, {"title": "On ferries", "author": ["Dupont, Jean", "Able, Ann"],
            "issued": "2030-03-02"}),
        (DUBLIN, {"original-title": "On ferries", "author": ["Dupont, Jean"], "issued": "2030-03",
            "publisher": "gazette", "language": "de"}),
        ('<title>Ferries — Lake News</title><meta property="og:site_name" content="Lake News">',
            {"title": "Ferries", "container-title": "Lake News"}),
        (BYLINE,
            {"author": ["Ann Able"]}),
    ],
)  # fmt: skip
def test_each_way_of_saying_it_is_understood(
    fields: Extracting, head: str, wanted: Mapping[str, Any]
) -> None:
    found = fields(head)
    assert {name: found.get(name) for name in wanted} == wanted


CANONICAL = '<link rel="canonical" href="{}">'


@pytest.mark.parametrize(
    ("head", "address", "wanted"),
    [
        (CANONICAL.format(ADDRESS), "https://amp.gazette.example/storm", ADDRESS),
        (CANONICAL.format(ADDRESS + "/amp/") + f'<meta property="og:url" content="{ADDRESS}">',
            "https://gazette.example/storm/amp", ADDRESS),
        ('<link rel="amphtml" href="https://gazette.example/amp/storm">', ADDRESS, ADDRESS),
        (CANONICAL.format("/2030/storm"), "https://gazette.example/storm?x=1", ADDRESS),
        (CANONICAL.format("https://gazette.example/"), ADDRESS, ADDRESS),
        ("", ADDRESS + "?id=5&utm_source=a&fbclid=b#top", ADDRESS + "?id=5#top"),
        (CANONICAL.format("https://mirror.example/storm"), "", None),
        (CANONICAL.format("not an address"), "", None),
    ],
)  # fmt: skip
def test_the_address_is_the_pages_own_without_what_counts_readers(
    fields: Extracting, head: str, address: str, wanted: str | None
) -> None:
    assert fields(head, address).get("URL") == wanted


TITLE = "<html><head>{}<title>Паром затонул ночью</title></head><body>"


@pytest.mark.parametrize(
    ("mark", "encoding", "media_type"),
    [
        ('<meta charset="windows-1251">', "windows-1251", ""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", ""),
        ("", "windows-1251", "text/html; charset=windows-1251"),
        ("", "utf-8", ""),
        ("", "utf-8-sig", ""),
        ("", "utf-16", ""),
        ("", "windows-1251", ""),
    ],
)
def test_a_page_is_read_in_any_encoding(
    fields: Extracting, mark: str, encoding: str, media_type: str
) -> None:
    words = "<p>Управление порта сообщило, что паром затонул, когда начался шторм.</p>" * 9
    data = (TITLE.format(mark) + words).encode(encoding)
    assert fields(data, "", media_type)["title"] == "Паром затонул ночью"


@pytest.mark.parametrize(("site", "dated"), [("Gazette", False), ("The harbour office", True)])
def test_a_page_without_a_day_as_an_article_or_of_no_outlet_is_a_page_on_the_web(
    fields: Extracting, *, site: str, dated: bool
) -> None:
    html = page(site=site)
    html = html if dated else html.replace(b"article:published_time", b"published")
    assert fields(html)["type"] == "webpage"


def test_a_title_in_another_language_is_the_original_one(fields: Extracting) -> None:
    found = fields(page(lang="ko"))
    assert found["original-title"] == "Ferries lost in storm"
    assert "title" not in found


def test_what_nobody_sees_is_not_taken(fields: Extracting) -> None:
    html = (
        b"<html><head><title>Fer&shy;ries&#8203; lost</title></head><body><p>So.</p></body></html>"
    )
    assert fields(html)["title"] == "Ferries lost"


def test_nothing_is_made_up(fields: Extracting) -> None:
    bare = b"<html><body><p>Only words, put here on 3 May 2019. Copyright 2018.</p></body></html>"
    assert fields(bare) == {"type": "webpage"}


def test_a_publisher_is_found_by_its_names_or_by_other_works_at_its_host(
    extract: Callable[..., Extract], collect: Callable[..., Collection]
) -> None:
    assert find_publisher(collect(), ["", "ORRIN GAZETTE"]) == "gazette"
    assert extract(page(site="A paper")).fields["publisher"] == "gazette"
    unknown = extract(page(site="A paper", url="https://paper.example/storm"))
    assert "publisher" not in unknown.fields
    assert unknown.fields["container-title"] == "A paper"
    assert 'generator new speaker --name "A paper"' in unknown.notes[0]
    silent = extract(b"<html><head><title>Ferries</title></head></html>")
    assert silent.notes == ("publisher: the page does not say who published it",)


@pytest.mark.parametrize(
    "markup",
    [
        "<title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body>",
        "<title>Attention Required! | Cloudflare</title><body>Sorry</body>",
        "<title>gazette.example</title><script src='/cdn-cgi/challenge-platform/h/b'></script>",
        "<title>Access to this page has been denied</title><body>Press and hold</body>",
        "<title>403 Forbidden</title><body>nginx</body>",
        "<title>Page not found</title><body>Sorry.</body>",
    ],
)
def test_a_page_in_the_place_of_a_work_is_refused(
    extract: Callable[..., Extract], markup: str
) -> None:
    with pytest.raises(NotACopyError, match="open the address in a browser"):
        extract(f"<html>{markup}</html>".encode())


def test_an_article_of_such_a_name_is_none(fields: Extracting) -> None:
    article = f"<html><title>Just a moment: ferries</title><p>{'It stormed. ' * 200}</p></html>"
    assert fields(article.encode())["title"] == "Just a moment: ferries"


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"Only words."])
def test_what_is_no_page_is_refused(extract: Callable[..., Extract], data: bytes) -> None:
    with pytest.raises(NotACopyError, match="neither a page nor a PDF"):
        extract(data)


def test_a_pdf_is_told_as_one(extract: Callable[..., Extract]) -> None:
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Title": "On ferries", "/Author": "Dupont, Jean; Able, Ann"})
    found = extract(as_bytes(writer), "https://gazette.example/a.pdf")
    assert found.fields == {
        "type": "report",
        "title": "On ferries",
        "publisher": "gazette",
        "author": ["Dupont, Jean", "Able, Ann"],
        "URL": "https://gazette.example/a.pdf",
    }
    assert found.notes[0].startswith("a PDF:")
    with pytest.raises(NotACopyError, match="the PDF cannot be read"):
        extract(b"%PDF-1.7\nbroken")
