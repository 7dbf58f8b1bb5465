from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import check_collection
from generator.checks.addresses import page_uris
from generator.read.load import load
from generator.site.pages.registry import list_pages, record_pages
from tests.site.made import site_of
from tests.sites import SAMPLE


def test_the_pages_that_links_are_held_to_are_those_that_are_made() -> None:
    collection, _ = load(SAMPLE)
    assert collection
    site = site_of(collection)
    made = list_pages(site).keys() | record_pages(site).keys()
    assert page_uris(collection) == made | collection.pages.keys()


INDEX = "---\ntitle: Storm\n---\n[x](claims/ferries-lost.md) [y](places/lake.md) [z](method.md)\n"
METHOD = "---\ntitle: Method\n---\n# Method\n"


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("content/claims/ferries-lost.yml", "a: [text\n"),
        ("content/places/lake.yml", "a: [text\n"),
        ("content/pages/method.md", "---\ntitle: Method\n"),
        ("content/pages/index.md", "---\ntitle: Storm\n"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_once_and_not_where_others_link_to_it(
    write_project: Callable[..., Path], broken: str, text: str
) -> None:
    nav = "site_name: Storm on Lake Orrin\nsite_url: https://storm.example/\n"
    nav += "nav: [index.md, method/index.md]\n"
    pages = {"content/pages/index.md": INDEX, "content/pages/method.md": METHOD, "mkdocs.yml": nav}
    collection, issues = load(write_project(pages | {broken: text}))
    assert collection
    assert {issue.location.path for issue in [*issues, *check_collection(collection)]} == {broken}
