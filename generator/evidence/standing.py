"""How well a claim is supported, derived from its statements alone.

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

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.evidence.contributions import Contribution, Voice
from generator.evidence.origins import Provenance, count, merged_roots
from generator.model.lists import OPPOSING, SUPPORTING, Grade, Stance

OVERRIDE = "override"
"""The rule of a standing that an editor set."""


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


class Case(NamedTuple):
    """What is known of a claim at some time, and what refutes it."""

    claim: str
    known: tuple[Contribution, ...]
    refuters: tuple[str, ...]
    context: bool
    """Whether the claim is meant as background."""

    @property
    def key(self) -> tuple[str, int, tuple[str, ...]]:
        """What makes two cases one: what is said stays said, so that its number tells it."""
        return self.claim, len(self.known), self.refuters


def derive_grade(case: Case) -> Grade:
    """Return the grade by the first rule that applies."""
    if case.refuters:
        return Grade.REFUTED
    support = [each for each in case.known if each.stance in SUPPORTING]
    if case.context and support and not any(a.stance in OPPOSING for a in case.known):
        return Grade.BACKGROUND
    determined = [each for each in support if each.root]
    if Stance.ADMITS in [each.stance for each in determined]:
        return Grade.ACKNOWLEDGED
    if not determined:
        return Grade.ORIGIN_UNCLEAR if support else Grade.UNSUPPORTED
    behind = {each.root for each in determined}
    against = {each.root for each in case.known if each.stance in OPPOSING} - {""}
    if against and len(behind | against) > 1:
        return Grade.CONTESTED
    several = len(behind) > 1 and len(set(merged_roots(determined).values())) > 1
    return Grade.CORROBORATED if several else Grade.SINGLE_ORIGIN


def derive_standing(case: Case) -> Standing:
    """Return the standing by the first rule that applies."""
    grade = derive_grade(case)
    support = [each for each in case.known if each.stance in SUPPORTING]
    against = [each for each in case.known if each.stance in OPPOSING]
    return Standing(
        grade=grade,
        derived=grade,
        rule=grade.value,
        support=count(support),
        against=count(against),
        asserted=_voices([each for each in support if each.stance is not Stance.ADMITS]),
        admitted=_voices([each for each in support if each.stance is Stance.ADMITS]),
        denied=_voices(against),
        refuted_by=case.refuters,
    )


def _voices(contributions: Sequence[Contribution]) -> tuple[Voice, ...]:
    """Return the determined origins, the earliest first."""
    voices = [each.voice for each in contributions if each.voice]
    if len(voices) > 1:
        voices.sort(key=_chronologically)
    return tuple(voices)


def _chronologically(voice: Voice) -> tuple[tuple[date, date, str], str, int]:
    when = voice.on.sort_key if voice.on else (date.max, date.max, "")
    return when, voice.speaker, voice.statement
