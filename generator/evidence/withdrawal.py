"""What would follow if a source, exhibit or speaker were withdrawn, and all that rests on it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.evidence.origins.fallen import Fallen, without
from generator.evidence.standing.history import Standings
from generator.evidence.standing.standing import Standing
from generator.model.lists import Grade


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
