"""How everything derived about a claim was derived, step by step, as plain text."""

from collections.abc import Iterator, Mapping

from generator.evidence.build import Evidence
from generator.evidence.explain.figures import figures
from generator.evidence.explain.origins import origins
from generator.evidence.origins.chains import Chain
from generator.evidence.origins.contributions import Voice
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
        "Origins behind it": origins(collection, evidence, claim_id, standing.support),
        "Origins that spread it": origins(collection, evidence, claim_id, standing.spread),
        "Origins against it": origins(collection, evidence, claim_id, standing.against),
        "Standing": _standing(standing),
        "Standing over time": _history(evidence, claim_id),
        "Figures": figures(evidence, claim),
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
        if statement.not_in:
            yield f"  not in: {', '.join(statement.not_in)}"
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


def _voice(voice: Voice) -> str:
    return f"{voice.speaker} on {voice.on}" if voice.on else voice.speaker
