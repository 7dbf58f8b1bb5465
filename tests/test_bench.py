"""That the benchmark measures what it says; how fast anything is, no test holds."""

from __future__ import annotations

from pathlib import Path

from generator.read.load import load
from tests.bench_exports import measure
from tests.bench_site import Found, beyond, plot, report
from tests.multiplied import multiplied
from tests.sites import ROOT


def took(seconds: float, megabytes: float = 100) -> Found:
    return {"cold": {"seconds": seconds, "megabytes": megabytes}}


def test_content_is_multiplied_in_whole_copies_that_hold_together(tmp_path: Path) -> None:
    own = len(list((ROOT / "content/claims").glob("*.yml")))
    assert multiplied(tmp_path / "own", 1) == own
    assert multiplied(tmp_path / "twice", own + 1) == 2 * own
    once, _ = load(tmp_path / "own")
    twice, issues = load(tmp_path / "twice")
    assert once
    assert twice
    assert issues == []
    assert len(twice.claims) == 2 * own
    assert len(twice.figures) == 2 * len(once.figures)
    claims, relations = twice.claims, list(once.claims.values())
    assert all(r.claim in claims for claim in claims.values() for r in claim.record.relations)
    assert any(claim.record.relations for claim in relations)


def test_a_limit_is_told_where_it_is_passed() -> None:
    assert beyond({1_000: took(1.9), 10_000: took(19)}) == []
    assert beyond({200: took(9)}) == []
    assert beyond({1_000: took(2.1)}) == ["2.1 ms a claim at 1,000: 2"]
    assert beyond({1_000: took(1), 10_000: took(12, 301)}) == [
        "12.0-fold from 1,000 to 10,000: 11 for tenfold",
        "301 MB at 10,000: 300",
    ]


def test_a_run_is_compared_with_an_earlier_one_and_with_the_generator() -> None:
    found: Found = {**took(2), "zensical": {"seconds": 3, "megabytes": 9}}
    told = report(1_000, found, {"1000": took(4)})
    assert "1,000 claims: 2.0 ms a claim" in told
    assert "0.50 of earlier" in told
    assert "1.50 of the generator" in told
    assert "hugo" in told
    assert "not installed" in told


def test_a_plot_has_a_line_for_each_of_what_ran() -> None:
    drawn = plot({1_000: took(1), 10_000: {**took(10), "hugo": {"seconds": 1, "megabytes": 9}}})
    assert drawn.count("<polyline") == 2
    assert 'points="120,310 660,40"' in drawn


def test_what_all_downloads_take_is_measured() -> None:
    seconds, _, megabytes = measure(200)
    assert seconds > 0
    assert megabytes > 2
