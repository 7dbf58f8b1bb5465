"""Links in pages are held to what was built, and identifiers of pages to those of the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.build import build

INDEX = "content/pages/index.md"
SETTINGS = {"mkdocs.yml": {"markdown_extensions": ["attr_list"]}}
HERE = (
    "{{ cite('gazette-storm') }} [x](ADDRESS)\n\n# Überblick {#lage}\n\n"
    "## Who says so\n\n<p id=raw>x</p>\n"
)


@pytest.fixture
def told(write_project: Callable[..., Path]) -> Callable[[str], list[str]]:
    def issues(body: str) -> list[str]:
        page = f"---\ntitle: Storm\n---\n{body}"
        return [
            str(issue)
            for issue in build(write_project({**SETTINGS, INDEX: page})).errors
            if issue.location.path == INDEX
        ]

    return issues


@pytest.mark.parametrize(
    "address",
    [
        "#lage", "#who-says-so", "#raw", "index.md#lage", "#ref-gazette-storm", "sources.md",
        "sources.md#gazette-storm", "claims/ferries-lost.md#statement-first-count",
        "claims/index.md", "data/claims.csv", "sitemap.xml",
    ],
)  # fmt: skip
def test_a_link_leads_to_what_is_built(told: Callable[[str], list[str]], address: str) -> None:
    assert told(HERE.replace("ADDRESS", address)) == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("#nope", "leads to no place on the page index.md (see the address of its heading)"),
        ("#all-reportd", "leads to no place on the page index.md (did you mean 'all-reported'?)"),
        (
            "sources.md#nope",
            "leads to no place on the page sources.md (see the address of its heading)",
        ),
        ("nope.pdf", "leads to no page or file (name a page by its file: method.md)"),
        ("%2e%2e/etc", "leads to no page or file (name a page by its file: method.md)"),
        ("?a=1", "leads to no page or file (name a page by its file: method.md)"),
        ("claims/ferries-lots/", "leads to no page or file (name a page by its file: method.md)"),
    ],
)
def test_a_link_to_nothing_is_told(
    told: Callable[[str], list[str]], address: str, found: str
) -> None:
    body = f"[x]({address}) `[y](#in-code)`\n\n## All reported\n"
    assert told(body) == [f"{INDEX}:4:5: P511 the link '{address}' {found}"]


def test_a_link_that_leads_nowhere_in_a_copy_of_files_is_told(
    told: Callable[[str], list[str]],
) -> None:
    found = "the link 'claims/ferries-lost/' lacks the ending of a page"
    assert told("[x](claims/ferries-lost/)\n") == [
        f"{INDEX}:4:5: P504 {found} (write claims/ferries-lost.md)"
    ]


def test_a_link_in_html_to_nothing_is_told(told: Callable[[str], list[str]]) -> None:
    found = "leads to no place on the page index.md (see the address of its heading)"
    body = "<a href='#up'>x</a> <a href=#all>x</a>\n\n## All\n"
    assert told(body) == [f"{INDEX}:4:10: P511 the link '#up' {found}"]


@pytest.mark.parametrize(
    ("body", "place", "who", "id_"),
    [
        ("text\n{: #__search }\n", "5:4", "the theme", "__search"),
        ("<p id=__drawer>x</p>\n", "4:4", "the theme", "__drawer"),
        ("## One {#one}\n\n<p id='one'>x</p>\n", "4:9", "the page index.md", "one"),
        ("## One\n\n<b id=one>x</b>\n", "6:4", "the page index.md", "one"),
        ("x {{ cite('gazette-storm') }}\n\n<p id=cite-gazette-storm>x</p>\n", "6:4",
         "the page index.md", "cite-gazette-storm"),
    ],
)  # fmt: skip
def test_an_identifier_that_is_taken_is_told(
    told: Callable[[str], list[str]], body: str, place: str, who: str, id_: str
) -> None:
    assert told(body) == [f"{INDEX}:{place}: X351 {who} calls something else '{id_}' (rename it)"]
