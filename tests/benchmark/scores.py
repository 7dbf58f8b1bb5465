"""How near an answer comes to the count by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from tests.benchmark.data import Answer, Place


class Score(NamedTuple):
    """How near an answer comes to another."""

    precision: float
    """Of the pairs of statements that it takes for one origin, the share that are; 1 for none."""

    recall: float
    """Of the pairs that are one origin, the share that it takes for one."""

    origins: float
    """By how many it misses the number of origins of a claim, on average."""

    undetermined: float
    """By how many the number of sayings whose origin nobody can tell."""

    lines: float
    """By how many the number of lines of evidence."""

    exact: int
    """In how many claims it misses none of the three numbers."""


def score(answer: Answer, truth: Answer) -> Score:
    """Return how near an answer comes to the truth."""
    found, right = _pairs(answer), _pairs(truth)
    counts, meant = counts_of(answer), counts_of(truth)
    off = [
        [abs(a - b) for a, b in zip(counts[claim], meant[claim], strict=True)] for claim in meant
    ]
    origins, undetermined, lines = (sum(each) / len(off) for each in zip(*off, strict=True))
    return Score(
        precision=len(found & right) / len(found) if found else 1,
        recall=len(found & right) / len(right) if right else 1,
        origins=origins,
        undetermined=undetermined,
        lines=lines,
        exact=sum(not any(each) for each in off),
    )


def counts_of(answer: Answer) -> dict[str, tuple[int, int, int]]:
    """Return the origins, the undetermined and the lines of each claim."""
    places: dict[str, list[Place]] = defaultdict(list)
    for (claim, _), place in answer.items():
        places[claim].append(place)
    return {claim: _counts(found) for claim, found in places.items()}


def misses(answer: Answer, truth: Answer) -> dict[str, str]:
    """Return in words each claim in which an answer misses a number or a pair of one origin."""
    told = {}
    found, meant = counts_of(answer), counts_of(truth)
    wrong = _pairs(answer) ^ _pairs(truth)
    for claim, right in meant.items():
        pairs = sorted(pair for of, *pair in wrong if of == claim)
        if found[claim] != right or pairs:
            numbers = f"{_told(found[claim])}, by hand {_told(right)}"
            told[claim] = numbers + (f", {len(pairs)} pairs wrong" if pairs else "")
    return told


def _counts(places: list[Place]) -> tuple[int, int, int]:
    origins = {place.origin for place in places if place.origin}
    unclear = {origin for origin in origins if origin.startswith("?")}
    unknown = sum(not place.origin for place in places)
    lines = {place.line for place in places if place.line}
    return len(origins - unclear), len(unclear) + unknown, len(lines)


def _told(counts: tuple[int, int, int]) -> str:
    return "{} + {} undetermined, {} lines".format(*counts)


def _pairs(answer: Answer) -> set[tuple[str, str, str]]:
    """Return the pairs of statements of a claim that an answer takes for one origin."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (claim, statement), place in answer.items():
        if place.origin:
            groups[claim, place.origin].append(statement)
    return {
        (claim, min(pair), max(pair))
        for (claim, _), statements in groups.items()
        for pair in combinations(statements, 2)
    }
