"""The standings of all claims, today and as of a day, and when grades changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from generator.evidence.origins.contributions import Contribution, contributions, known_by
from generator.evidence.origins.fallen import NOTHING, Fallen
from generator.evidence.series.series import Series, build_series
from generator.evidence.standing.case import Case, Known
from generator.evidence.standing.grades import WELL_SUPPORTED, derive_grade
from generator.evidence.standing.ground import Ground
from generator.evidence.standing.standing import OVERRIDE, Standing, derive_standing
from generator.model.lists import SUPPORTING, ClaimKind, Grade
from generator.read.collection import Collection
from generator.read.entry import Figure

History = tuple[tuple[date | None, Standing], ...]
"""Days on which the derived grade changed, and the standing from then on.

None stands for a beginning of which no date is known. Before the first day: unsupported.
"""


class Standings:
    """The standings of all claims of a collection, with or without what has fallen."""

    def __init__(
        self, collection: Collection, gone: Fallen = NOTHING, ground: Ground | None = None
    ) -> None:
        self.collection = collection
        self.ground = ground or Ground(collection)
        self.contributions = self.ground.contributions
        self._gone = gone
        self._left: dict[tuple[str, Fallen], tuple[Contribution, ...]] = {}
        self._standings: dict[tuple[str, int, int, tuple[str, ...]], Standing] = {}
        """By claim, and how much is known of it: what was said, and what fell, is so for good."""
        self._grades: dict[tuple[str, date | None], Grade] = {}
        self._open: set[str] = set()

    def without(self, gone: Fallen) -> Standings:
        """Return the standings that would follow if something had never been said or shown."""
        return Standings(self.collection, self._gone | gone, self.ground)

    def known(self, claim: str, until: date | None = None) -> Known:
        """Return what is known of a claim by the end of a day, or today."""
        withdrawn = self._withdrawn(claim, until)
        fallen = self._gone | Fallen(frozenset(withdrawn)) if withdrawn else self._gone
        left = known_by(self._remaining(claim, fallen), until)
        refuters = self._refuters(claim, until)
        return Known(self.collection.claims[claim], left, refuters, withdrawn)

    def standing(self, claim: str, until: date | None = None) -> Standing:
        """Return a claim's standing today, overrides included, or as derived at a day's end."""
        _, standing = self._derived(claim, until)
        derived = standing()
        override = None if until else self.collection.claims[claim].record.standing
        if not override:
            return derived
        return derived._replace(grade=override.grade, rule=OVERRIDE, because=override.because)

    def history(self, claim: str) -> History:
        """Return the days on which a claim's derived grade changed, overrides left aside."""
        changes: list[tuple[date | None, Standing]] = []
        grade = Grade.UNSUPPORTED
        for day in sorted(self.ground.days(claim), key=lambda day: day or date.min):
            now, standing = self._derived(claim, day or date.min)
            if now is not grade:
                changes.append((day, standing()))
                grade = now
        return tuple(changes)

    def series(self, until: date | None = None) -> tuple[Series, ...]:
        """Return every series of figures: by the end of a day, or today, withdrawn ones too."""
        return build_series(self.collection, self._figures(until))

    def grade(self, claim: str, until: date | None = None) -> Grade:
        """Return the grade of a claim's standing alone, which takes less time."""
        if (claim, until) not in self._grades:
            override = None if until else self.collection.claims[claim].record.standing
            derived, _ = self._derived(claim, until)
            self._grades[claim, until] = override.grade if override else derived
        return self._grades[claim, until]

    def _figures(self, until: date | None) -> Iterator[tuple[Figure, Contribution, bool]]:
        for claim, figures in groupby(self.collection.all_figures(), lambda each: each.claim.id):
            known = {each.chain.statement: each for each in self.known(claim, until).statements}
            for figure in figures:
                if stands := known.get(figure.statement_index):
                    yield figure, stands, True
                elif until is None:
                    yield figure, self.contributions(claim)[figure.statement_index], False

    def _withdrawn(self, claim: str, until: date | None) -> tuple[str, ...]:
        """Return the works of a claim that had been withdrawn by the end of a day."""
        if not (own := self.ground.withdrawn(claim)):
            return ()
        works = {work for day, work in own if until is None or day <= until}
        return tuple(sorted(works - self._gone.works))

    def _remaining(self, claim: str, fallen: Fallen) -> tuple[Contribution, ...]:
        """Return what a claim's statements bring once something has fallen."""
        whole = self.contributions(claim)
        if fallen is NOTHING:
            return whole
        if (claim, fallen) not in self._left:
            entry = self.collection.claims[claim]
            left = contributions(self.collection, entry, fallen, whole)
            if entry.record.kind is ClaimKind.FALSEHOOD:
                # What was taken back has spread it all the same.
                ever = contributions(self.collection, entry, self._gone, whole)
                corrects = {each.chain.statement for each in left}
                left = tuple(
                    [a for a in ever if a.stance in SUPPORTING or a.chain.statement in corrects]
                )
            self._left[claim, fallen] = left
        return self._left[claim, fallen]

    def _derived(self, claim: str, until: date | None) -> tuple[Grade, Callable[[], Standing]]:
        """Return a claim's grade by its statements, and what gives all that stands behind it."""
        known = self.known(claim, until)
        key = claim, len(known.statements), len(known.withdrawn), known.refuters
        if found := self._standings.get(key):
            return found.derived, lambda: found
        case = Case(self.collection, known)
        grade = derive_grade(case)

        def standing() -> Standing:
            self._standings[key] = derive_standing(case, grade)
            return self._standings[key]

        return grade, standing

    def _refuters(self, claim: str, until: date | None) -> tuple[str, ...]:
        """Return the well-supported claims that refute one.

        Those whose own standing waits for this one are left aside: the checks report the circle.
        """
        others = self.ground.refuting.get(claim)
        if not others:
            return ()
        self._open.add(claim)
        found = [
            o for o in others if o not in self._open and self.grade(o, until) in WELL_SUPPORTED
        ]
        self._open.discard(claim)
        return tuple(found)
