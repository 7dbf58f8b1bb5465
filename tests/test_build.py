from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from generator.issues import ContentError
from generator.kinds import KINDS
from generator.output.build import build_project
from generator.site.assets import COPIED, SHEETS, leaflet_files
from generator.site.share.icons import icons
from tests.site.made import cards_as_text
from tests.sites import ROOT, SAMPLE, copy_sample, files_below

GOLDEN = ROOT / "tests/golden/sample"

COPIES = {f"assets/{name}" for name in COPIED} | {"assets/explainer.css", "assets/embed.css"}
"""Files that are as they stand in the package: their source is the place to read a change."""


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    with cards_as_text():
        return dict(build_project(SAMPLE))


def name(uri: str) -> str:
    """Return the golden file of a source URI; for a card, what it tells."""
    return uri.replace(".png", ".png.txt")


def is_copy(uri: str) -> bool:
    """Whether a file says no more than others; each kind of them has a test of its own."""
    beside = uri.endswith((".md.txt", ".zip", ".xlsx"))
    return beside or uri in COPIES or uri in icons("#000000") or uri.startswith("assets/leaflet/")


def difference(uri: str, was: bytes, now: bytes) -> str:
    before, after = was.decode().splitlines(), now.decode().splitlines()
    return "\n".join(difflib.unified_diff(before, after, uri, uri, "golden", "built", n=1))


def test_the_sample_builds_what_the_golden_files_hold(
    built: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    made = {name(uri): data for uri, data in built.items() if not is_copy(uri)}
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for uri, data in made.items():
            (GOLDEN / uri).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / uri).write_bytes(data)
    golden = files_below(GOLDEN)
    assert sorted(made) == sorted(golden)
    changes = [difference(uri, golden[uri], made[uri]) for uri in sorted(made)]
    changed = "\n".join(change for change in changes if change)
    assert not changed, f"run pytest --update-golden tests/test_build.py\n{changed}"
    assert made == golden


def test_what_the_golden_files_leave_out_is_copied_as_it_is(built: dict[str, bytes]) -> None:
    package = ROOT / "generator/assets"
    for name in COPIED:
        assert built[f"assets/{name}"] == (package / name).read_bytes()
    for name in SHEETS:
        assert (package / name).read_bytes() in built["assets/explainer.css"]
    leaflet = {uri.rpartition("/")[2] for uri in built if uri.startswith("assets/leaflet/")}
    assert leaflet == set(leaflet_files())


def test_each_claim_names_the_hash_of_its_record(built: dict[str, bytes]) -> None:
    for file in sorted((SAMPLE / "content/claims").glob("*.yml")):
        page = built.get(f"claims/{file.stem}/index.md", b"").decode()
        assert f">{sha256(file.read_bytes()).hexdigest()}<" in page, file.name


def test_files_come_in_one_order_end_in_one_line_feed_and_are_utf8(
    built: dict[str, bytes],
) -> None:
    assert [*built] == [*build_project(SAMPLE)]
    for uri, data in built.items():
        if not is_copy(uri):
            text = data.decode("utf-8")
            assert "\r" not in text, uri
            assert text.endswith("\n"), uri
            assert not text.endswith("\n\n"), uri


ELSEWHERE = """
import datetime, json, os, sys, time
from hashlib import sha256
from pathlib import Path

project, day, backwards = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3] == "backwards"

# Another day, for whoever might look at a clock.
for name in ("time", "time_ns"):
    setattr(time, name, lambda unit=1 + (name == "time_ns") * (10**9 - 1): int(day) * unit)
local = time.localtime
time.localtime = time.gmtime = lambda *_: local(day)


class Date(datetime.date):
    today = classmethod(lambda cls: cls.fromtimestamp(day))


class Moment(datetime.datetime):
    now = utcnow = today = classmethod(lambda cls, *zone: cls.fromtimestamp(day, *zone))


datetime.date, datetime.datetime = Date, Moment
assert datetime.date.today().year == time.localtime().tm_year

# Folders that list their files in another order.
order = sorted if not backwards else lambda found: sorted(found, reverse=True)
for name in ("iterdir", "glob", "rglob"):
    listed = getattr(Path, name)
    setattr(Path, name, lambda self, *a, listed=listed, **k: iter(order(listed(self, *a, **k))))

from generator.output.build import build_project

files = build_project(project)
print(json.dumps({uri: sha256(data).hexdigest() for uri, data in files.items()}))
"""


