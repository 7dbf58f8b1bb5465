"""No run of eight words in common with the documents that the records were written from.

The documents are other people's work and not part of this repository. Where `DOCUMENTS_DIR`
names a folder of them, or `shared/facts/sources` lies beside this checkout, the check reads every
text file below it; where there is neither, the check says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.read.collection import Collection
from generator.read.load import load

ROOT = Path(__file__).parents[2]
DOCUMENTS = os.environ.get("DOCUMENTS_DIR", "") or str(ROOT.parent / "shared/facts/sources")
RUN = 8
QUOTED = {"wording", "likelihood", "title", "original_title", "start", "end", "author", "url"}
"""Fields that hold a work's own words, or its address, on purpose."""


def words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.replace("’", "'").lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    yield from (tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in QUOTED:
                yield from texts(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)


@pytest.fixture(scope="module")
def collection() -> Collection:
    found, _ = load(ROOT)
    assert found
    return found


@pytest.fixture(scope="module")
def documents() -> list[str]:
    if not (os.environ.get("DOCUMENTS_DIR") or Path(DOCUMENTS).is_dir()):
        pytest.skip("no folder of documents here: nothing to compare with")
    files = [file for end in ("md", "txt") for file in sorted(Path(DOCUMENTS).rglob(f"*.{end}"))]
    assert files, f"{DOCUMENTS} holds no documents"
    return [file.read_text(encoding="utf-8") for file in files]


@pytest.fixture(scope="module")
def others(documents: list[str]) -> set[tuple[str, ...]]:
    return {run for text in documents for run in runs(text)}


def test_records_share_no_run_of_eight_words_with_the_documents(
    collection: Collection, others: set[tuple[str, ...]]
) -> None:
    kinds = ("claims", "sources", "speakers", "places", "terms", "topics")
    shared = [
        f"{entry.document.path}: {' '.join(run)}"
        for kind in kinds
        for entry in getattr(collection, kind).values()
        for text in texts(entry.record)
        for run in runs(text)
        if run in others
    ]
    assert shared == []


def test_pages_share_no_run_of_eight_words_with_the_documents(
    collection: Collection, others: set[tuple[str, ...]]
) -> None:
    shared = [
        f"{page.path}: {' '.join(run)}"
        for page in collection.pages.values()
        for run in runs(re.sub(r"{{.*?}}", " | ", page.body))
        if run in others
    ]
    assert shared == []


def test_a_copied_sentence_would_be_found(
    documents: list[str], others: set[tuple[str, ...]]
) -> None:
    for text in documents:
        assert any(run in others for run in runs(text[200:1000]))
