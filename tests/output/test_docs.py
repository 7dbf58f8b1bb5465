"""Files are made when they are asked for, each page once, and nothing is written of what fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.issues import ContentError
from generator.output.docs import build_site
from generator.output.write import write_site
from generator.read.load import load
from generator.site.pages import registry
from generator.site.site import Site
from tests.sites import SAMPLE, copy_sample, files_below


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often each page of a record is made."""
    counted: Counter[str] = Counter()
    make = registry._record_page  # noqa: SLF001 - what is made shows in no other way

    def counting(plural: str, id_: str, site: Site) -> Any:
        counted[f"{plural}/{id_}"] += 1
        return make(plural, id_, site)

    monkeypatch.setattr(registry, "_record_page", counting)
    return counted


def test_a_page_of_a_record_is_made_once_when_it_is_written(
    tmp_path: Path, made: Counter[str]
) -> None:
    collection, _ = load(SAMPLE)
    assert collection
    files = build_site(collection)
    pages = {f"claims/{id_}" for id_ in collection.claims}
    assert len(pages - made.keys()) > len(pages) / 2
    written = write_site(tmp_path / "docs", files)
    assert made.keys() >= pages
    assert set(made.values()) == {1}
    assert written.digests.keys() == {*files}


def test_what_is_wrong_is_known_before_the_first_page_of_a_record_is_made(
    tmp_path: Path, made: Counter[str]
) -> None:
    root = copy_sample(tmp_path)
    with (root / "content/pages/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](method.md#at-all)\n")
    collection, _ = load(root)
    assert collection
    with pytest.raises(ContentError):
        build_site(collection)
    assert len(made) < len(collection.claims) / 2


class _Failing(Mapping[str, bytes]):
    """Files of which the last cannot be made."""

    def __getitem__(self, uri: str) -> bytes:
        if uri == "b.md":
            raise RuntimeError("boom")
        return b"new\n"

    def __iter__(self) -> Iterator[str]:
        return iter(("a.md", "b.md"))

    def __len__(self) -> int:
        return 2


def test_a_file_that_cannot_be_made_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_site(docs, {"a.md": b"old\n"})
    before = files_below(docs)
    with pytest.raises(RuntimeError, match="boom"):
        write_site(docs, _Failing())
    assert files_below(docs) == before
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith("lock")] == ["docs"]
