from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.read.load import load
from tests.cli.smallest import CLAIM, INDEX, SOURCE
from tests.sites import files_below


class TestRename:
    def test_records_pages_and_file_names_follow(self, run: Any, root: Path) -> None:
        result = run("rename", "ferries-lost", "ferries-gone")
        assert result.exit_code == 0, result.output
        assert not (root / CLAIM).exists()
        assert "claim('ferries-gone')" in (root / "content/pages/index.md").read_text()
        collection, issues = load(root)
        assert issues == []
        assert collection
        assert collection.redirects.record.claims == {"ferries-lost": "ferries-gone"}

    def test_a_reader_of_the_output_who_leaves_stops_nothing_midway(self, root: Path) -> None:
        program = Path(sys.executable).parent / "generator"
        command = f"'{program}' --project '{root}' rename ferries-lost ferries-gone | head -c 1"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe
        assert done.stdout == "w"
        assert done.stderr == ""
        assert not (root / CLAIM).exists()
        collection, issues = load(root)
        assert issues == []
        assert collection
        assert collection.redirects.record.claims == {"ferries-lost": "ferries-gone"}

    def test_one_that_was_cut_short_is_finished_by_the_next_command(
        self, run: Any, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        unlink = Path.unlink

        def leave(file: Path, **how: Any) -> None:
            if file.is_relative_to(root):
                raise KeyboardInterrupt
            unlink(file, **how)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", leave)
            assert run("rename", "ferries-lost", "ferries-gone").exit_code == 130
        assert (root / CLAIM).exists()
        for words in (("check",), ("explain", "gazette"), ("format", "--check"), ("build",)):
            assert "a change was cut short before; the next command" in run(*words).stderr
            assert (root / CLAIM).exists()
        result = run("format")
        assert "finished the change that was cut short" in result.stderr
        assert result.exit_code == 0, result.output
        assert not (root / CLAIM).exists()
        assert "cut short" not in run("check").stderr

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("ferries-lost", "index", "X350 the address /claims/ is that of"),
            ("gazette", "aux", "Y1"),
        ],
    )
    def test_a_name_that_the_checks_refuse_is_not_written(
        self, run: Any, root: Path, old: str, new: str, told: str
    ) -> None:
        before = files_below(root)
        result = run("rename", old, new)
        assert (result.exit_code, told in result.stdout) == (1, True), result.output
        assert f"Nothing was written, because '{new}' cannot be the name" in result.stderr
        assert files_below(root) == before

    def test_a_record_is_named_by_its_file_and_kinds_by_one_or_all(
        self, run: Any, root: Path
    ) -> None:
        assert run("rename", CLAIM, "ferries-gone", "--kind", "claim").exit_code == 0
        assert run("explain", "claims", "ferries-gone").exit_code == 0
        file = root / "content/claims/ferries-gone.yml"
        assert run("explain", str(file)).stdout == run("explain", "ferries-gone").stdout

    def test_the_rest_of_a_project_that_is_wrong_hinders_no_renaming(
        self, run: Any, root: Path
    ) -> None:
        text = (root / SOURCE).read_text()
        (root / SOURCE).write_text(text.replace("publisher: gazette", "publisher: gazete"))
        assert run("check").exit_code == 1
        assert run("rename", "gazette-storm", "gazette-gale").exit_code == 0

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (("nobody", "x"), "there is no record 'nobody'\n"),
            (("ferries-lots", "x"), "did you mean 'ferries-lost'?"),
            (("lake", "lake"), "'lake' is its name already"),
            (("lake", "harbour"), "taken"),
            (("gazette", "Not So"), "not an identifier"),
            (("storm", "x"), "give --kind places or topics"),
            (("first-count", "x"), "name it with its claim: ferries-lost.first-count"),
        ],
    )
    def test_what_cannot_be_renamed_is_a_usage_error(
        self, run: Any, write_project: Any, base: Any, words: tuple[str, ...], message: str
    ) -> None:
        write_project(INDEX | {"content/places/storm.yml": base["content/places/lake.yml"]})
        result = run("rename", *words)
        assert result.exit_code == 2
        assert message in result.stderr

    def test_one_of_several_kinds_can_be_chosen(
        self, run: Any, write_project: Any, base: Any
    ) -> None:
        write_project(INDEX | {"content/places/storm.yml": base["content/places/lake.yml"]})
        assert run("rename", "storm", "gale", "--kind", "topics").exit_code == 0

    def test_content_that_cannot_be_read_is_mended_first(self, run: Any, root: Path) -> None:
        (root / SOURCE).write_text("type: [\n")
        result = run("rename", "ferries-lost", "ferries-gone")
        assert result.exit_code == 1
        assert "Y104" in result.stdout
