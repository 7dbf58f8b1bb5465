"""What all standings of a collection rest on, whatever falls: statements, and who refutes whom."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from generator.evidence.origins.contributions import Contribution, contributions
from generator.evidence.origins.fallen import Fallen, retractions
from generator.model.lists import RelationKind
from generator.read.collection import Collection


class Ground:
    """What the statements of a collection bring, and what hangs on what."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._contributions: dict[str, tuple[Contribution, ...]] = {}
        self._withdrawn: dict[str, tuple[tuple[date, str], ...]] = {}

    def contributions(self, claim: str) -> tuple[Contribution, ...]:
        """Return what each statement of a claim would bring if nothing had fallen, in order."""
        found = self._contributions.get(claim)
        if found is None:
            found = contributions(self.collection, self.collection.claims[claim])
            self._contributions[claim] = found
        return found

    def days(self, claim: str) -> set[date | None]:
        """Return the days of a claim's statements, and of those that bear on it by refuting."""
        met = _reachable({claim}, self.refuting) if claim in self.refuting else (claim,)
        said = {said.day for each in met for said in self.contributions(each)}
        return said.union(day for each in met for day, _ in self.withdrawn(each))

    def reached(self, gone: Fallen) -> set[str]:
        """Return the claims that rest on something, and those that they refute."""
        resting = {claim for one in gone.everything for claim in self._resting.get(one, ())}
        return _reachable(resting, self._refuted)

    @cached_property
    def refuting(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that say they refute each claim, in alphabetical order."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.collection.claims.values():
            for relation in claim.record.relations:
                if relation.kind is RelationKind.REFUTES:
                    found[relation.claim].add(claim.id)
        return {claim: tuple(sorted(others)) for claim, others in found.items()}

    def withdrawn(self, claim: str) -> tuple[tuple[date, str], ...]:
        """Return the works of a claim that were withdrawn, each after the day of that, in order."""
        if not (days := self._retractions):
            return ()
        if claim not in self._withdrawn:
            told = self.contributions(claim)
            own = {(days[work], work) for each in told for work in each.articles if work in days}
            self._withdrawn[claim] = tuple(sorted(own))
        return self._withdrawn[claim]

    @cached_property
    def _retractions(self) -> Mapping[str, date]:
        return retractions(self.collection)

    @cached_property
    def _resting(self) -> Mapping[str, set[str]]:
        """The claims whose statements rest on each work, speaker or exhibit."""
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
    def _refuted(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that each claim says it refutes."""
        found: dict[str, tuple[str, ...]] = {}
        for claim, others in self.refuting.items():
            for other in others:
                found[other] = (*found.get(other, ()), claim)
        return found


def _reachable(claims: set[str], ties: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return some claims, and all that ties lead to from them."""
    met, waiting = set(claims), [*claims]
    while waiting:
        others = set(ties.get(waiting.pop(), ())) - met
        met |= others
        waiting += others
    return met
