"""The record as an edition had it, from the history of git, in every kind of clone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.cli.test_revision import INDEX, git

CLAIM = "content/claims/ferries-lost.yml"
SITE = "content/site.yml"


def edition(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(root), "edition", *words])


def commit(root: Path) -> str:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "One more")
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def history(write_project: Callable[..., Path], tmp_path: Path) -> tuple[Path, list[str]]:
    """A repository with editions of 1 June, 1 July and twice of 2 July 2031, and their commits."""
    root = write_project(INDEX, tmp_path / "origin, caf\u00e9")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commits = [commit(root)]
    # What was prepared before `published` moved on belongs to the edition before.
    replace(root / CLAIM, "were damaged in the storm", "were damaged in the great storm")
    commits[-1] = commit(root)
    replace(root / SITE, "2031-06-01", "2031-07-01")
    commits.append(commit(root))
    replace(root / SITE, "2031-07-01", "2031-07-02")
    replace(root / CLAIM, "great storm", "greatest storm")
    commits.append(commit(root))
    replace(root / SITE, "published: 2031-07-02", "published: 2031-07-02\nnumber: 2")
    replace(root / CLAIM, "stance: asserts", "stance: denies")
    commits.append(commit(root))
    return root, commits


@pytest.mark.parametrize(
    ("day", "name", "number"),
    [
        ("2031-06-01", "2031-06-01", 0),
        ("2031-06-30", "2031-06-01", 0),
        ("2031-07-01", "2031-07-01", 1),
        ("2031-07-02.1", "2031-07-02", 2),
        ("2031-07-02", "2031-07-02.2", 3),
        ("2040-01-01", "2031-07-02.2", 3),
    ],
)
def test_a_day_has_the_edition_that_stood_on_it(
    history: tuple[Path, list[str]], day: str, name: str, number: int
) -> None:
    root, commits = history
    result = edition(root, day)
    assert result.exit_code == 0, result.output
    assert f"edition {name}, commit {commits[number]}" in result.stderr


def test_a_claim_is_told_as_it_stood_with_the_hash_that_was_cited(
    history: tuple[Path, list[str]],
) -> None:
    root, _ = history
    now, then = edition(root, "2031-07-02", "ferries-lost"), edition(root, "2031-07-01")
    assert "greatest storm" in now.stdout
    assert "unsupported" in now.stdout
    (before,) = (line.split() for line in then.stdout.splitlines() if "ferries-lost" in line)
    assert before[1] == "single-origin"
    told = edition(root, "2031-07-01", "ferries-lost").stdout
    assert "in the great storm." in told
    assert f"SHA-256 {before[2]}, of this list" in told
    assert before[2] not in now.stdout
    files = re.findall(r"^  [0-9a-f]{64}  (\S+)$", told, re.MULTILINE)
    assert CLAIM in files
    assert "content/sources/gazette-storm.yml" in files


def test_a_tag_of_a_release_says_which_commit_was_published(
    history: tuple[Path, list[str]],
) -> None:
    root, commits = history
    git(root, "tag", "records-3.9.0-2031-07-01", commits[1])
    git(root, "tag", "records-3.10.0-2031-07-01", commits[0])
    git(root, "tag", "records-of-something-else", commits[0])
    result = edition(root, "2031-07-01")
    assert f"{commits[0]}, tag records-3.10.0-2031-07-01" in result.stderr


def test_a_claim_is_found_by_the_name_that_it_has_today(
    history: tuple[Path, list[str]],
) -> None:
    root, _ = history
    CliRunner().invoke(main, ["--project", str(root), "rename", "ferries-lost", "ferries-gone"])
    commit(root)
    for name in ("ferries-lost", "ferries-gone"):
        assert "greatest storm" in edition(root, "2031-07-02", name).stdout
        assert "in the great storm." in edition(root, "2031-07-01", name).stdout
    result = edition(root, "2031-07-01", "ferries-lots")
    assert result.exit_code == 2
    assert "there is no claim 'ferries-lots'; did you mean 'ferries-lost'?" in result.stderr


def test_a_shallow_clone_says_that_it_does_not_go_back_so_far(
    history: tuple[Path, list[str]], tmp_path: Path
) -> None:
    root, _ = history
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert "edition 2031-07-02.2" in edition(shallow, "2031-07-02").stderr
    result = edition(shallow, "2031-07-01")
    assert result.exit_code == 2
    assert "the first edition here is 2031-07-02.2, and this clone is shallow; type: git fetch" in (
        result.stderr
    )
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert "edition 2031-07-01," in edition(shallow, "2031-07-01").stderr


def test_what_today_s_rules_do_not_read_is_told_with_what_to_type(
    history: tuple[Path, list[str]],
) -> None:
    root, _ = history
    replace(root / CLAIM, "reviewed:", "checked:")
    wrong = commit(root)
    replace(root / SITE, "2031-07-02", "2031-07-03")
    replace(root / CLAIM, "checked:", "reviewed:")
    commit(root)
    result = edition(root, "2031-07-02")
    assert result.exit_code == 1
    assert f"git worktree add ../edition-2031-07-02.2 {wrong} &&" in result.stderr
    assert f"{CLAIM}:" in result.stdout
    # A rule that is broken and does not keep the records from being read keeps nobody from them.
    replace(root / CLAIM, "topic: storm", "topic: storm\nplaces: [lake, lake]")
    commit(root)
    assert edition(root, "2031-07-03").exit_code == 0


@pytest.mark.parametrize(
    "day", ["yesterday", "2031-7-1", "2031-07-01.0", "2031-05-31", "2031-06-31"]
)
def test_what_is_no_edition_is_a_usage_error(history: tuple[Path, list[str]], day: str) -> None:
    assert edition(history[0], day).exit_code == 2


def test_without_a_repository_there_is_no_history(write_project: Callable[..., Path]) -> None:
    result = edition(write_project(INDEX), "2031-06-01")
    assert result.exit_code == 2
    assert "looked for in the history of git, and there is none" in result.stderr
