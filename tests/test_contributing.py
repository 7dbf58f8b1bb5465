"""The guide for editors: followed to the letter, its tables as they are made, its words known."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner

from generator.cli import main
from generator.desk.project.guide import GUIDE, fill_guide
from generator.kinds import FILES, RecordFile
from generator.model import Value
from generator.model.base import Unreadable
from generator.reference import issue_reference
from tests.sites import ROOT, SAMPLE

TEXT = (ROOT / GUIDE).read_text(encoding="utf-8")
STEP = re.compile(r"<!-- step: (\w+) ?(\S*) -->\n```\w+\n(.*?)```\n", re.DOTALL)
CLAIM = "vale-council-count"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of the project as an editor has it, with a place to push to."""
    project = tmp_path / "project"
    kept = shutil.ignore_patterns("site", "pictures", "docs")
    shutil.copytree(SAMPLE, project / "tests/sample", ignore=kept)
    docs = "tests/sample/build/docs/.generated"
    (project / docs).parent.mkdir(parents=True)
    shutil.copy(ROOT / docs, project / docs)
    for name in ("mkdocs.yml", "generator", "schemas"):
        (project / name).symlink_to(ROOT / name)
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "remote", "add", "origin", "../origin.git")
    for name in ("user.name", "user.email"):
        git(project, "config", name, "an.editor@hives.example")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Begin")
    (project / ".venv").symlink_to(sys.prefix)
    return project


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def script() -> str:
    """Return the guide's steps as one script: what it says to type, and files as it shows them."""
    lines = ["set -eux"]
    for what, path, body in STEP.findall(TEXT):
        if what == "run":
            lines.append(body)
        elif what == "write":
            lines.append(f"cat > {path} <<'END OF FILE'\n{body}END OF FILE")
    # What the pipeline does with the pull request.
    return "\n".join([*lines, "mkdocs build --strict"])


@pytest.mark.engine
def test_the_guide_leads_from_source_to_review(project: Path) -> None:
    said = subprocess.run(
        ["bash", "-c", script()],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert said.returncode == 0, said.stderr
    assert "0 errors, 0 warnings" in said.stderr
    written = next(body for what, _, body in STEP.findall(TEXT) if what == "write")
    sample = project / "tests/sample"
    # The formatter finds nothing to change in what the guide shows.
    assert (sample / f"content/claims/{CLAIM}.yml").read_text() == written
    page = BeautifulSoup((sample / f"build/site/claims/{CLAIM}/index.html").read_text(), "lxml")
    assert page.h1
    assert yaml.safe_load(written)["title"] in page.h1.get_text()
    assert "about 900" in page.get_text()
    pushed = git(project, "show", "--name-only", "--format=%s", f"origin/{CLAIM}").split("\n")
    assert pushed[0].startswith(f"{CLAIM}: ")
    assert {Path(name).name for name in pushed[1:] if name} == {
        f"{CLAIM}.yml",
        "courier-2030-05-18-council-count.yml",
        "vale-council.yml",
    }


def test_a_claim_made_by_the_command_is_what_the_figure_is_added_to() -> None:
    steps = [what for what, _, _ in STEP.findall(TEXT)]
    assert steps == ["once", "run", "run", "run", "run", "write", "run", "serve", "run", "run"]
    assert TEXT.count("<!-- step:") == len(steps)


def test_the_tables_are_as_they_are_made_today() -> None:
    assert fill_guide(TEXT) == TEXT, "run: make guide"


def test_tables_that_are_out_of_date_are_made_anew_and_nothing_else_changes() -> None:
    rows = re.compile(r"^\| `(radius_km|wording)` .*\n|^\| R201 .*\n", re.MULTILINE)
    stale = rows.sub("", TEXT)
    assert stale != TEXT
    assert fill_guide(stale) == TEXT
    assert fill_guide("# No markers\n") == "# No markers\n"


@pytest.mark.parametrize("kind", FILES.values(), ids=lambda kind: kind.name)
def test_every_field_of_a_kind_has_its_row(kind: RecordFile) -> None:
    schema = (ROOT / kind.schema).read_text()
    part = re.split(rf"^### {kind.name}\n", TEXT, flags=re.MULTILINE)[1].split("\n### ")[0]
    fields = {
        field for node in _objects(yaml.safe_load(schema)) for field in node.get("properties", {})
    }
    assert fields == set(re.findall(r"^\| `([\w-]+)` \|", part.split("\n## ")[0], re.MULTILINE))


def _objects(node: object) -> list[dict[str, dict[str, object]]]:
    if isinstance(node, list):
        return [found for part in node for found in _objects(part)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for part in node.values() for found in _objects(part))]


def test_every_issue_code_has_its_row() -> None:
    codes = re.findall(r"^\| (\w\d{3}) \|", TEXT, re.MULTILINE)
    assert codes == [rule.code for rule in issue_reference()]


def test_good_bounds_can_be_read_and_keep_what_was_said() -> None:
    table = TEXT.split("## How to choose a bound")[1].split("\n\n")[2]
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \| `(.+?)` \|", table, re.MULTILINE)
    assert len(rows) == 5
    for _, good, bad in rows:
        assert Value.parse(good) != Value.parse(bad)
    with pytest.raises(Unreadable):
        Value.parse("thousands")


def test_every_command_in_the_guide_is_there() -> None:
    commands = set(re.findall(r"`generator (\w+)|^generator (\w+)", TEXT, re.MULTILINE))
    for inline, typed in sorted(commands):
        assert CliRunner().invoke(main, [inline or typed, "--help"]).exit_code == 0
    targets = set(re.findall(r"`make (\w+)`|^make (\w+)", TEXT, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text()
    for inline, typed in sorted(targets):
        assert re.search(rf"^{inline or typed}:", makefile, re.MULTILINE), (inline, typed)
