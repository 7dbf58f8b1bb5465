from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.write import write_site
from tests.sites import files_below

FILES = {"index.md": b"home\n", "claims/a.md": b"a\n", "claims/b.md": b"b\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "build" / "docs"


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
    assert files_below(docs) == FILES
    assert written.changed == ("claims/a.md", "claims/b.md", "index.md")
    assert (written.removed, written.kept) == ((), 0)


def test_what_is_equal_is_not_touched(docs: Path) -> None:
    write_site(docs, FILES)
    long_ago(docs.parent)
    written = write_site(docs, FILES)
    assert (written.changed, written.removed, written.kept) == ((), (), 3)
    assert touched(docs.parent) == set()


def test_only_what_changed_is_written(docs: Path) -> None:
    write_site(docs, FILES)
    long_ago(docs)
    written = write_site(docs, {**FILES, "claims/a.md": b"another\n"})
    assert written.changed == ("claims/a.md",)
    assert touched(docs) == {"claims/a.md"}


def test_what_is_gone_is_pruned_with_its_folder(docs: Path) -> None:
    write_site(docs, FILES)
    written = write_site(docs, {"index.md": b"home\n"})
    assert written.removed == ("claims/a.md", "claims/b.md")
    assert [file.name for file in docs.iterdir()] == ["index.md"]


def test_a_folder_that_holds_more_is_kept(docs: Path) -> None:
    write_site(docs, FILES)
    (docs / "claims/notes.txt").write_text("mine")
    write_site(docs, {"index.md": b"home\n"})
    assert set(files_below(docs)) == {"index.md", "claims/notes.txt"}


def test_files_of_others_are_never_removed(docs: Path) -> None:
    docs.mkdir(parents=True)
    (docs / ".gitignore").write_text("*\n")
    (docs / "own.md").write_text("mine\n")
    write_site(docs, FILES)
    write_site(docs, {})
    assert files_below(docs) == {".gitignore": b"*\n", "own.md": b"mine\n"}


def test_a_file_that_somebody_removed_is_written_again(docs: Path) -> None:
    write_site(docs, FILES)
    (docs / "index.md").unlink()
    assert write_site(docs, FILES).changed == ("index.md",)


def test_the_manifest_stands_beside_the_folder(docs: Path) -> None:
    write_site(docs, FILES)
    assert json.loads((docs.parent / ".docs.json").read_bytes()) == sorted(FILES)


@pytest.mark.parametrize("manifest", [b"", b"{", b"\xff", b"null", b"7", b'{"a": 1}', b"[[]]"])
def test_a_broken_manifest_removes_nothing(docs: Path, manifest: bytes) -> None:
    write_site(docs, FILES)
    (docs.parent / ".docs.json").write_bytes(manifest)
    written = write_site(docs, {"index.md": b"home\n"})
    assert written.removed == ()
    assert set(files_below(docs)) == set(FILES)


@pytest.mark.parametrize("uri", ["../out.md", "/etc/out.md", "claims/../../out.md", ".."])
def test_nothing_is_written_outside_the_folder(docs: Path, uri: str) -> None:
    with pytest.raises(ValueError, match="leads out of"):
        write_site(docs, {**FILES, uri: b"x"})
    assert not docs.exists()


def test_a_manifest_cannot_remove_what_is_outside(docs: Path) -> None:
    docs.mkdir(parents=True)
    outside = docs.parent / "mine.txt"
    outside.write_text("mine")
    names = ["../mine.txt", str(outside)]
    (docs.parent / ".docs.json").write_text(json.dumps(names))
    assert write_site(docs, FILES).removed == ()
    assert outside.read_text() == "mine"


def test_a_file_takes_the_place_of_another_in_one_step(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(docs, FILES)
    seen: list[tuple[bytes, bytes]] = []
    replace = os.replace

    def watch(part: Path, file: Path) -> None:
        seen.append((Path(file).read_bytes(), Path(part).read_bytes()))
        replace(part, file)

    monkeypatch.setattr(os, "replace", watch)
    write_site(docs, {**FILES, "index.md": b"new\n"})
    assert seen == [(b"home\n", b"new\n")]
    assert (docs / "index.md").read_bytes() == b"new\n"


def test_a_disk_that_fails_leaves_the_old_file(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(docs, FILES)

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_site(docs, {**FILES, "index.md": b"new\n"})
    assert (docs / "index.md").read_bytes() == b"home\n"
