"""The scheduled workflow's own commands, run with stand-ins for the generator and for gh."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT

WORKFLOWS = (
    ".github/workflows/links.yml",
    "generator/starter/project/_github/workflows/weekly.yml",
)
GH = """#!/bin/sh
echo "$*" >> asked
if test "$1 $2" = "issue list"; then cat number; fi
"""


@pytest.fixture(params=WORKFLOWS)
def job(request: pytest.FixtureRequest) -> Any:
    text = (ROOT / request.param).read_text(encoding="utf-8")
    return yaml.safe_load(text)["jobs"]["check"]


def stand_in(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script)
    file.chmod(0o755)


def generator(todo: str, links: str, code: int) -> str:
    """Return a script that answers as the generator does, and keeps what it was asked."""
    todo = f"cat <<'END'\n{todo}\nEND\nexit 0"
    links = f"cat <<'END'\n{links}\nEND\nexit {code}"
    return f'#!/bin/sh\necho "$*" >> asked\nif test "$1" = todo; then\n{todo}\nfi\n{links}\n'


def run(job: Any, step: int, folder: Path, **environment: str) -> int:
    script = [step["run"] for step in job["steps"] if "run" in step][step]
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": path, "GITHUB_OUTPUT": "out", "GITHUB_STEP_SUMMARY": "said", **environment},
        check=False,
    ).returncode


@pytest.mark.parametrize(
    ("output", "answer"),
    [
        (("| state | address |", 0), (0, "dead=false\n")),
        (("| state | address |\n| --- |\n| dead | x |", 1), (0, "dead=true\n")),
        (("content/site.yml:1:1: Y104 ...", 1), (1, "")),
        (("", 1), (1, "")),
    ],
)
def test_dead_links_do_not_fail_the_workflow_but_unreadable_content_does(
    job: Any, tmp_path: Path, output: tuple[str, int], answer: tuple[int, str]
) -> None:
    stand_in(tmp_path / ".venv/bin/generator", generator("waiting", *output))
    code = run(job, 1, tmp_path)
    out = tmp_path / "out"
    assert (code, out.read_text() if out.exists() else "") == answer


@pytest.mark.parametrize(
    ("todo", "due"),
    [
        ("<details open><summary>review grown old: 1</summary>", "due=true\n"),
        ("<details><summary>work not read whole: 1</summary>", ""),
        ("", ""),
    ],
)
def test_what_is_due_is_told_apart_from_what_may_wait_for_ever(
    job: Any, tmp_path: Path, todo: str, due: str
) -> None:
    stand_in(tmp_path / ".venv/bin/generator", generator(todo, "", 0))
    assert run(job, 1, tmp_path) == 0
    assert (tmp_path / "out").read_text() == f"dead=false\n{due}"
    asked = (tmp_path / "asked").read_text().splitlines()[1]
    assert re.fullmatch(r"todo --on 2\d{3}-\d\d-\d\d --format markdown", asked)


CREATED = "issue create --title Waits --label weekly --body-file body.md"
CLOSED = "issue close 7 --comment Every outside link answers again, and nothing is due."


@pytest.mark.parametrize(
    ("state", "asked"),
    [
        (("true", "", ""), CREATED),
        (("true", "true", "7"), "issue edit 7 --body-file body.md"),
        (("false", "true", ""), CREATED),
        (("false", "true", "7"), "issue edit 7 --body-file body.md"),
        (("false", "", "7"), CLOSED),
        (("false", "", ""), ""),
    ],
)
def test_one_issue_is_opened_kept_up_and_closed(
    job: Any, tmp_path: Path, state: tuple[str, str, str], asked: str
) -> None:
    dead, due, number = state
    stand_in(tmp_path / "bin/gh", GH)
    (tmp_path / "number").write_text(number)
    (tmp_path / "links.md").write_text("| state |\n| --- |\n| dead |\n")
    (tmp_path / "todo.md").write_text("<details>draft: 1</details>\n")
    assert run(job, 2, tmp_path, DEAD=dead, DUE=due, TITLE="Waits") == 0
    lines = (tmp_path / "asked").read_text().splitlines()[2:]
    assert lines == ([asked] if asked else [])
    if "body.md" in asked:
        body = (tmp_path / "body.md").read_text()
        assert ("| dead |" in body) is (dead == "true")
        assert body.endswith("<details>draft: 1</details>\n")
