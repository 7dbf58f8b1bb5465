"""The examples on the page of data run as they stand there, and print the same."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from generator.export.tabular.package import package_name
from generator.output.build import build
from tests.sites import SAMPLE


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return build(SAMPLE).files


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything in one file, taken apart."""
    folder = tmp_path_factory.mktemp("package")
    built = build(SAMPLE)
    assert built.collection
    data = built.files[f"data/{package_name(built.collection)}"]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def examples(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Each example as the page has it, by the program that runs it."""
    page = files["data/index.md"].decode()
    found = re.findall(r'<pre tabindex="0" id="in-(\w+)"><code>(.*?)</code></pre>', page, re.DOTALL)
    assert [program for program, _ in found] == ["python", "pandas", "duckdb", "jq"]
    return {program: unescape(code) for program, code in found}


@pytest.fixture(scope="module")
def expected(files: Mapping[str, bytes]) -> list[list[str]]:
    rows = csv.DictReader(io.StringIO(files["data/claims.csv"].decode(), newline=""))
    found = [[r["articles"], r["id"]] for r in rows if int(r["articles"]) > 1 == int(r["origins"])]
    assert found
    return found


def ran(*command: str, where: Path) -> list[list[str]]:
    """Return what a command prints: a list of words for each line."""
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def test_python_with_nothing_else(
    examples: Mapping[str, str], package: Path, expected: list[list[str]]
) -> None:
    assert ran(sys.executable, "-I", "-c", examples["python"], where=package) == expected


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_jq(examples: Mapping[str, str], package: Path, expected: list[list[str]]) -> None:
    assert ran("sh", "-c", examples["jq"], where=package) == expected


# Both together are 190 MB, and Folium imports pandas where it finds it: so they stand apart.
@pytest.mark.skipif(not os.environ.get("WEEKLY"), reason="installs 190 MB; run once a week")
@pytest.mark.parametrize("program", ["pandas", "duckdb"])
def test_pandas_and_duckdb(
    examples: Mapping[str, str], package: Path, expected: list[list[str]], program: str
) -> None:
    code = examples[program]
    if program == "duckdb":
        code = f"import duckdb\nfor row in duckdb.sql({code!r}).fetchall(): print(*row)"
    alone = ("uv", "run", "--quiet", "--no-project", "--python", sys.executable, "--with", program)
    command = (sys.executable, "-m", *alone, "python", "-c", code)
    assert sorted(ran(*command, where=package)) == sorted(expected)
