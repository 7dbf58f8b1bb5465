"""What would follow if a source, exhibit or speaker were withdrawn, and all that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.evidence.origins.fallen import Fallen, without
from generator.evidence.standing.history import Standings
from generator.evidence.standing.standing import Standing
from generator.model.lists import Grade
from generator.read.collection import Collection


class Loss(NamedTuple):
    """A claim that would be told otherwise, as it is and as it would be."""

    claim: str
    before: Standing
    after: Standing


def losses(standings: Standings, gone: Fallen) -> Iterator[Loss]:
    """Yield the claims that would be told otherwise, in the order of their identifiers."""
    other = standings.without(gone)
    for claim in sorted(standings.ground.reached(gone)):
        before, after = standings.standing(claim), other.standing(claim)
        if before != after:
            yield Loss(claim, before, after)


Shifts = Mapping[str, tuple[tuple[str, Grade, Grade], ...]]
"""By record: the claims that would change their standing, as it is and as it would be."""


def shifts(standings: Standings, kind: str) -> Shifts:
    """Return what each record of a kind would change; those that would change none are left out."""
    found = {}
    for source in standings.collection.of(kind):
        gone = without(standings.collection, kind, source)
        other = standings.without(gone)
        grades = (
            (claim, standings.grade(claim), other.grade(claim))
            for claim in sorted(standings.ground.reached(gone))
        )
        if changed := tuple(each for each in grades if each[1] is not each[2]):
            found[source] = changed
    return found


def explain_without(collection: Collection, kind: str, id_: str) -> str:
    """Return which claims would be told otherwise if a record were withdrawn, as text.

    Raises:
        KeyError: There is no such record.
    """
    found = list(losses(Standings(collection), without(collection, kind, id_)))
    shifted = [loss for loss in found if loss.before.grade is not loss.after.grade]
    thinner = [loss for loss in found if loss.before.grade is loss.after.grade]
    lines = [f"Without {id_}"]
    for group, words in ((shifted, "change their standing"), (thinner, "only lose something")):
        lines.append(f"  {len(group)} of {len(collection.claims)} claims {words}")
        for claim, before, after in group:
            then = "" if before.grade is after.grade else f" -> {after.grade}"
            lines.append(f"    {claim}: {before.grade}{then}")
            lines += [f"      {line}" for line in _lost(before, after)]
    return "\n".join(lines) + "\n"


def _lost(before: Standing, after: Standing) -> Iterator[str]:
    """Yield the counts that a withdrawal changes."""
    for side, words in (("told", ""), ("against", " against")):
        was, now = getattr(before, side), getattr(after, side)
        for name, field in _COUNTED.items():
            old, new = len(getattr(was, field)), len(getattr(now, field))
            if old != new:
                yield f"{name}{words}: {old} -> {new}"


_COUNTED = {
    "articles": "articles",
    "statements": "acts",
    "origins": "origins",
    "lines": "lines",
    "undetermined": "undetermined",
}
