"""What would pass for corroborated, by what one counts."""

from __future__ import annotations

from typing import Any

from generator.evidence import build_evidence
from generator.evidence.counting import ways_to_count
from tests.evidence.records import collection_of

WORLD: dict[str, Any] = {
    "speakers": {"army": {"part_of": "state"}, "ministry": {"part_of": "state"}},
    "sources": {
        "wire": {"publisher": "agency"},
        "copy": {"publisher": "paper", "derived_from": {"source": "wire", "how": "syndicates"}},
        "wire-again": {"publisher": "agency"},
        "wire-2": {"publisher": "agency"},
    },
    "claims": {
        "one-work": {"statements": [{"source": "wire", "chain": ["army"]}]},
        "one-publisher": {"statements": [{"source": "wire-again"}, {"source": "wire-2"}]},
        "one-origin": {"statements": [{"source": "wire", "chain": ["army"]}]},
        "two-bodies": {
            "statements": [
                {"source": "wire", "chain": ["army"]},
                {"source": "letter", "chain": ["ministry"]},
            ]
        },
        "story": {
            "kind": "falsehood",
            "statements": [
                {"source": "post", "chain": ["cook"]},
                {"source": "letter", "chain": ["baker"]},
            ],
        },
        "two-in-one-work": {
            "statements": [
                {"source": "wire-again", "chain": ["cook"]},
                {"source": "wire-again", "chain": ["baker"]},
            ]
        },
        "one-leaflet": {
            "statements": [
                {"source": "post", "chain": ["cook"], "exhibits": ["leaflet"]},
                {"source": "letter", "chain": ["baker"], "exhibits": ["leaflet"]},
            ]
        },
        "denied": {
            "statements": [
                {"source": "post", "chain": ["cook"]},
                {"source": "letter", "chain": ["baker"]},
                {"source": "log", "chain": ["army"], "stance": "denies"},
            ]
        },
        "sound": {
            "statements": [
                {"source": "post", "chain": ["cook"]},
                {"source": "letter", "chain": ["baker"]},
            ]
        },
    },
}


def test_each_way_to_count_lets_through_what_it_cannot_tell() -> None:
    collection = collection_of(
        WORLD | {"sources": WORLD["sources"] | {"wire-2": {"publisher": "agency"}}}
    )
    steps = ways_to_count(collection, build_evidence(collection))
    assert {step.name: step[1:] for step in steps} == {
        "articles": (
            tuple(sorted({*WORLD["claims"]} - {"two-in-one-work"})),
            (),
            (),
        ),
        "publishers": (
            ("denied", "one-leaflet", "one-origin", "one-work", "sound", "story", "two-bodies"),
            ("one-publisher",),
            (),
        ),
        "origins": (
            ("denied", "one-leaflet", "sound", "story", "two-in-one-work"),
            ("one-origin", "one-work", "two-bodies"),
            ("two-in-one-work",),
        ),
        "lines": (("denied", "sound", "story", "two-in-one-work"), ("one-leaflet",), ()),
        "rule": (("sound", "two-in-one-work"), ("denied", "story"), ()),
    }
