from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.release import site_files
from generator.release.manifest import NAME, Manifest, hashed
from tests.release.sites import COMMIT, served, with_manifest, write_files
from tests.sites import ROOT

FILES = {
    "index.html": b"home",
    "404.html": b"no such page",
    "_headers": b"/*\n",
    "sitemap.xml.gz": b"\x1f\x8b\x08",
    "claims/index.html": b"claims",
    "data/café & more.csv": b"id\n",
    **{f"claims/{n}/index.html": b"claim %d, with a few words" % n for n in range(30)},
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_files(tmp_path / "site", with_manifest(FILES))


@pytest.fixture(params=["folder", "server"])
def where(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The site as a folder, and behind a server."""
    if request.param == "folder":
        yield str(site)
    else:
        with served(site) as url:
            yield url


def verify(*words: str) -> Result:
    return CliRunner().invoke(main, ["verify-site", *words])


def test_a_site_as_it_was_built_is_told_with_its_commit(where: str) -> None:
    done = verify(where)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{len(FILES)} files are as the manifest has them, from {COMMIT}\n"


def test_each_of_twenty_changes_of_one_byte_is_found(where: str, site: Path) -> None:
    chance = random.Random(20)  # noqa: S311 - the same ones in every run
    # A host that takes headers serves no such file, so none is asked for it.
    for path in chance.sample(sorted(FILES.keys() - {"_headers"}), 20):
        data = bytearray(FILES[path])
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (site / path).write_bytes(data)
        done = verify(where)
        assert (done.exit_code, done.stdout) == (1, f"changed: {path}\n")
        (site / path).write_bytes(FILES[path])
    assert verify(where).exit_code == 0


def test_a_changed_byte_of_the_manifest_is_found(where: str, site: Path) -> None:
    text = (site / NAME).read_bytes()
    for at in random.Random(7).sample(range(len(text)), 20):  # noqa: S311 - likewise
        (site / NAME).write_bytes(text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :])
        kept = site.parent / "attested.txt"
        kept.write_bytes(text)
        done = verify(where, "--manifest", str(kept))
        assert (done.exit_code, done.stdout) == (1, f"changed: {NAME}\n")


def test_what_is_missing_is_found(where: str, site: Path) -> None:
    (site / "claims/3/index.html").unlink()
    (site / "404.html").unlink()
    done = verify(where)
    assert (done.exit_code, done.stdout) == (1, "missing: 404.html\nmissing: claims/3/index.html\n")


@pytest.mark.parametrize("path", ["claims/99/index.html", ".hidden/x", "x"])
def test_what_is_one_too_many_in_a_folder_is_found(site: Path, path: str) -> None:
    write_files(site, {path: b"planted"})
    done = verify(str(site))
    assert (done.exit_code, done.stdout) == (1, f"extra: {path}\n")


def test_what_is_listed_and_was_not_built_is_found_by_a_manifest_got_elsewhere(
    where: str, site: Path
) -> None:
    kept = site.parent / "attested.txt"
    kept.write_bytes((site / NAME).read_bytes())
    write_files(site, with_manifest({**FILES, "planted.html": b"planted"}))
    assert verify(where).exit_code == 0
    done = verify(where, "--manifest", str(kept))
    assert done.exit_code == 1
    assert f"changed: {NAME}\n" in done.stdout


def test_a_server_that_leads_to_another_host_is_not_followed(site: Path) -> None:
    with served(site) as url:
        done = verify(f"{url}away/")
    assert done.exit_code == 1
    assert "leads to another host: http://localhost" in done.stderr


def test_a_server_that_fails_is_told_with_the_address(site: Path) -> None:
    with served(site) as url:
        done = verify(f"{url}broken")
        assert done.exit_code == 1
        assert done.stderr == f"Error: {url}broken/{NAME}: the server answers 500\n"
    done = verify(url)
    assert done.exit_code == 1
    assert f"{url}{NAME}: " in done.stderr


def test_a_file_without_end_is_not_taken(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_files, "LARGEST", 10)
    with served(site) as url:
        done = verify(url)
    assert done.exit_code == 1
    assert f"{url}{NAME}: larger than 10 bytes" in done.stderr


def test_a_site_without_manifest_or_with_none_that_is_one_is_refused(site: Path) -> None:
    (site / NAME).write_text("<!doctype html>\n")
    assert "the manifest cannot be trusted: line 1 is none" in verify(str(site)).stderr
    (site / NAME).unlink()
    assert f"has no manifest {NAME}" in verify(str(site)).stderr
    done = verify("nowhere")
    assert (done.exit_code, "neither a folder nor a web address" in done.stderr) == (2, True)


MAKEFILE = """\
site:
\tmkdir -p build/site .venv/bin
\tcp content/page build/site/index.html
\tprintf '%s' "$(SITE_URL)" > build/site/address
\tprintf '%s' "$(PIP_NO_INDEX) $(PIP_FIND_LINKS)" > pip
\tprintf '#!/bin/sh\\necho "$$@" > build/site/said' > .venv/bin/python
\tchmod +x .venv/bin/python
"""


@pytest.fixture
def commit(tmp_path: Path) -> Callable[..., str]:
    """Commit a project whose Makefile copies its one page, and return the commit."""
    root = tmp_path / "project"
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]

    def make(page: bytes, makefile: str = MAKEFILE) -> str:
        files = {
            "content/page": page,
            "Makefile": makefile.encode(),
            "mkdocs.yml": b'site_url: !ENV [SITE_URL, ""]\n',
        }
        write_files(root, files)
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "One"]):
            subprocess.run([*git, *words], check=True)
        done = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True)
        return done.stdout.decode().strip()

    return make


def rebuilt(site: Path, commit: str, page: bytes, *words: str, said: str | None = None) -> Result:
    told = said or f"-m generator release build/site --commit {commit}\n"
    files = {"index.html": page, "address": b"https://e/", "said": told.encode()}
    settings = {"SITE_URL": "https://e/", "MAKEFLAGS": "--version"}
    manifest = Manifest(hashed(files), commit, settings).text()
    write_files(site, {**files, NAME: manifest.encode()})
    project = str(site.parent / "project")
    return verify("--project", project, str(site), "--rebuild", *words)


def test_a_site_is_compared_with_what_its_commit_builds(
    tmp_path: Path, commit: Callable[..., str]
) -> None:
    first = commit(b"one")
    commit(b"two")
    site = tmp_path / "site"
    done = rebuilt(site, first, b"one")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "and as that commit builds them" in done.stderr
    done = rebuilt(site, first, b"two")
    assert (done.exit_code, done.stdout) == (1, "changed: index.html, against the rebuilt\n")


def test_only_a_commit_that_leads_to_the_present_one_is_built(
    tmp_path: Path, commit: Callable[..., str]
) -> None:
    first = commit(b"one")
    strange = commit(b"two", "site:\n\ttouch ../built\n")
    project = tmp_path / "project"
    subprocess.run(["git", "-C", project, "reset", "-q", "--hard", first], check=True)
    for one in (strange, COMMIT):
        done = rebuilt(tmp_path / "site", one, b"one")
        assert done.exit_code == 1
        assert f"{one} does not lead to the commit that is checked out here" in done.stderr
    done = rebuilt(tmp_path / "site", "", b"one")
    assert "the manifest names no commit to build" in done.stderr


def test_a_rebuild_that_fails_says_why(tmp_path: Path, commit: Callable[..., str]) -> None:
    broken = commit(b"one", "site:\n\t@echo the wheels are missing; exit 3\n")
    done = rebuilt(tmp_path / "site", broken, b"one")
    assert done.exit_code == 1
    assert f"{broken} does not build\nthe wheels are missing" in done.stderr


def test_wheels_keep_pip_from_any_registry(
    tmp_path: Path, commit: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "the wheels"
    wheels.mkdir()
    told = tmp_path / "told"
    monkeypatch.setenv("TOLD", str(told))
    one = commit(b"one", MAKEFILE.replace("> pip", '> "$(TOLD)"'))
    assert rebuilt(tmp_path / "site", one, b"one", "--wheels", str(wheels)).exit_code == 0
    assert told.read_text() == f"1 {wheels.as_uri()}"


@pytest.mark.engine
@pytest.mark.skipif(not os.environ.get("WEEKLY"), reason="takes minutes; run once a week")
def test_this_site_is_built_again_from_its_commit_with_the_wheels_alone(tmp_path: Path) -> None:
    clone, wheels = tmp_path / "clone", tmp_path / "wheels"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    words = ("download", "--quiet", "--no-deps", "--require-hashes", "--dest", str(wheels))
    pip = (tmp_path / "venv/bin/python", "-m", "pip", *words, "--retries", "1", "--requirement")
    if subprocess.run((*pip, clone / "requirements.lock"), check=False).returncode:
        pytest.skip("the registry is out of reach")
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    site = tmp_path / "site"
    git = subprocess.run(["git", "-C", clone, "rev-parse", "HEAD"], capture_output=True, check=True)
    done = subprocess.run(
        ["make", "site", f"PYTHON={sys.executable}"],
        cwd=clone,
        env={**kept, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels.as_uri(), "MAKEFLAGS": ""},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (clone / "build/site").rename(site)
    generator: list[str | Path] = [clone / ".venv/bin/python", "-m", "generator"]
    release = [*generator, "release", site, "--commit", git.stdout.decode().strip()]
    subprocess.run(release, cwd=clone, env=kept, check=True)
    check = [*generator, "verify-site", site, "--rebuild", "--wheels", wheels]
    done = subprocess.run(check, cwd=clone, env=kept, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
