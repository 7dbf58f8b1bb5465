from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.project import init as module
from generator.desk.project.init import project_files
from tests.sites import ROOT

GIVEN = ("--name", "The flood", "--bbox", "4,50,8,53", "--generator", "explainer-generator==9.9")


def init(*args: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["init", *args], input=typed)


def test_a_project_is_made_in_a_new_or_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "a/b", "empty"):
        done = init(str(tmp_path / name), *GIVEN)
        assert done.exit_code == 0, done.output
        assert (tmp_path / name / "content/claims/example-claim.yml").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "empty", "new"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "give --name, --bbox"),
        (["--name", "\u202e", *GIVEN[2:]], "is no name"),
        (["--name", " ", *GIVEN[2:]], "is no name"),
        ([*GIVEN, "--language", "xx"], "there is no catalogue xx.po"),
        ([*GIVEN, "--generator", "git+https://git.example/a/b"], "names no commit"),
        ([*GIVEN, "--generator", "elsewhere"], "is no release, address of git, wheel or folder"),
        *(
            ([*GIVEN, "--bbox", bbox], said)
            for bbox, said in (
                ("1,2,3", "is not west,south,east,north"),
                ("a,b,c,d", "is not west,south,east,north"),
                ("4,53,8,50", "south lies below north"),
                ("4,-91,8,50", "south lies below north"),
                ("4,50,4,53", "are one meridian"),
                ("4,50,181,53", "lie between -180 and 180"),
                ("nan,50,8,53", "lie between -180 and 180"),
            )
        ),
    ],
)
def test_what_is_not_understood_makes_nothing(tmp_path: Path, args: list[str], said: str) -> None:
    done = init(str(tmp_path / "new"), *args)
    assert done.exit_code == 2
    assert said in done.output.replace("\n", " ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        done = init(str(folder), *GIVEN)
        assert (done.exit_code, list(tmp_path.iterdir())) == (2, [tmp_path / "notes.txt"])
        assert "is no empty folder" in done.output


def test_an_unsound_project_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = project_files

    def broken(*args: Any, **given: Any) -> dict[str, bytes]:
        return {**real(*args, **given), "content/site.yml": b"title: x\n"}

    monkeypatch.setattr(module, "project_files", broken)
    done = init(str(tmp_path / "new"), *GIVEN)
    assert done.exit_code == 1
    assert not (tmp_path / "new").exists()


def test_on_a_terminal_what_is_missing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "can_ask", lambda: True)
    done = init(str(tmp_path / "new"), *GIVEN[4:], typed="The flood\n\nhere\n176,-20,-176,-15\n")
    assert done.exit_code == 0, done.output
    assert "'here' is not west,south,east,north" in done.output
    assert "title: The flood\n" in (tmp_path / "new/content/site.yml").read_text()
    assert "longitude: -180\n" in (tmp_path / "new/content/places/example-place.yml").read_text()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=folder)
    )
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.engine
def test_from_nothing_to_a_served_page(tmp_path: Path) -> None:
    project = tmp_path / "flood"
    assert init(str(project), *GIVEN[:4], "--generator", str(ROOT)).exit_code == 0
    # What the lock holds comes from here, since a test asks no registry; the generator does not.
    venv.create(project / ".venv", with_pip=True)
    (packages,) = (project / ".venv/lib").glob("python3.*/site-packages")
    theirs = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "locked.pth").write_text(theirs)

    def run(*words: str) -> str:
        python = project / ".venv/bin/python"
        clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        env = {**clean, "SITE_URL": "https://o.example/r", "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            [python, *words], cwd=project, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    install = next(
        line.split()[1:]
        for line in (project / "README.md").read_text().splitlines()
        if line.startswith(".venv/bin/") and "generator.txt" in line
    )
    run(*install)
    where = run("-c", "import generator; print(generator.__file__)").strip()
    assert Path(where).is_relative_to(packages)
    run("-m", "generator", "check")
    for engine in ("mkdocs", "properdocs", "zensical"):
        run("-m", engine, "build", "--strict", "-f", "mkdocs.yml")
        with served(project / "build/site") as address:
            for page in ("", "claims/example-claim/", "map/", "places/example-place/"):
                with urllib.request.urlopen(f"{address}/{page}") as answer:  # noqa: S310 - our own
                    html = answer.read().decode()
                assert "explainer.css" in html
                assert 'id="site-nav"' in html, f"{engine} has not the templates of the package"
                assert f'href="https://o.example/r/{page}"' in html
