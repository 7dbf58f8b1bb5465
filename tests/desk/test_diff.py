from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.desk.diff import MOST_PAGES, Side, render_diff
from generator.read.load import load

CLAIM = "content/claims/ferries-lost.yml"


@pytest.fixture
def diff(
    tmp_path_factory: pytest.TempPathFactory, write_project: Callable[..., Path]
) -> Callable[..., str]:
    """Return what a patch of the smallest content does, in Markdown."""

    def side(patch: dict[str, Any], files: dict[str, bytes]) -> Side:
        collection, issues = load(write_project(patch, tmp_path_factory.mktemp("side")))
        assert issues == []
        assert collection
        return Side(collection, files)

    def run(
        patch: dict[str, Any],
        files: dict[str, bytes] | None = None,
        before: dict[str, Any] | None = None,
        was: dict[str, bytes] | None = None,
    ) -> str:
        was = was or {"index.md": b"a"}
        return render_diff(side(before or {}, was), side(patch, files or was))

    return run


@pytest.fixture
def claim(base: dict[str, Any]) -> dict[str, Any]:
    """The claim of the smallest content, to be changed."""
    return copy.deepcopy(dict(base[CLAIM]))


def test_no_change_is_said(diff: Any) -> None:
    assert diff({}) == "## What this change does to the site\n\nNothing that a reader can see.\n"


def test_a_new_claim_is_listed_with_its_standing_and_provenance(diff: Any, claim: Any) -> None:
    claim |= {"title": "Ferries | <b>sank</b>"}
    claim["statements"][0].pop("estimates")
    text = diff({"content/claims/more-ferries.yml": claim})
    assert "### Claims added" in text
    name = r"| Ferries \| \<b\>sank\</b\> (`more-ferries`) |"
    assert f"{name} single-origin | 1 article, 1 statement, 1 origin |" in text


def test_a_claim_that_goes_away_is_listed_with_its_figures(diff: Any) -> None:
    text = diff({CLAIM: None})
    assert "### Claims removed" in text
    assert (
        "| `losses-march` | quantity losses, value about 1,200, as\\_of 2030-03-01 | none |" in text
    )


def test_a_changed_standing_is_explained(diff: Any, claim: Any) -> None:
    denial = {"id": "no", "source": "gazette-storm", "says": "No.", "stance": "denies"}
    claim["statements"].append(denial)
    text = diff({CLAIM: claim})
    assert "| single-origin | contested | now denied or disputed by gazette |" in text


def test_an_override_is_explained_and_so_is_its_end(diff: Any, claim: Any) -> None:
    claim["standing"] = {"grade": "contested", "because": "The list is lost."}
    assert "| single-origin | contested | an editor's override: The list is lost. |" in diff(
        {CLAIM: claim}
    )


def test_a_change_elsewhere_that_merges_two_origins_is_seen(diff: Any, claim: Any) -> None:
    claim["statements"].append(
        {"id": "gazette-saw", "source": "gazette-storm", "says": "It saw it."}
    )
    before = {CLAIM: claim}
    after = before | {"content/speakers/harbour-office.yml": {"part_of": "gazette"}}
    text = diff(after, before=before)
    assert "| corroborated | single-origin | no longer asserted by harbour-office |" in text
    assert "| 1 article, 2 statements, 2 origins | 1 article, 2 statements, 1 origin |" in text


def test_changed_counts_are_shown_before_and_after(diff: Any, claim: Any) -> None:
    claim["statements"].append(
        {"id": "it", "source": "gazette-storm", "says": "It saw it.", "stance": "asserts"}
    )
    text = diff({CLAIM: claim})
    assert "| 1 article, 1 statement, 1 origin | 1 article, 2 statements," in text


def test_a_changed_figure_shows_only_what_changed(diff: Any, claim: Any) -> None:
    claim["statements"][0]["estimates"][0] |= {"value": "up to 1,300", "note": "Counted again."}
    row = "| `losses-march` | value about 1,200 | value up to 1,300, note Counted again. |"
    assert row in diff({CLAIM: claim})


def test_a_renamed_record_is_not_one_removed_and_one_added(diff: Any, claim: Any) -> None:
    patch = {
        CLAIM: None,
        "content/claims/ferries-gone.yml": claim,
        "content/redirects.yml": {"claims": {"ferries-lost": "ferries-gone"}},
    }
    before = {"claims/ferries-lost/index.md": b"a"}
    files = {"claims/ferries-gone/index.md": b"a", "claims/ferries-lost/index.html": b"b"}
    text = diff(patch, files, was=before)
    assert "| claim | `ferries-lost` | `ferries-gone` |" in text
    assert "Claims added" not in text
    assert "Claims removed" not in text
    assert "- `claims/ferries-gone/index.md` (new)\n" in text
    assert "- `claims/ferries-lost/index.md` (leads on)\n" in text


def test_a_renamed_statement_is_named_before_and_after(diff: Any, claim: Any) -> None:
    claim["statements"][0]["id"] = "earliest"
    anchors = {"statement-first-count": "earliest", "saying-1": "earliest"}
    renamed = {CLAIM: claim, "content/redirects.yml": {"statements": {"ferries-lost": anchors}}}
    row = "| statement | `ferries-lost.first-count` | `ferries-lost.earliest` |"
    assert diff(renamed).count("| statement |") == 1
    assert row in diff(renamed)
    assert "Renamed" not in diff(renamed, before=renamed)


def test_a_statement_that_another_takes_in_is_not_one_renamed(diff: Any, claim: Any) -> None:
    both = copy.deepcopy(claim)
    both["statements"].append(claim["statements"][0] | {"id": "earliest", "estimates": []})
    both["statements"].reverse()
    claim["statements"][0]["id"] = "earliest"
    anchors = {"statement-first-count": "earliest"}
    after = {CLAIM: claim, "content/redirects.yml": {"statements": {"ferries-lost": anchors}}}
    assert "Renamed" not in diff(after, before={CLAIM: both})


def test_a_record_that_was_renamed_before_is_neither_new_nor_gone(diff: Any, claim: Any) -> None:
    claim["statements"][0]["estimates"][0]["id"] = "losses-in-march"
    renamed = {
        CLAIM: None,
        "content/claims/ferries-gone.yml": claim,
        "content/redirects.yml": {
            "claims": {"ferries-lost": "ferries-gone", "ferries": "ferries-gone"},
            "estimates": {"losses-march": "losses-in-march"},
        },
    }
    text = diff(renamed, before=renamed)
    assert text == "## What this change does to the site\n\nNothing that a reader can see.\n"


def test_other_words_for_a_claim_are_shown(diff: Any) -> None:
    text = diff({CLAIM: {"title": "The office says that *all* ferries were lost"}})
    was = "The harbour office says that ferries were lost"
    now = "The office says that \\*all\\* ferries were lost"
    assert f"| {now} (`ferries-lost`) | title | {was} | {now} |" in text


def test_pages_are_named_and_other_files_counted(diff: Any) -> None:
    files = {"index.md": b"b", "new.md": b"", "data/claims.csv": b""}
    text = diff({}, files)
    assert "### Pages touched\n\n2 pages, 1 other file.\n" in text
    assert "- `index.md` (changed)\n- `new.md` (new)\n" in text


def test_a_long_list_of_pages_is_cut_short(diff: Any) -> None:
    files = {f"claims/{number:03}.md": b"" for number in range(MOST_PAGES + 5)}
    text = diff({}, files)
    assert "- and 6 more\n" in text
    assert text.count("(new)") == MOST_PAGES
