from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.desk.review.diff import Side, render_diff
from generator.desk.review.wording import mark_words
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
    name = r"| Ferries \| \<b\>sank\</b\> (`more-ferries`) |"
    assert f"{name} record | new: single origin, 1 article, 1 statement, 1 origin: The" in text


def test_a_claim_that_goes_away_is_told_and_what_followed_with_it(diff: Any) -> None:
    text = diff({CLAIM: None})
    assert "(`ferries-lost`) | record | gone: title The harbour office says" in text
    assert "What follows" not in text


def denial(claim: Any, **fields: str) -> None:
    """Let the newspaper deny the claim."""
    claim["statements"].append(
        {"id": "no", "source": "gazette-storm", "says": "No.", "stance": "denies"} | fields
    )


def because(text: str) -> dict[str, str]:
    """Return what follows: each change, and its reason."""
    rows = text.partition("### What follows")[2].partition("###")[0].splitlines()[4:]
    cells = [row.strip("| ").split(" | ") for row in rows if row.startswith("|")]
    return {change: reason for _, change, reason in cells}


def test_a_changed_standing_is_told_with_its_cause(diff: Any, claim: Any) -> None:
    denial(claim)
    change = "standing: single origin → contested"
    assert because(diff({CLAIM: claim})) == {change: "statement 2 now denies"}
    asserted = copy.deepcopy(claim)
    asserted["statements"][1]["stance"] = "declines"
    asserted["statements"][0]["says"] = "It gave a count."
    text = diff({CLAIM: claim}, before={CLAIM: asserted})
    assert because(text) == {change: "statement 2 now denies"}
    back = "standing: contested → single origin"
    assert because(diff({}, before={CLAIM: claim})) == {back: "statement `no` is gone"}


def test_of_several_changes_only_those_that_made_it_so_are_the_cause(diff: Any, claim: Any) -> None:
    denial(claim)
    patch = {
        CLAIM: claim | {"topic": "storm", "known": ["It stormed."]},
        "content/sources/gazette-storm.yml": {"title": "Ferries lost in a gale"},
        "content/speakers/gazette.yml": {"country": "Orrin"},
    }
    text = diff(patch)
    assert because(text) == {"standing: single origin → contested": "statement 2 now denies"}
    for told in (
        "| statement 2 | new: id no; source gazette-storm; says No.;",
        "| known | new: It stormed. |",
        "| title | Ferries lost in <del>storm</del> <ins>a gale</ins> |",
        "| country | new: Orrin |",
    ):
        assert told in text


def test_two_that_each_suffice_are_both_the_cause(diff: Any, claim: Any) -> None:
    denial(claim)
    denial(claim, id="no-again")
    assert because(diff({CLAIM: claim})) == {
        "standing: single origin → contested": "statement 2 now denies; statement 3 now denies"
    }


def test_an_override_is_the_cause_and_so_is_its_end(diff: Any, claim: Any) -> None:
    claim["standing"] = {"grade": "contested", "because": "The list is lost."}
    text = diff({CLAIM: claim})
    reason = "an editor's override: The list is lost."
    assert because(text) == {"standing: single origin → contested": reason}
    assert [*because(diff({}, before={CLAIM: claim})).values()] == [
        "an editor's override was lifted"
    ]


def test_a_change_elsewhere_that_merges_two_origins_is_the_cause(diff: Any, claim: Any) -> None:
    claim["kind"] = "event"
    claim["statements"].append(
        {"id": "gazette-saw", "source": "gazette-storm", "says": "It saw it."}
    )
    before = {CLAIM: claim}
    after = before | {"content/speakers/harbour-office.yml": {"part_of": "gazette"}}
    cause = "The harbour office (`harbour-office`): part\\_of is now gazette"
    assert because(diff(after, before=before)) == {
        "1 article, 2 statements, 2 origins → 1 article, 2 statements, 1 origin": cause,
        "standing: corroborated → single origin": cause,
    }


