"""How well a claim is supported, derived from its statements alone, now and as of a day.

The first rule that applies decides:

1. `override`: an editor set the standing, with a reason; it speaks of today only.
2. `refuted`: a claim that refutes this one is itself corroborated or acknowledged.
3. `background`: the claim is undisputed context, and nobody on record opposes it.
4. `acknowledged`: a party concerned admits it, in a statement whose origin is determined.
5. `contested`: one origin denies or disputes what another, with another root, asserts.
6. `corroborated`: two or more independent origins assert it.
7. `single-origin`: one does.
8. `origin-unclear`: only statements whose origin nobody can tell do.
9. `unsupported`: nobody on record does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from generator.evidence.accounts import Account, Voice, accounts, known_by
from generator.evidence.origins import Provenance, count, merged_roots
from generator.model import Claim
from generator.model.lists import OPPOSING, SUPPORTING, ClaimKind, Grade, RelationKind, Stance
from generator.read.collection import Collection, Entry

__all__ = ["OVERRIDE", "History", "Ledger", "Standing", "Voice", "history", "standing"]

OVERRIDE = "override"
"""The rule of a standing that an editor set."""

_REFUTING = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a claim is supported, and everything that the sentence about it needs."""

    grade: Grade
    derived: Grade
    """What the statements alone amount to; differs from `grade` under an override only."""

    rule: str
    """The rule that applied: `override`, or the word of the grade."""

    support: Provenance
    """What stands behind the claim."""

    against: Provenance
    """What denies or disputes it."""

    asserted: tuple[Voice, ...] = ()
    """Determined origins that assert or confirm it, the earliest first."""

    admitted: tuple[Voice, ...] = ()
    """Those who admit it, the earliest first."""

    denied: tuple[Voice, ...] = ()
    """Those who deny or dispute it, the earliest first."""

    refuted_by: tuple[str, ...] = ()
    """The claims that refute it and are themselves well supported."""

    because: str | None = None
    """The editor's reason for an override."""


History = tuple[tuple[date | None, Standing], ...]
"""Days on which the derived grade changed, and the standing from then on.

None stands for a beginning of which no date is known. Before the first day: unsupported.
"""


class _Case(NamedTuple):
    """What is known of a claim at some time, and what refutes it."""

    claim: str
    known: tuple[Account, ...]
    refuters: tuple[str, ...]
    context: bool
    """Whether the claim is meant as background."""

    @property
    def key(self) -> tuple[str, int, tuple[str, ...]]:
        """What makes two cases one: what is said stays said, so that its number tells it."""
        return self.claim, len(self.known), self.refuters


class Ledger:
    """The accounts of all claims of a collection, and the standings that follow from them."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._accounts: dict[str, tuple[Account, ...]] = {}
        self._refuting = _refuting(collection)
        self._standings: dict[tuple[str, int, tuple[str, ...]], Standing] = {}
        self._grades: dict[tuple[str, date | None], Grade] = {}
        self._open: set[str] = set()

    def accounts(self, claim: str) -> tuple[Account, ...]:
        """Return what each statement of a claim brings to the count, in their order."""
        if claim not in self._accounts:
            self._accounts[claim] = accounts(self.collection, self.collection.claims[claim])
        return self._accounts[claim]

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

    def _case(self, claim: str, until: date | None) -> _Case:
        known = known_by(self.accounts(claim), until)
        context = self.collection.claims[claim].record.kind is ClaimKind.BACKGROUND
        return _Case(claim, known, self._refuters(claim, until), context)

    def _standing(self, case: _Case) -> Standing:
        if case.key not in self._standings:
            self._standings[case.key] = _stand(case)
        return self._standings[case.key]

    def _derive(self, case: _Case) -> Grade:
        standing = self._standings.get(case.key)
        return standing.derived if standing else _derive(case)

    def _days(self, claim: str) -> set[date | None]:
        """Return the days of a claim's statements, and of those that bear on it by refuting."""
        met, waiting = {claim}, [claim]
        while waiting:
            others = set(self._refuting.get(waiting.pop(), ())) - met
            met |= others
            waiting += others
        return {account.day for each in met for account in self.accounts(each)}

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


def _derive(case: _Case) -> Grade:
    """Return the grade by the first rule that applies."""
    if case.refuters:
        return Grade.REFUTED
    support = [account for account in case.known if account.stance in SUPPORTING]
    if case.context and support and not any(a.stance in OPPOSING for a in case.known):
        return Grade.BACKGROUND
    determined = [account for account in support if account.root]
    if Stance.ADMITS in [account.stance for account in determined]:
        return Grade.ACKNOWLEDGED
    if not determined:
        return Grade.ORIGIN_UNCLEAR if support else Grade.UNSUPPORTED
    behind = {account.root for account in determined}
    against = {account.root for account in case.known if account.stance in OPPOSING} - {""}
    if against and len(behind | against) > 1:
        return Grade.CONTESTED
    several = len(behind) > 1 and len(set(merged_roots(determined).values())) > 1
    return Grade.CORROBORATED if several else Grade.SINGLE_ORIGIN


def _stand(case: _Case) -> Standing:
    grade = _derive(case)
    support = [account for account in case.known if account.stance in SUPPORTING]
    against = [account for account in case.known if account.stance in OPPOSING]
    return Standing(
        grade=grade,
        derived=grade,
        rule=grade.value,
        support=count(support),
        against=count(against),
        asserted=_voices([account for account in support if account.stance is not Stance.ADMITS]),
        admitted=_voices([account for account in support if account.stance is Stance.ADMITS]),
        denied=_voices(against),
        refuted_by=case.refuters,
    )


def _voices(accounts: Sequence[Account]) -> tuple[Voice, ...]:
    """Return the determined origins, the earliest first."""
    voices = [account.voice for account in accounts if account.voice]
    if len(voices) > 1:
        voices.sort(key=_chronologically)
    return tuple(voices)


def _chronologically(voice: Voice) -> tuple[tuple[date, date, str], str, int]:
    when = voice.on.sort_key if voice.on else (date.max, date.max, "")
    return when, voice.speaker, voice.statement


def standing(collection: Collection, claim: Entry[Claim], until: date | None = None) -> Standing:
    """Return one claim's standing; for many, ask one `Ledger`."""
    return Ledger(collection).standing(claim.id, until)


def history(collection: Collection, claim: Entry[Claim]) -> History:
    """Return one claim's history; for many, ask one `Ledger`."""
    return Ledger(collection).history(claim.id)
