"""What is known of a claim at some time, sorted by what it does."""

from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution
from generator.evidence.origins.provenance import Merged, merged
from generator.evidence.series.agreement import NO_FIGURES, Agreement, agreement
from generator.model import Claim
from generator.model.lists import OPPOSING, SUPPORTING, ClaimKind, Stance
from generator.read.collection import Collection
from generator.read.entry import Entry


class Known(NamedTuple):
    """What is known of a claim at some time."""

    claim: Entry[Claim]
    statements: tuple[Contribution, ...]
    refuters: tuple[str, ...]
    """The well-supported claims that refute it."""

    withdrawn: tuple[str, ...]
    """The works that its statements name, and that had been withdrawn."""


class Case:
    """What is known of a claim at some time, sorted by what it does."""

    def __init__(self, collection: Collection, known: Known) -> None:
        self.collection, self.known = collection, known
        self.kind = known.claim.record.kind
        self.support: list[Contribution] = []
        """What stands behind the claim, or spreads a falsehood."""

        self.determined: list[Contribution] = []
        """What of that is of known origin."""

        self.against: list[Contribution] = []
        """What denies or doubts the claim."""

        self._merged: Merged | None = None
        self._agreement: Agreement | None = None
        for each in known.statements:
            if each.stance in SUPPORTING:
                self.support.append(each)
                if each.root:
                    self.determined.append(each)
            elif each.stance in OPPOSING:
                self.against.append(each)

    @property
    def denials(self) -> list[Contribution]:
        """What denies the claim, and not before the time that it speaks of."""
        return [a for a in self.against if a.stance is Stance.DENIES and not self.is_early(a)]

    def is_early(self, each: Contribution) -> bool:
        """Return whether something was said before the time that the claim speaks of."""
        happened = self.known.claim.record.happened
        begins = happened and happened.earliest
        return bool(begins and each.day and each.day < begins)

    @property
    def taken_back(self) -> bool:
        """Whether who spread a falsehood denies it, or withdrew the work."""
        corrected = {each.root for each in self.against if each.stance is Stance.DENIES} - {""}
        return any(
            each.root in corrected or not set(each.chain.works).isdisjoint(self.known.withdrawn)
            for each in self.support
        )

    @property
    def merged(self) -> Merged:
        """What those of known origin count as."""
        if self._merged is None:
            self._merged = merged(self.determined)
        return self._merged

    @property
    def agreement(self) -> Agreement:
        """Whether the figures of a quantity can hold together."""
        if self.kind is not ClaimKind.QUANTITY or len(self.merged.lines) <= 1:
            return NO_FIGURES
        if self._agreement is None:
            self._agreement = self._agreed()
        return self._agreement

    def _agreed(self) -> Agreement:
        names, lines = self.merged
        first = {root: line.origins[0] for line in lines for root in line.origins}
        of = {root: first[name] for root, name in names.items()}
        return agreement(self.collection, self.known.claim, self.determined, of)
