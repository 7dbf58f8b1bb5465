from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.read.load import load

ROOT = Path(__file__).parents[2]
NUMBERS = "none one two three four five six seven eight nine ten eleven"


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    collection, _ = load(ROOT)
    assert collection
    sources = collection.sources
    works = {
        id_: [{*(s.source, *s.also_in)} for s in entry.record.statements]
        for id_, entry in collection.claims.items()
    }
    of = {
        publisher: {id_ for id_, entry in sources.items() if entry.record.publisher == publisher}
        for publisher in ("public-digests", "kcna", "editors", "unnamed-newspaper-may-2026")
    }
    digests = of["public-digests"]
    alone = {id_ for id_, each in works.items() if all(work <= digests for work in each)}
    late = {
        id_ for id_ in of["kcna"] if (day := sources[id_].record.issued) and day.text >= "2026-04"
    }
    return {
        "alone": len(alone),
        "in part": len(
            [
                id_
                for id_, each in works.items()
                if id_ not in alone and any(w & digests for w in each)
            ]
        ),
        "agency": _with(works, late),
        "half a report": _with(works, of["unnamed-newspaper-may-2026"]),
        "own searches": len(of["editors"]),
    }


def _with(works: dict[str, list[set[str]]], some: set[str]) -> int:
    return sum(any(work & some for work in each) for each in works.values())


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (r"(\w+) claims rest on such retellings alone", "alone"),
        (r"retellings alone and (\w+) in part", "in part"),
        (r"(\w+) in whole or in part on the agency", "agency"),
        (r"and (\w+) on half of a newspaper", "half a report"),
        (r"(\w+) of them are no publications", "own searches"),
    ],
)
def test_the_method_page_counts_what_rests_on_little(
    counted: dict[str, int], words: str, what: str
) -> None:
    text = (ROOT / "content/pages/method.md").read_text(encoding="utf-8")
    assert [word.lower() for word in re.findall(words, text)] == [NUMBERS.split()[counted[what]]]
