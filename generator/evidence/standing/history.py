"""The standings of all claims, now and as of a day: who refutes whom, and when grades changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import groupby

from generator.evidence.origins.contributions import Contribution, contributions, known_by
from generator.evidence.origins.fallen import NOTHING, Fallen, retractions
from generator.evidence.series.agreement import agreement
from generator.evidence.series.comparison import Series, build_series
from generator.evidence.standing.standing import (
    OVERRIDE,
    WELL_SUPPORTED,
    Case,
    Standing,
    derive_grade,
    derive_standing,
)
from generator.model.lists import SUPPORTING, ClaimKind, Grade, RelationKind
from generator.read.collection import Collection, Figure

History = tuple[tuple[date | None, Standing], ...]
"""Days on which the derived grade changed, and the standing from then on.

None stands for a beginning of which no date is known. Before the first day: unsupported.
"""


class Standings:
    """The contributions of all claims of a collection, and the standings that follow from them."""

    def __init__(
        self, collection: Collection, gone: Fallen = NOTHING, base: Standings | None = None
    ) -> None:
        self.collection = collection
        self.base = base or self
        self._gone = gone
        self._contributions: dict[str, tuple[Contribution, ...]] = {}
        self.refuting: Mapping[str, tuple[str, ...]] = (
            base.refuting if base else _refuting(collection)
        )
        self._standings: dict[tuple[str, int, int, tuple[str, ...]], Standing] = {}
        self._grades: dict[tuple[str, date | None], Grade] = {}
        self._open: set[str] = set()

    def without(self, gone: Fallen) -> Standings:
        """Return the standings that would follow if something had never been said or shown."""
        return Standings(self.collection, self._gone | gone, self.base)

    def contributions(self, claim: str) -> tuple[Contribution, ...]:
        """Return what each statement of a claim would bring if nothing had fallen, in order."""
        if self.base is not self:
            return self.base.contributions(claim)
        if claim not in self._contributions:
            self._contributions[claim] = contributions(
                self.collection, self.collection.claims[claim]
            )
        return self._contributions[claim]

    def known(self, claim: str, until: date | None = None) -> tuple[Contribution, ...]:
        """Return what counts by the end of a day, or today."""
        return known_by(self._left(claim, self._fallen(claim, until)), until)

    def _left(self, claim: str, fallen: Fallen) -> tuple[Contribution, ...]:
        """Return what a claim's statements bring once something has fallen."""
        entry, whole = self.collection.claims[claim], self.contributions(claim)
        if not fallen:
            return whole
        left = contributions(self.collection, entry, fallen, whole)
        if entry.record.kind is not ClaimKind.FALSEHOOD:
            return left
        # What was taken back has spread it all the same.
        corrects = {each.chain.statement for each in left}
        ever = contributions(self.collection, entry, self._gone, whole)
        return tuple([a for a in ever if a.stance in SUPPORTING or a.chain.statement in corrects])

    def standing(self, claim: str, until: date | None = None) -> Standing:
        """Return a claim's standing today, overrides included, or as derived at a day's end."""
        derived = self._standing(self._case(claim, until))
        override = None if until else self.collection.claims[claim].record.standing
        if not override:
            return derived
        return derived._replace(grade=override.grade, rule=OVERRIDE, because=override.because)

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

    def series(self, until: date | None = None) -> tuple[Series, ...]:
        """Return every series of figures: by the end of a day, or today, withdrawn ones too."""
        return build_series(self.collection, self._figures(until))

    def grade(self, claim: str, until: date | None = None) -> Grade:
        """Return the grade of a claim's standing alone, which takes less time."""
        if (claim, until) not in self._grades:
            override = None if until else self.collection.claims[claim].record.standing
            derived = self._derive(self._case(claim, until))
            self._grades[claim, until] = override.grade if override else derived
        return self._grades[claim, until]

    def reached(self, gone: Fallen) -> set[str]:
        """Return the claims that rest on something, and those that they refute."""
        met = {claim for one in gone.everything for claim in self.resting.get(one, ())}
        waiting = list(met)
        while waiting:
            others = self._refuted.get(waiting.pop(), set()) - met
            met |= others
            waiting += others
        return met

    def _figures(self, until: date | None) -> Iterator[tuple[Figure, Contribution, bool]]:
        for claim, figures in groupby(self.collection.all_figures(), lambda each: each.claim.id):
            known = {each.chain.statement: each for each in self.known(claim, until)}
            for figure in figures:
                if stands := known.get(figure.statement_index):
                    yield figure, stands, True
                elif until is None:
                    yield figure, self.contributions(claim)[figure.statement_index], False

    def _case(self, claim: str, until: date | None) -> Case:
        entry, fallen = self.collection.claims[claim], self._fallen(claim, until)
        return Case(
            claim=claim,
            kind=entry.record.kind,
            happened=entry.record.happened,
            known=known_by(self._left(claim, fallen), until),
            refuters=self._refuters(claim, until),
            fallen=len(fallen.works),
            withdrawn=tuple(sorted(fallen.works - self._gone.works)),
            agree=partial(agreement, self.collection, entry),
        )

    def _fallen(self, claim: str, until: date | None) -> Fallen:
        """Return what is gone, and what of a claim's works was withdrawn by the end of a day."""
        if not self.retracted or not (own := self.retracted.get(claim)):
            return self._gone
        works = (work for day, work in own if until is None or day <= until)
        return self._gone | Fallen(frozenset(works))

    @cached_property
    def retracted(self) -> Mapping[str, tuple[tuple[date, str], ...]]:
        """The works of each claim that were withdrawn, each after the day of that, in order."""
        if self.base is not self:
            return self.base.retracted
        days = retractions(self.collection)
        if not days:
            return {}
        found = {}
        for claim in self.collection.claims:
            given = self.contributions(claim)
            if own := {work for each in given for work in each.articles if work in days}:
                found[claim] = tuple(sorted((days[work], work) for work in own))
        return found

    @cached_property
    def resting(self) -> Mapping[str, set[str]]:
        """The claims whose statements rest on each work, speaker or exhibit."""
        if self.base is not self:
            return self.base.resting
        found: dict[str, set[str]] = defaultdict(set)
        for claim, entry in self.collection.claims.items():
            for each in self.contributions(claim):
                for one in (*each.articles, *each.chain.speakers):
                    found[one].add(claim)
            for statement in entry.record.statements:
                for exhibit in statement.exhibits:
                    found[exhibit].add(claim)
        return found

    @cached_property
    def _refuted(self) -> Mapping[str, set[str]]:
        """The claims that each claim says it refutes."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim, others in self.refuting.items():
            for other in others:
                found[other].add(claim)
        return found

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
            others = set(self.refuting.get(waiting.pop(), ())) - met
            met |= others
            waiting += others
        said = {said.day for each in met for said in self.contributions(each)}
        return said | {day for each in met for day, _ in self.retracted.get(each, ())}

    def _refuters(self, claim: str, until: date | None) -> tuple[str, ...]:
        """Return the well-supported claims that refute one.

        Those whose own standing waits for this one are left aside: the checks report the circle.
        """
        others = self.refuting.get(claim)
        if not others:
            return ()
        self._open.add(claim)
        found = [
            o for o in others if o not in self._open and self.grade(o, until) in WELL_SUPPORTED
        ]
        self._open.discard(claim)
        return tuple(found)


def _refuting(collection: Collection) -> dict[str, tuple[str, ...]]:
    """Map each claim to those that say they refute it, in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in collection.claims.values():
        for relation in claim.record.relations:
            if relation.kind is RelationKind.REFUTES:
                found[relation.claim].add(claim.id)
    return {claim: tuple(sorted(others)) for claim, others in found.items()}
