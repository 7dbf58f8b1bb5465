"""Two editors who add and rename different things meet in no file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.output.build import build
from generator.read.load import load

AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "An editor"), ("EMAIL", "editor@example.org"))
}
WORK = ("new", "source", "--type", "webpage", "--language", "en", "--read", "whole", "--title")
SPEAKER = (
    "new",
    "speaker",
    "--kind",
    "outlet",
    "--stake",
    "none-known",
    "--descriptor",
    "A paper.",
)
CLAIM = (
    *("new", "claim", "--topic", "storm", "--kind", "event", "--source", "gazette-storm"),
    *("--says", "It did.", "--chain", "harbour-office", "--summary", "The office says it did."),
    *("--reviewed", "2031-05-01", "--title"),
)
DEEDS: dict[str, list[tuple[str, ...]]] = {
    "a work": [(*WORK, "A mole broke"), (*WORK, "A pier broke")],
    "a speaker": [(*SPEAKER, "--name", "Lake Post"), (*SPEAKER, "--name", "Lake Radio")],
    "a claim": [(*CLAIM, "The office says a mole broke"), (*CLAIM, "The office says a pier broke")],
    "a renaming": [("rename", "gazette", "lake-gazette"), ("rename", "harbour-office", "port")],
    "another kind renamed": [("rename", "storm", "gale"), ("rename", "harbour", "haven")],
}  # fmt: skip


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {**os.environ, **AUTHOR, **apart}
    return subprocess.run(
        ["git", *words], cwd=folder, env=environment, check=False, capture_output=True
    )


def merged(root: Path, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Let two branches do one thing each, and merge them."""
    git(root, "init", "--quiet", "--initial-branch", "first")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "One")
    for branch, words in (("ours", ours), ("theirs", theirs)):
        git(root, "checkout", "--quiet", "-b", branch, "first")
        result = CliRunner().invoke(main, ["--project", str(root), *words])
        assert result.exit_code == 0, result.output
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", branch)
    done = git(root, "merge", "--quiet", "--no-edit", "ours")
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(("ours", "theirs"), DEEDS.values(), ids=DEEDS)
def test_two_who_do_the_same_kind_of_thing_do_not_meet(
    write_project: Callable[..., Path], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    root = write_project({"content/pages/index.md": "---\ntitle: Storm\n---\nWhat was lost.\n"})
    merged(root, ours, theirs)
    assert [str(issue) for issue in build(root).errors] == []


def add_term(root: Path, branch: str, text: str) -> None:
    git(root, "checkout", "--quiet", "-b", branch, "first")
    file = root / "content/glossary.yml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message", branch)


@pytest.mark.parametrize(
    ("id_", "codes"), [("mole", set()), ("quay", {"Y106"})], ids=["two terms", "one term twice"]
)
def test_two_terms_added_at_one_spot_both_stay(
    write_project: Callable[..., Path], id_: str, codes: set[str]
) -> None:
    attributes = (Path(__file__).parent.parent / ".gitattributes").read_text(encoding="utf-8")
    ferry = {"content/glossary.yml": "ferry:\n  name: ferry\n  meaning: A boat for people.\n"}
    root = write_project({".gitattributes": attributes, **ferry})
    git(root, "init", "--quiet", "--initial-branch", "first")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "One")
    add_term(root, "ours", "quay:\n  name: quay\n  meaning: A wall where boats land.\n")
    add_term(root, "theirs", f"{id_}:\n  name: mole\n  meaning: A wall against the waves.\n")
    done = git(root, "merge", "--quiet", "--no-edit", "ours")
    assert done.returncode == 0, done.stdout.decode()
    assert {issue.code for issue in build(root).errors} == codes


def test_what_both_renamed_is_kept(write_project: Callable[..., Path]) -> None:
    root = write_project({"content/redirects.yml": {"speakers": {"old-gazette": "gazette"}}})
    ours, theirs = DEEDS["a renaming"]
    merged(root, ours, theirs)
    collection, issues = load(root)
    assert issues == []
    assert collection
    assert collection.redirects.record.speakers == {
        "old-gazette": "lake-gazette",
        "gazette": "lake-gazette",
        "harbour-office": "port",
    }
    where = collection.redirects.locate(("speakers", "harbour-office"))
    assert where.path == "content/redirects/speakers-harbour-office.yml"
