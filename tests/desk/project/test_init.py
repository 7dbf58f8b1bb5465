from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.desk.project.dependency import Dependency, dependency_of, installed_from
from generator.desk.project.init import project_files
from generator.desk.project.world import Bbox, outlines_for
from generator.kinds import FILES, RECORDS, file_of
from generator.output.build import build
from generator.read.outlines.geojson import read_outlines
from generator.site.words.locales import CATALOGUE
from tests.sites import ROOT

RELEASE = Dependency("explainer-generator==9.9")
FIRST_SUBJECT = re.compile(r"korea|kursk|buryat|russia(?!')|ukrain|crimea", re.IGNORECASE)


def started(folder: Path, bbox: Bbox = (4, 50, 8, 53), name: str = "The flood") -> Path:
    for path, data in project_files(name, "en", bbox, RELEASE, "2031-02-03").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "name", ["The flood", 'He said: "no"', "<b>{{ x }}</b>", "'", "# 1", "On: off", "«»", "الفيضان"]
)
def test_a_new_project_is_sound_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    built = build(started(tmp_path, name=name))
    assert built.issues == []
    assert yaml.safe_load((tmp_path / "content/site.yml").read_text())["title"] == name


@pytest.mark.parametrize(
    "bbox",
    [(176, -20, -176, -15), (-180, -90, 180, 90), (0, 84, 10, 90), (9, 53.5, 9.1, 53.55)],
    ids=["across the date line", "the whole earth", "the pole", "two villages"],
)
def test_a_new_project_is_sound_wherever_it_is(tmp_path: Path, bbox: Bbox) -> None:
    built = build(started(tmp_path, bbox))
    assert built.errors == []
    assert {issue.code for issue in built.issues} <= {"X376"}


TEXTS = re.compile(
    r"^ *-? *(?:name|title|question|descriptor|description|summary|says|meaning|definition|unit"
    r"|found|wording|publisher|copyright|site_description): (.*)",
    re.MULTILINE,
)


@pytest.mark.parametrize("tag", sorted(file.stem for file in CATALOGUE.glob("*.po")))
def test_a_new_project_is_sound_and_speaks_to_readers_in_its_own_language(
    tmp_path: Path, tag: str
) -> None:
    files = project_files("12", tag, (4, 50, 8, 53), RELEASE, "2031-02-03")
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
        text = data.decode() if path.startswith("content/") or path == "mkdocs.yml" else ""
        if path.endswith(".md") and "pages" in path:
            told = [re.sub(r"\{\{.*?\}\}|\(\S+\.md\)|title:|description:", "", text)]
        else:
            told = [
                said
                for said in TEXTS.findall(text)
                if not said.startswith(("example-", "explainer"))
            ]
        assert [said for said in told if re.search("[A-Za-z]{3}", said)] == [], path
    assert build(tmp_path).issues == []


def test_each_kind_of_record_has_one_that_tells_what_to_write() -> None:
    files = project_files("The flood", "en", (4, 50, 8, 53), RELEASE, "2031-02-03")
    begun = {file.name for path in files if (file := file_of(path))}
    # Redirects come with the first renaming.
    assert begun == set(FILES) - {"redirects"}
    vocabulary = yaml.safe_load(files["content/vocabulary.yml"])
    groups = {kind.group for kind in RECORDS.values() if kind.group and not kind.general}
    assert set(vocabulary) == groups
    claim = files["content/claims/example-claim.yml"].decode()
    assert "# The claim in the site's own words" in claim
    assert "\n    # note: What a reader should know about this statement." in claim
    assert "\nlatitude: 51.5\n" in files["content/places/example-place.yml"].decode()


def test_nothing_in_a_new_project_is_of_this_one() -> None:
    files = project_files("The flood", "en", (4, 50, 8, 53), RELEASE, "2031-02-03")
    for path, data in files.items():
        assert not FIRST_SUBJECT.search(data.decode()), path
    assert files["requirements-generator.txt"] == b"explainer-generator==9.9\n"
    assert not any(path.startswith(("generator/", "overrides/")) for path in files)


