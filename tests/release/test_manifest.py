from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.release.manifest import NAME, Manifest, hashed, parse_manifest
from tests.release.sites import COMMIT, with_manifest, write_files

FILES = {"index.html": b"home", "a b/ü.txt": b"text", "data/x.csv": b""}

names = st.from_regex(r"[a-z0-9 é._-]{1,8}(/[a-z0-9é_-]{1,8}){0,3}", fullmatch=True).filter(
    lambda name: ".." not in name and name != NAME
)


@given(
    st.dictionaries(names, st.binary(max_size=8), min_size=1),
    st.sampled_from(["", COMMIT, "a" * 64]),
    st.dictionaries(
        st.sampled_from(["SITE_URL", "A_B"]), st.sampled_from(["", "x=y", "https://e/"])
    ),
)
def test_what_is_written_is_read_back(
    files: dict[str, bytes], commit: str, settings: dict[str, str]
) -> None:
    manifest = Manifest(hashed(files), commit, settings)
    assert parse_manifest(manifest.text()) == manifest


def test_it_does_not_name_itself() -> None:
    assert hashed(with_manifest(FILES)) == hashed(FILES)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="has no coreutils")
def test_sha256sum_checks_it(tmp_path: Path) -> None:
    write_files(tmp_path, with_manifest(FILES))
    check = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    assert not subprocess.run(check, cwd=tmp_path, check=False).returncode
    (tmp_path / "data/x.csv").write_bytes(b"y")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode


H = "0" * 64


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it names no file"),
        (f"# commit {COMMIT}\n", "it names no file"),
        ("<!doctype html>\n", "line 1 is none"),
        (f"{H}  a\n{H}  a\n", "line 2 names 'a'"),
        (f"{H}  ../a\n", "line 1 names '../a'"),
        (f"{H}  {NAME}\n", "line 1 names"),
        (f"{H}  /etc/passwd\n", "line 1 is none"),
        (f"{H} *a\n", "line 1 is none"),
        (f"{H}  a\n# commit {COMMIT[1:]}\n", "line 2 is none"),
    ],
)
def test_what_is_no_manifest_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_manifest(text)
