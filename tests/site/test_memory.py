"""What is remembered of pages gives the bytes that a build without memory gives, after any edit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.output.build import build_site
from generator.read.load import load
from generator.site.memory import Memory
from generator.site.pages import registry
from generator.site.site import Site
from tests.site.made import site_of
from tests.sites import copy_sample

_TEXT = re.compile(r"^( *)(name|title|summary|says|descriptor|note|because): (\w.*)$", re.MULTILINE)


def built(root: Path, memory: Memory | None = None) -> dict[str, bytes]:
    collection, _ = load(root)
    assert collection
    return dict(build_site(collection, memory=memory))


def edits(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield a change of a text in two files of each kind."""
    homes = [home for home in sorted((root / "content").iterdir()) if home.is_dir()]
    for file in [file for home in homes for file in sorted(home.glob("*.yml"))[-2:]]:
        text = file.read_text(encoding="utf-8")
        if found := _TEXT.search(text):
            yield file, text[: found.end()] + " again" + text[found.end() :]


def test_after_any_edit_and_its_taking_back_memory_changes_no_byte(tmp_path: Path) -> None:
    root, memory = copy_sample(tmp_path), Memory()
    first = built(root, memory)
    assert first == built(root)
    changes = [*edits(root)]
    assert len(changes) > 8
    for file, text in changes:
        typed = file.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        assert built(root, memory) == built(root), (file, text)
        file.write_text(typed, encoding="utf-8")
    assert built(root, memory) == first


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which pages of records are made."""
    noted: list[str] = []
    make = registry._record_page  # noqa: SLF001 - what is made shows in no other way

    def noting(plural: str, id_: str, site: Site) -> Any:
        noted.append(f"{plural}/{id_}")
        return make(plural, id_, site)

    monkeypatch.setattr(registry, "_record_page", noting)
    return noted


CLAIM = "content/claims/spray-drifted.yml"


def test_only_pages_that_show_what_changed_are_made_again(tmp_path: Path, made: list[str]) -> None:
    root, memory = copy_sample(tmp_path), Memory()
    built(root, memory)
    every = len(made)
    made.clear()
    built(root, memory)
    assert made == []
    claim = root / CLAIM
    claim.write_text(claim.read_text().replace("summary: ", "summary: Again ", 1))
    built(root, memory)
    assert "claims/spray-drifted" in made
    assert len(made) < every / 2


def test_a_comment_changes_the_hash_that_a_page_shows_of_its_record(tmp_path: Path) -> None:
    root, memory = copy_sample(tmp_path), Memory()
    built(root, memory)
    claim = root / CLAIM
    claim.write_text(claim.read_text() + "# seen\n")
    assert built(root, memory) == built(root)


def test_what_is_gone_is_forgotten_and_what_is_new_is_made(tmp_path: Path) -> None:
    root, memory = copy_sample(tmp_path), Memory()
    place = root / "content/pages/method.md"
    text = place.read_text()
    built(root, memory)
    place.unlink()
    assert built(root, memory) == built(root)
    place.write_text(text)
    assert built(root, memory) == built(root)


def test_what_is_made_once_may_be_made_first_by_a_page_that_is_remembered(tmp_path: Path) -> None:
    collection, _ = load(copy_sample(tmp_path))
    assert collection
    site = site_of(collection)
    found = Memory().recall(("page",), lambda watched: watched.facts.once("new", lambda: 7), site)
    assert found == 7
    assert site.facts.once("new", lambda: 8) == 7
