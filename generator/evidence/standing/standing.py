"""A claim's standing: its grade, and everything that the sentence about it needs."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from generator.evidence.origins.contributions import Voice
from generator.evidence.origins.provenance import NOTHING_BEHIND, Provenance, count
from generator.evidence.series.agreement import NO_FIGURES, Agreement
from generator.evidence.standing.case import Case
from generator.model.lists import ClaimKind, Grade, Stance

OVERRIDE = "override"
"""The rule of a standing that an editor set."""


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


def derive_standing(case: Case, grade: Grade) -> Standing:
    """Return the standing of a case of a grade."""
    told, against = count(case.support, case.merged), count(case.against)
    false, by = case.kind is ClaimKind.FALSEHOOD, _voices(case)
    # In the order of its fields: named, they take three times as long.
    return Standing(
        grade,
        grade,
        grade.value,
        NOTHING_BEHIND if false else told,
        against,
        told if false else NOTHING_BEHIND,
        by("asserted"),
        by("admitted"),
        by("shown"),
        by("denied"),
        by("beforehand"),
        by("doubted"),
        by("taken_back"),
        case.known.refuters,
        case.agreement,
        case.known.withdrawn,
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
