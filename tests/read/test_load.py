from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import check_collection
from generator.issues import Issue, Rule
from generator.read.files.reader import Reader
from generator.read.load import load
from tests.content import CASES, read_cases, read_yaml

FOUND = read_cases("load")


def issues_in(root: Path) -> list[Issue]:
    collection, issues = load(root)
    return sorted([*issues, *(check_collection(collection) if collection else ())])


def test_the_smallest_content_has_no_issue(write_project: Callable[..., Path]) -> None:
    assert issues_in(write_project()) == []


@pytest.mark.parametrize("case", [c for _, c in FOUND], ids=[name for name, _ in FOUND])
def test_all_issues_of_all_files_are_told_at_once(
    write_project: Callable[..., Path], case: dict[str, Any]
) -> None:
    assert [str(issue) for issue in issues_in(write_project(case["content"]))] == case["issues"]


@pytest.mark.parametrize("case", read_yaml(CASES / "terrible.yml"), ids=lambda case: case["name"])
def test_a_terrible_record_is_told_all_its_mistakes(
    write_project: Callable[..., Path], case: dict[str, Any]
) -> None:
    issues = issues_in(write_project({case["path"]: case["text"]}))
    assert [str(issue).removeprefix(case["path"]) for issue in issues] == case["issues"]


def test_issues_are_sorted_by_place(write_project: Callable[..., Path]) -> None:
    bad = {f"content/claims/{name}.yml": "a: 1\na: 2\nb: 3\n" for name in "cab"}
    _, issues = load(write_project(bad))
    assert issues == sorted(issues)
    assert len({issue.location.path for issue in issues}) == 3


def test_the_order_in_which_files_lie_changes_nothing(
    write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = {"type": "webpage", "title": "Again", "language": "en", "read": "whole"}
    root = write_project({f"content/sources/{name}.yml": copy for name in "bca"})
    listed = Path.iterdir
    before, _ = load(root)
    monkeypatch.setattr(Path, "iterdir", lambda path: sorted(listed(path), reverse=True))
    after, _ = load(root)
    assert before
    assert after
    assert list(before.sources) == list(after.sources) == ["a", "b", "c", "gazette-storm"]


def test_progress_wraps_the_files_of_each_folder(write_project: Callable[..., Path]) -> None:
    seen: list[str] = []

    def count(files: Iterable[Path]) -> Iterable[Path]:
        for file in files:
            seen.append(file.name)
            yield file

    load(write_project(), count)
    assert seen == [
        "ferries-lost.yml",
        "gazette-storm.yml",
        "gazette.yml",
        "harbour-office.yml",
        "harbour.yml",
        "lake.yml",
    ]


def test_topics_and_quantities_keep_their_order_and_all_else_is_sorted(
    write_project: Callable[..., Path],
) -> None:
    topic = {"name": "A", "question": "Why?"}
    collection, _ = load(write_project({"content/topics.yml": {"calm": topic, "after": topic}}))
    assert collection
    assert list(collection.topics) == ["storm", "calm", "after"]
    assert list(collection.quantities) == ["losses", "sunk", "damaged"]
    assert list(collection.places) == ["harbour", "lake"]
    assert list(collection.speakers) == ["gazette", "harbour-office"]


def test_what_could_not_be_read_is_named(write_project: Callable[..., Path]) -> None:
    patch = {"content/claims/x.yml": "[", "content/places/lake.yml": {"precision": "sea"}}
    collection, _ = load(write_project(patch))
    assert collection
    assert collection.broken == {("claims", "x"), ("places", "lake")}


def test_records_know_where_they_were_typed(write_project: Callable[..., Path]) -> None:
    collection, _ = load(write_project())
    assert collection
    lake = collection.places["lake"]
    assert str(lake.locate(("kind",))) == "content/places/lake.yml:2:7"
    assert str(lake.locate(("kind",), key=True)) == "content/places/lake.yml:2:1"
    sunk = collection.quantities["sunk"]
    assert str(sunk.locate(key=True)) == "content/vocabulary.yml:6:3"


@pytest.mark.parametrize(
    ("text", "meta", "body", "line"),
    [
        ("# A\n", {}, "# A\n", 1),
        ("---\ntitle: a\n---\n# A\n", {"title": "a"}, "# A\n", 4),
        ("---\r\ntitle: a\r\n---\r\n# A\r\n", {"title": "a"}, "# A\n", 4),
        ("---\ntitle: a\n---", {"title": "a"}, "", 3),
        ("---\n---\n# A\n", {}, "# A\n", 3),
        ("--- \ntext: |\n  a\n  --- b\n---\n\n---\n", {"text": "a\n--- b\n"}, "\n---\n", 6),
        ("----\n# A\n", {}, "----\n# A\n", 1),
    ],
)
def test_a_page_is_front_matter_and_body(
    text: str, meta: dict[str, str], body: str, line: int
) -> None:
    page = Reader(Path()).page("a.md", "content/pages/a.md", text)
    assert page
    assert (page.meta, page.body, page.first_line) == (meta, body, line)


def test_pages_lie_in_folders(write_project: Callable[..., Path]) -> None:
    patch = {"content/pages/b/a.md": "x", "content/pages/a.md": "y", "content/pages/a.txt": "z"}
    collection, _ = load(write_project(patch))
    assert collection
    assert list(collection.pages) == ["a.md", "b/a.md", "index.md"]


def test_an_unreadable_page_or_map_is_an_issue(write_project: Callable[..., Path]) -> None:
    root = write_project()
    for name in ("pages/a.md", "outlines/land.geojson"):
        file = root / "content" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\xff")
    assert [str(i.location) for i in issues_in(root)] == [
        "content/outlines/land.geojson:1:1",
        "content/pages/a.md:1:1",
    ]


def test_a_map_nested_without_end_is_an_issue(write_project: Callable[..., Path]) -> None:
    _, (issue,) = load(write_project({"content/outlines/land.geojson": "[" * 100_000}))
    assert issue.code == "Y121"


WORDS = st.sampled_from(
    ["title", "statements", "a: b", "- x", "", "2024", "storm", "~", "[", "é", "#"]
)
DATA = st.recursive(
    st.none() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "topic", "kind", "statements", "source", "estimates", "value"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@given(data=DATA)
def test_a_claim_of_any_shape_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    root = tmp_path_factory.getbasetemp() / "any"
    claims = root / "content/claims"
    claims.mkdir(parents=True, exist_ok=True)
    (claims / "any.yml").write_text(json.dumps(data), encoding="utf-8")
    _, issues = load(root)
    told = [issue for issue in issues if issue.location.path.startswith("content/claims/")]
    assert told
    assert all(issue.message and issue.hint for issue in told)


def test_every_rule_of_reading_has_a_remedy() -> None:
    from generator.read import messages, yaml  # noqa: PLC0415 - only looked through
    from generator.read.files import reader, text  # noqa: PLC0415 - likewise

    for module in (reader, messages, text, yaml):
        rules = [value for value in vars(module).values() if isinstance(value, Rule)]
        assert rules
        assert all(rule.summary and rule.remedy for rule in rules)
