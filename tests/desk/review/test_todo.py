from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from generator.cli import main
from generator.desk.review.todo import duties, render_duties
from generator.read.collection import Collection

CLAIM = "content/claims/ferries-lost.yml"
SOURCE = "content/sources/gazette-storm.yml"


def told(collection: Collection, age: int = 10_000, today: date | None = None) -> list[str]:
    return [f"{d.what}: {d.detail}" for d in duties(collection, age, today)]


def test_what_is_done_is_no_duty(collect: Callable[..., Collection], base: Any) -> None:
    statement = base[CLAIM]["statements"][0] | {"passage": {"start": "about 1,200"}}
    assert told(collect({CLAIM: {"statements": [statement]}})) == []


def test_everything_that_waits_is_listed_with_its_place(
    collect: Callable[..., Collection], base: Any
) -> None:
    later = copy.deepcopy(base[CLAIM]["statements"][0])
    later |= {"id": "second-count", "said_on": "2030-03-05"}
    estimate = {"id": "losses-later", "value": "1,300", "as_of": "2030-03-04"}
    later["estimates"][0] |= estimate | {"supersedes": "losses-march"}
    page = "---\ntitle: Storm\n---\nSo many: {{ figure('losses-march') }}.\n"
    statements = {"statements": [base[CLAIM]["statements"][0], later], "status": "draft"}
    collection = collect(
        {
            CLAIM: statements,
            SOURCE: {"read": "opening", "url_status": "dead"},
            "content/pages/index.md": page,
        }
    )
    found = duties(collection, 30, date(2031, 6, 30))
    assert [(d.what, str(d.where).partition(":")[0], d.detail) for d in found] == [
        ("draft", CLAIM, "The harbour office says that ferries were lost"),
        ("dead link", SOURCE, "gazette-storm: the work is gone; 0 archive copies"),
        (
            "figure superseded on a page",
            "content/pages/index.md",
            "losses-march: losses-later is later",
        ),
        ("review grown old", CLAIM, "ferries-lost: 2031-05-01"),
        ("work not read whole", SOURCE, "gazette-storm: the opening only"),
        ("statement without passage", CLAIM, "ferries-lost.first-count"),
        ("statement without passage", CLAIM, "ferries-lost.second-count"),
    ]
    assert all(duty.where.line > 1 for duty in found)
    text = render_duties(found)
    assert "<details><summary>statement without passage: 2</summary>\n\n| Where | What |" in text
    due = re.findall("<details open><summary>(.*):", text)
    assert due == ["figure superseded on a page", "review grown old"]


def test_the_age_of_a_review_is_measured_from_a_day_given_or_the_records_end(
    collect: Callable[..., Collection],
) -> None:
    ended = collect({"content/site.yml": {"record_ends": "2031-05-31"}})
    old = "review grown old: ferries-lost: 2031-05-01"
    assert old in told(ended, 29)
    assert old not in told(ended, 30)
    assert old in told(ended, 30, date(2031, 6, 1))


def test_the_command_counts_and_changes_nothing(write_project: Callable[..., Path]) -> None:
    root = write_project({SOURCE: {"read": "opening"}})
    result = CliRunner().invoke(main, ["--project", str(root), "todo", "--on", "2031-05-02"])
    assert result.exit_code == 0, result.output
    assert "work not read whole: 1, statement without passage: 1" in result.stderr
    assert "gazette-storm: the opening only" in result.stdout
