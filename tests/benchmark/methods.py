"""Answers to the benchmark: by attribution, by publisher, by how alike the words are, and none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from generator.evidence.origins.contributions import contributions
from generator.evidence.origins.origins import merged_roots
from generator.evidence.origins.partition import Partition
from generator.evidence.origins.provenance import provenance
from tests.benchmark.data import Answer, Place, Row, table
from tests.evidence.records import collection_of

ALIKE = 0.1
"""The share of words in common from which two statements are taken for one."""


def by_attribution() -> Answer:
    """Return what the generator counts from what each text says of whose word it has."""
    collection = collection_of(_records())
    answer = {}
    for claim, entry in collection.claims.items():
        given = contributions(collection, entry)
        names = merged_roots([each for each in given if each.root])
        lines = {
            root: str(number)
            for number, line in enumerate(provenance(collection, entry).lines, 1)
            for root in line.origins
        }
        unclear = Partition()
        for each in given:
            unclear.join(*each.traces or (each.root,))
        for each in given:
            origin = names[each.root] if each.root else f"?{unclear.find(each.traces[0])}"
            answer[claim, each.chain.works[-1]] = Place(origin, lines.get(origin, ""))
    return answer


def by_publisher() -> Answer:
    """Return each publisher as an origin and a line of its own."""
    return {
        (row["claim"], row["statement"]): Place(row["publisher"], row["publisher"])
        for row in table("statements")
    }


def by_words(alike: float = ALIKE) -> Answer:
    """Return statements as one origin and line whose words are alike, directly or by others."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in table("statements"):
        claims[row["claim"]].append(row)
    answer = {}
    for claim, rows in claims.items():
        same = Partition()
        words = [set(re.findall(r"\w+", row["says"].casefold())) for row in rows]
        for i, some in enumerate(words):
            for j, others in enumerate(words[:i]):
                if len(some & others) >= alike * len(some | others):
                    same.join(i, j)
        for i, row in enumerate(rows):
            label = str(same.find(i))
            answer[claim, row["statement"]] = Place(label, label)
    return answer


def as_one() -> Answer:
    """Return all statements of a claim as one origin and line, which most claims are."""
    return {(row["claim"], row["statement"]): Place("all", "all") for row in table("statements")}


METHODS = {
    "attribution": by_attribution,
    "publishers": by_publisher,
    "words": by_words,
    "one": as_one,
}


def _records() -> dict[str, Any]:
    """Return the benchmark as records: a work, a statement and a chain for each row."""
    claims: dict[str, Any] = defaultdict(lambda: {"statements": []})
    sources: dict[str, Any] = {}
    for row in table("statements"):
        id_ = row["statement"]
        sources[id_] = {"publisher": _slug(row["publisher"])}
        if row["taken_from"]:
            sources[id_]["derived_from"] = {"source": row["taken_from"], "how": "rewrites"}
        unclear = row["attributed_to"] == "?"
        chain = [] if unclear else [_slug(each) for each in row["attributed_to"].split(">")]
        claims[row["claim"]]["statements"].append(
            {
                "source": id_,
                "chain": [each for each in chain if each],
                "origin": "undetermined" if unclear else "stated",
                "exhibits": [row["shows"]] if row["shows"] else [],
            }
        )
    speakers = {row["speaker"]: {"part_of": row["part_of"]} for row in table("speakers")}
    return {"claims": claims, "sources": sources, "speakers": speakers}


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
