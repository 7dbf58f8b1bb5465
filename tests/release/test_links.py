from __future__ import annotations

import pytest

from generator.release.links import dead_links, missing_pages

SITE = {
    "index.html": b'<a href="claims/"><h2 id="caf\xc3\xa9">',
    "claims/index.html": b"<p id=one>",
    "a.png": b"",
}


def dead(page: str, address: str = "https://news.example/hives/") -> list[str]:
    return list(dead_links({**SITE, "x/index.html": page.encode()}, address))


@pytest.mark.parametrize(
    "link",
    [
        "", "#", "#top", "../", "../claims/#one", "../#caf%C3%A9", "../#café", "../#:~:text=home",
        "/hives/claims/", "https://news.example/hives/#caf%C3%A9", "https://news.example/other/",
        "https://elsewhere.example/none", "mailto:a@b.example", "data:image/png;base64,",
        "../a.png", "../index.html", "//elsewhere.example/x",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_none(link: str) -> None:
    assert dead(f'<a href="{link}">') == []


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ('<a href="../none/">', "../none/: there is no such file"),
        ('<a href="../claims">', "../claims: the address of a folder ends in a slash"),
        ('<a href="../claims/#two">', "../claims/#two: the page has no such part"),
        ('<a href="#two">', "#two: the page has no such part"),
        ('<a href="../../x">', "../../x: leads out of the site's folder"),
        ('<a href="/claims/">', "/claims/: leads out of the site's folder"),
        ('<img src="b.png">', "b.png: there is no such file"),
        ('<img srcset="../a.png 1x, c.png 2x,">', "c.png: there is no such file"),
        ('<link href="https://news.example/hives/b.css">', None),
        ('<object data="b.svg">', "b.svg: there is no such file"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(markup: str, why: str | None) -> None:
    why = why or "https://news.example/hives/b.css: there is no such file"
    assert dead(f"<p>\n{markup}") == [f"x/index.html:2: {why}"]


def test_a_site_without_an_address_is_checked_too() -> None:
    assert dead('<a href="../none/"><a href="https://news.example/">', "") == [
        "x/index.html:1: ../none/: there is no such file"
    ]


def test_the_page_for_what_is_not_found_is_shown_anywhere() -> None:
    links = '<a href="{}"><a href="#here" id="here">'
    for link, wrong in (("/hives/claims/", 0), ("claims/", 1)):
        page = links.format(link).encode()
        assert (
            len(list(dead_links({**SITE, "404.html": page}, "https://e.example/hives/"))) == wrong
        )


def test_what_was_generated_and_is_not_there_is_named() -> None:
    expected = {"index.md": "index.html", "claims/a.md": "claims/a/index.html", "a.png": "a.png"}
    assert list(missing_pages(expected, SITE)) == [
        "claims/a/index.html: claims/a.md was generated, and is not on the site"
    ]
