"""A day's work of an editor, from the works to the review."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.test_merging import git

LIBRARY = "".join(
    f"@online{{w{number}, title = {{{title}}}, date = {{2030-03-0{number}}}, langid = {{english}},"
    f" organization = {{{publisher}}}, url = {{https://{host}.example/{number}?utm_source=x}}}}\n"
    for number, (title, host, publisher) in enumerate(
        [
            ("The mole is broken", "gazette", "Orrin Gazette"),
            ("Forty boats adrift", "post", "Lake Post"),
            ("What the wind did", "post", "Lake Post"),
            ("A mole and its keeper", "gazette", "Orrin Gazette"),
            ("Boats found", "gazette", "Orrin Gazette"),
        ],
        start=3,
    )
)
POST = "lake-post-2030-03-04-forty-boats-adrift"
MOLE = "gazette-2030-03-03-the-mole-is-broken"
CLAIM = "content/claims/boats-adrift.yml"
SECOND = f"""\
  - id: lake-post
    source: {POST}
    says: The Post counted the boats itself.
    passage: {{start: Our reporter counted}}
"""
FIGURES = """\
claim,statement,quantity,includes,population,area,measure,value,wording,as of
boats-adrift,lake-post,losses,"sunk, damaged",ferries,lake,cumulative,about 40,about 40,2030-03-04
"""


class Desk:
    """A project, and what an editor does to it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: str) -> str:
        result = CliRunner().invoke(main, ["--project", str(self.root), *words])
        assert result.exit_code == 0, result.output
        return result.output

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def review(self) -> str:
        """Check, and return what the review says of what was done since the last."""
        self.run("check")
        told = self.run("diff", "HEAD")
        git(self.root, "add", ".")
        git(self.root, "commit", "--quiet", "--message", "A step")
        return told


def test_a_day(write_project: Callable[..., Path], tmp_path: Path) -> None:
    page = {"content/pages/index.md": "---\ntitle: Storm\n---\nWhat was lost.\n"}
    desk = Desk(write_project(page, tmp_path / "site"))
    git(desk.root, "init", "--quiet")
    git(desk.root, "add", ".")
    git(desk.root, "commit", "--quiet", "--message", "One")
    for name, text in (("works.bib", LIBRARY), ("figures.csv", FIGURES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_five_works(desk, str(tmp_path / "works.bib"))
    write_a_claim(desk, str(tmp_path / "figures.csv"))
    correct_a_figure(desk)
    retract_a_work(desk)
    rename_the_claim(desk)
    desk.run("build")


def import_five_works(desk: Desk, file: str) -> None:
    told = desk.run("import", file)
    assert "works 2, 3: publisher: no speaker is called 'Lake Post'" in told
    paper = ("--kind", "outlet", "--stake", "none-known", "--descriptor", "A paper.")
    desk.run("new", "speaker", "--name", "Lake Post", *paper)
    desk.run("import", file, "--read", "whole", "--write")
    assert len([*desk.root.glob("content/sources/*.yml")]) == 6


def write_a_claim(desk: Desk, figures: str) -> None:
    words = {
        "title": "The harbour office and the Post say that boats went adrift",
        "summary": "The office and the Post say that boats went adrift.",
        "topic": "storm", "kind": "event", "places": "harbour", "status": "draft",
        "source": MOLE, "says": "Boats went adrift.", "chain": "harbour-office",
        "said-on": "2030-03-03", "reviewed": "2031-05-02", "id": "boats-adrift",
    }  # fmt: skip
    options = (part for name, word in words.items() for part in (f"--{name}", word))
    desk.run("new", "claim", *options)
    desk.edit(CLAIM, "status: draft", f"{SECOND}status: draft")
    desk.run("format")
    desk.run("import", figures, "--write")
    waiting = desk.run("todo")
    assert re.search(r"draft +content/claims/boats-adrift\.yml", waiting)
    assert "boats-adrift.harbour-office-2030-03-03\n" in waiting
    assert "boats-adrift" not in desk.review()
    desk.edit(CLAIM, "status: draft\n", "")
    told = desk.review()
    assert "new: corroborated, 2 articles, 2 statements, 2 origins: The office" in told


def correct_a_figure(desk: Desk) -> None:
    desk.edit(CLAIM, "value: about 40", "value: about 30")
    desk.edit(CLAIM, "wording: about 40", "wording: about 30")
    change = 'changes:\n  - "on": 2031-05-03\n    what: Thirty boats.\n    why: It was misread.\n'
    desk.edit(CLAIM, "reviewed: 2031-05-02\n", f"reviewed: 2031-05-03\n{change}")
    told = desk.review()
    assert "value | about <del>40</del> <ins>30</ins>" in told
    assert "What follows" not in told


def retract_a_work(desk: Desk) -> None:
    file = desk.root / f"content/sources/{POST}.yml"
    taken = 'status:\n  kind: retracted\n  "on": 2030-03-09\n  because: It was another lake.\n'
    file.write_text(file.read_text(encoding="utf-8") + taken, encoding="utf-8")
    follows = desk.review().partition("### What follows")[2].partition("###")[0]
    assert "standing: corroborated → single origin | Forty boats adrift" in follows


def rename_the_claim(desk: Desk) -> None:
    desk.run("rename", "boats-adrift", "forty-boats-adrift")
    told = desk.review()
    assert "| claim | `boats-adrift` | `forty-boats-adrift` |" in told
    assert told.count("###") == 1
