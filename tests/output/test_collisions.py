from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.output.build import build
from generator.output.collisions import theme_ids
from tests.sites import ROOT, SAMPLE

CLAIM = "content/claims/ferries-lost.yml"
PAGE = "---\ntitle: A page\n---\nText.\n"
TERM = {"name": "Squall", "meaning": "A sudden wind."}
OLD_CLAIM = {"content/redirects.yml": {"claims": {"ferry-lost": "ferries-lost"}}}


@pytest.fixture
def issues(write_project: Callable[..., Path], base: dict[str, Any]) -> Callable[..., list[str]]:
    def found(patch: dict[str, Any]) -> list[str]:
        moved = {
            name: copy.deepcopy(base[data[1:]])
            if isinstance(data, str) and data.startswith("=")
            else data
            for name, data in patch.items()
        }
        built = build(write_project(moved))
        assert bool(built.files) is not bool(built.errors)
        return [str(issue) for issue in built.errors]

    return found


TAKEN = "X350 the address {} is that of {} (rename one of the two)"
MADE = "what the generator makes there"


@pytest.mark.parametrize(
    ("patch", "where", "message"),
    [
        ({"content/pages/map.md": PAGE}, "content/pages/map.md:1:1", TAKEN.format("/map/", MADE)),
        (
            {"content/pages/map/index.md": PAGE},
            "content/pages/map/index.md:1:1",
            TAKEN.format("/map/", MADE),
        ),
        (
            {"content/pages/Claims.md": PAGE},
            "content/pages/Claims.md:1:1",
            TAKEN.format("/Claims/", MADE),
        ),
        (
            {"content/pages/claims/ferries-lost.md": PAGE},
            "content/pages/claims/ferries-lost.md:1:1",
            TAKEN.format("/claims/ferries-lost/", CLAIM),
        ),
        (
            {**OLD_CLAIM, "content/pages/claims/ferry-lost.md": PAGE},
            "content/pages/claims/ferry-lost.md:1:1",
            TAKEN.format("/claims/ferry-lost/", "the redirect from 'ferry-lost'"),
        ),
        (
            {"content/redirects.yml": {"claims": {"index": "ferries-lost"}}},
            "content/redirects.yml:2:3",
            TAKEN.format("/claims/index.html", MADE),
        ),
        (
            {"content/pages/data/claims.csv.md": PAGE},
            "content/pages/data/claims.csv.md:1:1",
            TAKEN.format("/data/claims.csv/", MADE),
        ),
        (
            {"content/pages/sitemap.xml.md": PAGE},
            "content/pages/sitemap.xml.md:1:1",
            TAKEN.format("/sitemap.xml/", "what the engine makes there"),
        ),
        (
            {"content/pages/assets/explainer.css.md": PAGE},
            "content/pages/assets/explainer.css.md:1:1",
            TAKEN.format("/assets/explainer.css/", MADE),
        ),
        (
            {"content/pages/templates/a.md": PAGE},
            "content/pages/templates/a.md:1:1",
            "X352 'templates/a.md' is published by no engine (rename the folder)",
        ),
    ],
    ids=str,
)
def test_a_name_that_is_taken_is_refused(
    issues: Callable[..., list[str]], patch: dict[str, Any], where: str, message: str
) -> None:
    assert issues(patch) == [f"{where}: {message}"]


def test_a_claim_called_index_would_hide_the_list(
    issues: Callable[..., list[str]], base: dict[str, Any]
) -> None:
    claim = copy.deepcopy(base[CLAIM])
    del claim["statements"][0]["estimates"]
    assert issues({"content/claims/index.yml": claim}) == [
        f"content/claims/index.yml:1:1: {TAKEN.format('/claims/', MADE)}"
    ]


def test_a_term_that_the_theme_calls_something_else_is_refused(
    issues: Callable[..., list[str]], write_project: Callable[..., Path]
) -> None:
    write_project({"theme/main.html": '<article id="content"><template id=theme-scripts>'})
    settings = {"mkdocs.yml": {"theme": {"name": "material", "custom_dir": "theme"}}}
    terms = {"content": TERM, "squall": TERM, "theme-scripts": TERM}
    assert issues({**settings, "content/glossary.yml": terms}) == [
        f"content/glossary.yml:{line}:1: X351 the theme calls something else '{id_}' (rename it)"
        for line, id_ in ((1, "content"), (7, "theme-scripts"))
    ]


def test_an_identifier_that_its_page_calls_something_else_is_refused(
    issues: Callable[..., list[str]],
) -> None:
    # The page of speakers has a place for each kind of them.
    speaker = "content/speakers/kind-outlet.yml"
    found = "X351 the page speakers.md calls something else 'kind-outlet' (rename it)"
    assert issues({speaker: "=content/speakers/gazette.yml"}) == [f"{speaker}:1:1: {found}"]


def test_the_ids_of_the_theme_are_those_in_its_templates() -> None:
    for theme in ({"name": "material", "custom_dir": "generator/theme"}, "explainer"):
        assert {"content", "site-nav"} <= theme_ids(ROOT, {"theme": theme})
    assert theme_ids(ROOT, {"theme": "material"}) == set()


def test_what_the_generator_makes_of_the_sample_has_a_name_of_its_own() -> None:
    assert not build(SAMPLE).errors


def test_a_former_anchor_that_its_page_calls_something_else_is_refused(
    issues: Callable[..., list[str]],
) -> None:
    anchors = {"saying-1": "first-count", "references": "first-count"}
    found = "X351 the page claims/ferries-lost.md calls something else 'references'"
    assert issues({"content/redirects.yml": {"statements": {"ferries-lost": anchors}}}) == [
        f"content/redirects.yml:4:5: {found} (remove this line)"
    ]