def build_elsewhere(seed: int, day: int, order: str) -> dict[str, str]:
    """Build the sample in a process of its own and return the hash of each file."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(SAMPLE), str(day), order],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "TZ": "Pacific/Apia" if seed else "UTC"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    hashes: dict[str, str] = json.loads(done.stdout)
    return hashes


def test_another_order_of_files_hash_seed_day_and_time_zone_give_the_same_bytes() -> None:
    here = build_elsewhere(0, 1_000_000_000, "forwards")
    assert here == build_elsewhere(4242, 2_500_000_000, "backwards")
    assert len(here) > 30


def test_two_builds_in_one_process_are_equal(built: dict[str, bytes]) -> None:
    with cards_as_text():
        assert build_project(SAMPLE) == built


def test_progress_sees_every_record_file() -> None:
    seen: list[Path] = []

    def watch(files: Iterable[Path]) -> Iterator[Path]:
        for file in files:
            seen.append(file)
            yield file

    build_project(SAMPLE, progress=watch)
    folders = [kind.plural for kind in KINDS.values() if kind.has_files]
    assert set(seen) == {*SAMPLE.glob("content/*/*.yml")}
    assert {file.parent.name for file in seen} == {*folders}


def test_the_markdown_of_each_page_stands_beside_it_without_what_only_engines_need() -> None:
    files = build_project(SAMPLE)
    pages = {uri: page.decode() for uri, page in files.items() if uri.endswith(".md")}
    assert len(pages) > 20
    for uri, page in pages.items():
        front, body = files[f"{uri}.txt"].decode().removeprefix("---\n").split("---\n", 1)
        assert page.endswith(f"---\n{body}"), uri
        names = [line.partition(": ")[0] for line in front.splitlines()]
        assert names == ["title", "description"], uri


def test_links_name_the_files_where_nobody_looks_for_the_index_of_a_folder() -> None:
    page = build_project(SAMPLE, directories=False)["claims/bees-vanished/index.md"]
    assert "](../../places/tamsin-vale/index&#46;html)" in page.decode()
    assert "](../index&#46;html#topic-losses)" in page.decode()


def test_a_wrong_record_stops_the_build_with_every_issue(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    claim = project / "content/claims/bees-vanished.yml"
    claim.write_text(claim.read_text().replace("kind: event", "kind: evnt"))
    source = project / "content/sources/lab-2030-06-tests.yml"
    source.write_text(source.read_text().replace("read: opening", "red: opening"))
    with pytest.raises(ContentError) as error:
        build_project(project)
    paths = {issue.location.path for issue in error.value.issues}
    assert {"content/claims/bees-vanished.yml", "content/sources/lab-2030-06-tests.yml"} <= paths


def test_a_wrong_reference_stops_the_build(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    claim = project / "content/claims/bees-vanished.yml"
    claim.write_text(claim.read_text().replace("topic: losses", "topic: looses"))
    with pytest.raises(ContentError, match="looses"):
        build_project(project)


def test_a_wrong_call_in_a_page_stops_the_build(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    page = project / "content/pages/method.md"
    page.write_text(page.read_text() + "\n{{ claim('bees-vanishd') }}\n")
    with pytest.raises(
        ContentError, match=r"method\.md:16:10: P501 .*did you mean 'bees-vanished'"
    ):
        build_project(project)


def test_a_project_without_content_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="Y120"):
        build_project(tmp_path)


def test_a_site_without_claims_builds(tmp_path: Path) -> None:
    project = copy_sample(tmp_path)
    for name in ("claims", "sources", "exhibits"):
        shutil.rmtree(project / "content" / name)
    for page in (project / "content/pages").iterdir():
        page.write_text("---\ntitle: A page\n---\nNothing so far.\n")
    for name in ("redirects", "glossary"):
        (project / "content" / f"{name}.yml").unlink()
    files = build_project(project)
    assert "claims/index.md" in files
