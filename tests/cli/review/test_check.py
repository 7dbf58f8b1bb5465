from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.cli.smallest import CLAIM, INDEX


class TestCheck:
    def test_content_without_an_issue_passes(self, run: Any) -> None:
        result = run("check")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "0 errors, 0 warnings\n"

    def test_an_error_fails_and_is_told_by_line(self, run: Any, write_project: Any) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run("check")
        assert result.exit_code == 1
        assert result.stderr == "1 error, 1 warning\n"
        assert result.stdout.startswith(f"{CLAIM}:3:8: X301 topic: there is no topic 'strom'")

    def test_a_warning_passes(self, run: Any, write_project: Any) -> None:
        write_project(INDEX | {"content/topics.yml": {"calm": {"name": "C", "question": "Q?"}}})
        result = run("check")
        assert result.exit_code == 0
        assert "X302" in result.stdout

    @pytest.mark.parametrize("form", ["json", "sarif", "github"])
    def test_other_formats_are_for_programs(self, run: Any, write_project: Any, form: str) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run("check", "--format", form)
        assert result.exit_code == 1
        assert "X301" in result.stdout
        assert form == "github" or json.loads(result.stdout)

    @pytest.mark.parametrize(
        ("only", "code"),
        [
            (CLAIM, 1),
            ("content/claims", 1),
            (".", 1),
            ("ferries-lost", 1),
            ("losses-march", 1),
            ("content/sources", 0),
            ("gazette-storm", 0),
            ("lake", 0),
            ("harbour", 1),
        ],
    )
    def test_a_path_or_identifier_narrows_the_report(
        self, run: Any, write_project: Any, only: str, code: int
    ) -> None:
        write_project(
            INDEX | {CLAIM: {"topic": "strom"}, "content/places/harbour.yml": {"within": "laek"}}
        )
        assert run("check", only).exit_code == code

    def test_what_is_neither_path_nor_identifier_is_a_usage_error(self, run: Any) -> None:
        result = run("check", "ferries-lots")
        assert result.exit_code == 2
        found = "neither a file of this project nor an identifier"
        assert f"{found}; did you mean 'ferries-lost'?" in result.stderr

    def test_missing_content_is_an_error(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["--project", str(tmp_path), "check", "x"])
        assert result.exit_code == 2
        assert "there is no project here: there is no folder content/" in result.stderr
