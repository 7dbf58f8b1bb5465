"""Commands run from any folder of a project, take --project anywhere, and leave quietly."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import changing, main
from generator.cli.changing import change_files
from generator.cli.commands import DESK
from generator.cli.preparing import find_project
from tests.sites import ROOT

CLAIM = "content/claims/ferries-lost.yml"
SOURCE = "content/sources/gazette-storm.yml"


def run(*words: str, **more: Any) -> Result:
    return CliRunner().invoke(main, words, **more)


@pytest.fixture
def root(write_project: Callable[..., Path]) -> Path:
    return write_project({CLAIM: {"topic": "strom"}})


@pytest.mark.parametrize("folder", [".", "content", "content/claims"])
def test_a_project_is_looked_for_upwards(
    root: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(root / folder)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{CLAIM}:")


def test_a_file_is_named_as_it_is_seen_from_where_one_stands(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "content/claims")
    assert run("check", "ferries-lost.yml").exit_code == 1
    assert run("check", "../sources").exit_code == 0
    assert run("format", "ferries-lost.yml").stdout == f"wrote {CLAIM}\n"


def test_the_nearest_project_counts_and_a_bare_content_folder_is_none(root: Path) -> None:
    inner = root / "a/inner"
    (inner / "content").mkdir(parents=True)
    assert find_project(inner / "content") == root
    (inner / "mkdocs.yml").touch()
    assert find_project(inner / "content") == inner
    assert find_project(inner) == inner
    assert find_project(Path("/")) == Path("/")


@pytest.mark.parametrize(
    "words", [("check",), ("explain", "x"), ("new", "place"), ("diff", "HEAD")], ids=" ".join
)
def test_the_project_is_taken_after_the_command_too(tmp_path: Path, words: tuple[str, ...]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = run("--project", str(empty), *words)
    after = run(*words, "--project", str(empty))
    between = run(words[0], "--project", str(empty), *words[1:])
    said = (before.exit_code, before.stdout, before.stderr.partition("Error:")[2])
    for result in (after, between):
        told = result.stderr.partition("Error:")[2]
        assert (result.exit_code, result.stdout, told) == said
    assert before.exit_code in (1, 2)


@pytest.mark.parametrize("words", [("check",), ("explain", "ferries-lost"), ("diff", ".")])
def test_a_path_may_hold_spaces_and_accents(
    write_project: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(write_project({}, tmp_path / "a folder, café 국"))
    assert run(*words).exit_code == 0


def test_what_is_written_is_told_when_all_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(line: str) -> None:
        raise BrokenPipeError(line)

    monkeypatch.setattr(changing, "say", leave)
    with pytest.raises(BrokenPipeError):
        change_files(root, {"a.yml": "a", "b.yml": "b", SOURCE: None})
    assert (root / "b.yml").read_text() == "b"
    assert not (root / SOURCE).exists()


NEEDED_BY = {
    "httpx": ["links", "--check"],
    "pybtex": ["import", "works.bib"],
    "python_calamine": ["import", "figures.ods"],
    "rispy": ["import", "works.ris"],
}


@pytest.mark.parametrize("name", sorted(DESK))
def test_a_package_of_the_desk_that_is_missing_is_told_with_what_to_type(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    ours = ("generator.desk.works.", "generator.desk.web.", "generator.desk.records.sheet")
    for module in [*sys.modules]:
        if module.startswith((f"{name}.", *ours)):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)
    for file in ("works.bib", "works.ris", "figures.ods"):
        (root / file).touch()
    monkeypatch.chdir(root)
    words = NEEDED_BY.get(name, ["verify", "--snapshots", str(root)])
    (root / CLAIM).write_text((root / CLAIM).read_text().replace("strom", "storm"))
    result = run("--project", str(root), *words)
    assert result.exit_code == 1
    said = f"Error: this needs {name}, which building the site does not; type: "
    assert result.stderr.startswith(said)
    assert result.stderr.endswith('-m pip install "explainer-generator[desk]"\n')
    for file in ("Makefile", "requirements-desk.lock"):
        shutil.copy(ROOT / file, root)
    result = run("--project", str(root), *words)
    assert result.stderr.startswith(f"{said}make desk, or: ")
    assert result.stderr.endswith(f"--requirement {root}/requirements-desk.lock\n")


@pytest.mark.parametrize(
    "words",
    [["--help"], ["links"], ["new", "place", "--help"], ["verify", "--help"]],
    ids=lambda words: words[0],
)
def test_all_else_runs_without_the_packages_of_the_desk(root: Path, words: list[str]) -> None:
    code = f"import sys; sys.modules.update(dict.fromkeys({sorted(DESK)!r}))\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}from generator.cli import main; main()", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert "desk" not in done.stderr


SLOW = """
import time
from generator.cli import main
from generator.cli.review import check
def wait(*_, **__):
    print("begun", flush=True)
    time.sleep(30)
check.build = wait
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_an_interrupt_ends_a_command_quietly(root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "check"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, "", "")


def test_a_question_that_nobody_answers_is_told(
    write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.records.asking.can_ask", lambda: True)
    root = write_project()
    result = run("--project", str(root), "new", "place", input="")
    assert result.exit_code == 1
    assert result.stderr.endswith("no answer: nothing was written\n")
