"""A change is told from where a branch parted, in every kind of clone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

CLAIM = "content/claims/ferries-lost.yml"
INDEX = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('ferries-lost') }}\n"}
AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "An editor"), ("EMAIL", "editor@example.org"))
}
OURS, THEIRS = "Ours: ferries sank in a storm.", "Theirs: ferries sank in a storm."


def git(folder: Path, *words: str) -> None:
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    allowed = ("-c", "protocol.file.allow=always")
    environment = {**os.environ, **AUTHOR, **apart}
    subprocess.run(
        ["git", *allowed, *words], cwd=folder, env=environment, check=True, capture_output=True
    )


def change(root: Path, title: str) -> None:
    file = root / CLAIM
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("title:")]
    file.write_text("\n".join([f"title: '{title}'", *kept]) + "\n", encoding="utf-8")


def diff(root: Path, base: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(root), "diff", base])


@pytest.fixture
def origin(write_project: Callable[..., Path], tmp_path: Path) -> Path:
    """A repository whose branches `main` and `ours` have each gone on since they parted."""
    root = write_project(INDEX, tmp_path / "origin, café")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Parting")
    git(root, "tag", "parting")
    change(root, THEIRS)
    git(root, "commit", "--quiet", "--all", "--message", "Theirs")
    git(root, "checkout", "--quiet", "-b", "ours", "parting")
    change(root, OURS)
    git(root, "commit", "--quiet", "--all", "--message", "Ours")
    return root


def test_what_others_did_since_is_no_change_of_ours(origin: Path) -> None:
    result = diff(origin, "main")
    assert result.exit_code == 0, result.output
    assert "Ours:" in result.stdout
    assert "Theirs:" not in result.stdout
    assert result.stdout == diff(origin, "parting").stdout


def test_a_change_of_the_data_asks_for_a_new_edition(origin: Path) -> None:
    asked = "Without a new edition the site is held back."
    assert asked in diff(origin, "parting").stdout
    file = origin / "content/site.yml"
    file.write_text(file.read_text("utf-8") + "number: 2\n", "utf-8")
    told = diff(origin, "parting")
    assert told.exit_code == 0, told.output
    assert asked not in told.stdout


def test_histories_that_never_met_are_compared_as_they_are(origin: Path) -> None:
    git(origin, "checkout", "--quiet", "--orphan", "apart")
    git(origin, "commit", "--quiet", "--all", "--message", "Apart")
    assert "Theirs:" in diff(origin, "main").stdout


def test_a_shallow_clone_says_how_to_deepen_it(origin: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        origin.as_uri(),
        "shallow",
    )
    for base in ("parting~3", "origin/main"):
        result = diff(shallow, base)
        assert result.exit_code == 2
        assert "shallow clone; type: git fetch --unshallow" in result.stderr
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert "Ours:" in diff(shallow, "origin/main").stdout


def test_a_submodule_and_a_sub_folder_are_compared(origin: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "--quiet")
    git(whole, "submodule", "--quiet", "add", str(origin), "site")
    assert (whole / "site/.git").is_file()
    assert "Ours:" in diff(whole / "site", "parting").stdout
    nested = tmp_path / "nested"
    shutil.copytree(origin, nested / "deep/site", ignore=shutil.ignore_patterns(".git"))
    git(nested, "init", "--quiet")
    git(nested, "add", ".")
    git(nested, "commit", "--quiet", "--message", "One")
    change(nested / "deep/site", "Nested: ferries sank")
    assert "Nested:" in diff(nested / "deep/site", "HEAD").stdout


def test_a_link_in_a_revision_brings_in_nothing_from_outside(origin: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (origin / "content/pages/secret.md").symlink_to(tmp_path / "secret.md")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message", "Link")
    (origin / "content/pages/secret.md").unlink()
    result = diff(origin, "HEAD")
    assert result.exit_code == 0, result.output
    assert "secret" not in result.stdout


@pytest.mark.parametrize("word", ["nowhere", "--output=x", "@{-9}"])
def test_what_is_no_revision_is_a_usage_error(origin: Path, word: str) -> None:
    result = CliRunner().invoke(main, ["--project", str(origin), "diff", "--", word])
    assert result.exit_code == 2
    assert "is neither a folder nor a revision of this project" in result.stderr


def test_without_a_repository_git_says_why(write_project: Callable[..., Path]) -> None:
    result = diff(write_project(INDEX), "HEAD")
    assert result.exit_code == 2
    assert "'HEAD' is no folder, and git says: not a git repository" in result.stderr


def test_without_git_a_folder_is_asked_for(
    write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = diff(write_project(INDEX), "HEAD")
    assert result.exit_code == 2
    assert "git is not installed; give a folder with a project" in result.stderr


def test_a_change_that_cannot_be_built_is_told_in_markdown(
    origin: Path, write_project: Callable[..., Path]
) -> None:
    write_project(INDEX | {CLAIM: {"topic": "strom"}}, origin)
    result = diff(origin, "main")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "## What this change does to the site\n\nThe site cannot be built with this change.\n\n"
        f"- {CLAIM}:3:8: X301 topic: "
    )
