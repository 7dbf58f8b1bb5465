"""The benchmark: its tables fit together, its scores are right, and our count holds its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmark.data import FOLDER, Place, read_answer, table, truth
from tests.benchmark.methods import METHODS, as_one, by_attribution, by_words
from tests.benchmark.report import report
from tests.benchmark.scores import Score, misses, score

RIGHT = {
    ("x", "a"): Place("1", "1"),
    ("x", "b"): Place("1", "1"),
    ("x", "c"): Place("2", "1"),
    ("y", "d"): Place("?3", ""),
    ("y", "e"): Place("?3", ""),
}


def test_the_scores_do_not_get_worse(golden: Callable[[str, str], None]) -> None:
    golden("benchmark/scores.md", report(truth(), {}))


def test_what_our_count_misses_is_told_with_the_reason() -> None:
    told = {row["claim"] for row in table("claims") if row["missed_because"]}
    assert misses(by_attribution(), truth()).keys() == told


def test_our_count_joins_nothing_that_is_apart_and_beats_every_other() -> None:
    scores = {name: score(method(), truth()) for name, method in METHODS.items()}
    ours = scores.pop("attribution")
    assert ours.precision == 1
    assert ours.exact > max(each.exact for each in scores.values())
    assert ours.origins < min(each.origins for each in scores.values())


def test_no_share_of_words_does_better_than_to_take_all_for_one() -> None:
    def f1(found: Score) -> float:
        return 2 * found.precision * found.recall / (found.precision + found.recall)

    best = max(f1(score(by_words(share / 100), truth())) for share in range(25))
    assert best <= f1(score(as_one(), truth()))


def test_the_truth_scores_in_full() -> None:
    assert score(truth(), truth()) == Score(1, 1, 0, 0, 0, len(table("claims")))
    assert not misses(truth(), truth())


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({("x", "c"): Place("1", "1")}, Score(0.5, 1, 0.5, 0, 0, 1)),
        ({("x", "b"): Place("9", "9")}, Score(1, 0.5, 0.5, 0, 0.5, 1)),
        ({("y", "e"): Place("", "")}, Score(1, 0.5, 0, 0.5, 0, 1)),
        ({("y", "d"): Place("3", "1"), ("y", "e"): Place("3", "1")}, Score(1, 1, 0.5, 0.5, 0.5, 1)),
        ({key: Place("", "") for key in RIGHT}, Score(1, 0, 1, 2, 0.5, 0)),
    ],
    ids=["joined", "split", "unknown", "taken for known", "knows nothing"],
)
def test_a_miss_costs_what_it_is(changed: dict[tuple[str, str], Place], expected: Score) -> None:
    assert score(RIGHT | changed, RIGHT) == expected
    assert misses(RIGHT | changed, RIGHT)


def test_labels_mean_nothing() -> None:
    renamed = {key: Place(f"{p.origin}x", f"{p.line}y") for key, p in RIGHT.items() if p.line}
    assert score(RIGHT | renamed, RIGHT) == score(RIGHT, RIGHT)


def test_the_tables_name_each_other() -> None:
    claims = [row["claim"] for row in table("claims")]
    statements = table("statements")
    ids = [row["statement"] for row in statements]
    assert len(set(ids)) == len(ids)
    assert len(set(claims)) == len(claims)
    assert [*dict.fromkeys(row["claim"] for row in statements)] == claims
    assert list(truth()) == [(row["claim"], row["statement"]) for row in statements]
    of = {row["statement"]: row["claim"] for row in statements}
    for row in statements:
        assert of.get(row["taken_from"], row["claim"]) == row["claim"], row
        assert row["publisher"], row
        assert row["says"], row
    for row in table("claims"):
        assert row["text"], row
        assert row["counted"], row
    named = {who.strip() for row in statements for who in row["attributed_to"].split(">")}
    for row in table("speakers"):
        assert row["speaker"] in named, row
        assert row["part_of"], row
    for (_, statement), place in truth().items():
        assert place.origin, statement
        assert bool(place.line) is not place.origin.startswith("?"), statement


def test_another_tool_is_scored_by_one_command(tmp_path: Path) -> None:
    answer = tmp_path / "answer.csv"
    answer.write_bytes((FOLDER / "truth.csv").read_bytes())
    ran = _run(answer)
    assert ran.returncode == 0, ran.stderr
    assert f"| {answer} | 1.00 | 1.00 | 0.00 | 0.00 | 0.00 | 21 of 21 |" in ran.stdout
    assert ran.stdout.endswith(f"Missed by {answer}:\n\n- nothing\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("claim,statement,origin\n", "is to place each statement once"),
        ("claim,statement,line\nleaflet,rfa,1\n", "has no column 'origin'"),
        ("claim,statement,origin,line\nleaflet,rfi,1,1\n", "leaflet/rfi"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(tmp_path: Path, text: str, told: str) -> None:
    answer = tmp_path / "answer.csv"
    answer.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_answer(answer)


def test_an_answer_that_cannot_be_read_is_told_in_a_line(tmp_path: Path) -> None:
    ran = _run(tmp_path / "none.csv")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "none.csv" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_statement_placed_twice_is_refused(tmp_path: Path) -> None:
    answer = tmp_path / "answer.csv"
    lines = (FOLDER / "truth.csv").read_text(encoding="utf-8").splitlines()
    answer.write_text("\n".join([*lines, lines[-1]]), encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        read_answer(answer)


def _run(answer: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.benchmark", str(answer)]
    root = FOLDER.parent.parent
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
