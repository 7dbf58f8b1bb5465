"""How well a claim is supported, derived from its reports alone, now and as of a day.

The first rule that applies decides:

1. `override`: an editor set the standing, with a reason; it speaks of today only.
2. `refuted`: a claim that refutes this one is itself corroborated or acknowledged.
3. `acknowledged`: a party concerned admits it, in a report whose origin is determined.
4. `contested`: one origin denies or disputes what another, with another root, asserts.
5. `corroborated`: two or more independent origins assert it.
6. `single-origin`: one does.
7. `origin-unclear`: only reports whose origin nobody can tell do.
8. `unsupported`: nobody on record does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.collection import Collection, Entry
from generator.evidence.origins import Account, Provenance, accounts, count
from generator.model import Claim, Edtf
from generator.model.words import OPPOSING, SUPPORTING, Grade, RelationKind, Stance

OVERRIDE = "override"
"""The rule of a standing that an editor set."""

_REFUTING = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said something about a claim, and when."""

    report: int
    """The index of the report in its claim."""

    speaker: str
    """The origin of the report's chain."""

    on: Edtf | None
    """When it was said; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a claim is supported, and everything that the sentence about it needs."""

    grade: Grade
    derived: Grade
    """What the reports alone amount to; differs from `grade` under an override only."""

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


class Ledger:
    """The accounts of all claims of a collection, and the standings that follow from them."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.accounts = {
            claim.id: accounts(collection, claim) for claim in collection.claims.values()
        }
        self._standings: dict[tuple[str, date | None], Standing] = {}
        self._histories: dict[str, History] = {}
        self._open: set[str] = set()

    def standing(self, claim: str, until: date | None = None) -> Standing:
        """Return a claim's standing today, overrides included, or as derived at a day's end."""
        if (claim, until) not in self._standings:
            self._standings[claim, until] = self._standing(self.collection.claims[claim], until)
        return self._standings[claim, until]

    def history(self, claim: str) -> History:
        """Return the days on which a claim's derived grade changed, overrides left aside."""
        if claim not in self._histories:
            self._histories[claim] = self._history(claim)
        return self._histories[claim]

    def _standing(self, claim: Entry[Claim], until: date | None) -> Standing:
        known = [account for account in self.accounts[claim.id] if account.known_by(until)]
        support = count(account for account in known if account.stance in SUPPORTING)
        against = count(account for account in known if account.stance in OPPOSING)
        voices = sorted(_voices(claim.record, known), key=_chronologically)
        stances = {account.chain.report: account.stance for account in known}
        admitted = tuple(v for v in voices if stances[v.report] is Stance.ADMITS)
        denied = tuple(v for v in voices if stances[v.report] in OPPOSING)
        refuted_by = tuple(self._refuters(claim.id, until))
        grade = _grade(support, against, admitted=bool(admitted), refuted=bool(refuted_by))
        override = None if until else claim.record.standing
        return Standing(
            grade=override.grade if override else grade,
            derived=grade,
            rule=OVERRIDE if override else grade.value,
            support=support,
            against=against,
            asserted=tuple(v for v in voices if stances[v.report] in _ASSERTING),
            admitted=admitted,
            denied=denied,
            refuted_by=refuted_by,
            because=override.because if override else None,
        )

    def _refuters(self, claim: str, until: date | None) -> Iterable[str]:
        self._open.add(claim)
        for other in sorted(self._refuting(claim)):
            if self.standing(other, until).grade in _REFUTING:
                yield other
        self._open.discard(claim)

    def _refuting(self, claim: str) -> set[str]:
        """Return the claims that refute one, but for those whose own standing waits for it."""
        claims = self.collection.claims
        return {
            other
            for other, index in self.collection.relations_to.get(claim, ())
            if claims[other].record.relations[index].kind is RelationKind.REFUTES
        } - self._open

    def _history(self, claim: str) -> History:
        days = {account.day for account in self.accounts[claim]}
        self._open.add(claim)
        for other in self._refuting(claim):
            days |= {day for day, _ in self.history(other)}
        self._open.discard(claim)
        changes: list[tuple[date | None, Standing]] = []
        grade = Grade.UNSUPPORTED
        for day in sorted(days, key=lambda day: day or date.min):
            standing = self.standing(claim, day or date.min)
            if standing.grade is not grade:
                changes.append((day, standing))
                grade = standing.grade
        return tuple(changes)


def standing(collection: Collection, claim: Entry[Claim], until: date | None = None) -> Standing:
    """Return one claim's standing; for many, ask one `Ledger`."""
    return Ledger(collection).standing(claim.id, until)


def history(collection: Collection, claim: Entry[Claim]) -> History:
    """Return one claim's history; for many, ask one `Ledger`."""
    return Ledger(collection).history(claim.id)


_ASSERTING = SUPPORTING - {Stance.ADMITS}


def _grade(support: Provenance, against: Provenance, *, admitted: bool, refuted: bool) -> Grade:
    opposed = {origin.root for origin in against.origins}
    if refuted:
        return Grade.REFUTED
    if admitted:
        return Grade.ACKNOWLEDGED
    if any(opposed - {origin.root} for origin in support.origins):
        return Grade.CONTESTED
    if len(support.origins) > 1:
        return Grade.CORROBORATED
    if support.origins:
        return Grade.SINGLE_ORIGIN
    return Grade.ORIGIN_UNCLEAR if support.undetermined else Grade.UNSUPPORTED


def _voices(claim: Claim, known: list[Account]) -> Iterable[Voice]:
    for account in known:
        if account.root is not None:
            report = account.chain.report
            yield Voice(report, account.chain.speakers[0], claim.reports[report].said_on)


def _chronologically(voice: Voice) -> tuple[tuple[date, date, str], str, int]:
    when = voice.on.sort_key if voice.on else (date.max, date.max, "")
    return when, voice.speaker, voice.report