def test_a_figure_that_now_disagrees_is_told(diff: Any, claim: Any) -> None:
    estimate = claim["statements"][0]["estimates"][0]
    denial(claim, stance="asserts", id="gazette")
    claim["statements"][1] |= {"estimates": [estimate | {"id": "counted", "value": "1,190"}]}
    after = copy.deepcopy(claim)
    after["statements"][1]["estimates"][0] |= {"value": "2,000", "note": "Counted again."}
    text = diff({CLAIM: after}, before={CLAIM: claim})
    cause = "statement 2, figure `counted`, value is now 2,000"
    assert because(text) == {
        "neither → cannot both hold": "The harbour office says that ferries were lost"
        f" (`ferries-lost`): {cause}",
        "standing: corroborated → figures differ": cause,
    }
    assert "| statement 2, figure `counted`, value | 1,190 → 2,000 |" in text
    assert "| statement 2, figure `counted`, note | new: Counted again. |" in text


def test_everything_that_people_write_is_told_and_nothing_more(diff: Any, claim: Any) -> None:
    claim["places"] = ["harbour", "lake"]
    claim["statements"][0]["chain"] = ["gazette", "harbour-office"]
    patch = {
        CLAIM: claim,
        "mkdocs.yml": {"site_name": "Storm over Lake Orrin"},
        "content/site.yml": {"licence": "CC0-1.0"},
        "content/topics.yml": {"storm": {"question": "Which ferries sank?"}},
        "content/glossary.yml": {"ferry": {"name": "ferry", "meaning": "A boat."}},
        "content/places/lake.yml": {"latitude": 5.5},
        "content/vocabulary.yml": {"quantities": {"sunk": {"name": "went down"}}},
        "content/pages/index.md": "---\ntitle: Storm\n---\nWhat was lost, and who said so.\n",
        "content/outlines/areas.geojson": {"features": {0: {"geometry": {"type": "Polygon",
            "coordinates": [[[0, 0], [11, 0], [10, 10], [0, 10], [0, 0]]]}}}},
    }  # fmt: skip
    text = diff(patch)
    rows = [row.split(" | ") for row in text.splitlines() if row.startswith("| ")]
    told = [" | ".join(row[1:]).removesuffix(" |") for row in rows if row[1] not in ("---", "What")]
    assert told == [
        "places | <del>harbour</del> <ins>harbour, lake</ins>",
        "statement 1, chain | <ins>gazette →</ins> harbour-office",
        "latitude | 5.0 → 5.5",
        "question | Which ferries <del>were lost?</del> <ins>sank?</ins>",
        "record | new: name ferry; meaning A boat.",
        "name | <del>sunk</del> <ins>went down</ins>",
        "licence | CC-BY-4.0 → CC0-1.0",
        "site\\_name | Storm <del>on</del> <ins>over</ins> Lake Orrin",
        "title | Storm <del>on Lake Orrin</del>",
        "text | What was lost, and who <del>says</del> <ins>said</ins> so.",
        "shape | drawn otherwise",
    ]


def test_comments_and_the_order_of_fields_are_no_change(diff: Any, base: Any) -> None:
    speaker = base["content/speakers/gazette.yml"]
    lines = [f"{name}: {speaker[name]}\n" for name in reversed(speaker)]
    assert "Nothing" in diff({"content/speakers/gazette.yml": "".join(["# Checked.\n", *lines])})


def test_another_order_of_statements_is_told(diff: Any, claim: Any) -> None:
    denial(claim, stance="declines")
    after = copy.deepcopy(claim)
    after["statements"].reverse()
    text = diff({CLAIM: after}, before={CLAIM: claim})
    assert "| order of statements | <del>first-count, no</del> <ins>no, first-count</ins> |" in text


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
    assert text.count("###") == 1


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


def test_words_are_marked_one_by_one_and_what_stays_is_cut_short() -> None:
    same = " ".join("abcdefghijklmnopqrstuvwxyz")
    marked = mark_words(f"1 2 {same} 3 *", f"1 {same} 4 *")
    assert marked == ("1 <del>2</del> a b c d e f … u v w x y z <del>3</del> <ins>4</ins> \\*")


def test_pages_and_other_files_are_counted(diff: Any) -> None:
    files = {"index.md": b"b", "new.md": b"", "data/claims.csv": b""}
    assert "Touched: 2 pages, 1 other file.\n" in diff({}, files)
