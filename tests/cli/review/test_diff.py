from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.smallest import CLAIM, INDEX


class TestReview:
    def test_a_build_writes_the_docs_directory_once(self, run: Any, root: Path) -> None:
        assert run("build", "--check").exit_code == 1
        result = run("build")
        assert result.exit_code == 0, result.output
        assert list((root / "build/docs").glob("claims/ferries-lost*"))
        assert run("build").stderr.startswith("0 changed, 0 removed")
        assert run("build", "--check").exit_code == 0

    def test_wrong_content_is_not_built(self, run: Any, root: Path, write_project: Any) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        assert run("build").exit_code == 1
        assert not (root / "build/docs").exists()

    def test_a_claim_is_explained(self, run: Any) -> None:
        result = run("explain", "claim", "ferries-lost")
        assert result.exit_code == 0
        assert "single-origin" in result.stdout

    def test_an_unknown_claim_is_a_usage_error_with_a_hint(self, run: Any) -> None:
        result = run("explain", "claim", "ferries-lots")
        assert result.exit_code == 2
        assert "did you mean 'ferries-lost'?" in result.stderr

    def test_a_folder_is_compared(self, run: Any, write_project: Any, tmp_path: Path) -> None:
        base = write_project(INDEX, tmp_path / "base")
        assert "Nothing that a reader can see" in run("diff", str(base)).stdout
        write_project(INDEX | {CLAIM: {"summary": "The office says that ferries sank."}})
        result = run("diff", str(base))
        assert result.exit_code == 0, result.output
        assert re.search(r"Touched: \d+ pages?, \d+ other files.", result.stdout)
        assert "<del>sank or were damaged in the storm.</del>" in result.stdout

    def test_a_revision_is_compared(self, run: Any, root: Path, write_project: Any) -> None:
        for words in (("init", "-q"), ("add", "."), (*AUTHOR, "commit", "-q", "-m", "One")):
            subprocess.run(["git", *words], cwd=root, check=True)
        write_project(INDEX | {CLAIM: {"summary": "The office says that ferries sank."}})
        assert "(`ferries-lost`) | summary | The " in run("diff", "HEAD").stdout
        assert run("diff", "--", "--output=x").exit_code == 2
        assert run("diff", "nowhere").exit_code == 2

    def test_a_revision_without_content_is_a_usage_error(self, run: Any, root: Path) -> None:
        for words in (("init", "-q"), (*AUTHOR, "commit", "-q", "--allow-empty", "-m", "One")):
            subprocess.run(["git", *words], cwd=root, check=True)
        assert "has no content/" in run("diff", "HEAD").stderr

    def test_a_page_that_calls_for_nothing_is_told(self, run: Any, write_project: Any) -> None:
        page = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('gone') }}\n"}
        write_project(page)
        assert run("diff", ".").exit_code == 1

    @pytest.mark.parametrize("words", [("diff", "."), ("explain", "claim", "ferries-lost")])
    def test_wrong_content_is_told_instead(
        self, run: Any, write_project: Any, words: tuple[str, ...]
    ) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run(*words)
        assert result.exit_code == 1
        assert "X301" in result.stdout

    def test_a_base_that_todays_rules_refuse_does_not_fail_a_review(
        self, run: Any, write_project: Any, tmp_path: Path
    ) -> None:
        base = write_project(INDEX | {CLAIM: {"topic": "strom"}}, tmp_path / "base")
        result = run("diff", str(base))
        assert result.exit_code == 0
        assert "today's rules refuse it" in result.stdout
        assert "X301" in result.stdout


AUTHOR = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
