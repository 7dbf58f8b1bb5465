"""A draft, and what only it names, is in the preview and nowhere else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.output.build import build
from generator.publication import drafts, published
from generator.read.collection import Collection

CLAIM = "content/claims/ferries-lost.yml"


@pytest.fixture
def patch(base: dict[str, Any]) -> dict[str, Any]:
    """A draft that names a work, a publisher and a place of its own, and a redirect to it."""
    claim = copy.deepcopy(base[CLAIM]) | {"title": "The mole keeper says that a mole broke"}
    claim |= {"places": ["mole", "harbour"], "status": "draft", "summary": "A mole broke, he says."}
    statement = claim["statements"][0]
    statement |= {"source": "post-mole", "chain": ["mole-keeper"], "says": "A mole broke."}
    statement["estimates"][0] |= {"id": "mole-losses", "as_of": "2030-02-28"}
    return {
        "content/claims/mole-broke.yml": claim,
        "content/sources/post-mole.yml": base["content/sources/gazette-storm.yml"]
        | {"URL": "https://post.example/mole", "title": "The mole", "publisher": "lake-post"},
        "content/speakers/lake-post.yml": base["content/speakers/gazette.yml"]
        | {"name": "Lake Post"},
        "content/speakers/mole-keeper.yml": base["content/speakers/harbour-office.yml"]
        | {"name": "The mole keeper"},
        "content/places/mole.yml": base["content/places/harbour.yml"] | {"name": "Orrin mole"},
        "content/redirects.yml": {
            "claims": {"mole-gone": "mole-broke", "ferries-gone": "ferries-lost"},
            "estimates": {"mole-count": "mole-losses"},
            "statements": {"mole-broke": {"statement-one": "first-count"}},
        },
    }


def test_with_a_draft_waits_what_nothing_else_names(
    collect: Callable[..., Collection], patch: dict[str, Any]
) -> None:
    collection = collect(patch)
    assert drafts(collection) == {
        ("claims", "mole-broke"),
        ("sources", "post-mole"),
        ("speakers", "lake-post"),
        ("speakers", "mole-keeper"),
        ("places", "mole"),
    }
    redirects = published(collection).redirects.record
    assert redirects.claims == {"ferries-gone": "ferries-lost"}
    assert (redirects.estimates, redirects.statements) == ({}, {})


def test_the_site_is_the_same_to_the_byte_with_a_draft_and_without(
    write_project: Callable[..., Path], patch: dict[str, Any], tmp_path: Path
) -> None:
    without = {"content/redirects.yml": {"claims": {"ferries-gone": "ferries-lost"}}}
    plain = build(write_project(without, tmp_path / "plain"))
    root = write_project(patch, tmp_path / "draft")
    kept = build(root)
    assert [str(issue) for issue in kept.errors] == []
    assert kept.files == plain.files
    shown = build(root, drafts=True).files
    (page,) = [data for uri, data in shown.items() if uri == "claims/mole-broke/index.md"]
    assert b"A draft: shown in the preview only." in page
    assert any(b"mole-broke" in data for uri, data in shown.items() if uri.startswith("data/"))


def test_what_is_wrong_with_a_draft_is_told(
    write_project: Callable[..., Path], patch: dict[str, Any]
) -> None:
    patch["content/claims/mole-broke.yml"]["topic"] = "strom"
    root = write_project(patch)
    assert [issue.code for issue in build(root).errors] == ["X301"]


def test_a_page_that_names_a_draft_is_told(
    write_project: Callable[..., Path], patch: dict[str, Any]
) -> None:
    page = "---\ntitle: Storm\n---\n\n{{ claim('mole-broke') }} and {{ figure('mole-losses') }}\n"
    root = write_project(patch | {"content/pages/index.md": page})
    assert [str(issue).partition(" (")[0] for issue in build(root).errors] == [
        f"content/pages/index.md:5:{column}: X346 index.md: the draft 'mole-broke' is not published"
        for column in (10, 41)
    ]
