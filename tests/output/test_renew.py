"""A docs directory is left alone where it holds what would be built, and in no other case."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.output import renew as module
from generator.output.build import build
from generator.output.renew import renew
from tests.sites import files_below

UNUSED = (
    "name: Nobody\nkind: individual\nstake: none-known\ndescriptor: One that no record names.\n"
)
CLAIM = "content/claims/ferries-lost.yml"


@pytest.fixture
def project(
    write_project: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The smallest project, built once by a generator that can be changed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    own = tmp_path / "generator"
    own.mkdir()
    (own / "code.py").write_text("1")
    monkeypatch.setattr(module, "OWN", own)
    root = write_project()
    settings = root / "mkdocs.yml"
    (root / "over").mkdir()
    (root / "over/main.html").write_text("<p>")
    settings.write_text(settings.read_text() + "watch:\n  - over\n")
    assert renew(root, root / "build/docs").built
    return root


def is_left(root: Path, **ways: Any) -> bool:
    """Return whether nothing was built, once more; what stands there is always right."""
    built = renew(root, root / "build/docs", **ways).built
    there = files_below(root / "build/docs")
    assert {name: data for name, data in there.items() if name != ".generated"} == build(root).files
    return not built


def test_what_is_built_of_the_same_is_left(project: Path) -> None:
    assert is_left(project)
    os.utime(project / CLAIM, (1, 1))
    (project / "build/site").mkdir()
    assert is_left(project)


def append(name: str) -> Callable[[Path], object]:
    def more(root: Path) -> None:
        file = root / name
        file.write_text(file.read_text() + "\n# one more\n")

    return more


CHANGES: dict[str, Callable[[Path], object]] = {
    "a record": append(CLAIM),
    "a page": append("content/pages/index.md"),
    "a record more": lambda root: shutil.copy(root / CLAIM, root / "content/claims/other.yml.txt"),
    "a record less": lambda root: (root / "content/pages/index.md").unlink(),
    "the settings": append("mkdocs.yml"),
    "what the settings name": append("over/main.html"),
    "the code": lambda _: (module.OWN / "code.py").write_text("2"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_input_is_another_build(project: Path, change: Callable[[Path], object]) -> None:
    before = module.inputs(project, "")
    change(project)
    assert module.inputs(project, "") != before


def test_another_package_or_way_is_another_build(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = module.inputs(project, "")
    assert module.inputs(project, "folders") != before
    (tmp_path / "lib/new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    assert module.inputs(project, "") != before


def swap(file: Path, elsewhere: Path) -> None:
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


HARM: dict[str, Callable[[Path], object]] = {
    "a byte": lambda docs: (docs / "index.md").write_bytes(b"x"),
    "a file less": lambda docs: (docs / "index.md").unlink(),
    "a file more": lambda docs: (docs / "planted.html").write_text("x"),
    "a link": lambda docs: (docs / "planted").symlink_to("/etc/hostname"),
    "the mark": lambda docs: (docs / ".generated").unlink(),
    "a folder": lambda docs: (docs / "empty").mkdir(),
    "a file for a link": lambda docs: swap(docs / "index.md", docs.parent / "elsewhere"),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_what_was_harmed_is_built_again(project: Path, harm: Callable[[Path], object]) -> None:
    harm(project / "build/docs")
    if not (project / "build/docs/.generated").exists():
        shutil.rmtree(project / "build/docs")
    assert not is_left(project)
    assert is_left(project)


@pytest.mark.parametrize("left", ["", "{", "[]", "{}", '{"inputs": 1, "files": {}}', "7"])
def test_a_note_that_is_damaged_is_no_note(project: Path, tmp_path: Path, left: str) -> None:
    (note,) = (tmp_path / "caches").rglob("*.json")
    note.write_text(left)
    assert not is_left(project)
    assert is_left(project)


def test_a_note_of_other_inputs_or_files_leaves_nothing(project: Path, tmp_path: Path) -> None:
    (note,) = (tmp_path / "caches").rglob("*.json")
    told = json.loads(note.read_text())
    note.write_text(json.dumps({**told, "inputs": "0" * 64}))
    assert not is_left(project)
    note.write_text(json.dumps({**told, "files": {**told["files"], "index.md": "0" * 64}}))
    assert not is_left(project)


def test_what_changes_while_it_is_built_is_not_remembered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(root: Path, **ways: Any) -> Any:
        built = build(root, **ways)
        append(CLAIM)(root)
        return built

    append(CLAIM)(project)
    with monkeypatch.context() as patch:
        patch.setattr(module, "build", late)
        assert renew(project, project / "build/docs").built
    assert not is_left(project)
    assert is_left(project)


def test_what_there_is_to_look_at_is_told_each_time(project: Path) -> None:
    (project / "content/speakers/nobody.yml").write_text(UNUSED)
    for built in (True, False):
        done = renew(project, project / "build/docs")
        assert done.built is built
        assert ["X302" in warning for warning in done.warnings] == [True]


def test_settings_from_elsewhere_are_not_known(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text() + "extra:\n  commit: !ENV COMMIT\n")
    assert module.inputs(project, "") is None
    settings.unlink()
    assert module.inputs(project, "") is None


@pytest.mark.parametrize("name", [".docs.new", ".docs.old"])
def test_what_a_killed_run_left_beside_is_taken_away(project: Path, name: str) -> None:
    (project / "build" / name).mkdir()
    assert not is_left(project)
    assert not (project / "build" / name).exists()
    assert is_left(project)
