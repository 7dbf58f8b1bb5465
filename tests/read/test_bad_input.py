"""Whatever stands in content/: a clear issue, and the last good build untouched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator import mkdocs_hook
from generator.cli import main
from tests.sites import copy_sample, files_below

CLAIM = "content/claims/bees-vanished.yml"
SOURCE = "content/sources/lab-2030-06-tests.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample, built once with the generator."""
    project = copy_sample(tmp_path)
    assert CliRunner().invoke(main, ["--project", str(project), "build"]).exit_code == 0
    return project


def empty_file(project: Path) -> None:
    (project / CLAIM).write_bytes(b"")


def fifty_megabytes(project: Path) -> None:
    (project / CLAIM).write_bytes(b"title: " + b"x" * 50_000_000)


def billion_laughs(project: Path) -> None:
    lines = ['a0: &a0 ["lol", "lol", "lol"]']
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    (project / CLAIM).write_text("\n".join(lines))


def folder_with_a_records_name(project: Path) -> None:
    (project / CLAIM).unlink()
    (project / CLAIM).mkdir()


def windows_encoding(project: Path) -> None:
    text = (project / SOURCE).read_text(encoding="utf-8")
    (project / SOURCE).write_bytes(text.encode("cp1252"))


def utf16(project: Path) -> None:
    text = (project / SOURCE).read_text(encoding="utf-8")
    (project / SOURCE).write_bytes(text.encode("utf-16"))


def names_itself(project: Path) -> None:
    derived = "\nderived_from: {source: lab-2030-06-tests, how: quotes}\n"
    (project / SOURCE).write_text((project / SOURCE).read_text() + derived)


def refutes_itself(project: Path) -> None:
    relation = "\nrelations:\n  - {kind: refutes, claim: bees-vanished}\n"
    (project / CLAIM).write_text((project / CLAIM).read_text() + relation)


def half_a_file(project: Path) -> None:
    text = (project / CLAIM).read_text()
    (project / CLAIM).write_text(text[: text.index("evidence: [witness") + 14])


def no_settings(project: Path) -> None:
    (project / "content/site.yml").unlink()


def dangling_link(project: Path) -> None:
    (project / CLAIM).unlink()
    (project / CLAIM).symlink_to("nowhere.yml")


def map_that_is_none(project: Path) -> None:
    (project / "content/outlines/land.geojson").write_text('{"type": "FeatureCollection"')


CASES: list[tuple[Callable[[Path], None], str]] = [
    (empty_file, f"{CLAIM}:1:1: Y105 the file is empty"),
    (fifty_megabytes, f"{CLAIM}:1:1: Y102 the file has 50,000,007 bytes"),
    (billion_laughs, f"{CLAIM}:*: Y109 too many aliases"),
    (folder_with_a_records_name, f"{CLAIM}:1:1: Y101 this is a folder"),
    (windows_encoding, f"{SOURCE}:4:12: Y103 byte 0xe8 ('è' in Windows-1252) is not UTF-8"),
    (utf16, f"{SOURCE}:1:1: Y103 byte 0xff"),
    (names_itself, f"{SOURCE}:*: X304 *'lab-2030-06-tests' refers to itself"),
    (refutes_itself, f"{CLAIM}:*: X304 *'bees-vanished' refers to itself"),
    (half_a_file, f"{CLAIM}:*: Y104 "),
    (no_settings, "content/site.yml:1:1: Y101 there is no such file"),
    (dangling_link, f"{CLAIM}:1:1: Y124 this is a link that leads nowhere"),
    (map_that_is_none, "content/outlines/land.geojson:1:29: Y121 this is not JSON"),
]


def shows(said: str, wanted: str) -> bool:
    """Return whether a line begins as wanted; `*` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in wanted.split("*"))
    return any(re.match(pattern, line) for line in said.splitlines())


@pytest.mark.parametrize(("harm", "wanted"), CASES, ids=[harm.__name__ for harm, _ in CASES])
def test_wrong_content_is_named_and_the_last_good_build_stays(
    project: Path, harm: Callable[[Path], None], wanted: str
) -> None:
    before = files_below(project / "build")
    harm(project)
    result = CliRunner().invoke(main, ["--project", str(project), "build"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert shows(result.stdout, wanted), result.stdout
    with pytest.raises(PluginError) as refused:
        mkdocs_hook.on_pre_build(load_config(str(project / "mkdocs.yml")))
    assert shows(str(refused.value), wanted)
    assert files_below(project / "build") == before


def test_a_file_that_may_not_be_read_is_named_and_the_last_good_build_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_below(project / "build")
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == Path(CLAIM).name:
            raise PermissionError(13, "Permission denied")
        return read(file)

    # Whoever runs the tests as root may read everything.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = CliRunner().invoke(main, ["--project", str(project), "build"])
    monkeypatch.undo()
    assert result.exit_code == 1
    assert shows(result.stdout, f"{CLAIM}:1:1: Y101 the file cannot be read: permission denied")
    assert files_below(project / "build") == before


def test_all_that_is_wrong_is_said_at_once_and_in_order(project: Path) -> None:
    for harm in (empty_file, windows_encoding, map_that_is_none):
        harm(project)
    result = CliRunner().invoke(main, ["--project", str(project), "build"])
    paths = [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert paths == sorted(paths)
    assert {CLAIM, SOURCE, "content/outlines/land.geojson"} <= set(paths)
