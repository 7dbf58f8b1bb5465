from __future__ import annotations

import gzip
import json
import os
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator import search
from generator.cli import main
from tests.sites import files_below

PAGE = """<!doctype html><html lang="en"><head><title>{0}</title>
<meta name="spellings" content="Колония" data-pagefind-meta="spellings[content]">
<meta name="facets" content="{{&#34;Topic&#34;: [&#34;{0}&#34;, &#34;<&gt;&#34;]}}"></head>
<body><nav>menu</nav><article data-pagefind-body>
<h1>{0}<a class="headerlink" data-pagefind-ignore="all">¶</a></h1>
<p>Hives were empty<sup class="cite" data-pagefind-ignore="all">7</sup> by morning.</p>
</article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three pages and one that is none: a redirect."""
    for name in ("ants", "bees", "cats"):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "index.html").write_text(PAGE.format(name), encoding="utf-8")
    (tmp_path / "site/old.html").write_text("<!doctype html><html><body>Moved</body></html>")
    return tmp_path / "site"


def entries(site: Path) -> dict[str, dict[str, Any]]:
    """Return what the index knows of each page, by its address."""
    found = {}
    for file in (site / "pagefind/fragment").iterdir():
        entry = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[entry["url"]] = entry
    return found


def test_the_index_knows_the_pages_and_what_their_heads_say_of_them(site: Path) -> None:
    search.index(site)
    found = entries(site)
    assert sorted(found) == ["/ants/", "/bees/", "/cats/"]
    bees = found["/bees/"]
    assert bees["content"] == "bees. Hives were empty by morning."
    assert bees["meta"] == {"title": "bees", "spellings": "Колония"}


def test_what_results_are_narrowed_down_by_is_known_by_their_identifiers(site: Path) -> None:
    search.index(site)
    facets = json.loads((site / "pagefind/facets.json").read_text(encoding="utf-8"))
    assert {file.stem for file in (site / "pagefind/fragment").iterdir()} == facets.keys()
    assert {facet["Topic"][0] for facet in facets.values()} == {"ants", "bees", "cats"}
    assert all(facet["Topic"][1] == "<>" for facet in facets.values())


def test_the_index_is_the_same_bytes_each_time_whenever_the_files_were_written(site: Path) -> None:
    search.index(site)
    before = files_below(site)
    for age, file in enumerate(sorted(site.rglob("*.html"), reverse=True)):
        os.utime(file, (age, age))
    search.index(site)
    assert files_below(site) == before
    assert len(before) > 10


def test_interfaces_that_no_page_uses_are_left_out(site: Path) -> None:
    search.index(site)
    scripts = {name for name in files_below(site / "pagefind") if name.endswith((".js", ".css"))}
    assert scripts == {"pagefind.js", "pagefind-worker.js"}


def test_what_an_earlier_index_had_is_gone(site: Path) -> None:
    search.index(site, offline=True)
    (site / "bees/index.html").write_text(PAGE.format("wasps"), encoding="utf-8")
    (site / "ants/index.html").unlink()
    search.index(site)
    assert {entry["meta"]["title"] for entry in entries(site).values()} == {"wasps", "cats"}
    assert not (site / "pagefind/offline.js").exists()


def test_a_script_carries_every_file_that_a_copy_of_files_cannot_fetch(site: Path) -> None:
    (site / "assets").mkdir()
    (site / "assets/names.json").write_text('["ants"]')
    done = CliRunner().invoke(main, ["search", "--offline", str(site)])
    assert done.exit_code == 0
    script = (site / "pagefind/offline.js").read_text(encoding="utf-8")
    (told,) = re.findall(r"files: (\{.*?\}), worker", script, re.DOTALL)
    carried = {name: b64decode(text) for name, text in json.loads(told).items()}
    below = {f"pagefind/{name}": data for name, data in files_below(site / "pagefind").items()}
    fetched = {name: data for name, data in below.items() if not name.endswith(".js")}
    assert carried == fetched | {"assets/names.json": b'["ants"]'}
    assert len(fetched) > 7


def test_the_command_makes_the_index_of_a_site(site: Path) -> None:
    done = CliRunner().invoke(main, ["search", str(site)])
    assert (done.exit_code, done.stderr) == (0, f"{site / 'pagefind'} written\n")
    assert len(entries(site)) == 3


def test_a_site_that_is_not_there_is_a_question_of_usage(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["search", str(tmp_path / "nowhere")])
    assert done.exit_code == 2
    assert "nowhere" in done.stderr


def test_an_index_that_cannot_be_written_is_told_without_a_traceback(site: Path) -> None:
    (site / "pagefind").write_text("in the way")
    done = CliRunner().invoke(main, ["search", str(site)])
    assert done.exit_code == 1
    assert str(site / "pagefind") in done.stderr
    assert isinstance(done.exception, SystemExit)


def test_without_the_program_the_reader_is_told_what_to_do(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(search, "import_module", missing)
    with pytest.raises(OSError, match=r"set the project up again"):
        search.index(site)
