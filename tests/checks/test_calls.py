from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.checks import check_collection
from generator.checks.cross_references import CALLS, DATE, FORM, PLAIN, WORDS
from generator.kinds import KINDS
from generator.read.collection import Collection
from generator.read.load import load
from generator.site.prose.calls import prose_functions


def test_every_call_that_is_known_is_answered(collect: Callable[..., Collection]) -> None:
    collection = collect()
    language = SimpleNamespace(date=str)
    site = SimpleNamespace(collection=collection, language=language)
    writer: Any = SimpleNamespace(collection=collection, site=site)
    assert prose_functions(writer).keys() == {*CALLS, *PLAIN}
    for takes in CALLS.values():
        assert {one.kind for one in takes} <= {*KINDS, WORDS, FORM, DATE}


@pytest.mark.parametrize(
    ("call", "broken"),
    [
        ("figure('losses-march')", "content/claims/ferries-lost.yml"),
        ("claim('ferries-lost')", "content/claims/ferries-lost.yml"),
        ("place('harbour')", "content/places/harbour.yml"),
        ("speaker('gazette')", "content/speakers/gazette.yml"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_once_and_not_on_every_page_that_needs_it(
    write_project: Callable[..., Path], call: str, broken: str
) -> None:
    page = f"---\ntitle: Storm\n---\n{{{{ {call} }}}}\n"
    collection, issues = load(
        write_project({"content/pages/index.md": page, broken: "a: [text\nb: that is: wrong\n"})
    )
    assert collection
    found = [*issues, *check_collection(collection)]
    assert [issue.location.path for issue in found] == [broken]
