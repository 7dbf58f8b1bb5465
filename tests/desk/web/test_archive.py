"""Copies asked of an archive that answers, delays, refuses and loops; Auto Archiver's copies."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.web.archived import ArchivedCopy, read_auto_archiver
from generator.output.build import build
from tests.desk.web.loopback import PAGE, Server, serving

STORM = "content/sources/gazette-storm.yml"
DIGEST = sha256(PAGE).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def works(base: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """Return works whose addresses end in the words that the stand-in goes by."""

    def make(*words: str) -> dict[str, Any]:
        source = base[STORM]
        return {
            f"content/sources/work-{word}.yml": source
            | {"URL": f"https://gazette.example/{word}", "title": f"Of {word}"}
            for word in words
        } | {STORM: {"archives": [{"service": "A", "url": "https://a.example/1"}]}}

    return make


@pytest.fixture
def run(server: Server) -> Callable[..., Result]:
    def call(root: Path, *words: str) -> Result:
        quick = ("--pause", "0", "--timeout", "1")
        asked = ("--service", f"{server.url}/save/", *quick, *words)
        return CliRunner().invoke(main, ["--project", str(root), "archive", *asked])

    return call


def text_of(root: Path, word: str) -> str:
    return (root / f"content/sources/work-{word}.yml").read_text(encoding="utf-8")


def test_first_it_is_said_what_would_be_asked(
    run: Any, server: Server, works: Any, write_project: Callable[..., Path]
) -> None:
    root = write_project(works("one", "two"))
    result = run(root)
    assert result.exit_code == 0, result.output
    assert "work-one  https://gazette.example/one\n" in result.stdout
    assert "gazette-storm" not in result.stdout
    assert "2 works without a copy; add --write to ask" in result.stderr
    assert not server.asked


def test_copies_are_recorded_with_service_address_day_and_hash(
    run: Any, server: Server, works: Any, write_project: Callable[..., Path]
) -> None:
    root = write_project(works("one", "named", "busy"))
    result = run(root, "--write")
    assert result.exit_code == 0, result.output
    lines = (
        "archives:",
        "  - service: 127.0.0.1",
        f"    url: {server.url}/web/20300304101112/https://gazette.example/one",
        "    captured: 2030-03-04",
        f"    sha256: {DIGEST}",
    )
    assert "\n".join(lines) + "\n" in text_of(root, "one")
    assert f"url: {server.url}/kept/1\n    captured: 2030-03-05\n" in text_of(root, "named")
    assert server.asked["/save/https://gazette.example/busy"] == 2
    assert "3 copies, 0 refused" in result.stderr
    server.asked.clear()
    assert "0 copies" in run(root, "--write").stderr
    assert not server.asked


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("shut", "403 Forbidden"),
        ("circle", "redirects in a circle"),
        ("slow", "no answer in time"),
        ("nothing", "it names no address of a copy"),
    ],
)
def test_a_refusal_is_told_and_the_others_are_kept(
    run: Any, works: Any, write_project: Callable[..., Path], word: str, told: str
) -> None:
    root = write_project(works("a", word, "z"))
    result = run(root, "--write")
    assert result.exit_code == 1
    assert f"work-{word}: {told}\n" in result.stdout
    assert "2 copies, 1 refused" in result.stderr
    assert "archives" not in text_of(root, word)
    assert "archives" in text_of(root, "z")


def test_it_goes_on_where_it_stopped(
    run: Any, server: Server, works: Any, write_project: Callable[..., Path]
) -> None:
    root = write_project(works("a", "b"))
    run(root, "--write", "--limit", "1")
    assert "archives" not in text_of(root, "b")
    server.asked.clear()
    run(root, "--write", "--limit", "1")
    assert {*server.asked} == {
        "/save/https://gazette.example/b",
        "/web/20300304101112/https://gazette.example/b",
    }


WORK, KEPT = "https://www.gazette.example/one/", "https://store.example/a.wacz"
RESULT: dict[str, Any] = {
    "status": "wacz: success",
    "metadata": {"_processed_at": 1898935872.0, "url": WORK, "title": "It's one"},
    "media": [
        {"filename": "a.png", "_key": "a", "urls": ["https://store.example/a.png"],
         "properties": {"hash": f"SHA-256:{'a' * 64}"}},
        {"filename": "a.wacz", "_key": "b", "urls": [KEPT],
         "properties": {"id": "browsertrix", "hash": f"SHA-256:{'b' * 64}"}},
    ],
}  # fmt: skip
COPY = ArchivedCopy("Auto Archiver", KEPT, "2030-03-05", "b" * 64)


def as_csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def in_python() -> dict[str, Any]:
    when = datetime(2030, 3, 5, 10, 11, 12, 13, tzinfo=UTC)
    return {**RESULT, "metadata": {**RESULT["metadata"], "_processed_at": when}}


SHEET = {
    "Link": WORK,
    "Archive status": "success",
    "Archive location": "https://store.example/a.html",
    "Archive date": "2030-03-05T10:11:12+00:00",
    "Hash": f"SHA-256:{'b' * 64}",
    "WACZ": KEPT,
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps(RESULT)),
        ("a.json", json.dumps([RESULT, {"status": "no archiver", "metadata": {}, "media": []}])),
        ("a.csv", as_csv([in_python()])),
        ("a.csv", as_csv([SHEET, dict.fromkeys(SHEET, "")])),
    ],
)
def test_what_auto_archiver_writes_is_read(name: str, text: str) -> None:
    assert read_auto_archiver(name, text) == {WORK: COPY}


def test_what_auto_archiver_kept_is_recorded(
    run: Any, works: Any, write_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = write_project(works("one"), tmp_path / "site")
    (tmp_path / "a.json").write_text(json.dumps(RESULT), encoding="utf-8")
    words = ("--from", str(tmp_path / "a.json"))
    assert "1 copy; add --write to record" in run(root, *words).stderr
    assert "archives" not in text_of(root, "one")
    assert run(root, *words, "--write").exit_code == 0
    assert f"url: {KEPT}\n    captured: 2030-03-05\n" in text_of(root, "one")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "status,metadata,media\nx,{,[]\n", ""])
def test_another_file_is_told(
    run: Any, text: str, write_project: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text)
    result = run(write_project({}), "--from", str(tmp_path / "a.csv"))
    assert result.exit_code == 1
    assert "it is none of Auto Archiver's" in result.stderr


@pytest.mark.parametrize(("status", "linked"), [("live", True), ("dead", False), ("unfit", False)])
def test_a_copy_stands_beside_the_work_and_in_its_place_once_it_is_gone(
    write_project: Callable[..., Path], base: Any, *, status: str, linked: bool
) -> None:
    copy = {"service": "The lake archive", "url": "https://archive.example/1"}
    claim = "content/claims/ferries-lost.yml"
    statement = base[claim]["statements"][0] | {"passage": {"start": "about 1,200"}}
    page = "---\ntitle: Storm\n---\nLost{{ cite('gazette-storm') }}.\n"
    told = {
        STORM: {"archives": [copy], "url_status": status},
        claim: {"statements": [statement]},
        "content/pages/index.md": page,
    }
    files = build(write_project(told)).files
    for uri in ("sources/index.md", "claims/ferries-lost/index.md", "index.md"):
        page = files[uri].decode()
        assert "[copy at The lake archive](https://archive.example/1)" in page
        assert ("](https://gazette.example/storm" in page) is linked
    at = "https://gazette.example/storm" if linked else "https://archive.example/1"
    shown = files["claims/ferries-lost/index.md"].decode()
    assert f"[The passage in the work]({at}#:~:text=about%201%2C200)" in shown
