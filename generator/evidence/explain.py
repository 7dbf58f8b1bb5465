"""How everything derived about a claim was derived, step by step, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.evidence.build import Evidence
from generator.evidence.origins.chains import Chain, root_of
from generator.evidence.origins.contributions import Voice
from generator.evidence.origins.origins import Origin, dependence
from generator.evidence.origins.provenance import Provenance
from generator.evidence.series.comparison import NEAR_DAYS, Series, Verdict
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.intervals import Interval
from generator.evidence.standing.standing import OVERRIDE, Standing
from generator.model import Claim, Statement
from generator.model.lists import Grade, OriginStatus
from generator.read.collection import Collection

_ARROW = " -> "


def explain_claim(collection: Collection, evidence: Evidence, claim_id: str) -> str:
    """Return the derivation: chains completed, origins merged and why, rule applied, figures.

    Raises:
        KeyError: There is no such claim.
    """
    claim, standing = collection.claims[claim_id].record, evidence.standings[claim_id]
    sections = {
        f"Claim {claim_id}": [claim.title],
        "Chains": _chains(claim, evidence.chains[claim_id]),
        "Origins behind it": _origins(collection, evidence, claim_id, standing.support),
        "Origins that spread it": _origins(collection, evidence, claim_id, standing.spread),
        "Origins against it": _origins(collection, evidence, claim_id, standing.against),
        "Standing": _standing(standing),
        "Standing over time": _history(evidence, claim_id),
        "Figures": _figures(evidence, claim),
    }
    written = {title: list(lines) for title, lines in sections.items()}
    return "\n".join(
        "\n".join((title, *(f"  {line}" for line in lines), ""))
        for title, lines in written.items()
        if lines
    )


def _chains(claim: Claim, chains: tuple[Chain, ...]) -> Iterator[str]:
    for chain, statement in zip(chains, claim.statements, strict=True):
        when = f" on {statement.said_on}" if statement.said_on else ""
        yield f"statement {statement.id} {statement.stance}{when}"
        yield f"  authored chain: {_ARROW.join(statement.chain) or 'none'}"
        yield f"  works: {_ARROW.join(chain.works)} (read)"
        if statement.also_in:
            yield f"  also in: {', '.join(statement.also_in)}"
        yield f"  completed chain: {_ARROW.join(chain.speakers) or 'nobody is known'}"
        yield f"  origin: {origin_because(chain, statement)}"


def origin_because(chain: Chain, statement: Statement) -> str:
    """Return why a statement counts as said first by whom it does, or by nobody."""
    if chain.determined:
        how = (
            "the authored chain begins there" if statement.chain else "it published the first work"
        )
        return f"{chain.origin}: {how}"
    if statement.origin is OriginStatus.UNDETERMINED:
        return "undetermined: the record says so"
    return "undetermined: no chain is given, and nobody is known to have published the first work"


def _origins(
    collection: Collection, evidence: Evidence, claim_id: str, provenance: Provenance
) -> Iterator[str]:
    if not provenance.statements:
        return
    chains, claim = evidence.chains[claim_id], collection.claims[claim_id].record
    yield f"articles: {len(provenance.articles)} ({', '.join(provenance.articles)})"
    yield f"statements: {len(provenance.acts)}"
    yield f"origins: {len(provenance.origins)}, undetermined: {len(provenance.undetermined)}"
    for origin in provenance.origins:
        yield f"{origin.root}: {_statements(claim, origin.statements)}"
        for body in origin.bodies:
            yield from (f"  {why}" for why in merger(collection, claim, chains, origin, body))
    yield f"lines of evidence: {len(provenance.lines)}"
    for line in provenance.lines:
        yield " + ".join(line.origins)
        for exhibit, origins in line.exhibits:
            yield f"  {' + '.join(origins)} rest on one exhibit: {exhibit}"
        for index in line.declared:
            yield f"  declared to share a source: {claim.independence[index].because}"
    unclear = [i for i in provenance.statements if not chains[i].determined]
    for index in provenance.undetermined:
        yield f"undetermined: {_statements(claim, [index])}"
    merged = [i for i in unclear if i not in provenance.undetermined]
    if merged:
        yield f"  {_statements(claim, merged)}: a first work or voice in common with one of these"


def merger(
    collection: Collection, claim: Claim, chains: tuple[Chain, ...], origin: Origin, body: str
) -> Iterator[str]:
    """Yield why a body counts with an origin, where it is not the origin itself."""
    root = root_of(collection, body)
    if root == origin.root:
        if body != root:
            yield f"{body} is part of {root}"
        return
    if because := dependence(collection, origin, body):
        yield f"{body} depends on another of them: {' '.join(because)}"
        return
    passed_on = [i for i in origin.statements if body in claim.statements[i].chain[1:]]
    if passed_on:
        source = chains[passed_on[0]].origin
        yield f"{body} passes on the words of {source} in {_statements(claim, passed_on)}"
    else:
        yield f"{body} shares a first work with {origin.root}"


def _standing(standing: Standing) -> Iterator[str]:
    if standing.rule == OVERRIDE:
        yield f"{standing.grade}: an editor's override, because: {standing.because}"
        yield f"the statements alone amount to: {standing.derived}"
    else:
        yield f"{standing.grade}: {REASONS[standing.derived]}"
    yield from (f"refuted by {claim}" for claim in standing.refuted_by)
    yield from (f"not counted, withdrawn: {work}" for work in standing.withdrawn)
    for pair in standing.agreement.differ:
        yield f"cannot both hold: {pair.a} and {pair.b}"
    for key, both in standing.agreement.shared:
        yield f"hold together, {key}: {_ends(both)}"
    voices = {
        "admitted": standing.admitted,
        "asserted": standing.asserted,
        "shown, not said": standing.shown,
        "denied": standing.denied,
        "denied before the time that it speaks of": standing.beforehand,
        "doubted": standing.doubted,
    }
    for verb, who in voices.items():
        yield from (f"{verb} by {_voice(voice)}" for voice in who)


REASONS: Mapping[Grade, str] = {
    Grade.REFUTED: "what is well supported shows it to be wrong",
    Grade.CALLED_FALSE: "a falsehood that no well-supported claim refutes so far",
    Grade.BACKGROUND: "background is not graded",
    Grade.JUDGEMENT: "judgements are not graded",
    Grade.ACKNOWLEDGED: "a party concerned admits it in words",
    Grade.SHOWN: "a party concerned shows it, and does not say so",
    Grade.CONTESTED: "one origin denies what another asserts",
    Grade.FIGURES_DIFFER: "figures of several lines of evidence cannot all hold",
    Grade.CORROBORATED: "two or more lines of evidence",
    Grade.SINGLE_ORIGIN: "one line of evidence, or one for each figure",
    Grade.ORIGIN_UNCLEAR: "only statements whose origin nobody can tell assert it",
    Grade.UNSUPPORTED: "no statement that counts asserts it",
}
"""What the rule of each grade asks for."""


def _ends(both: Interval) -> str:
    return f"{'..' if both.low is None else both.low} to {'..' if both.high is None else both.high}"


def _history(evidence: Evidence, claim_id: str) -> Iterator[str]:
    for day, standing in evidence.histories[claim_id]:
        yield f"{day or 'from the beginning'}: {standing.grade}"


def _figures(evidence: Evidence, claim: Claim) -> Iterator[str]:
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


def _voice(voice: Voice) -> str:
    return f"{voice.speaker} on {voice.on}" if voice.on else voice.speaker


def _statements(claim: Claim, indexes: Iterable[int]) -> str:
    names = [claim.statements[index].id for index in indexes]
    return f"{'statement' if len(names) == 1 else 'statements'} {', '.join(names)}"
