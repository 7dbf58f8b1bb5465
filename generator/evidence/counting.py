"""Which claims would pass for corroborated, by what one counts."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.evidence.build import Evidence
from generator.evidence.standing.standing import Standing
from generator.model.lists import Grade
from generator.read.collection import Collection

HOLDING = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED, Grade.SHOWN})
"""What a claim of two or more lines of evidence amounts to where nothing speaks against it."""


COUNTED = ("articles", "publishers", "origins", "lines")


class Step(NamedTuple):
    """A way to count, and what it makes of the claims."""

    name: str
    claims: tuple[str, ...]
    """The claims that pass for corroborated."""

    fallen: tuple[str, ...]
    """Those that passed by the way before, and do not by this one."""

    gained: tuple[str, ...]
    """Those that pass by this way, and did not by the one before."""


def ways_to_count(collection: Collection, evidence: Evidence) -> tuple[Step, ...]:
    """Return the ways to count, from the crudest to the rule of this site.

    By each but the last, a claim passes with two or more of what is counted; what spread a
    falsehood counts as if it bore the story out, since a count alone cannot tell.
    """
    passing: dict[str, set[str]] = {name: set() for name in COUNTED}
    held = set()
    for claim, standing in evidence.standings.items():
        for name, number in _numbers(collection, standing).items():
            if number > 1:
                passing[name].add(claim)
        if claim in passing["lines"] and standing.grade in HOLDING:
            held.add(claim)
    steps: list[Step] = []
    before: set[str] | None = None
    for name, claims in (*passing.items(), ("rule", held)):
        was = claims if before is None else before
        steps.append(Step(name, *(tuple(sorted(s)) for s in (claims, was - claims, claims - was))))
        before = claims
    return tuple(steps)


def _numbers(collection: Collection, standing: Standing) -> Mapping[str, int]:
    told = standing.told
    publishers = {collection.sources[work].record.publisher or work for work in told.articles}
    return {
        "articles": len(told.articles),
        "publishers": len(publishers),
        "origins": len(told.origins),
        "lines": len(told.lines),
    }
