"""What befalls a whole run: files that go, disks that fill, kills, others at work, odd clocks."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from generator.output import write
from generator.output.build import build, build_project
from generator.output.write import MARK, write_site
from tests.sites import ROOT, files_below

CLAIM = "content/claims/ferries-lost.yml"
PLACE = "content/places/harbour.yml"


@pytest.fixture
def project(write_project: Callable[..., Path]) -> Path:
    """The smallest project, built once, and with an edit since."""
    root = write_project()
    write_site(root / "build/docs", build_project(root))
    text = (root / CLAIM).read_text(encoding="utf-8")
    (root / CLAIM).write_text(text.replace("title: ", "title: Now "), encoding="utf-8")
    return root


def docs(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in files_below(root / "build/docs").items() if name != MARK}


def start(root: Path, limit: int | None = None) -> subprocess.Popen[str]:
    """Start `generator build`, which may write no file of more than `limit` bytes."""

    def restrict() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=restrict,  # noqa: PLW1509 - one thread
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(run: subprocess.Popen[str]) -> tuple[int, str]:
    said, told = run.communicate(timeout=120)
    return run.returncode, said + told


def test_a_run_that_is_killed_at_any_moment_leaves_the_last_state_or_the_next(
    project: Path,
) -> None:
    before, after = docs(project), build_project(project)
    assert before != after
    begun = time.monotonic()
    assert finish(start(project))[0] == 0
    whole = time.monotonic() - begun
    for tenth in (4, 7, 9, 10):
        shutil.rmtree(project / "build")
        write_site(project / "build/docs", before)
        run = start(project)
        time.sleep(whole * tenth / 10)
        run.send_signal(signal.SIGKILL)
        finish(run)
        assert docs(project) in (before, after)
    assert finish(start(project))[0] == 0
    assert docs(project) == after
    assert {file.name for file in (project / "build").iterdir()} <= {"docs", ".docs.lock"}


@pytest.mark.parametrize("limit", [0, 2_000])
def test_a_disk_that_is_full_is_told_in_one_line_and_the_last_state_stays(
    project: Path, limit: int
) -> None:
    before = docs(project)
    code, said = finish(start(project, limit))
    assert code == 1
    assert said.count("\n") == 1, said
    assert said.startswith("Error: ")
    assert said.endswith(": file too large\n")
    assert docs(project) == before
    files = build_project(project)
    write_site(project / "build/docs", files)
    assert docs(project) == files


def test_two_runs_at_once_both_end_well(project: Path) -> None:
    runs = [start(project) for _ in range(2)]
    assert [finish(run)[0] for run in runs] == [0, 0]
    assert docs(project) == build_project(project)


def test_a_record_that_goes_while_it_is_read_is_an_issue_at_its_place(project: Path) -> None:
    def losing(items: Iterable[Path]) -> Iterator[Path]:
        for item in items:
            (project / PLACE).unlink(missing_ok=True)
            yield item

    built = build(project, progress=losing)
    assert not built.files
    assert f"{PLACE}:1:1: Y101 there is no such file (add {PLACE})" in map(str, built.errors)


def test_a_project_that_goes_while_it_is_read_is_told(project: Path) -> None:
    def losing(items: Iterable[Path]) -> Iterator[Path]:
        for item in items:
            shutil.rmtree(project / "content", ignore_errors=True)
            yield item

    built = build(project, progress=losing)
    assert built.errors
    assert {issue.code for issue in built.errors} == {"Y101"}


def test_a_folder_that_goes_while_it_is_written_is_told_and_made_by_the_next_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, keep = project / "build/docs", write._keep  # noqa: SLF001 - the moment between

    def losing(file: Path, kept: Path) -> None:
        shutil.rmtree(folder)
        keep(file, kept)

    files = build_project(project)
    monkeypatch.setattr(write, "_keep", losing)
    with pytest.raises(FileNotFoundError) as error:
        write_site(folder, files)
    assert str(folder) in str(error.value.filename)
    monkeypatch.undo()
    write_site(folder, files)
    assert docs(project) == files


@pytest.mark.parametrize("moment", [0, 1, 2**31 + 9, 4_102_444_800])
def test_files_of_any_age_give_the_same_bytes_and_are_not_written_again(
    project: Path, moment: int
) -> None:
    files = build_project(project)
    for file in project.rglob("*"):
        os.utime(file, (moment, moment))
    assert build_project(project) == files
    write_site(project / "build/docs", files)
    assert not write_site(project / "build/docs", files).changed
