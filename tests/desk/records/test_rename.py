from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.reading import content_texts
from generator.desk.records.redirects import RedirectList, redirected
from generator.desk.records.rename import kinds_with, rename, rename_in_page
from generator.read.collection import Collection
from generator.read.general import general_set
from generator.read.load import load

HEADER = "# yaml-language-server: $schema=../schemas/redirects.schema.json\n"
PAGE = "{{ claim('ferries-lost') }} {{cite(\"gazette-storm\")}} {{ figure('losses-march') }}\n"


@pytest.fixture
def renamed(write_project: Callable[..., Path]) -> Callable[..., dict[str, str | None]]:
    """Rename something in the smallest content, to which pages can be added."""

    def run(kind: str, old: str, new: str, pages: dict[str, str] | None = None) -> Any:
        root = write_project(pages or {})
        collection, issues = load(root)
        assert issues == []
        assert collection
        return rename(collection, content_texts(root), kind, old, new)

    return run


def redirects_after(root: Path, changes: dict[str, str | None]) -> dict[str, Any]:
    """Carry a renaming out; return every redirect there is then."""
    for path, text in changes.items():
        file = root / path
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True) if text is None else file.write_text(text)
    collection, issues = load(root)
    assert issues == []
    assert collection
    return collection.redirects.record.model_dump(exclude_defaults=True)


def is_own(collection: Collection, kind: str, id_: str) -> bool:
    """Return whether a site has a record of its own so called; the general set keeps its words."""
    known = collection.of(kind).get(id_)
    return bool(known) and getattr(known, "document", None) is not general_set()


@pytest.mark.parametrize(
    ("kind", "old", "files"),
    [
        ("claims", "ferries-lost", {"claims/ferries-lost.yml", "claims/new-name.yml"}),
        (
            "sources",
            "gazette-storm",
            {"claims/ferries-lost.yml", "sources/gazette-storm.yml", "sources/new-name.yml"},
        ),
        (
            "speakers",
            "gazette",
            {"speakers/gazette.yml", "speakers/new-name.yml", "sources/gazette-storm.yml"},
        ),
        (
            "places",
            "lake",
            {
                "places/lake.yml",
                "places/new-name.yml",
                "places/harbour.yml",
                "claims/ferries-lost.yml",
            },
        ),
        ("topics", "storm", {"topics.yml", "claims/ferries-lost.yml"}),
        ("statements", "ferries-lost.first-count", {"claims/ferries-lost.yml"}),
        ("estimates", "losses-march", {"claims/ferries-lost.yml"}),
        ("quantities", "sunk", {"vocabulary.yml", "claims/ferries-lost.yml"}),
        (
            "stakes",
            "none-known",
            {"vocabulary.yml", "speakers/gazette.yml", "speakers/harbour-office.yml"},
        ),
    ],
)
def test_an_identifier_is_renamed_wherever_it_stands(
    renamed: Any, tmp_path: Path, kind: str, old: str, files: set[str]
) -> None:
    changes = renamed(kind, old, "new-name")
    paths = {path.removeprefix("content/") for path in changes}
    left = {f"redirects/{kind}-{old.replace('.', '-')}.yml"}
    assert paths == files | (left if kind not in ("quantities", "stakes") else set())
    redirects_after(tmp_path, changes)
    collection, _ = load(tmp_path)
    assert collection
    new = "ferries-lost.new-name" if kind == "statements" else "new-name"
    assert kinds_with(collection, new) == [kind]
    assert not is_own(collection, kind, old)


def test_calls_and_links_of_pages_follow(renamed: Any) -> None:
    links = "[a](claims/ferries-lost.md#x) [b](/claims/ferries-lost/) claims/ferries-lost-2.md\n"
    changes = renamed(
        "claims", "ferries-lost", "ferries-gone", {"content/pages/a.md": PAGE + links}
    )
    assert changes["content/pages/a.md"] == (PAGE + links).replace(
        "('ferries-lost')", "('ferries-gone')"
    ).replace("ferries-lost.", "ferries-gone.").replace("ferries-lost/", "ferries-gone/")


def test_a_call_for_another_kind_of_record_stays() -> None:
    page = "{{ cite('gazette', 'b') }} {{ speaker('gazette') }} {# claim('gazette') #}"
    page += "{{ \"{{ speaker('gazette') }}\" }} speakers.md#gazette sources.md#gazette"
    assert rename_in_page(page, "speakers", "gazette", "post") == page.replace(
        "{{ speaker('gazette') }} {#", "{{ speaker('post') }} {#"
    ).replace("speakers.md#gazette", "speakers.md#post")


TEXT = st.text(alphabet="ab'\"-\r\n\f\v }%#é", max_size=40)


@given(st.lists(st.tuples(TEXT, st.sampled_from(["claim('a-b')", 'claim("a-b")', "cite('a-b')"]))))
def test_no_other_byte_of_a_page_changes(pieces: list[tuple[str, str]]) -> None:
    def page(name: str) -> str:
        calls = [call.replace("a-b", name) if "claim" in call else call for _, call in pieces]
        return "".join(
            f"{text}{{{{ {call} }}}}" for (text, _), call in zip(pieces, calls, strict=True)
        )

    assert rename_in_page(page("a-b"), "claims", "a-b", "new") == page("new")


