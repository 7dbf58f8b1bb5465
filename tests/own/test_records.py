from __future__ import annotations

import re
from collections import defaultdict
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.checks import check_collection
from generator.desk.records.schema import schema_of
from generator.issues import Issue, Severity
from generator.kinds import FILES as RECORD_FILES
from generator.kinds import RECORDS, RecordFile
from generator.read.load import load
from tests.content import read_as_editors_do

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for pattern in ("mkdocs.yml", "content/**/*.yml", "content/**/*.md", "content/**/*.geojson")
    for file in ROOT.glob(pattern)
)


@cache
def issues_by_file() -> dict[str, list[Issue]]:
    collection, issues = load(ROOT)
    found = defaultdict(list)
    for issue in [*issues, *(check_collection(collection) if collection else ())]:
        found[issue.location.path].append(issue)
    return found


@pytest.mark.parametrize("path", FILES)
def test_a_file_of_this_site_has_no_error(path: str) -> None:
    errors = [i for i in issues_by_file().get(path, ()) if i.severity is Severity.ERROR]
    assert errors == [], "\n".join(map(str, errors))


def test_no_error_lies_outside_the_files_of_this_site() -> None:
    assert set(issues_by_file()) <= set(FILES)


def test_every_record_is_read() -> None:
    collection, _ = load(ROOT)
    assert collection
    assert not collection.broken
    for kind in (kind for kind in RECORDS.values() if kind.has_files):
        files = [path for path in FILES if fnmatchcase(path, kind.path)]
        assert {kind.file(id_) for id_ in collection.of(kind.plural)} == {*files}


@pytest.mark.parametrize("kind", RECORD_FILES.values(), ids=lambda kind: kind.name)
def test_a_file_of_this_site_names_its_schema_and_passes_it(kind: RecordFile) -> None:
    for file in ROOT.glob(kind.path):
        assert file.read_text(encoding="utf-8").startswith(kind.header + "\n"), file
        errors = Draft7Validator(schema_of(kind)).iter_errors(read_as_editors_do(file))
        assert [error.message for error in errors] == [], file


def test_the_readme_leads_through_this_site_s_own_content() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = text.partition("## A tour")[2].partition("\n## ")[0]
    (claim,) = set(re.findall(r"claim ([a-z-]+)`", tour))
    assert f"`content/claims/{claim}.yml`" in tour
    (field,) = re.findall(r"Misspell `(\w+)`", tour)
    assert f" {field}: " in (ROOT / f"content/claims/{claim}.yml").read_text(encoding="utf-8")


def test_what_another_newsroom_replaces_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Another newsroom")[2].partition("\n## ")[0]
    paths = re.findall(r"`([a-z_]+/[\w./-]*)`", section)
    assert "tests/own/" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
