from __future__ import annotations

import errno
import gc
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from generator import mkdocs_hook, search
from generator.preview.panel import panel
from generator.preview.state import Preview
from tests.content import read_yaml
from tests.sites import BIN, ROOT, copy_sample, files_below, write_settings

CLAIM = "content/claims/bees-vanished.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be in a preview, with a state of its own."""
    monkeypatch.setattr(mkdocs_hook, "preview", Preview())
    before = gc.get_threshold()
    mkdocs_hook.on_startup(command="serve", dirty=False)
    yield
    gc.set_threshold(*before)


def settings(project: Path) -> MkDocsConfig:
    """Load the settings as MkDocs does, hooks included."""
    return load_config(str(project / "mkdocs.yml"), strict=True)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.engine
def test_a_bare_build_runs_the_generator_first(project: Path) -> None:
    build(settings(project))
    assert (project / "build/docs/claims/bees-vanished/index.md").is_file()
    site = project / "build/site"
    assert (site / "claims/bees-vanished/index.html").is_file()
    scripts = {file.parent.name for file in site.glob("assets/javascripts/**/*.js")}
    assert scripts == {"javascripts"}, "the theme's search came along"


@pytest.mark.engine
def test_a_second_build_writes_nothing_in_the_docs_directory(project: Path) -> None:
    build(settings(project))
    docs = project / "build/docs"
    before = {file: file.stat().st_mtime_ns for file in (project / "build").glob("docs/**/*")}
    build(settings(project))
    assert {file: file.stat().st_mtime_ns for file in docs.rglob("*")} == before


@pytest.mark.engine
def test_a_site_without_folders_for_addresses_has_links_that_name_the_files(project: Path) -> None:
    changes = {"use_directory_urls": False}
    write_settings(project, project / "mkdocs.yml", changes, "offline.yml")
    build(load_config(str(project / "offline.yml"), strict=True))
    page = (project / "build/site/claims/bees-vanished/index.html").read_text()
    assert 'href="../../places/tamsin-vale/index.html"' in unescape(page)


def test_issues_become_one_error_that_lists_them_all(project: Path) -> None:
    change(project / CLAIM, "topic: losses", "topic: looses")
    change(project / "content/speakers/union.yml", "stake: keepers", "stake: keeper")
    with pytest.raises(PluginError) as error:
        mkdocs_hook.on_pre_build(settings(project))
    said = str(error.value)
    assert "content/claims/bees-vanished.yml:5:8: X301" in said
    assert "content/speakers/union.yml" in said
    assert "did you mean 'losses'?" in said


@pytest.mark.engine
def test_mkdocs_says_so_without_a_traceback_and_leaves_the_last_good_site(project: Path) -> None:
    build(settings(project))
    before = files_below(project / "build")
    change(project / CLAIM, "topic: losses", "topic: looses")
    with pytest.raises(Abort):
        build(settings(project))
    assert files_below(project / "build") == before


def plant(site: Path) -> None:
    (site / "claims/planted.html").write_text("planted")
    (site / ".hidden").mkdir()
    (site / ".hidden/planted.html").write_text("planted")


@pytest.mark.engine
def test_nothing_stays_in_the_site_that_was_not_built(project: Path) -> None:
    build(settings(project))
    site = files_below(project / "build/site")
    plant(project / "build/site")
    build(settings(project))
    assert files_below(project / "build/site") == site


@pytest.mark.engine
def test_a_warning_that_ends_a_strict_build_leaves_the_last_site(project: Path) -> None:
    build(settings(project))
    site = files_below(project / "build/site")
    # Only the engine's own strictness finds this.
    omitted = {"validation": {"nav": {"omitted_files": "warn"}}, "not_in_nav": ""}
    write_settings(project, project / "mkdocs.yml", omitted)
    with pytest.raises(Abort, match="strict"):
        build(settings(project))
    assert files_below(project / "build/site") == site
    assert {file.name for file in (project / "build").iterdir() if file.is_dir()} <= {
        "docs", "site", "drawings"
    }  # fmt: skip


@pytest.mark.engine
def test_a_site_that_cannot_be_written_is_told_in_one_line_and_the_last_one_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings(project))
    site = files_below(project / "build/site")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(File, "copy_file", full)
    with pytest.raises(Abort, match=r"^the site: No space left on device$"):
        build(settings(project))
    assert files_below(project / "build/site") == site
    monkeypatch.undo()
    build(settings(project))


@pytest.mark.engine
def test_a_site_folder_that_git_looks_after_is_filled_where_it_is(project: Path) -> None:
    kept = project / "build/site/.git/HEAD"
    kept.parent.mkdir(parents=True)
    kept.write_text("ref: refs/heads/main\n")
    build(settings(project))
    assert kept.exists()
    assert (project / "build/site/index.html").exists()


