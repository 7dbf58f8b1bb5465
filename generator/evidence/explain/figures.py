"""How the figures of a claim stand to others, as plain text."""

from collections.abc import Iterator

from generator.evidence.build import Evidence
from generator.evidence.series.comparisons import NEAR_DAYS
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.intervals import Verdict
from generator.evidence.series.series import Series
from generator.model import Claim


def figures(evidence: Evidence, claim: Claim) -> Iterator[str]:
    """Yield each figure of a claim, its series, and how it stands to others there."""
    for statement in claim.statements:
        for estimate in statement.estimates:
            series, point = evidence.points[estimate.id]
            yield f"{estimate.id}: {estimate.value}, as of {estimate.as_of}"
            yield f"  series: {series.key}"
            yield from (f"  {line}" for line in _relations(series, point, estimate.id))


def _relations(series: Series, point: DataPoint, id_: str) -> Iterator[str]:
    if point.id != id_:
        differs = id_ in {noise.id for noise in point.noise}
        yield f"the same saying as {point.id}, {'but another figure' if differs else 'relayed'}"
        return
    figures = {p.id: p.estimate.value for p in series.points}
    yield f"articles: {len(point.carriers)}, statements: {len(point.versions)}"
    for relayed in point.relayed:
        yield f"relayed as {relayed.id}: {relayed.estimate.value}"
    for revision in series.revisions:
        by = "an editor says so" if revision.authored else "a later figure by the same speaker"
        if revision.earlier == id_:
            yield f"revised by {revision.later}, {figures[revision.later]}: {by}"
        if revision.later == id_:
            yield f"revises {revision.earlier}, {figures[revision.earlier]}: {by}"
    for pair in series.comparisons:
        if id_ in (pair.a, pair.b):
            other = pair.b if pair.a == id_ else pair.a
            verdict = _VERDICTS[pair.compatibility.verdict]
            at = f" {pair.compatibility.at:,}" if pair.compatibility.at is not None else ""
            yield f"and {other}, {figures[other]}, within {NEAR_DAYS} days: {verdict}{at}"
    for subset in series.subsets:
        if subset.part == id_:
            yield f"a part of {subset.whole}"


_VERDICTS = {
    Verdict.CANNOT_BOTH_HOLD: "they cannot both hold",
    Verdict.BOTH_CAN_HOLD: "both can hold",
    Verdict.ONLY_AT: "both can hold only at",
}