def test_its_lock_is_that_of_this_project() -> None:
    lock = (ROOT / "requirements-desk.lock").read_bytes()
    assert (ROOT / "generator/starter/requirements.lock").read_bytes() == lock


def test_its_workflows_use_the_same_actions_as_those_of_this_project() -> None:
    def used(folder: Path) -> set[str]:
        texts = [file.read_text() for file in folder.glob("*.yml")]
        return {line for text in texts for line in re.findall(r"uses: (.*)", text)}

    ours = used(ROOT / ".github/workflows")
    assert used(ROOT / "generator/starter/project/_github/workflows") <= ours


@pytest.mark.parametrize(
    "bbox", [(4, 50, 8, 53), (176, -20, -176, -15), (-180, -90, 180, 90), (0, 84, 10, 90)]
)
def test_outlines_are_as_they_are_read(bbox: Bbox) -> None:
    for layer, text in outlines_for(bbox).items():
        assert isinstance(read_outlines(text, f"{layer}.geojson", layer), dict)
        assert len(text) < 200_000


def test_outlines_are_fine_where_the_subject_is_and_on_both_sides_of_the_date_line() -> None:
    land = json.loads(outlines_for((176, -20, -176, -15))["land"])
    polygons = land["features"][0]["geometry"]["coordinates"]
    spots = [(x, y) for polygon in polygons for ring in polygon for x, y in ring]
    near = [x for x, y in spots if -20 < y < -15 and abs(x) > 176]
    assert len(near) > 100  # Fiji
    assert min(near) < 0 < max(near)
    assert all(abs(x) >= 180 - 45 - 4 for x, _ in spots)


def test_no_line_is_drawn_at_perekop() -> None:
    borders = json.loads(outlines_for((30, 44, 37, 48))["borders"])
    lines = borders["features"][0]["geometry"]["coordinates"]
    assert lines
    assert not [(x, y) for line in lines for x, y in line if 33 < x < 36.8 and 44 < y < 46.3]


def test_a_generator_is_named_by_what_it_is(tmp_path: Path) -> None:
    git = "git+https://git.example/o/generator@0123abc"
    assert dependency_of(git) == Dependency(f"explainer-generator @ {git}")
    assert dependency_of(f"explainer-generator @ {git}").line == f"explainer-generator @ {git}"
    wheel = tmp_path / "explainer_generator-9-py3-none-any.whl"
    wheel.write_bytes(b"w")
    named = Dependency(f"./wheels/{wheel.name}", {f"wheels/{wheel.name}": b"w"})
    assert dependency_of(str(wheel)) == dependency_of(wheel.as_uri()) == named
    made = dependency_of(str(ROOT))
    assert list(made.files) == [made.line.removeprefix("./")]
    assert dependency_of(installed_from()).line


@pytest.mark.parametrize("given", ["git+https://git.example/o/generator", "/nowhere", "x.whl"])
def test_what_is_no_generator_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"names no commit|is no release"):
        dependency_of(given)


def test_its_settings_have_what_those_of_this_project_have() -> None:
    class Loader(yaml.SafeLoader):
        """Knows the tag for what stands in the environment."""

    Loader.add_constructor("!ENV", lambda _, node: node.value[-1].value)
    files = project_files("The flood", "en", (4, 50, 8, 53), RELEASE, "2031-02-03")
    theirs = yaml.load(files["mkdocs.yml"], Loader)  # noqa: S506 - a safe one
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
    assert set(ours) - {"hooks"} == set(theirs)
    assert theirs["extra"]["words"] == ours["extra"]["words"]
    assert theirs["markdown_extensions"] == ours["markdown_extensions"]
    written = {f"{file.stem}/index.md" for file in (ROOT / "content/pages").glob("*.md")}
    pages = set(re.findall(r"\S+/index\.md", json.dumps(ours["nav"]).replace('"', " ")))
    assert (
        pages - written - set(re.findall(r"\S+/index\.md", files["mkdocs.yml"].decode())) == set()
    )
