from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from errno import EBUSY
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from generator.output import swap as swapping
from generator.output.write import MARK, Written, compare_files, write_file, write_site
from tests.sites import files_below

FILES = {"index.md": b"home\n", "claims/a.md": b"a\n", "claims/b.md": b"b\n"}
NEXT = {"index.md": b"home\n", "claims/a.md": b"another\n", "places/c.md": b"c\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "build" / "docs"


@pytest.fixture(params=[True, False], ids=["one step", "two steps"])
def _steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swap folders as the system can, and as one that knows no exchange would."""
    if not request.param:
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)


def content(folder: Path) -> dict[str, bytes]:
    """Return what is published of a folder."""
    return {name: data for name, data in files_below(folder).items() if name != MARK}


def long_ago(folder: Path) -> None:
    for file in folder.rglob("*"):
        os.utime(file, (1, 1))


def touched(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.stat().st_mtime != 1
    }


def test_a_first_run_writes_everything(docs: Path) -> None:
    written = write_site(docs, FILES)
    assert content(docs) == FILES
    assert written.changed == ("claims/a.md", "claims/b.md", "index.md")
    assert (written.removed, written.kept) == ((), 0)


def test_what_is_equal_is_not_touched(docs: Path) -> None:
    write_site(docs, FILES)
    long_ago(docs)
    inode = docs.stat().st_ino
    written = write_site(docs, FILES)
    assert (written.changed, written.removed, written.kept) == ((), (), 3)
    assert touched(docs) == set()
    assert docs.stat().st_ino == inode


@pytest.mark.usefixtures("_steps")
def test_only_what_changed_is_written(docs: Path) -> None:
    write_site(docs, FILES)
    long_ago(docs)
    written = write_site(docs, NEXT)
    assert written.changed == ("claims/a.md", "places/c.md")
    assert written.removed == ("claims/b.md",)
    assert touched(docs) == {"claims/a.md", "places/c.md", MARK}
    assert content(docs) == NEXT
    assert [file.name for file in docs.parent.iterdir() if not file.name.endswith("lock")] == [
        "docs"
    ]


def test_what_would_change_is_told_before(docs: Path) -> None:
    assert compare_files(docs, FILES).changed == tuple(sorted(FILES))
    write_site(docs, FILES)
    plant_file(docs)
    assert compare_files(docs, NEXT) == write_site(docs, NEXT)
    assert compare_files(docs, NEXT) == Written((), (), len(NEXT))


def test_files_are_copied_where_there_are_no_links(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    write_site(docs, FILES)
    long_ago(docs)
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_site(docs, NEXT)
    assert content(docs) == NEXT
    assert "index.md" not in touched(docs)


def test_what_is_gone_is_pruned_with_its_folder(docs: Path) -> None:
    write_site(docs, FILES)
    written = write_site(docs, {"index.md": b"home\n"})
    assert written.removed == ("claims/a.md", "claims/b.md")
    assert sorted(file.name for file in docs.iterdir()) == [MARK, "index.md"]


def plant_file(docs: Path) -> None:
    (docs / "claims/planted.md").write_text("planted")


def plant_hidden_folder(docs: Path) -> None:
    (docs / ".planted/deep").mkdir(parents=True)
    (docs / ".planted/deep/page.html").write_text("planted")


def plant_empty_folder(docs: Path) -> None:
    (docs / "planted").mkdir()


def plant_link_to_an_equal_file(docs: Path) -> None:
    elsewhere = docs.parent.parent / "elsewhere.md"
    elsewhere.write_bytes(FILES["index.md"])
    (docs / "index.md").unlink()
    (docs / "index.md").symlink_to(elsewhere)


def plant_link_to_a_folder(docs: Path) -> None:
    elsewhere = docs.parent.parent / "elsewhere"
    (docs / "claims").rename(elsewhere)
    (docs / "claims").symlink_to(elsewhere)


def plant_folder_for_a_file(docs: Path) -> None:
    (docs / "index.md").unlink()
    (docs / "index.md/deep").mkdir(parents=True)


def plant_file_for_a_folder(docs: Path) -> None:
    for name in ("a", "b"):
        (docs / f"claims/{name}.md").unlink()
    (docs / "claims").rmdir()
    (docs / "claims").write_text("planted")


def plant_dead_link(docs: Path) -> None:
    (docs / "claims/dead.md").symlink_to("nowhere")


def cut_short(docs: Path) -> None:
    for file in docs.rglob("*"):
        if file.is_file():
            file.write_bytes(b"")


def forbid(docs: Path) -> None:
    (docs / "claims/a.md").chmod(0)
    (docs / "claims").chmod(0o500)


def link_in_the_way(docs: Path) -> None:
    elsewhere = docs.parent.parent / "elsewhere"
    docs.rename(elsewhere)
    docs.symlink_to(elsewhere)


def leave_unfinished(docs: Path) -> None:
    for name in ("new", "old"):
        left = docs.with_name(f".docs.{name}")
        (left / "claims").mkdir(parents=True)
        (left / "claims/half.md").write_text("half")


def leave_links_where_the_work_is_done(docs: Path) -> None:
    elsewhere = docs.parent.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    for name in ("new", "old"):
        docs.with_name(f".docs.{name}").symlink_to(elsewhere)


PLANTS = [
    plant_file, plant_hidden_folder, plant_empty_folder, plant_link_to_an_equal_file,
    plant_link_to_a_folder, plant_folder_for_a_file, plant_file_for_a_folder, plant_dead_link,
    cut_short, forbid, link_in_the_way, leave_unfinished, leave_links_where_the_work_is_done,
]  # fmt: skip


@pytest.mark.usefixtures("_steps")
@pytest.mark.parametrize("files", [FILES, NEXT], ids=["same", "other"])
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_whatever_is_planted_cut_short_or_in_the_way_goes(
    docs: Path, plant: Callable[[Path], None], files: dict[str, bytes]
) -> None:
    write_site(docs, FILES)
    plant(docs)
    outside = content(docs.parent.parent / "elsewhere")
    write_site(docs, files)
    assert content(docs) == files
    assert not docs.is_symlink()
    for path in docs.rglob("*"):
        assert not path.is_symlink()
        assert path.is_file() or any(path.iterdir())
    assert content(docs.parent.parent / "elsewhere") == outside
    assert not [path for path in docs.parent.iterdir() if path.name in (".docs.new", ".docs.old")]


def test_a_folder_of_somebody_else_is_left_and_named(docs: Path) -> None:
    docs.mkdir(parents=True)
    (docs / "own.md").write_text("mine\n")
    with pytest.raises(FileExistsError, match="not written here") as error:
        write_site(docs, FILES)
    assert error.value.filename == str(docs)
    assert files_below(docs) == {"own.md": b"mine\n"}


def test_a_folder_that_holds_only_hidden_files_is_taken_for_empty(docs: Path) -> None:
    docs.mkdir(parents=True)
    (docs / ".gitkeep").write_text("")
    write_site(docs, FILES)
    assert content(docs) == FILES


def test_a_file_in_the_place_of_the_folder_is_left_and_named(docs: Path) -> None:
    docs.parent.mkdir()
    docs.write_text("mine")
    with pytest.raises(FileExistsError, match="a file stands where a folder belongs"):
        write_site(docs, FILES)
    assert docs.read_text() == "mine"
    shutil.rmtree(docs.parent)
    docs.parent.write_text("mine")
    with pytest.raises(OSError, match="build"):
        write_site(docs, FILES)


@pytest.mark.parametrize("uri", ["../out.md", "/etc/out.md", "claims/../../out.md", ".."])
def test_nothing_is_written_outside_the_folder(docs: Path, uri: str) -> None:
    with pytest.raises(ValueError, match="leads out of"):
        write_site(docs, {**FILES, uri: b"x"})
    assert not docs.exists()


CALLS = {
    os: ("mkdir", "rename", "link", "unlink", "rmdir", "scandir", "stat"),
    swapping: ("_exchange",),
    Path: ("write_bytes",),
}


def interrupt(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> list[str]:
    """Let the call with this number, of those that look at or change the disk, fail."""
    made: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) == at:
                raise error
            return real(*words, **named)

        return call

    for home, names in CALLS.items():
        for name in names:
            monkeypatch.setattr(home, name, failing(name, getattr(home, name)))
    return made


def each_interruption(
    docs: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> Iterator[str]:
    """Yield after each run that failed one call later, with what the call was."""
    for at in range(1, 500):
        write_site(docs, FILES)
        with monkeypatch.context() as patch:
            made = interrupt(patch, at, error)
            with suppress(type(error)):
                write_site(docs, NEXT)
        if len(made) < at:
            return
        yield f"{at}: {made[at - 1]}"
    pytest.fail("there is no end to it")


@pytest.mark.usefixtures("_steps")
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
    ids=lambda error: type(error).__name__,
)
def test_a_run_that_fails_at_any_call_leaves_one_whole_state(
    docs: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    seen = []
    for where in each_interruption(docs, monkeypatch, error):
        seen.append(where)
        assert content(docs) in (FILES, NEXT), where
    assert len(seen) > 12


def write_and_be_killed(docs: Path, at: int) -> None:
    made = 0

    def killing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            nonlocal made
            made += 1
            if made == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **named)

        return call

    for home, names in CALLS.items():
        for name in names:
            setattr(home, name, killing(getattr(home, name)))
    write_site(docs, NEXT)


@pytest.mark.usefixtures("_steps")
@pytest.mark.skipif(sys.platform == "win32", reason="cannot fork")
def test_a_run_that_is_killed_leaves_one_whole_state_and_the_next_run_makes_it_good(
    docs: Path, request: pytest.FixtureRequest
) -> None:
    write_site(docs, FILES)
    one_step = "one step" in request.node.name
    for at in range(1, 500):
        process = get_context("fork").Process(target=write_and_be_killed, args=(docs, at))
        process.start()
        process.join()
        if not process.exitcode:
            break
        assert process.exitcode == -signal.SIGKILL
        if docs.exists() or one_step:
            assert content(docs) in (FILES, NEXT)
        write_site(docs, FILES)
        assert content(docs) == FILES
        assert {path.name for path in docs.parent.iterdir()} <= {"docs", ".docs.lock"}
    assert at > 20


@pytest.mark.parametrize("left", [True, False])
def test_a_run_killed_between_two_steps_is_undone(docs: Path, *, left: bool) -> None:
    write_site(docs, FILES)
    long_ago(docs)
    docs.rename(docs.with_name(".docs.old"))
    if left:
        docs.with_name(".docs.new").mkdir()
    write_site(docs, NEXT)
    assert content(docs) == NEXT


def test_a_full_disk_is_told_with_the_file() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no disk that is always full")
    with pytest.raises(OSError, match="No space left") as error:
        write_file(full, b"x" * 10)
    assert error.value.filename == "/dev/full"


def test_two_runs_at_once_take_turns(docs: Path) -> None:
    many = {f"{n}.md": b"%d\n" % n for n in range(40)}
    code = (
        "import sys; from pathlib import Path; from generator.output.write import write_site\n"
        "for i in range(4): write_site(Path(sys.argv[1]), "
        "{f'{n}.md': b'%s %d\\n' % (sys.argv[2].encode(), i) for n in range(40)})"
    )
    write_site(docs, many)
    runs = [subprocess.Popen([sys.executable, "-c", code, str(docs), who]) for who in "ab"]
    for run in runs:
        run.wait()
    assert [run.returncode for run in runs] == [0, 0]
    assert len(set(content(docs).values())) == 1


def test_a_folder_that_is_a_volume_is_left_with_advice(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(docs, FILES)

    def busy(folder: Path, _: Path) -> None:
        raise OSError(EBUSY, "Device or resource busy", str(folder))

    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(OSError, match="it is a volume of its own; mount the folder above") as error:
        write_site(docs, {"index.md": b"other"})
    assert (error.value.errno, error.value.filename) == (EBUSY, str(docs))
    assert content(docs) == FILES