@pytest.mark.engine
def test_a_warning_is_told_and_does_not_end_a_strict_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "content/speakers/nobody.yml").write_text(UNUSED)
    caplog.set_level("INFO", "mkdocs")
    build(settings(project))
    told = [record for record in caplog.records if "X302" in record.getMessage()]
    assert [record.levelname for record in told] == ["INFO"]
    assert "content/speakers/nobody.yml:" in told[0].getMessage()


UNUSED = """\
name: Nobody
kind: individual
stake: keepers
descriptor: A beekeeper whom no record names.
"""

ELSEWHEN = """
import datetime, sys, time
day = float(sys.argv.pop(1))
time.time = lambda: day


class Moment(datetime.datetime):
    now = utcnow = today = classmethod(lambda cls, *zone: cls.fromtimestamp(day, *zone))


datetime.datetime = Moment
from mkdocs.__main__ import cli
cli()
"""


@pytest.mark.engine
@pytest.mark.parametrize("told", [{}, {"SOURCE_DATE_EPOCH": "1600000000"}])
def test_another_day_folder_zone_locale_umask_and_hash_seed_give_the_same_site(
    project: Path, tmp_path_factory: pytest.TempPathFactory, told: dict[str, str]
) -> None:
    def built(project: Path, day: int, umask: int, **environment: str) -> dict[str, bytes]:
        done = subprocess.run(
            [sys.executable, "-c", ELSEWHEN, str(day), "build", "--strict", "--quiet"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return files_below(project / "build/site")

    other = copy_sample(tmp_path_factory.mktemp("élsewhere and far"))
    there = {"TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", **told}
    here = built(project, 1_000_000_000, 0o022, TZ="UTC", PYTHONHASHSEED="0")
    assert here == built(other, 2_500_000_000, 0o077, **there)
    assert {"sitemap.xml", "sitemap.xml.gz"} <= here.keys()


@pytest.mark.engine
def test_the_map_of_the_site_has_the_days_of_the_records(project: Path) -> None:
    build(settings(project))
    found = re.findall(
        r"<loc>https://news.example/hives/(.*)</loc>\s*<lastmod>(.*)</lastmod>",
        (project / "build/site/sitemap.xml").read_text(encoding="utf-8"),
    )
    days = dict(found)
    site = read_yaml(project / "content/site.yml")
    claim = read_yaml(project / CLAIM)
    assert days["claims/bees-vanished/"] == max(
        claim["reviewed"], *(change["on"] for change in claim.get("changes", []))
    )
    assert days["method/"] == days[""] == site["published"]
    assert days["claims/bees-vanished/"] != site["published"]


@pytest.mark.usefixtures("serving")
def test_what_the_engine_or_the_program_refuses_is_shown_and_holds_no_page_back(
    project: Path,
) -> None:
    def stumble() -> None:
        raise KeyError("boom")

    def refuse() -> None:
        raise ConfigurationError("theme: there is none")

    surviving = mkdocs_hook._surviving  # noqa: SLF001 - the server calls it
    surviving(stumble, project)()
    assert "a fault of its own" in mkdocs_hook.preview.failure
    assert "in stumble" in mkdocs_hook.preview.failure
    surviving(refuse, project)()
    assert mkdocs_hook.preview.failure == "theme: there is none"
    surviving(lambda: None, project)()
    assert not panel(mkdocs_hook.preview)
    (project / "mkdocs.yml").write_text("site_name: [\n")
    surviving(refuse, project)()
    assert "mkdocs.yml:1:12" in panel(mkdocs_hook.preview)
    assert not mkdocs_hook.preview.failure


@pytest.mark.usefixtures("serving")
def test_a_preview_keeps_the_last_good_state_and_shows_what_is_wrong(project: Path) -> None:
    config = settings(project)
    mkdocs_hook.on_pre_build(config)
    before = files_below(project / "build")
    change(project / CLAIM, "topic: losses", "topic: looses")
    mkdocs_hook.on_pre_build(config)
    assert files_below(project / "build") == before
    assert "looses" in panel(mkdocs_hook.preview)
    change(project / CLAIM, "topic: looses", "topic: causes")
    mkdocs_hook.on_pre_build(config)
    assert not panel(mkdocs_hook.preview)
    assert files_below(project / "build") != before


@pytest.mark.usefixtures("serving")
def test_a_preview_watches_what_people_write_and_not_what_is_made(project: Path) -> None:
    config = settings(project)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, config.site_dir)
    try:
        server.watch(config.docs_dir)
        server.watch(config.config_file_path)
        assert mkdocs_hook.on_serve(server, config=config, builder=build) is server
        watched = set(server._watched_paths)  # noqa: SLF001 - there is no public way to ask
        assert watched == {
            config.config_file_path,
            str(project / "content"),
            str(ROOT / "generator/site/templates"),
            str(ROOT / "generator/assets"),
            str(ROOT / "generator/theme"),
            str(project.parents[1] / "generator/theme"),
        }
    finally:
        server.server_close()


@pytest.fixture
def own_program(project: Path) -> Path:
    """Give a project a copy of the program and of the theme's templates, to be edited."""
    folder = project.parents[1]
    (folder / "generator").unlink()
    kept = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=kept)
    return folder


