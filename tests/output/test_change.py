from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from generator.output.change import PLAN, change, finish, is_cut_short
from tests.sites import files_below

BEFORE = {"a.yml": b"a\n", "content/old.yml": b"\xef\xbb\xbfold\n", "content/page.md": b"old\n"}
CHANGES = {"a.yml": "b\n", "content/old.yml": None, "content/page.md": "new\n", "c/d.yml": "d\n"}
AFTER = {"a.yml": b"b\n", "c/d.yml": b"d\n", "content/page.md": b"new\n"}
CALLS = {Path: ("write_bytes", "replace", "unlink", "mkdir")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, data in BEFORE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def seen(root: Path) -> dict[str, bytes]:
    """Return the files that count: none of those with a dot before their names."""
    return {
        name: data
        for name, data in files_below(root).items()
        if "." not in (name[0], name.rpartition("/")[2][0])
    }


def test_files_are_written_and_removed_and_each_is_named_afterwards(root: Path) -> None:
    assert change(root, CHANGES) == [
        "wrote a.yml", "wrote c/d.yml", "wrote content/page.md", "removed content/old.yml"
    ]  # fmt: skip
    assert files_below(root) == AFTER


def test_a_byte_order_mark_stays(root: Path) -> None:
    change(root, {"content/old.yml": "new\n"})
    assert (root / "content/old.yml").read_bytes() == b"\xef\xbb\xbfnew\n"


def test_where_one_cannot_be_written_none_is(root: Path) -> None:
    (root / "content/page.md").unlink()
    (root / "content/page.md").mkdir()
    with pytest.raises(IsADirectoryError):
        change(root, CHANGES)
    assert {
        name: data for name, data in BEFORE.items() if name != "content/page.md"
    } == files_below(root)


def interrupting(real: Callable[..., Any], stop: Callable[[], None]) -> Callable[..., Any]:
    def call(*words: Any, **named: Any) -> Any:
        stop()
        return real(*words, **named)

    return call


def test_a_change_that_fails_or_is_left_at_any_call_is_all_or_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = []
    for at in range(1, 100):
        for file in [*root.rglob("*")]:
            if file.is_file():
                file.unlink()
        for name, data in BEFORE.items():
            (root / name).write_bytes(data)
        made = 0

        def stop() -> None:
            nonlocal made
            made += 1
            if made == at:  # noqa: B023 - called before the next turn
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            for name in CALLS[Path]:
                patch.setattr(Path, name, interrupting(getattr(Path, name), stop))
            with suppress(KeyboardInterrupt):
                change(root, CHANGES)
        planned = (root / PLAN).exists()
        assert finish(root) is planned
        assert seen(root) in (BEFORE, AFTER)
        outcomes.append(seen(root) == AFTER)
        if made < at:
            break
    assert {True, False} == {*outcomes}
    assert outcomes == sorted(outcomes)


def change_and_be_killed(root: Path, at: int) -> None:
    made = 0

    def stop() -> None:
        nonlocal made
        made += 1
        if made == at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in CALLS[Path]:
        setattr(Path, name, interrupting(getattr(Path, name), stop))
    change(root, CHANGES)


@pytest.mark.skipif(sys.platform == "win32", reason="cannot fork")
def test_a_change_that_is_killed_is_finished_by_the_next_command_or_never_began(
    root: Path,
) -> None:
    for at in range(1, 100):
        for name, data in BEFORE.items():
            (root / name).write_bytes(data)
        (root / "c/d.yml").unlink(missing_ok=True)
        process = get_context("fork").Process(target=change_and_be_killed, args=(root, at))
        process.start()
        process.join()
        finish(root)
        assert seen(root) in (BEFORE, AFTER)
        if not process.exitcode:
            break
    assert at > 8


@pytest.mark.parametrize(
    "plan",
    [
        b"",
        b"{",
        b"7",
        b'{"write": ["../x"], "remove": []}',
        b'{"write": [], "remove": ["/etc/x"]}',
        b'{"write": [""], "remove": []}',
        b'{"write": ["out/x"], "remove": []}',
    ],
)
def test_a_plan_that_is_none_of_ours_changes_nothing(root: Path, plan: bytes) -> None:
    (root / PLAN).write_bytes(plan)
    (root.parent / ".x.part").write_bytes(b"planted")
    (root.parent / f".{root.name}.part").write_bytes(b"planted")
    (root / "out").symlink_to(root.parent)
    assert not is_cut_short(root)
    assert not finish(root)
    (root / "out").unlink()
    assert not (root.parent / "x").exists()
    assert seen(root) == BEFORE
    change(root, CHANGES)
    assert seen(root) == AFTER


def test_what_has_no_text_ready_beside_it_is_left_as_it_is(root: Path) -> None:
    (root / PLAN).write_bytes(b'{"write": ["a.yml", "b.yml"], "remove": ["content/old.yml"]}')
    assert is_cut_short(root)
    assert seen(root) == BEFORE
    assert finish(root)
    assert seen(root) == BEFORE
    assert not (root / PLAN).exists()
