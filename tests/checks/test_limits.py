from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from generator.checks import check_collection
from generator.checks.pages.limits import MOST_CALLS, MOST_LINES, MOST_SIGNS, beyond
from generator.read.collection import Collection
from generator.read.entry import Page

MOST_SECONDS = 10
"""Far more than it takes, about a second; without the limits some of these take hours."""


def page(body: str) -> Page:
    return Page("a.md", "content/pages/a.md", {}, body)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a" * (MOST_SIGNS + 1), "the page has 100,001 characters; at most 100,000"),
        ("\n" * (MOST_LINES + 1), "the page has 4,001 lines; at most 4,000"),
        ("{{ map() }} " * (MOST_CALLS + 1), "the page has 1,001 calls; at most 1,000"),
        ("a" * 10_001, "the paragraph holds 10,001 characters; at most 10,000"),
        ("[" * 301, "the paragraph holds 301 opening brackets; at most 300"),
        ("a\n" * 401, "the paragraph holds 401 lines; at most 400"),
        ("*_" * 301, "the paragraph holds 602 stars and underscores; at most 600"),
        ("`~" * 301, "the paragraph holds 602 backticks and tildes; at most 600"),
        ("<" * 301, "the paragraph holds 301 signs <; at most 300"),
        ("a\n:b\n" * 101, "the paragraph holds 101 lines that begin with a colon; at most 100"),
        (f"{'[' * 300}\n\n" * 11, "the page holds more than 3,000 opening brackets"),
    ],
)
def test_a_page_stays_within_each_limit(body: str, found: str) -> None:
    assert [told for _, told in beyond(page(body))] == [found]


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "{" * 3_000,
        "> " * 5_000,
        "- " * 5_000,
        "<div markdown>\n" * 500,
        "1. " * 2_000,
        "*a **b " * 500,
        "a\n: b\n" * 900,
        "![" * 9_000,
        "-\n" * 9_000,
        "~~" * 9_000,
        f"{'[' * 290}\n\n" * 10,
        f"{'<a ' * 290}\n\n" * 10,
        "&lt;" * 24_000,
        f"{'*_' * 290}\n\n" * 10,
        "- a\n\n" * 1_900,
        "> a\n\n" * 1_900,
        "{{ 'a' }}" * 1_000,
        "\\" * 9_900 + "\n\n",
        "{# " * 30_000,
        "{{ '" * 900,
        "{{ \"' " * 900,
    ],
    ids=lambda body: f"{body[:8]!r}",
)
def test_whatever_a_page_holds_is_looked_at_in_a_moment(
    collect: Callable[..., Collection], body: str
) -> None:
    settings = {"markdown_extensions": ["attr_list", "footnotes", "def_list", "md_in_html"]}
    files = {"content/pages/a.md": f"---\ntitle: A\n---\n{body}\n", "mkdocs.yml": settings}
    collection = collect(files)
    start = time.process_time()
    check_collection(collection)
    assert time.process_time() - start < MOST_SECONDS
