from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.smallest import CLAIM, INDEX, SOURCE

WORK = "The office said that twelve ferries were lost."


class TestVerify:
    @pytest.fixture
    def copies(self, write_project: Any, base: Any, tmp_path: Path) -> Path:
        statement = base[CLAIM]["statements"][0] | {"passage": {"start": "twelve ferries"}}
        write_project(INDEX | {CLAIM: {"statements": [statement]}})
        folder = tmp_path / "copies"
        folder.mkdir()
        (folder / "000.txt").write_text(WORK)
        return folder

    def test_a_copy_named_on_the_command_line_is_looked_into(self, run: Any, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies))
        result = run(*words, "--map", "gazette-storm=000.txt")
        assert result.exit_code == 0, result.output
        assert "found    ferries-lost.first-count  gazette-storm" in result.stdout
        assert "1 of 1 passages found; 1 copy" in result.stderr

    def test_a_hash_is_recorded_then_compared(self, run: Any, root: Path, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies), "--map", "gazette-storm=000.txt")
        before = (root / SOURCE).read_text()
        assert run(*words, "--record").exit_code == 0
        line = f"sha256: {sha256(WORK.encode()).hexdigest()}\n"
        assert (root / SOURCE).read_text() == before + line
        assert "as recorded" in run(*words).stdout
        (copies / "000.txt").write_text(WORK + " Corrected.")
        result = run(*words)
        assert result.exit_code == 1
        assert "another" in result.stdout
        assert run(*words, "--record").exit_code == 0
        assert (root / SOURCE).read_text() != before + line
        assert "as recorded" in run(*words).stdout

    def test_a_passage_that_is_gone_fails(self, run: Any, copies: Path) -> None:
        (copies / "gazette-storm.txt").write_text("Nothing of the kind.")
        result = run("verify", "--snapshots", str(copies))
        assert result.exit_code == 1
        assert "nowhere" in result.stdout

    def test_a_folder_without_any_copy_fails(self, run: Any, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies))
        result = run(*words)
        assert result.exit_code == 1
        assert f"{copies} holds no copy of any work" in result.stderr

    @pytest.mark.parametrize(
        ("pair", "message"),
        [
            ("gazette-storm", "write it as SOURCE=FILE"),
            ("gazette=000.txt", "no source 'gazette'\n"),
            ("gazette-strom=000.txt", "no source 'gazette-strom'; did you mean 'gazette-storm'?"),
            ("gazette-storm=none.txt", "no file 'none.txt' in "),
        ],
    )
    def test_a_pair_that_names_nothing_is_a_usage_error(
        self, run: Any, copies: Path, pair: str, message: str
    ) -> None:
        result = run("verify", "--snapshots", str(copies), "--map", pair)
        assert result.exit_code == 2
        assert message in result.stderr
