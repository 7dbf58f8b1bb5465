"""Whatever lies in a project's files, it is read or told, and never ends in an exception."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import check_collection
from generator.read.load import load
from tests.content import CASES, file_text, merge, read_yaml

FILES = {
    name: file_text(name, data)
    for name, data in merge(
        read_yaml(CASES / "base.yml"),
        {
            "content/pages/index.md": (
                "---\ntitle: Storm\ntags: [a]\n---\n{{ claim('ferries-lost') }}\n"
            ),
            "content/glossary.yml": {"pier": {"name": "pier", "meaning": "Where boats lie."}},
            "content/redirects.yml": {"claims": {"ferries-gone": "ferries-lost"}},
        },
    ).items()
}

ODD = st.sampled_from(
    [
        "\0", "\x85", "\u2028", "\u202e", "\ufffe", "\ufeff", "\t", "\r", "\n", "\u00a0", "\u3000",
        '"\\ud83d"', '"\\u2028', "\\", '"', "'", "|", ">-", "&a", "*a", "!x", "<<: *a", "- ", ": ",
        "[", "]", "{", "}", "---\n", "...", "#", "~", "null", "NaN", "1e999", "-1", "9999-12-31",
        "../0001-01", "2030-03-11/9999", "{{ claim(", "{% raw %}", "{#", "<<<<<<< HEAD\n",
        "=======\n", ">>>>>>> b\n", "https://[::1/", "https:///x", "site_name:", "nav: 3\n",
        "search: 5\n", '"a: b": c\n', "title: [a]\n", "? a\n", "é", "\U0001f468\u200d\U0001f469",
    ]
)  # fmt: skip
PIECES = ODD | st.text(max_size=8) | st.integers().map(str)


@st.composite
def changes(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw one to three files of a project, each changed in some places, or made of anything."""
    changed: dict[str, bytes] = {}
    for name in draw(st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=3)):
        text = FILES[name]
        for piece in draw(st.lists(PIECES, min_size=1, max_size=3)):
            start = draw(st.integers(0, len(text)))
            end = min(len(text), start + draw(st.integers(0, 12)))
            text = text[:start] + piece + text[end:]
        whole = text.encode("utf-8", "surrogatepass")
        changed[name] = draw(st.just(whole) | st.binary(max_size=60))
    return changed


NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=12).filter(
    lambda name: name not in (".", "..")
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for one project after the other."""
    return tmp_path_factory.mktemp("any") / "project"


def examine(project: Path, files: dict[str, bytes]) -> None:
    """Read and check a project with some files changed; each issue is one line with a remedy."""
    shutil.rmtree(project, ignore_errors=True)
    whole: dict[str, Any] = {name: text.encode() for name, text in FILES.items()} | files
    for name, data in whole.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    collection, issues = load(project)
    assert collection or issues
    for issue in [*issues, *(check_collection(collection) if collection else ())]:
        line = str(issue)
        assert len(line.splitlines()) == 1
        assert issue.message
        assert issue.hint
        line.encode()


@given(files=changes())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_content_of_a_file_is_read_or_told(project: Path, files: dict[str, bytes]) -> None:
    examine(project, files)


@given(
    folder=st.sampled_from(["", "claims/", "pages/", "pages/a/", "outlines/", "places/", "x/"]),
    name=NAMES,
    ending=st.sampled_from(["", ".yml", ".yaml", ".md", ".geojson", ".YML", "~"]),
    data=st.sampled_from(
        [FILES["content/claims/ferries-lost.yml"].encode(), b"", b"\xff", b"a: b"]
    ),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_name_of_a_file_is_read_or_told(
    project: Path, folder: str, name: str, ending: str, data: bytes
) -> None:
    try:
        file = os.fsencode(f"{name}{ending}")
    except UnicodeEncodeError:
        return
    path = f"content/{folder}{os.fsdecode(file)}"
    if len(file) < 200 and path not in FILES:
        examine(project, {path: data})