@pytest.fixture
def preview(project: Path) -> Iterator[Callable[..., str]]:
    """Serve the sample and return a function that gives a claim's page as it is just then."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [BIN / "mkdocs", "serve", "--dirty", "-a", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project.parents[1]), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )

    def page(name: str = "claims/bees-vanished/") -> str:
        address = f"http://127.0.0.1:{port}/hives/{name}"
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.code)
        except OSError:
            assert server.poll() is None, "the server has stopped"
            return ""

    yield page
    server.terminate()
    server.wait(timeout=30)


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.2)


@pytest.mark.engine
def test_a_save_is_followed_a_mistake_shown_and_a_repair_taken_up(
    project: Path, preview: Callable[..., str]
) -> None:
    until(lambda: "Bees vanished" in preview())
    change(project / CLAIM, "title: Bees vanished", "title: All bees vanished")
    until(lambda: "All bees vanished" in preview())
    change(project / CLAIM, "kind: event", "kind: evnt")
    until(lambda: "bees-vanished.yml:6:7" in preview())
    assert "All bees vanished" in preview()
    change(project / CLAIM, "kind: evnt", "kind: event")
    until(lambda: 'role="alert"' not in preview() and "All bees vanished" in preview())
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text("site_name: [\n")
    until(lambda: "mkdocs.yml:1:12" in preview())
    assert "All bees vanished" in preview()
    (project / "mkdocs.yml").write_text(settings)
    until(lambda: 'role="alert"' not in preview() and "All bees vanished" in preview())
    (project / "content/pages/more.md").write_text("---\ntitle: More\n---\nMore to read.\n")
    until(lambda: "More to read" in preview("more/"))
    (project / "content/pages/more.md").unlink()
    until(lambda: preview("more/") == "404")


@pytest.mark.engine
def test_an_edit_of_a_template_or_style_sheet_is_followed(
    own_program: Path, preview: Callable[..., str]
) -> None:
    until(lambda: "Bees vanished" in preview())
    template = own_program / "generator/site/templates/claim.md.jinja"
    template.write_text(f"{template.read_text()}\n\nSaid below every claim.\n")
    until(lambda: "Said below every claim." in preview())
    around = own_program / "generator/theme/main.html"
    around.write_text(f"{around.read_text()}\n<!-- below every page -->\n")
    until(lambda: all("<!-- below every page -->" in preview(name) for name in ("", "claims/")))
    sheet = own_program / "generator/assets/print.css"
    sheet.write_text(f"{sheet.read_text()}\n.edited {{ color: red }}\n")
    until(lambda: ".edited" in preview("assets/print.css"))


@pytest.mark.engine
@pytest.mark.parametrize("target", ["site", "offline"])
def test_the_sites_that_make_builds_are_strict(project: Path, target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [recipe] = re.findall(
        rf"^{target}:.*\n\t@mkdir -p build/docs\n\t\$\(PY\) -m mkdocs (.*)$", makefile, re.MULTILINE
    )
    shutil.copy(ROOT / "mkdocs.offline.yml", project)
    # Only the engine's own strictness finds this: the checks look at links to pages.
    change(project / "content/pages/index.md", "---\n\n", "---\n\n[Data](data/nowhere.csv)\n\n")
    done = subprocess.run(
        [BIN / "mkdocs", *recipe.split()],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "nowhere.csv" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "build/docs")

    monkeypatch.setattr("generator.output.renew.write_site", refuse)
    with pytest.raises(PluginError, match=r"^build/docs: Permission denied$"):
        mkdocs_hook.on_pre_build(settings(project))


@pytest.mark.usefixtures("serving")
def test_a_preview_leaves_the_index_to_whoever_searches(project: Path) -> None:
    mkdocs_hook.preview.searched = True
    mkdocs_hook.on_post_build(settings(project))
    assert not mkdocs_hook.preview.searched
    assert not (project / "build/site/pagefind").exists()


def test_without_an_index_the_last_site_is_left_standing(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build(settings(project))
    before = files_below(project / "build/site")

    def refuse(_: str) -> None:
        raise OSError(28, "No space left on device", "pagefind")

    monkeypatch.setattr(search, "import_module", refuse)
    change(project / CLAIM, "title: Bees", "title: All bees")
    with pytest.raises(Abort):
        build(settings(project))
    assert "pagefind: No space left on device" in caplog.text
    assert files_below(project / "build/site") == before


def test_a_copy_of_files_carries_what_its_search_reads(project: Path) -> None:
    config = settings(project)
    config.use_directory_urls = False
    build(config)
    assert (project / "build/site/pagefind/offline.js").is_file()
    page = (project / "build/site/index.html").read_text(encoding="utf-8")
    assert "script-src 'self' 'wasm-unsafe-eval';" in page