def test_only_the_argument_that_names_a_record_follows() -> None:
    page = "{{ claim('lake', 'lake') }} {{ estimates('sunk', 'lake', area='lake') }} "
    page += "{{ place('lake') }}"
    assert rename_in_page(page, "places", "lake", "sea") == (
        "{{ claim('lake', 'lake') }} {{ estimates('sunk', 'lake', area='sea') }} {{ place('sea') }}"
    )


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("Not So", "is not an identifier"),
        ("a" * 65, "is not an identifier"),
        ("harbour-office", "is taken"),
        ("radio", "was once"),
    ],
)
def test_a_new_identifier_is_well_formed_and_never_used_before(
    write_project: Any, new: str, message: str
) -> None:
    root = write_project({"content/redirects.yml": {"speakers": {"radio": "harbour-office"}}})
    collection, _ = load(root)
    assert collection
    with pytest.raises(ValueError, match=message):
        rename(collection, content_texts(root), "speakers", "gazette", new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claims:\n  # why\n  z: a # once\n", "claims:\n  # why\n  z: b # once\n"),
        ("sources:\n  x: a\n", "sources:\n  x: a\n"),
        ("claims:\n  b: c\n  'q': 'a'\n", "claims:\n  'q': 'b'\n"),
        ("sources:\n  x: y\nclaims:\n  b: a\n", "sources:\n  x: y\n"),
        ("claims:\n  b: a\n", None),
        ("", ""),
    ],
)
def test_earlier_redirects_lead_on_and_what_leads_back_goes(before: str, after: str | None) -> None:
    led = redirected(HEADER + before, RedirectList(("claims",)), "a", "b")
    assert led == (None if after is None else HEADER + after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("statements:\n  d:\n    old-1: a\n", "statements:\n  d:\n    old-1: a\n"),
        (
            "statements:\n  c:\n    old-1: a # once\n    statement-b: a\n  d:\n    old-1: a\n",
            "statements:\n  c:\n    old-1: b # once\n  d:\n    old-1: a\n",
        ),
        (
            "statements:\n  c:\n    statement-b: a\n  d:\n    old-1: a\n",
            "statements:\n  d:\n    old-1: a\n",
        ),
    ],
)
def test_former_anchors_lead_on_below_their_claim(before: str, after: str) -> None:
    kept = RedirectList(("statements", "c"), "statement-")
    assert redirected(HEADER + before, kept, "a", "b") == HEADER + after


def test_links_to_a_statement_and_its_former_anchors_follow(
    write_project: Any, tmp_path: Path
) -> None:
    page = "[a](claims/ferries-lost.md#statement-first-count) [b](/claims/x/#statement-first-count)"
    anchors = {"ferries-lost": {"saying-1": "first-count"}}
    write_project({"content/redirects.yml": {"statements": anchors}, "content/pages/a.md": page})
    collection, _ = load(tmp_path)
    assert collection
    texts = content_texts(tmp_path)
    changes = rename(collection, texts, "statements", "ferries-lost.first-count", "earliest")
    assert changes["content/pages/a.md"] == page.replace(
        "statement-first-count)", "statement-earliest)", 1
    )
    kept = {"saying-1": "earliest", "statement-first-count": "earliest"}
    assert redirects_after(tmp_path, changes) == {"statements": {"ferries-lost": kept}}


def test_former_anchors_follow_their_claim(write_project: Any, tmp_path: Path) -> None:
    anchors = {"ferries-lost": {"saying-1": "first-count"}}
    write_project({"content/redirects.yml": {"statements": anchors}})
    collection, _ = load(tmp_path)
    assert collection
    changes = rename(collection, content_texts(tmp_path), "claims", "ferries-lost", "ferries-gone")
    assert redirects_after(tmp_path, changes) == {
        "claims": {"ferries-lost": "ferries-gone"},
        "statements": {"ferries-gone": {"saying-1": "first-count"}},
    }


def test_a_list_of_redirects_laid_out_otherwise_is_left_to_a_person() -> None:
    with pytest.raises(ValueError, match="by hand"):
        redirected("claims: {b: a, x: y}\n", RedirectList(("claims",)), "a", "b")


def test_renaming_there_and_back_leaves_every_record_as_it_was(
    renamed: Any, tmp_path: Path
) -> None:
    changes = renamed("speakers", "gazette", "post", {"content/pages/a.md": PAGE})
    first = content_texts(tmp_path)
    redirects_after(tmp_path, changes)
    collection, _ = load(tmp_path)
    assert collection
    back = rename(collection, content_texts(tmp_path), "speakers", "post", "gazette")
    assert redirects_after(tmp_path, back) == {"speakers": {"post": "gazette"}}
    del back["content/redirects/speakers-post.yml"]
    assert back == {path: first.get(path) for path in back}
