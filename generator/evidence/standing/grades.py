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

from generator.evidence.origins.provenance import merged
from generator.evidence.standing.case import Case
from generator.model.lists import ClaimKind, Grade, Stance

NOT_GRADED = {ClaimKind.BACKGROUND: Grade.BACKGROUND, ClaimKind.JUDGEMENT: Grade.JUDGEMENT}

WELL_SUPPORTED = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})


def derive_grade(case: Case) -> Grade:
    """Return the grade by the first rule that applies."""
    if not case.known.statements:
        return Grade.UNSUPPORTED
    if case.kind is ClaimKind.FALSEHOOD:
        return _grade_of_a_falsehood(case)
    if case.kind in NOT_GRADED:
        return NOT_GRADED[case.kind]
    return Grade.REFUTED if case.known.refuters else _grade_of_support(case)


def _grade_of_support(case: Case) -> Grade:
    determined = case.determined
    if not determined:
        return Grade.ORIGIN_UNCLEAR if case.support else Grade.UNSUPPORTED
    stances = {each.stance for each in determined}
    for stance, grade in _BY_ITSELF.items():
        if stance in stances:
            return grade
    behind = {each.root for each in determined}
    if case.against:
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
    if case.known.refuters or several or case.taken_back:
        return Grade.REFUTED
    return Grade.CALLED_FALSE if case.against else Grade.UNSUPPORTED
