"""How well a claim is supported, derived from its statements alone.

The first rule that applies decides:

1. `override`: an editor set the standing, with a reason; it speaks of today only.
2. A falsehood is `refuted` once a well-supported claim refutes it, or its corrections are well
   supported themselves: of two or more lines of evidence, or by who spread it; it is `called-false`
   once anybody corrects it. To spread it is not to support it, on any day.
3. A judgement and background are not graded.
4. `refuted`: a claim that refutes this one is itself corroborated or acknowledged.
5. `acknowledged`: a party concerned admits it in words, in a statement whose origin is determined.
6. `shown`: a party concerned shows it, and does not say so.
7. `contested`: one origin denies what another, with another root, asserts, and not before the time
   that the claim speaks of. A doubt, or an earlier denial, is told and contests nothing.
8. `figures-differ`: of a quantity, figures of its lines of evidence that cannot all hold.
9. `corroborated`: two or more lines of evidence; of a quantity, whose figures can hold together.
10. `single-origin`: one does, or each figure is of one.
11. `origin-unclear`: only statements whose origin nobody can tell assert it.
12. `unsupported`: nobody on record does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution, Voice
from generator.evidence.origins.origins import Merged, Provenance, count, merged
from generator.evidence.series.agreement import NO_FIGURES, Agreement
from generator.model import Edtf
from generator.model.lists import OPPOSING, SUPPORTING, ClaimKind, Grade, Stance

OVERRIDE = "override"
"""The rule of a standing that an editor set."""

NOT_GRADED = {ClaimKind.BACKGROUND: Grade.BACKGROUND, ClaimKind.JUDGEMENT: Grade.JUDGEMENT}

WELL_SUPPORTED = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})


class Standing(NamedTuple):
    """How well a claim is supported, and everything that the sentence about it needs."""

    grade: Grade
    derived: Grade
    """What the statements alone amount to; differs from `grade` under an override only."""

    rule: str
    """The rule that applied: `override`, or the word of the grade."""

    support: Provenance
    """What stands behind the claim; of a falsehood, nothing does."""

    against: Provenance
    """What denies or doubts it; of a falsehood, what corrects it."""

    spread: Provenance
    """What spread a falsehood."""

    asserted: tuple[Voice, ...] = ()
    """Determined origins that assert, confirm or spread it, the earliest first."""

    admitted: tuple[Voice, ...] = ()
    """Those who admit it, the earliest first."""

    shown: tuple[Voice, ...] = ()
    """Those who show it and do not say so, the earliest first."""

    denied: tuple[Voice, ...] = ()
    """Those who deny it, the earliest first."""

    beforehand: tuple[Voice, ...] = ()
    """Those who denied it before the time that it speaks of, the earliest first."""

    doubted: tuple[Voice, ...] = ()
    """Those who doubt it, the earliest first."""

    taken_back: tuple[Voice, ...] = ()
    """Those who deny a falsehood that they, or a body of the same parent, spread."""

    refuted_by: tuple[str, ...] = ()
    """The claims that refute it and are themselves well supported."""

    agreement: Agreement = NO_FIGURES
    """Whether its figures can hold together, where it is a quantity of several lines."""

    withdrawn: tuple[str, ...] = ()
    """Works that its statements name, and that were retracted or withdrawn."""

    because: str | None = None
    """The editor's reason for an override."""

    @property
    def told(self) -> Provenance:
        """What stands behind it, or what spread a falsehood."""
        return self.spread if self.spread.statements else self.support

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody who stands behind it or spread it and is known to have said so first."""
        return self.asserted + self.admitted + self.shown


@dataclass(eq=False)
class Case:
    """What is known of a claim at some time, and what refutes it."""

    claim: str
    kind: ClaimKind
    happened: Edtf | None
    known: tuple[Contribution, ...]
    refuters: tuple[str, ...]
    fallen: int
    """How many works had been withdrawn."""

    withdrawn: tuple[str, ...]
    """Those among them that its statements name."""

    agree: Callable[[list[Contribution], Mapping[str, str]], Agreement]
    """Returns whether the figures of statements can hold together.

    Told the first origin of the line of evidence of each root.
    """

    support: list[Contribution] = field(init=False)
    """What stands behind the claim, or spreads a falsehood."""

    against: list[Contribution] = field(init=False)
    """What denies or doubts the claim."""

    determined: list[Contribution] = field(init=False)
    """What stands behind the claim, of known origin."""

    def __post_init__(self) -> None:
        """Sort what is known by what it does."""
        self.support = [each for each in self.known if each.stance in SUPPORTING]
        self.against = [each for each in self.known if each.stance in OPPOSING]
        self.determined = [each for each in self.support if each.root]

    @property
    def key(self) -> tuple[str, int, int, tuple[str, ...]]:
        """What makes two cases one: what is said, and what fell, is so for good."""
        return self.claim, len(self.known), self.fallen, self.refuters

    @property
    def denials(self) -> list[Contribution]:
        """What denies the claim, and not before the time that it speaks of."""
        return [a for a in self.against if a.stance is Stance.DENIES and not self.is_early(a)]

    def is_early(self, each: Contribution) -> bool:
        """Return whether something was said before the time that the claim speaks of."""
        begins = self.happened and self.happened.earliest
        return bool(begins and each.day and each.day < begins)

    @property
    def taken_back(self) -> bool:
        """Whether who spread a falsehood denies it, or withdrew the work."""
        corrected = {each.root for each in self.against if each.stance is Stance.DENIES} - {""}
        return any(
            each.root in corrected or not set(each.chain.works).isdisjoint(self.withdrawn)
            for each in self.support
        )

    @cached_property
    def merged(self) -> Merged:
        """What those of known origin count as."""
        return merged(self.determined)

    @cached_property
    def agreement(self) -> Agreement:
        """Whether the figures of a quantity can hold together."""
        names, lines = self.merged
        if self.kind is not ClaimKind.QUANTITY or len(lines) <= 1:
            return NO_FIGURES
        first = {root: line.origins[0] for line in lines for root in line.origins}
        return self.agree(self.determined, {root: first[name] for root, name in names.items()})


def derive_grade(case: Case) -> Grade:
    """Return the grade by the first rule that applies."""
    if not case.known:
        return Grade.UNSUPPORTED
    if case.kind is ClaimKind.FALSEHOOD:
        return _grade_of_a_falsehood(case)
    if case.kind in NOT_GRADED:
        return NOT_GRADED[case.kind]
    return Grade.REFUTED if case.refuters else _grade_of_support(case)


def _grade_of_support(case: Case) -> Grade:
    determined = case.determined
    if not determined:
        return Grade.ORIGIN_UNCLEAR if case.support else Grade.UNSUPPORTED
    stances = {each.stance for each in determined}
    for stance, grade in _BY_ITSELF.items():
        if stance in stances:
            return grade
    behind = {each.root for each in determined}
    against = {each.root for each in case.denials} - {""}
    if against and len(behind | against) > 1:
        return Grade.CONTESTED
    return _grade_of_lines(case) if len(behind) > 1 else Grade.SINGLE_ORIGIN


_BY_ITSELF = {Stance.ADMITS: Grade.ACKNOWLEDGED, Stance.SHOWS: Grade.SHOWN}
"""What a party concerned does, and what one that does so is enough for; the first comes first."""


def _grade_of_lines(case: Case) -> Grade:
    if len(case.merged.lines) == 1:
        return Grade.SINGLE_ORIGIN
    figures = case.agreement
    if figures.differ:
        return Grade.FIGURES_DIFFER
    return Grade.SINGLE_ORIGIN if figures.apart else Grade.CORROBORATED


def _grade_of_a_falsehood(case: Case) -> Grade:
    corrections = [each for each in case.against if each.root and each.stance is Stance.DENIES]
    several = len(merged(corrections).lines) > 1
    if case.refuters or several or case.taken_back:
        return Grade.REFUTED
    return Grade.CALLED_FALSE if case.against else Grade.UNSUPPORTED


def derive_standing(case: Case) -> Standing:
    """Return the standing by the first rule that applies."""
    grade, support, against = derive_grade(case), case.support, case.against
    false = case.kind is ClaimKind.FALSEHOOD
    told, voices = count(support, case.merged), _voices(case)
    return Standing(
        grade=grade,
        derived=grade,
        rule=grade.value,
        support=count(()) if false else told,
        against=count(against),
        spread=told if false else count(()),
        asserted=voices("asserted"),
        admitted=voices("admitted"),
        shown=voices("shown"),
        denied=voices("denied"),
        beforehand=voices("beforehand"),
        doubted=voices("doubted"),
        taken_back=voices("taken_back"),
        refuted_by=case.refuters,
        agreement=case.agreement,
        withdrawn=case.withdrawn,
    )


_DOES = {
    Stance.ADMITS: "admitted",
    Stance.SHOWS: "shown",
    Stance.DENIES: "denied",
    Stance.DISPUTES: "doubted",
}


def _voices(case: Case) -> Callable[[str], tuple[Voice, ...]]:
    """Return what gives the determined origins by what they do, the earliest first."""
    found: dict[str, list[Voice]] = {}
    spreaders = {each.root for each in case.support} if case.kind is ClaimKind.FALSEHOOD else ()
    for each in (*case.support, *case.against):
        if each.voice:
            done = _DOES.get(each.stance, "asserted")
            if done == "denied":
                if each.root in spreaders:
                    found.setdefault("taken_back", []).append(each.voice)
                done = "beforehand" if case.is_early(each) else done
            found.setdefault(done, []).append(each.voice)
    for voices in found.values():
        if len(voices) > 1:
            voices.sort(key=_chronologically)
    return lambda done: tuple(found.get(done, ()))


def _chronologically(voice: Voice) -> tuple[tuple[date, date, str], str, int]:
    when = voice.on.sort_key if voice.on else (date.max, date.max, "")
    return when, voice.speaker, voice.statement
