"""Former identifiers lead to where the record stands today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from generator.output.build import build_project
from tests.site.made import parsed

RENAMED = {
    "content/redirects.yml": {
        "claims": {"ferries-sunk": "ferries-lost"},
        "sources": {"gazette-gale": "gazette-storm"},
    }
}


def test_a_renamed_claim_leaves_a_page_that_leads_to_it(
    write_project: Callable[..., Path],
) -> None:
    files = build_project(write_project(RENAMED))
    page = files["claims/ferries-sunk/index.html"].decode()
    assert 'content="0; url=../ferries-lost/"' in page
    assert '<a href="../ferries-lost/">' in page


def test_a_renamed_source_keeps_its_former_anchor(write_project: Callable[..., Path]) -> None:
    files = build_project(write_project(RENAMED))
    page = parsed(files["sources/index.md"])
    assert page.select("li#gazette-storm.work[tabindex='-1'] > span#gazette-gale")


def test_without_former_identifiers_there_is_no_such_page(
    write_project: Callable[..., Path],
) -> None:
    files = build_project(write_project())
    assert not [uri for uri in files if uri.startswith("claims/") and uri.endswith(".html")]


def test_a_former_anchor_leads_to_its_statement_wherever_that_stands(
    write_project: Callable[..., Path], base: dict[str, Any]
) -> None:
    name = "content/claims/ferries-lost.yml"
    known = base[name]["statements"]
    newer = {"id": "newer", "source": "gazette-storm", "says": "It was said before."}
    patch = {
        name: {"statements": [newer, *known]},
        "content/redirects.yml": {"statements": {"ferries-lost": {"saying-1": "first-count"}}},
    }
    files = build_project(write_project(patch))
    page = BeautifulSoup(files["claims/ferries-lost/index.md"].decode(), "html.parser")
    assert [li["id"] for li in page.select(".statement:has([id='saying-1'])")] == [
        "statement-first-count"
    ]
