"""What is printed drives neither a terminal nor a workflow, in any code page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.characters import visible
from generator.cli import main
from generator.cli.terminal import say, show
from generator.desk.review.report import FORMATS
from tests.sites import ROOT

CLAIM = "content/claims/ferries-lost.yml"
DRIVES = "".join(map(chr, (0x07, 0x0D, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0x2028, 0xDC80)))
FORGED = "a\n::warning::forged.yml"


@pytest.mark.parametrize("sign", DRIVES)
def test_what_drives_a_terminal_is_spelled_out_in_all_that_is_printed(
    sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spelled = f"a\\u{ord(sign):04x}b\n"
    for print_ in (say, show):
        print_(f"a{sign}b")
        print_(f"a{sign}b", err=True)
        assert capsys.readouterr() == (spelled, spelled)


def test_what_people_write_stays(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Сергеевка\t국가 «é» 👩\u200d🔬 a::b #[c]"
    say(text)
    assert capsys.readouterr().out == f"{text}\n"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("::error::x", r"\u003a:error::x"),
        ("  ::add-mask::x", r"  \u003a:add-mask::x"),
        ("see ##[error]x", r"see #\u0023[error]x"),
    ],
)
def test_a_text_is_no_command_to_a_workflow(
    typed: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say(typed)
    show(f"title\n{typed}")
    assert capsys.readouterr().out == f"{printed}\ntitle\n{printed}\n"
    assert json.loads(f'"{printed}"') == typed


def test_one_line_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    say(FORGED)
    assert capsys.readouterr().out == "a\\u000a::warning::forged.yml\n"
    assert visible(FORGED) == r"a\u000a::warning::forged.yml"


@pytest.fixture
def hostile(write_project: Callable[..., Path]) -> Path:
    """Return a project with a record and a file that would drive what prints them."""
    return write_project(
        {
            CLAIM: {"kind": "\x1b]0;x\x07\x1b[2J", "topic": "\x9bstorm\u202e ##[error]x"},
            f"content/claims/{FORGED}": "kind: [",
            "content/claims/\x1b[2J.yml": "kind: [",
        }
    )


@pytest.mark.skipif(os.name == "nt", reason="no file is named so there")
@pytest.mark.parametrize(
    "words",
    [
        *(("check", "--format", form) for form in FORMATS),
        *(("format", "--check"), ("links",), ("diff", ".")),
    ],
    ids=" ".join,
)
def test_no_record_and_no_file_name_drives_what_prints_it(
    hostile: Path, words: tuple[str, ...]
) -> None:
    form = words[-1]
    result = CliRunner().invoke(main, ["--project", str(hostile), *words])
    assert result.exit_code == 1
    for said, own in ((result.stdout, form == "github"), (result.stderr, False)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)
        assert own or "##[" not in said
        commands = [line for line in said.split("\n") if line.lstrip().startswith("::")]
        pattern = r"::(error|warning) file=[^:,]*,line=\d+,col=\d+,title=[A-Z]\d{3}::.*"
        assert all(own and re.fullmatch(pattern, line) for line in commands)
    if form in ("json", "sarif"):
        assert FORGED in str(json.loads(result.stdout)) or "\\n" in result.stdout


def test_what_is_typed_as_an_argument_does_not_drive_the_terminal(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "check", "--\x1b[2J"])
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert r"1b[2J" in result.stderr


PAGES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "words",
    [("check",), ("explain", "ferries-lost")],
    ids=" ".join,
)
def test_every_code_page_is_good_enough(
    write_project: Any, tmp_path: Path, page: str, words: tuple[str, ...]
) -> None:
    root = write_project({CLAIM: {"title": "Паром затонул, 배가"}}, tmp_path / "a folder, café")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=root,
        env={**os.environ, **PAGES[page], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    if words[0] == "explain" and page == "cp1252":
        assert rb"\u041f\u0430" in done.stdout
