from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sites import ROOT

NU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(
        not (JAVA and NU.exists()),
        reason="the Nu HTML checker is not installed: install java and node, then run npm ci",
    ),
]


def errors(*words: str | Path) -> str:
    """Return what the Nu HTML checker calls an error."""
    command = [str(JAVA), "-jar", NU, "--errors-only", "--stdout", "--exit-zero-always", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout


def test_no_page_has_an_error_in_its_markup(own_files: Path) -> None:
    assert errors("--skip-non-html", own_files) == ""


def test_no_picture_has_an_error_in_its_markup(own_files: Path) -> None:
    pictures = sorted(own_files.rglob("*.svg"))
    assert pictures
    assert errors("--svg", *pictures) == ""


def test_an_error_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>")
    assert "Duplicate ID" in errors(page)
