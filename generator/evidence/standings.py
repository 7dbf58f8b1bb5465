"""The standings of all claims, now and as of a day: who refutes whom, and when grades changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from generator.evidence.contributions import Contribution, contributions, known_by
from generator.evidence.standing import OVERRIDE, Case, Standing, derive_grade, derive_standing
from generator.model.lists import ClaimKind, Grade, RelationKind
from generator.read.collection import Collection

_REFUTING = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})

History = tuple[tuple[date | None, Standing], ...]
"""Days on which the derived grade changed, and the standing from then on.

None stands for a beginning of which no date is known. Before the first day: unsupported.
"""


class Standings:
    """The contributions of all claims of a collection, and the standings that follow from them."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._contributions: dict[str, tuple[Contribution, ...]] = {}
        self._refuting = _refuting(collection)
        self._standings: dict[tuple[str, int, tuple[str, ...]], Standing] = {}
        self._grades: dict[tuple[str, date | None], Grade] = {}
        self._open: set[str] = set()

    def contributions(self, claim: str) -> tuple[Contribution, ...]:
        """Return what each statement of a claim brings to the count, in their order."""
        if claim not in self._contributions:
            self._contributions[claim] = contributions(
                self.collection, self.collection.claims[claim]
            )
        return self._contributions[claim]

    def standing(self, claim: str, until: date | None = None) -> Standing:
        """Return a claim's standing today, overrides included, or as derived at a day's end."""
        derived = self._standing(self._case(claim, until))
        override = None if until else self.collection.claims[claim].record.standing
        if not override:
            return derived
        return replace(derived, grade=override.grade, rule=OVERRIDE, because=override.because)

    def history(self, claim: str) -> History:
        """Return the days on which a claim's derived grade changed, overrides left aside."""
        changes: list[tuple[date | None, Standing]] = []
        grade = Grade.UNSUPPORTED
        for day in sorted(self._days(claim), key=lambda day: day or date.min):
            case = self._case(claim, day or date.min)
            now = self._derive(case)
            if now is not grade:
                changes.append((day, self._standing(case)))
                grade = now
        return tuple(changes)

    def _case(self, claim: str, until: date | None) -> Case:
        known = known_by(self.contributions(claim), until)
        context = self.collection.claims[claim].record.kind is ClaimKind.BACKGROUND
        return Case(claim, known, self._refuters(claim, until), context)

    def _standing(self, case: Case) -> Standing:
        if case.key not in self._standings:
            self._standings[case.key] = derive_standing(case)
        return self._standings[case.key]

    def _derive(self, case: Case) -> Grade:
        standing = self._standings.get(case.key)
        return standing.derived if standing else derive_grade(case)

    def _days(self, claim: str) -> set[date | None]:
        """Return the days of a claim's statements, and of those that bear on it by refuting."""
        met, waiting = {claim}, [claim]
        while waiting:
            others = set(self._refuting.get(waiting.pop(), ())) - met
            met |= others
            waiting += others
        return {said.day for each in met for said in self.contributions(each)}

    def _refuters(self, claim: str, until: date | None) -> tuple[str, ...]:
        """Return the well-supported claims that refute one.

        Those whose own standing waits for this one are left aside: the checks report the circle.
        """
        others = self._refuting.get(claim)
        if not others:
            return ()
        self._open.add(claim)
        found = [o for o in others if o not in self._open and self._grade(o, until) in _REFUTING]
        self._open.discard(claim)
        return tuple(found)

    def _grade(self, claim: str, until: date | None) -> Grade:
        if (claim, until) not in self._grades:
            override = None if until else self.collection.claims[claim].record.standing
            derived = self._derive(self._case(claim, until))
            self._grades[claim, until] = override.grade if override else derived
        return self._grades[claim, until]


def _refuting(collection: Collection) -> dict[str, tuple[str, ...]]:
    """Map each claim to those that say they refute it, in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in collection.claims.values():
        for relation in claim.record.relations:
            if relation.kind is RelationKind.REFUTES:
                found[relation.claim].add(claim.id)
    return {claim: tuple(sorted(others)) for claim, others in found.items()}
