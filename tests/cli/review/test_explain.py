"""`explain ID` finds what the identifier stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

INDEX = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('ferries-lost') }}\n"}


@pytest.fixture
def explain(write_project: Callable[..., Path]) -> Callable[..., Result]:
    root = write_project(INDEX)
    return lambda *words: CliRunner().invoke(main, ["--project", str(root), "explain", *words])


def test_a_claim_is_derived_with_and_without_its_kind(explain: Callable[..., Result]) -> None:
    result = explain("ferries-lost")
    assert result.exit_code == 0
    assert result.stdout.startswith("Claim ferries-lost\n")
    assert result.stdout == explain("claim", "ferries-lost").stdout


def test_a_figure_is_explained_by_its_claim(explain: Callable[..., Result]) -> None:
    lines = explain("losses-march").stdout.splitlines()
    assert lines[0] == "Estimate losses-march"
    assert "Claim ferries-lost" in lines


@pytest.mark.parametrize(
    ("id_", "first", "where"),
    [
        ("gazette", "Speaker gazette", "content/speakers/gazette.yml:1:1"),
        ("gazette-storm", "Source gazette-storm", "content/sources/gazette-storm.yml:1:1"),
        ("storm", "Topic storm", "content/topics.yml:"),
    ],
)
def test_any_other_record_is_told_with_its_place_and_the_claims_that_name_it(
    explain: Callable[..., Result], id_: str, first: str, where: str
) -> None:
    lines = explain(id_).stdout.splitlines()
    assert lines[0] == first
    assert lines[1].strip().startswith(where)
    assert lines[2] in ("  claims that name it: ferries-lost", "  claims that name it: none")


def test_a_statement_is_told_with_what_it_says_and_its_claim(
    explain: Callable[..., Result],
) -> None:
    told = explain("ferries-lost.first-count").stdout
    assert told.startswith("Statement ferries-lost.first-count\n  The office gave a first count")
    assert "\nClaim ferries-lost\n" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ferries-lots",), "there is no record 'ferries-lots'; did you mean 'ferries-lost'?"),
        (("first-count",), "'first-count': name it with its claim: ferries-lost.first-count"),
        (("claim", "gazette"), "there is no claim 'gazette'"),
        (("clam", "gazette"), "'clam' is no kind of record; did you mean 'claim'?"),
        (("zz", "gazette"), "'zz' is no kind of record; choose one of claim, source,"),
        (("claim", "x", "y"), "'claim x' is no kind of record"),
    ],
)
def test_what_is_not_there_is_a_usage_error(
    explain: Callable[..., Result], words: tuple[str, ...], said: str
) -> None:
    result = explain(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_issue_code_is_explained_by_its_page_where_nothing_can_be_read(
    explain: Callable[..., Result], tmp_path: Path
) -> None:
    assert explain("X999").exit_code == 2
    assert "there is no issue code X999" in explain("x999").stderr
    result = explain("X345")
    assert explain("x345").stdout == result.stdout
    (tmp_path / "content/site.yml").write_text("[")
    assert (result.exit_code, explain("X345").stdout) == (0, result.stdout)
    assert result.stdout.startswith("# X345: A statement's identifier stands once in its claim.\n")
    assert "#       ^ X345 statements 2, id: 'first-count' is" in result.stdout


def test_what_would_follow_without_a_source_or_speaker(explain: Callable[..., Result]) -> None:
    result = explain("without", "gazette-storm")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "Without gazette-storm",
        "  1 of 1 claims change their standing",
        "    ferries-lost: single-origin -> unsupported",
    ]
    assert explain("without", "speaker", "gazette").stdout.startswith("Without gazette\n")
    refused = explain("without", "claim", "ferries-lost")
    assert refused.exit_code == 2
    assert "a claim cannot be withdrawn; a source, an exhibit or a speaker can" in refused.output
