from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from threading import Timer
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.cli import main
from generator.cli.changing import change_files
from generator.cli.commands import COMMANDS
from generator.cli.reading import progress
from generator.cli.records import asking
from generator.desk.records import new
from generator.desk.web import answers
from generator.kinds import FILES
from generator.read.load import load
from tests.desk.web.loopback import Server, serving
from tests.desk.works.saved import wacz, warc
from tests.sites import files_below

CLAIM = "content/claims/ferries-lost.yml"
SOURCE = "content/sources/gazette-storm.yml"
INDEX = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('ferries-lost') }}\n"}


@pytest.fixture
def root(write_project: Callable[..., Path]) -> Path:
    return write_project(INDEX)


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Run the command line on the smallest content."""

    def call(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, ["--project", str(root), *words], input=typed)

    return call


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(answers, "PATIENCE", 0.01)
    with serving() as found:
        yield found


def own(root: Path) -> None:
    """Let a project hold the generator, as a clone does."""
    (root / "generator").mkdir()
    (root / "CONTRIBUTING.md").write_text("")


WORDS = [(name,) for name in COMMANDS if name != "new"] + [("new", name) for name in new.MADE]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_command_has_help_with_an_example(run: Any, words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert f"Example: generator {' '.join(words)}" in result.stdout


def test_no_command_of_any_module_is_forgotten() -> None:
    modules = [import_module(m.name) for m in walk_packages(cli.__path__, f"{cli.__name__}.")]
    made = {
        name.removesuffix("_command").replace("_", "-")
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, click.Command) and name.endswith("_command")
    }
    assert made == set(COMMANDS)


def test_an_unknown_command_is_a_usage_error_with_a_hint(run: Any) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "No such command 'chekc'. did you mean 'check'?" in result.stderr


def test_help_says_in_a_line_what_each_command_does(run: Any) -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert len(listed.split("\n  ")[1:]) == len(COMMANDS)
    assert "..." not in listed


def test_the_version_is_told(run: Any) -> None:
    assert re.fullmatch(r"\w+ \d+\.\d+\.\d+\n", run("--version").stdout)


OUTSIDE = [
    ("check", "file.yml"),
    ("format",),
    ("format", "--check", "file.yml"),
    ("schema",),
    ("catalogue",),
    ("guide",),
    ("links",),
    ("todo",),
    ("archive",),
    ("rename", "a", "b"),
    ("diff", "HEAD"),
    ("explain", "a"),
    ("build",),
    ("new", "speaker"),
    ("verify", "--snapshots", "."),
    ("import", "file.yml"),
]


@pytest.mark.parametrize("words", OUTSIDE, ids=" ".join)
@pytest.mark.parametrize("folder", ["content", "mkdocs.yml", ""])
def test_outside_a_project_every_command_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.yml").write_text("a: b\n")
    if folder:
        (tmp_path / folder).mkdir()
    before = sorted(tmp_path.iterdir())
    result = CliRunner().invoke(main, words)
    lacking = "file mkdocs.yml" if folder == "content" else "folder content/"
    told = f"there is no project here: there is no {lacking} (run it in the folder that holds"
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {told}")
    assert result.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("words", [("schema",), ("catalogue",)], ids=" ".join)
def test_a_folder_that_cannot_be_written_is_told_in_a_line(
    run: Any, root: Path, words: tuple[str, ...]
) -> None:
    own(root)
    for name in ("schemas", "generator/locale"):
        (root / name).write_text("a file in the way")
    result = run(*words)
    assert result.exit_code == 1
    assert re.fullmatch(r"Error: .+: (file exists|not a directory)\n", result.stderr)


def test_nothing_changes_before_all_can_be_written(root: Path) -> None:
    (root / "z").write_text("a file in the way")
    before = (root / SOURCE).read_text()
    with pytest.raises(OSError, match="z"):
        change_files(root, {SOURCE: "changed", "z/a.yml": "new"})
    assert (root / SOURCE).read_text() == before
    assert not list(root.rglob(".*.part"))


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("format", "--check"),
        ("build", "--check"),
        ("links",),
        ("diff", "."),
        ("explain", "claim", "ferries-lost"),
    ],
    ids=" ".join,
)
def test_a_command_that_looks_changes_no_file(
    run: Any, root: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def files() -> dict[Path, bytes]:
        found = (file for file in root.rglob("*") if file.is_file())
        # build/ keeps pictures that were drawn, for the next time.
        return {file: file.read_bytes() for file in found if root / "build" not in file.parents}

    monkeypatch.chdir(root)
    before = files()
    assert run(*words).exit_code in (0, 1)
    assert files() == before


@pytest.mark.parametrize(
    "words",
    [
        ("check", ""), ("diff", ""), ("explain", ""), ("rename", "", "x"), ("rename", "lake", ""),
        ("format", ""), ("new", "speaker", "--id", ""), ("links", "--timeout", "nan"),
        ("links", "--timeout", "inf"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_word_that_says_nothing_is_a_usage_error(run: Any, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: Invalid value for " in result.stderr


@pytest.mark.parametrize("name", ["guide", "catalogue"])
def test_what_belongs_to_the_generator_is_made_beside_it_alone(
    run: Any, root: Path, name: str
) -> None:
    before = files_below(root)
    result = run(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: this project does not hold the generator: " in result.stderr
    assert files_below(root) == before


def test_a_project_is_looked_for_upwards_from_what_is_given(root: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(root / "content/claims"), "check"])
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--help", ""), ("check --help", ""), ("links", ""),
        ("rename ferries-lost ferries-gone", "the files were written, but "),
    ],
)  # fmt: skip
def test_output_that_cannot_be_printed_is_told_in_a_line(root: Path, words: str, told: str) -> None:
    command = [sys.executable, "-m", "generator", "--project", str(root), *words.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    why = "the output could not be printed: no space left on device"
    assert (done.returncode, done.stderr) == (1, f"Error: {told}{why}\n")
    assert (root / CLAIM).exists() is not bool(told)


class TestCheck:
    def test_content_without_an_issue_passes(self, run: Any) -> None:
        result = run("check")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "0 errors, 0 warnings\n"

    def test_an_error_fails_and_is_told_by_line(self, run: Any, write_project: Any) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run("check")
        assert result.exit_code == 1
        assert result.stderr == "1 error, 1 warning\n"
        assert result.stdout.startswith(f"{CLAIM}:3:8: X301 topic: there is no topic 'strom'")

    def test_a_warning_passes(self, run: Any, write_project: Any) -> None:
        write_project(INDEX | {"content/topics.yml": {"calm": {"name": "C", "question": "Q?"}}})
        result = run("check")
        assert result.exit_code == 0
        assert "X302" in result.stdout

    @pytest.mark.parametrize("form", ["json", "sarif", "github"])
    def test_other_formats_are_for_programs(self, run: Any, write_project: Any, form: str) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run("check", "--format", form)
        assert result.exit_code == 1
        assert "X301" in result.stdout
        assert form == "github" or json.loads(result.stdout)

    @pytest.mark.parametrize(
        ("only", "code"),
        [
            (CLAIM, 1),
            ("content/claims", 1),
            (".", 1),
            ("ferries-lost", 1),
            ("losses-march", 1),
            ("content/sources", 0),
            ("gazette-storm", 0),
            ("lake", 0),
            ("harbour", 1),
        ],
    )
    def test_a_path_or_identifier_narrows_the_report(
        self, run: Any, write_project: Any, only: str, code: int
    ) -> None:
        write_project(
            INDEX | {CLAIM: {"topic": "strom"}, "content/places/harbour.yml": {"within": "laek"}}
        )
        assert run("check", only).exit_code == code

    def test_what_is_neither_path_nor_identifier_is_a_usage_error(self, run: Any) -> None:
        result = run("check", "ferries-lots")
        assert result.exit_code == 2
        found = "neither a file of this project nor an identifier"
        assert f"{found}; did you mean 'ferries-lost'?" in result.stderr

    def test_missing_content_is_an_error(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["--project", str(tmp_path), "check", "x"])
        assert result.exit_code == 2
        assert "there is no project here: there is no folder content/" in result.stderr


class TestFormat:
    def test_files_are_brought_into_order_once(self, run: Any, root: Path) -> None:
        (root / SOURCE).write_bytes(b"\xef\xbb\xbf# kept\ntitle: 'A'\ntype: webpage\n")
        assert run("format", "--check").exit_code == 1
        assert run("format").exit_code == 0
        text = (root / SOURCE).read_bytes()
        assert text.startswith(b"\xef\xbb\xbf# yaml-language-server")
        assert text.endswith(b"type: webpage\n# kept\ntitle: A\n")
        assert run("format", "--check").exit_code == 0
        assert run("format").stdout == ""

    def test_only_the_files_named_are_touched(self, run: Any, root: Path) -> None:
        result = run("format", str(root / CLAIM))
        assert result.stdout == f"wrote {CLAIM}\n"

    def test_another_file_is_a_usage_error(self, run: Any, root: Path) -> None:
        assert run("format", str(root / "mkdocs.yml")).exit_code == 2
        result = run("format", __file__)
        assert result.exit_code == 2
        assert "is not a record file of this project" in result.stderr

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"title: caf\xe9\n", "Y103"),
            (b"title: a\n" * 200_000, "Y102"),
            (b"title: [a\n", "Y104"),
            (b"", "Y105"),
            (b"a: &a [x, x]\nb: [" + b"*a, " * 60 + b"]\n", "Y109"),
            (b"- a\n", "R206"),
            (None, "Y101"),
        ],
    )
    @pytest.mark.parametrize("named", [True, False])
    def test_what_cannot_be_read_is_told_as_a_check_tells_it_and_nothing_is_written(
        self, run: Any, root: Path, data: bytes | None, code: str, *, named: bool
    ) -> None:
        file, other = root / "content/claims/wrong.yml", (root / SOURCE).read_text()
        file.mkdir() if data is None else file.write_bytes(data)
        result = run("format", *[str(file)] * named)
        assert result.exit_code == 1
        assert result.stdout.startswith("content/claims/wrong.yml:")
        assert result.stdout == run("check", "content/claims/wrong.yml").stdout
        assert f" {code} " in result.stdout
        assert data is None or file.read_bytes() == data
        assert (root / SOURCE).read_text() == other

    def test_a_file_is_known_by_another_way_to_it(
        self, run: Any, root: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        way = tmp_path_factory.mktemp("other") / "way"
        way.symlink_to(root)
        assert run("format", str(way / CLAIM)).stdout == f"wrote {CLAIM}\n"


class TestSchema:
    def test_schemas_are_written_once(self, run: Any, root: Path) -> None:
        own(root)
        assert run("schema", "--check").exit_code == 1
        assert run("schema").exit_code == 0
        assert run("schema", "--check").exit_code == 0
        assert {f"schemas/{file.name}" for file in (root / "schemas").iterdir()} == {
            file.schema for file in FILES.values()
        }


SPEAKER = ("--name", "Lake Radio", "--kind", "outlet", "--stake", "none-known")
NEW_SPEAKER = ("new", "speaker", *SPEAKER, "--descriptor", "A station on the shore.")
PAGE = """<html lang="en"><head><meta property="og:title" content="A pier broke">
<meta property="og:site_name" content="Orrin Gazette"><meta name="date" content="2030-03-04">
<link rel="canonical" href="https://gazette.example/pier"></head><body><p>Words.</p></body></html>
"""


class TestNew:
    def test_a_speaker_is_added_and_passes(self, run: Any, root: Path) -> None:
        result = run(*NEW_SPEAKER)
        assert result.exit_code == 0, result.output
        assert (root / "content/speakers/lake-radio.yml").read_text() == (
            "# yaml-language-server: $schema=../../schemas/speaker.schema.json\n"
            "name: Lake Radio\nkind: outlet\nstake: none-known\n"
            "descriptor: A station on the shore.\n"
        )
        assert run("check").exit_code == 0

    def test_a_name_that_the_checks_refuse_is_not_written(self, run: Any, root: Path) -> None:
        result = run(*NEW_SPEAKER, "--id", "aux")
        assert (result.exit_code, "content/speakers/aux.yml:1:1: Y1" in result.stdout) == (1, True)
        assert "Nothing was written, because the record would not pass" in result.stderr
        assert not (root / "content/speakers/aux.yml").exists()

    def test_nothing_is_overwritten(self, run: Any, root: Path) -> None:
        before = (root / "content/speakers/gazette.yml").read_text()
        result = run(*NEW_SPEAKER, "--id", "gazette")
        assert result.exit_code == 2
        assert "already" in result.stderr
        assert (root / "content/speakers/gazette.yml").read_text() == before

    def test_what_is_missing_in_a_pipe_is_named(self, run: Any) -> None:
        result = run("new", "claim", "--title", "A")
        assert result.exit_code == 2
        assert "give --summary, --topic, --kind, --source, --says" in result.stderr

    def test_a_record_that_would_not_pass_is_not_written(self, run: Any, root: Path) -> None:
        result = run(*NEW_SPEAKER, "--part-of", "nobody")
        assert result.exit_code == 1
        assert "X301" in result.stdout
        assert not (root / "content/speakers/lake-radio.yml").exists()

    def test_an_identifier_that_cannot_be_made_is_asked_for(self, run: Any) -> None:
        result = run(*NEW_SPEAKER[:3], "국가", *NEW_SPEAKER[4:])
        assert result.exit_code == 2
        assert "give --id" in result.stderr

    def test_a_saved_page_fills_in_a_source(self, run: Any, root: Path, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text(PAGE)
        result = run("new", "source", "--from", str(page), "--read", "whole")
        assert result.exit_code == 0, result.output
        file = root / "content/sources/gazette-2030-03-04-a-pier-broke.yml"
        assert file.read_text().splitlines()[1:] == [
            "type: webpage",
            "title: A pier broke",
            "publisher: gazette",
            "issued: 2030-03-04",
            "language: en",
            "URL: https://gazette.example/pier",
            "read: whole",
            f"sha256: {sha256(page.read_bytes()).hexdigest()}",
        ]

    def test_two_works_of_one_day_have_two_names_and_one_not_read_no_hash(
        self, run: Any, root: Path, tmp_path: Path
    ) -> None:
        for name in ("pier-1", "pier-2"):
            page = tmp_path / f"{name}.html"
            text = PAGE.replace("/pier", f"/{name}.html").replace("A pier broke", "부두")
            page.write_text(text.replace('lang="en"', 'lang="ko"'), encoding="utf-8")
            words = ("--read", "not-read", "--title", "부두")
            result = run("new", "source", "--from", str(page), *words)
            assert result.exit_code == 0, result.output
            file = root / f"content/sources/gazette-2030-03-04-{name}-html.yml"
            assert "sha256" not in file.read_text(encoding="utf-8")

    def test_a_page_in_the_place_of_a_work_is_no_source(self, run: Any, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text("<html><title>Just a moment...</title></html>")
        result = run("new", "source", "--from", str(page), "--read", "whole")
        assert result.exit_code == 1
        assert "no work but a page in its place, 'Just a moment...'" in result.stderr

    def test_an_archive_of_a_browser_fills_in_a_source(
        self, run: Any, root: Path, tmp_path: Path
    ) -> None:
        address = "https://gazette.example/pier"
        saved = wacz(warc({address: ("200 OK", "text/html", PAGE.encode())}), address)
        (tmp_path / "pier.wacz").write_bytes(saved)
        name = str(tmp_path / "pier.wacz")
        result = run("new", "source", "--from", name, "--read", "whole", "--id", "pier")
        assert result.exit_code == 0, result.output
        text = (root / "content/sources/pier.yml").read_text()
        assert f"URL: {address}\n" in text
        assert f"sha256: {sha256(saved).hexdigest()}\n" in text

    def test_a_page_is_read_from_its_address(
        self, run: Any, server: Server, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # The stand-in answers on this machine, where no work of the open web is.
        monkeypatch.setattr("generator.checks.works.links.is_local", lambda _: False)
        address = f"{server.url}/live"
        result = run("new", "source", "--from", address, "--read", "opening", "--id", "ferries")
        assert result.exit_code == 0, result.output
        assert f"URL: {address}\n" in (root / "content/sources/ferries.yml").read_text()

    def test_an_address_that_does_not_answer_is_told(self, run: Any, server: Server) -> None:
        result = run("new", "source", "--from", f"{server.url}/lost", "--read", "whole")
        assert result.exit_code == 1
        assert "404" in result.stderr

    def test_a_page_that_is_not_there_is_a_usage_error(self, run: Any) -> None:
        assert run("new", "source", "--from", "nowhere.html").exit_code == 2

    @pytest.mark.usefixtures("terminal")
    def test_a_terminal_is_asked_for_the_rest(self, run: Any, root: Path) -> None:
        answers = ["The harbour office says that a pier broke", "It says so.", "strom", "storm"]
        answers += ["event", "harbour, lake", "2031-05-02", "gazette-storm", "It said so."]
        answers += ["harbour-office", "2030-03-02", "named-official", "pier-broke"]
        result = run("new", "claim", typed="\n".join(answers) + "\n")
        assert result.exit_code == 0, result.output
        assert "'strom' is not known; did you mean 'storm'?" in result.stdout
        assert "named-official: an official or representative who is named" in result.stdout
        text = (root / "content/claims/pier-broke.yml").read_text()
        assert "places:\n  - harbour\n  - lake\n" in text
        assert run("check").exit_code == 0

    @pytest.mark.usefixtures("terminal")
    def test_a_terminal_is_told_why_a_question_comes_again(self, run: Any) -> None:
        answers = ["", "Lake Radio", "outlet", "", "", "none-known", "A station.", "radio"]
        result = run("new", "speaker", typed="\n".join(answers) + "\n")
        assert result.exit_code == 0, result.output
        assert re.match(r"name - The name in .+\.\n> \n", result.stdout)
        assert result.stdout.count("this is needed") == 1

    def test_a_real_terminal_is_noticed(self, root: Path) -> None:
        answers = ["Lake Radio", "outlet", "", "", "none-known", "A station.", "radio"]
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            pytest.skip(f"no terminal can be opened on this machine: {error}")
        words = [sys.executable, "-m", "generator", "--project", str(root), "new", "speaker"]
        process = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs)
        watch = Timer(30, process.kill)
        watch.start()
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        said = b"".join(iter(lambda: _read(ours), b"")).decode()
        os.close(ours)
        assert process.wait() == 0, said
        watch.cancel()
        assert "name - The name in the language of the site" in said
        # The bar that shows the reading is gone from the screen when it is done.
        assert "Reading" in said
        assert "\x1b[1A\x1b[2K" in said.rpartition("Reading")[2].partition("name -")[0]
        assert "\nname: Lake Radio\n" in (root / "content/speakers/radio.yml").read_text()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # The other end was closed.
        return b""


class TestRename:
    def test_records_pages_and_file_names_follow(self, run: Any, root: Path) -> None:
        result = run("rename", "ferries-lost", "ferries-gone")
        assert result.exit_code == 0, result.output
        assert not (root / CLAIM).exists()
        assert "claim('ferries-gone')" in (root / "content/pages/index.md").read_text()
        collection, issues = load(root)
        assert issues == []
        assert collection
        assert collection.redirects.record.claims == {"ferries-lost": "ferries-gone"}

    def test_a_reader_of_the_output_who_leaves_stops_nothing_midway(self, root: Path) -> None:
        program = Path(sys.executable).parent / "generator"
        command = f"'{program}' --project '{root}' rename ferries-lost ferries-gone | head -c 1"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe
        assert done.stdout == "w"
        assert done.stderr == ""
        assert not (root / CLAIM).exists()
        collection, issues = load(root)
        assert issues == []
        assert collection
        assert collection.redirects.record.claims == {"ferries-lost": "ferries-gone"}

    def test_one_that_was_cut_short_is_finished_by_the_next_command(
        self, run: Any, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        unlink = Path.unlink

        def leave(file: Path, **how: Any) -> None:
            if file.is_relative_to(root):
                raise KeyboardInterrupt
            unlink(file, **how)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", leave)
            assert run("rename", "ferries-lost", "ferries-gone").exit_code == 130
        assert (root / CLAIM).exists()
        for words in (("check",), ("explain", "gazette"), ("format", "--check"), ("build",)):
            assert "a change was cut short before; the next command" in run(*words).stderr
            assert (root / CLAIM).exists()
        result = run("format")
        assert "finished the change that was cut short" in result.stderr
        assert result.exit_code == 0, result.output
        assert not (root / CLAIM).exists()
        assert "cut short" not in run("check").stderr

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("ferries-lost", "index", "X350 the address /claims/ is that of"),
            ("gazette", "aux", "Y1"),
        ],
    )
    def test_a_name_that_the_checks_refuse_is_not_written(
        self, run: Any, root: Path, old: str, new: str, told: str
    ) -> None:
        before = files_below(root)
        result = run("rename", old, new)
        assert (result.exit_code, told in result.stdout) == (1, True), result.output
        assert f"Nothing was written, because '{new}' cannot be the name" in result.stderr
        assert files_below(root) == before

    def test_a_record_is_named_by_its_file_and_kinds_by_one_or_all(
        self, run: Any, root: Path
    ) -> None:
        assert run("rename", CLAIM, "ferries-gone", "--kind", "claim").exit_code == 0
        assert run("explain", "claims", "ferries-gone").exit_code == 0
        file = root / "content/claims/ferries-gone.yml"
        assert run("explain", str(file)).stdout == run("explain", "ferries-gone").stdout

    def test_the_rest_of_a_project_that_is_wrong_hinders_no_renaming(
        self, run: Any, root: Path
    ) -> None:
        text = (root / SOURCE).read_text()
        (root / SOURCE).write_text(text.replace("publisher: gazette", "publisher: gazete"))
        assert run("check").exit_code == 1
        assert run("rename", "gazette-storm", "gazette-gale").exit_code == 0

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (("nobody", "x"), "there is no record 'nobody'\n"),
            (("ferries-lots", "x"), "did you mean 'ferries-lost'?"),
            (("lake", "lake"), "'lake' is its name already"),
            (("lake", "harbour"), "taken"),
            (("gazette", "Not So"), "not an identifier"),
            (("storm", "x"), "give --kind places or topics"),
            (("first-count", "x"), "name it with its claim: ferries-lost.first-count"),
        ],
    )
    def test_what_cannot_be_renamed_is_a_usage_error(
        self, run: Any, write_project: Any, base: Any, words: tuple[str, ...], message: str
    ) -> None:
        write_project(INDEX | {"content/places/storm.yml": base["content/places/lake.yml"]})
        result = run("rename", *words)
        assert result.exit_code == 2
        assert message in result.stderr

    def test_one_of_several_kinds_can_be_chosen(
        self, run: Any, write_project: Any, base: Any
    ) -> None:
        write_project(INDEX | {"content/places/storm.yml": base["content/places/lake.yml"]})
        assert run("rename", "storm", "gale", "--kind", "topics").exit_code == 0

    def test_content_that_cannot_be_read_is_mended_first(self, run: Any, root: Path) -> None:
        (root / SOURCE).write_text("type: [\n")
        result = run("rename", "ferries-lost", "ferries-gone")
        assert result.exit_code == 1
        assert "Y104" in result.stdout


WORK = "The office said that twelve ferries were lost."


class TestVerify:
    @pytest.fixture
    def copies(self, write_project: Any, base: Any, tmp_path: Path) -> Path:
        statement = base[CLAIM]["statements"][0] | {"passage": {"start": "twelve ferries"}}
        write_project(INDEX | {CLAIM: {"statements": [statement]}})
        folder = tmp_path / "copies"
        folder.mkdir()
        (folder / "000.txt").write_text(WORK)
        return folder

    def test_a_copy_named_on_the_command_line_is_looked_into(self, run: Any, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies))
        result = run(*words, "--map", "gazette-storm=000.txt")
        assert result.exit_code == 0, result.output
        assert "found    ferries-lost.first-count  gazette-storm" in result.stdout
        assert "1 of 1 passages found; 1 copy" in result.stderr

    def test_a_hash_is_recorded_then_compared(self, run: Any, root: Path, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies), "--map", "gazette-storm=000.txt")
        before = (root / SOURCE).read_text()
        assert run(*words, "--record").exit_code == 0
        line = f"sha256: {sha256(WORK.encode()).hexdigest()}\n"
        assert (root / SOURCE).read_text() == before + line
        assert "as recorded" in run(*words).stdout
        (copies / "000.txt").write_text(WORK + " Corrected.")
        result = run(*words)
        assert result.exit_code == 1
        assert "another" in result.stdout
        assert run(*words, "--record").exit_code == 0
        assert (root / SOURCE).read_text() != before + line
        assert "as recorded" in run(*words).stdout

    def test_a_passage_that_is_gone_fails(self, run: Any, copies: Path) -> None:
        (copies / "gazette-storm.txt").write_text("Nothing of the kind.")
        result = run("verify", "--snapshots", str(copies))
        assert result.exit_code == 1
        assert "nowhere" in result.stdout

    def test_a_folder_without_any_copy_fails(self, run: Any, copies: Path) -> None:
        words = ("verify", "--snapshots", str(copies))
        result = run(*words)
        assert result.exit_code == 1
        assert f"{copies} holds no copy of any work" in result.stderr

    @pytest.mark.parametrize(
        ("pair", "message"),
        [
            ("gazette-storm", "write it as SOURCE=FILE"),
            ("gazette=000.txt", "no source 'gazette'\n"),
            ("gazette-strom=000.txt", "no source 'gazette-strom'; did you mean 'gazette-storm'?"),
            ("gazette-storm=none.txt", "no file 'none.txt' in "),
        ],
    )
    def test_a_pair_that_names_nothing_is_a_usage_error(
        self, run: Any, copies: Path, pair: str, message: str
    ) -> None:
        result = run("verify", "--snapshots", str(copies), "--map", pair)
        assert result.exit_code == 2
        assert message in result.stderr


class TestLinks:
    def test_links_are_listed_without_asking_anyone(self, run: Any) -> None:
        result = run("links")
        assert result.exit_code == 0
        assert "https://gazette.example/storm" in result.stdout
        assert "source gazette-storm" in result.stdout

    def test_columns_that_hold_nothing_are_left_out(self, run: Any) -> None:
        head, *rows = run("links").stdout.splitlines()
        assert head.split() == ["address", "where"]
        assert all(re.search(r"\S$", row) for row in rows)

    def test_no_time_to_answer_is_a_usage_error(self, run: Any) -> None:
        assert run("links", "--timeout", "-1").exit_code == 2
        assert run("links", "--timeout", "0").exit_code == 2

    def test_a_dead_link_fails_and_its_archive_copy_is_named(
        self, run: Any, write_project: Any, server: Server
    ) -> None:
        archive = {"service": "an archive", "url": f"{server.url}/live"}
        write_project(INDEX | {SOURCE: {"URL": f"{server.url}/lost", "archives": [archive]}})
        result = run("links", "--check", "--timeout", "2", "--format", "markdown")
        assert result.exit_code == 1
        (row,) = [line for line in result.stdout.splitlines() if "lost" in line]
        assert row.startswith("| dead |")
        assert row.endswith("/live |")

    def test_links_that_answer_pass(self, run: Any, write_project: Any, server: Server) -> None:
        write_project(INDEX | {SOURCE: {"URL": f"{server.url}/live"}})
        result = run("links", "--check")
        assert result.exit_code == 0
        assert "live" in result.stdout


class TestReview:
    def test_a_build_writes_the_docs_directory_once(self, run: Any, root: Path) -> None:
        assert run("build", "--check").exit_code == 1
        result = run("build")
        assert result.exit_code == 0, result.output
        assert list((root / "build/docs").glob("claims/ferries-lost*"))
        assert run("build").stderr.startswith("0 changed, 0 removed")
        assert run("build", "--check").exit_code == 0

    def test_wrong_content_is_not_built(self, run: Any, root: Path, write_project: Any) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        assert run("build").exit_code == 1
        assert not (root / "build/docs").exists()

    def test_a_claim_is_explained(self, run: Any) -> None:
        result = run("explain", "claim", "ferries-lost")
        assert result.exit_code == 0
        assert "single-origin" in result.stdout

    def test_an_unknown_claim_is_a_usage_error_with_a_hint(self, run: Any) -> None:
        result = run("explain", "claim", "ferries-lots")
        assert result.exit_code == 2
        assert "did you mean 'ferries-lost'?" in result.stderr

    def test_a_folder_is_compared(self, run: Any, write_project: Any, tmp_path: Path) -> None:
        base = write_project(INDEX, tmp_path / "base")
        assert "Nothing that a reader can see" in run("diff", str(base)).stdout
        write_project(INDEX | {CLAIM: {"summary": "The office says that ferries sank."}})
        result = run("diff", str(base))
        assert result.exit_code == 0, result.output
        assert re.search(r"Touched: \d+ pages?, \d+ other files.", result.stdout)
        assert "<del>sank or were damaged in the storm.</del>" in result.stdout

    def test_a_revision_is_compared(self, run: Any, root: Path, write_project: Any) -> None:
        for words in (("init", "-q"), ("add", "."), (*AUTHOR, "commit", "-q", "-m", "One")):
            subprocess.run(["git", *words], cwd=root, check=True)
        write_project(INDEX | {CLAIM: {"summary": "The office says that ferries sank."}})
        assert "(`ferries-lost`) | summary | The " in run("diff", "HEAD").stdout
        assert run("diff", "--", "--output=x").exit_code == 2
        assert run("diff", "nowhere").exit_code == 2

    def test_a_revision_without_content_is_a_usage_error(self, run: Any, root: Path) -> None:
        for words in (("init", "-q"), (*AUTHOR, "commit", "-q", "--allow-empty", "-m", "One")):
            subprocess.run(["git", *words], cwd=root, check=True)
        assert "has no content/" in run("diff", "HEAD").stderr

    def test_a_page_that_calls_for_nothing_is_told(self, run: Any, write_project: Any) -> None:
        page = {"content/pages/index.md": "---\ntitle: Storm\n---\n{{ claim('gone') }}\n"}
        write_project(page)
        assert run("diff", ".").exit_code == 1

    @pytest.mark.parametrize("words", [("diff", "."), ("explain", "claim", "ferries-lost")])
    def test_wrong_content_is_told_instead(
        self, run: Any, write_project: Any, words: tuple[str, ...]
    ) -> None:
        write_project(INDEX | {CLAIM: {"topic": "strom"}})
        result = run(*words)
        assert result.exit_code == 1
        assert "X301" in result.stdout

    def test_a_base_that_todays_rules_refuse_does_not_fail_a_review(
        self, run: Any, write_project: Any, tmp_path: Path
    ) -> None:
        base = write_project(INDEX | {CLAIM: {"topic": "strom"}}, tmp_path / "base")
        result = run("diff", str(base))
        assert result.exit_code == 0
        assert "today's rules refuse it" in result.stdout
        assert "X301" in result.stdout


AUTHOR = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert list(progress([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress([1, 2])) == [1, 2]
    assert "Reading" in capsys.readouterr().err
