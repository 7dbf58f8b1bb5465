"""The scheduled workflow's own commands, run with stand-ins for the generator and for gh."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOW = Path(__file__).parents[1] / ".github/workflows/links.yml"
GH = """#!/bin/sh
echo "$*" >> asked
if test "$1 $2" = "issue list"; then cat number; fi
"""


@pytest.fixture(scope="module")
def job() -> Any:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["check"]


def stand_in(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script)
    file.chmod(0o755)


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
    todo = 'test "$1" = todo && exec echo waiting'
    script = "#!/bin/sh\n{}\ncat <<'END'\n{}\nEND\nexit {}\n".format(todo, *output)
    stand_in(tmp_path / ".venv/bin/generator", script)
    code = run(job, 1, tmp_path)
    out = tmp_path / "out"
    assert (code, out.read_text() if out.exists() else "") == answer


@pytest.mark.parametrize(
    ("state", "asked"),
    [
        (("true", ""), "issue create --title Links --label links --body-file body.md"),
        (("true", "7"), "issue edit 7 --body-file body.md"),
        (("false", "7"), "issue close 7 --comment Every outside link answers again."),
        (("false", ""), ""),
    ],
)
def test_one_issue_is_opened_kept_up_and_closed(
    job: Any, tmp_path: Path, state: tuple[str, str], asked: str
) -> None:
    dead, number = state
    stand_in(tmp_path / "bin/gh", GH)
    (tmp_path / "number").write_text(number)
    (tmp_path / "links.md").write_text("| state |\n| --- |\n| dead |\n")
    (tmp_path / "todo.md").write_text("<details>draft: 1</details>\n")
    assert run(job, 2, tmp_path, DEAD=dead, TITLE="Links") == 0
    lines = (tmp_path / "asked").read_text().splitlines()[2:]
    assert lines == ([asked] if asked else [])
    if dead == "true":
        body = (tmp_path / "body.md").read_text()
        assert "| dead |" in body
        assert body.endswith("<details>draft: 1</details>\n")
