from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from generator.checks import check
from generator.issues import Issue, Severity
from generator.load import load

ROOT = Path(__file__).parent.parent
FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for pattern in ("mkdocs.yml", "content/**/*.yml", "content/**/*.md", "content/**/*.geojson")
    for file in ROOT.glob(pattern)
)


@cache
def issues_by_file() -> dict[str, list[Issue]]:
    collection, issues = load(ROOT)
    found = defaultdict(list)
    for issue in [*issues, *(check(collection) if collection else ())]:
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
    records = {*collection.claims, *collection.sources}
    stems = {Path(path).stem for path in FILES if path.startswith(("content/cl", "content/so"))}
    assert records == stems
