"""The guide for maintainers: its picture shows the folders there are, and each page is followed.

In a page of docs/, the line above a block names its file: what is in ``New file `path`:`` is
written whole, and a `diff` in ``In `path`:`` takes out the lines with a minus and puts in those
with a plus, at the one place where all others stand. A `console` block is typed, and prints what
stands below it; `...` stands for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sites import ROOT

DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
TASKS = sorted(DOCS.glob("add-*.md"))

COPIED = ("generator", "schemas", "tests", "content", "docs")
"""The folders that a page may touch or read."""

_BLOCK = re.compile(
    r"^(?:(?P<what>New file|In) `(?P<path>[^`]+)`[^\n]*:\n\n)?"
    r"(?P<fence>`{3,})(?P<kind>\w+)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block of a page, with what is to be done with it."""

    what: str
    """`New file`, `In`, or empty."""

    path: str
    kind: str
    body: str


def blocks_in(text: str) -> Iterator[Block]:
    """Yield each block of a page, in order."""
    for found in _BLOCK.finditer(text):
        yield Block(found["what"] or "", found["path"] or "", found["kind"], found["body"])


def changed(text: str, diff: str) -> str:
    """Return a text with a diff applied; hunks are parted by a line `@@`.

    Raises:
        ValueError: The lines of a hunk stand nowhere in the text, or more than once.
    """
    for hunk in diff.split("@@\n"):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] or "\n" for line in lines if line[:1] != "+")
        after = "".join(line[1:] or "\n" for line in lines if line[:1] != "-")
        found = [m.start() for m in re.finditer(f"^(?={re.escape(before)})", text, re.MULTILINE)]
        if len(found) != 1:
            raise ValueError(f"these lines stand not once in the file:\n{before}")
        text = text[: found[0]] + after + text[found[0] + len(before) :]
    return text


def typed(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with what it should print."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def matches(expected: str, printed: str) -> bool:
    """Return whether a text is as expected, where `...` stands for anything."""
    pattern = ".*".join(map(re.escape, expected.split("...")))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files of the project as they stand, those that nobody committed yet among them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in listed.stdout.split("\0"):
        folder, slash, _ = name.partition("/")
        if name and (not slash or folder.startswith(".") or folder in COPIED):
            copy = tmp_path / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_file():
                shutil.copy(ROOT / name, copy)
    return tmp_path


def follow(page: str, project: Path) -> None:
    """Do in a project what a page says, and compare what is printed."""
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": paths, "PYTHONPATH": str(project), "COLUMNS": "80"}
    for block in blocks_in(page):
        if block.what:
            file = project / block.path
            assert file.exists() == (block.what == "In"), block.path
            file.parent.mkdir(parents=True, exist_ok=True)
            new = changed(file.read_text("utf-8"), block.body) if block.what == "In" else block.body
            file.write_text(new, encoding="utf-8")
            continue
        assert block.kind == "console", f"a block without a file: {block.body}"
        for command, expected in typed(block.body):
            done = subprocess.run(
                ["bash", "-c", command], cwd=project, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                timeout=240,
            )  # fmt: skip
            assert matches(expected, done.stdout), f"$ {command}\n{done.stdout}"


def test_the_picture_shows_every_folder_and_module_there_is_and_no_other() -> None:
    picture = INDEX.read_text("utf-8").split("```text\n")[1].split("```")[0]
    folders = set(re.findall(r"(?<!\S)((?:\w+/)+)(?!\S)", picture))
    modules = set(re.findall(r"(?<!\S)(\w+\.py)(?!\S)", picture))
    package = ROOT / "generator"
    rooms = {file.parent for file in package.rglob("*") if file.is_file()} - {package}
    # What lies below these two is data, in folders whose names others give.
    data = {package / "theme", package / "starter"}
    there = {
        room
        for room in (each for room in rooms for each in (room, *room.parents))
        if package in room.parents and room.name != "__pycache__" and data.isdisjoint(room.parents)
    }
    outside = {"content/", "build/docs/", "build/site/"}
    assert folders - outside == {f"{one.relative_to(package).as_posix()}/" for one in there}
    assert modules == {file.name for file in package.glob("*.py")} - {"__init__.py", "__main__.py"}


def test_the_index_lists_every_page_and_names_files_that_are_there() -> None:
    text = INDEX.read_text("utf-8")
    assert set(re.findall(r"\]\((add-[\w-]+\.md)\)", text)) == {page.name for page in TASKS}
    for link in re.findall(r"\]\(([^)#]+)", text):
        assert (DOCS / link).is_file(), link
    assert len(TASKS) == 6


@pytest.mark.parametrize(
    ("text", "diff"),
    [("a\nb\n", " c\n+d\n"), ("a\na\n", " a\n+d\n"), ("xa\n", " a\n+d\n")],
    ids=["nowhere", "twice", "within a line"],
)
def test_lines_that_do_not_stand_once_are_refused(text: str, diff: str) -> None:
    with pytest.raises(ValueError, match="stand not once"):
        changed(text, diff)


def test_a_diff_takes_out_puts_in_and_keeps() -> None:
    assert changed("a\nb\n\nc\n", " a\n-b\n+d\n\n@@\n c\n+e\n") == "a\nd\n\nc\ne\n"


@pytest.mark.parametrize("page", TASKS, ids=lambda page: page.stem)
def test_every_diff_of_a_page_fits_the_code_as_it_stands(page: Path) -> None:
    texts: dict[str, str] = {}
    for block in blocks_in(page.read_text("utf-8")):
        file = ROOT / block.path
        if block.what == "In" and file.exists():  # a command makes the others
            texts[block.path] = changed(
                texts.get(block.path) or file.read_text("utf-8"), block.body
            )


@pytest.mark.guide
@pytest.mark.parametrize("page", TASKS, ids=lambda page: page.stem)
def test_a_page_can_be_followed_to_the_letter(page: Path, project: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert {block.kind for block in blocks_in(text)} > {"console"}, "nothing is changed, or tried"
    follow(text, project)
