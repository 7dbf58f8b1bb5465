from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.desk.web.loopback import Server
from tests.desk.works.saved import wacz, warc

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

    def test_what_is_no_identifier_is_a_usage_error(self, run: Any) -> None:
        result = run(*NEW_SPEAKER, "--id", "../Navy")
        assert result.exit_code == 2
        assert "'../Navy' is not an identifier" in result.stderr
        assert "write navy" in result.stderr

    def test_options_are_spelt_as_the_fields_are_as_well(self, run: Any, root: Path) -> None:
        words = ("--title", "Rain", "--publisher", "gazette", "--language", "en", "--read", "whole")
        address = ("--URL", "https://gazette.example/rain", "--accessed", "2031-01-05")
        result = run("new", "source", "--type", "webpage", *words, *address, "--id", "rain")
        assert result.exit_code == 0, result.output
        assert (
            "URL: https://gazette.example/rain" in (root / "content/sources/rain.yml").read_text()
        )

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
