from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import click
import pytest
from click.testing import CliRunner

from generator import cli
from generator.cli import main
from generator.cli.changing import change_files
from generator.cli.commands import COMMANDS
from generator.cli.reading import progress
from generator.desk.records import new
from tests.cli.smallest import CLAIM, SOURCE, own
from tests.sites import files_below

WORDS = [(name,) for name in COMMANDS if name != "new"] + [("new", name) for name in new.MADE]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_command_has_help_with_an_example(run: Any, words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert f"Example: generator {' '.join(words)}" in result.stdout


def test_no_command_of_any_module_is_forgotten() -> None:
    modules = [import_module(m.name) for m in walk_packages(cli.__path__, f"{cli.__name__}.")]
    made = {
        name.removesuffix("_command").replace("_", "-")
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, click.Command) and name.endswith("_command")
    }
    assert made == set(COMMANDS)


def test_an_unknown_command_is_a_usage_error_with_a_hint(run: Any) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "No such command 'chekc'. did you mean 'check'?" in result.stderr


def test_help_says_in_a_line_what_each_command_does(run: Any) -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert len(listed.split("\n  ")[1:]) == len(COMMANDS)
    assert "..." not in listed


def test_the_version_is_told(run: Any) -> None:
    assert re.fullmatch(r"\w+ \d+\.\d+\.\d+\n", run("--version").stdout)


OUTSIDE = [
    ("check", "file.yml"),
    ("format",),
    ("format", "--check", "file.yml"),
    ("schema",),
    ("catalogue",),
    ("guide",),
    ("links",),
    ("todo",),
    ("archive",),
    ("rename", "a", "b"),
    ("diff", "HEAD"),
    ("explain", "a"),
    ("build",),
    ("new", "speaker"),
    ("verify", "--snapshots", "."),
    ("import", "file.yml"),
]


@pytest.mark.parametrize("words", OUTSIDE, ids=" ".join)
@pytest.mark.parametrize("folder", ["content", "mkdocs.yml", ""])
def test_outside_a_project_every_command_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.yml").write_text("a: b\n")
    if folder:
        (tmp_path / folder).mkdir()
    before = sorted(tmp_path.iterdir())
    result = CliRunner().invoke(main, words)
    lacking = "file mkdocs.yml" if folder == "content" else "folder content/"
    told = f"there is no project here: there is no {lacking} (run it in the folder that holds"
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {told}")
    assert result.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("words", [("schema",), ("catalogue",)], ids=" ".join)
def test_a_folder_that_cannot_be_written_is_told_in_a_line(
    run: Any, root: Path, words: tuple[str, ...]
) -> None:
    own(root)
    for name in ("schemas", "generator/locale"):
        (root / name).write_text("a file in the way")
    result = run(*words)
    assert result.exit_code == 1
    assert re.fullmatch(r"Error: .+: (file exists|not a directory)\n", result.stderr)


def test_nothing_changes_before_all_can_be_written(root: Path) -> None:
    (root / "z").write_text("a file in the way")
    before = (root / SOURCE).read_text()
    with pytest.raises(OSError, match="z"):
        change_files(root, {SOURCE: "changed", "z/a.yml": "new"})
    assert (root / SOURCE).read_text() == before
    assert not list(root.rglob(".*.part"))


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("format", "--check"),
        ("build", "--check"),
        ("links",),
        ("diff", "."),
        ("explain", "claim", "ferries-lost"),
    ],
    ids=" ".join,
)
def test_a_command_that_looks_changes_no_file(
    run: Any, root: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def files() -> dict[Path, bytes]:
        found = (file for file in root.rglob("*") if file.is_file())
        # build/ keeps pictures that were drawn, for the next time.
        return {file: file.read_bytes() for file in found if root / "build" not in file.parents}

    monkeypatch.chdir(root)
    before = files()
    assert run(*words).exit_code in (0, 1)
    assert files() == before


@pytest.mark.parametrize(
    "words",
    [
        ("check", ""), ("diff", ""), ("explain", ""), ("rename", "", "x"), ("rename", "lake", ""),
        ("format", ""), ("new", "speaker", "--id", ""), ("links", "--timeout", "nan"),
        ("links", "--timeout", "inf"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_word_that_says_nothing_is_a_usage_error(run: Any, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: Invalid value for " in result.stderr


@pytest.mark.parametrize("name", ["guide", "catalogue"])
def test_what_belongs_to_the_generator_is_made_beside_it_alone(
    run: Any, root: Path, name: str
) -> None:
    before = files_below(root)
    result = run(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: this project does not hold the generator: " in result.stderr
    assert files_below(root) == before


def test_a_project_is_looked_for_upwards_from_what_is_given(root: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(root / "content/claims"), "check"])
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--help", ""), ("check --help", ""), ("links", ""),
        ("rename ferries-lost ferries-gone", "the files were written, but "),
    ],
)  # fmt: skip
def test_output_that_cannot_be_printed_is_told_in_a_line(root: Path, words: str, told: str) -> None:
    command = [sys.executable, "-m", "generator", "--project", str(root), *words.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    why = "the output could not be printed: no space left on device"
    assert (done.returncode, done.stderr) == (1, f"Error: {told}{why}\n")
    assert (root / CLAIM).exists() is not bool(told)


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert list(progress([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress([1, 2])) == [1, 2]
    assert "Reading" in capsys.readouterr().err
