"""What was derived, as plain data that cases can spell out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.evidence import Evidence, build_evidence
from generator.evidence.origins.chains import Chain
from generator.evidence.origins.contributions import Voice
from generator.evidence.origins.provenance import Provenance
from generator.evidence.series.comparisons import Comparison
from generator.evidence.series.revisions import Revision
from generator.evidence.series.series import Series
from generator.evidence.standing.standing import Standing
from generator.read.collection import Collection


def derived(collection: Collection) -> dict[str, Any]:
    """Return every derived fact, by kind; most are by claim."""
    evidence = build_evidence(collection)
    return {kind: view(evidence) for kind, view in VIEWS.items()}


def _by_claim(view: Callable[[Evidence, str], Any]) -> Callable[[Evidence], dict[str, Any]]:
    return lambda evidence: {claim: view(evidence, claim) for claim in evidence.standings}


def _counts(provenance: Provenance) -> str:
    return (
        f"{len(provenance.articles)} articles, {len(provenance.acts)} statements, "
        f"{len(provenance.origins)} origins, {len(provenance.undetermined)} undetermined"
    )


def _origins(provenance: Provenance) -> dict[str, list[str]]:
    return {origin.root: list(origin.bodies) for origin in provenance.origins}


def _lines(provenance: Provenance) -> list[str]:
    told = []
    for line in provenance.lines:
        why = [
            *(exhibit for exhibit, _ in line.exhibits),
            *(f"declared {number}" for number in line.declared),
        ]
        told.append(" + ".join(line.origins) + (f": {', '.join(why)}" if why else ""))
    return told


def _chain(chain: Chain) -> str:
    return " > ".join(chain.speakers) + ("" if chain.determined else " (undetermined)")


def _voices(voices: tuple[Voice, ...]) -> list[str]:
    return [f"{voice.speaker}, {voice.on}" if voice.on else voice.speaker for voice in voices]


def _why(standing: Standing) -> dict[str, Any]:
    facts = {
        "rule": standing.rule,
        "asserted": _voices(standing.asserted),
        "admitted": _voices(standing.admitted),
        "shown": _voices(standing.shown),
        "denied": _voices(standing.denied),
        "beforehand": _voices(standing.beforehand),
        "doubted": _voices(standing.doubted),
        "refuted_by": list(standing.refuted_by),
        "withdrawn": list(standing.withdrawn),
        "because": standing.because,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _compared(pair: Comparison) -> str:
    at = "" if pair.compatibility.at is None else f" {pair.compatibility.at}"
    return f"{pair.compatibility.verdict}{at}"


def _reason(revision: Revision) -> str:
    return "authored" if revision.authored else "later"


def _series(series: Series) -> dict[str, Any]:
    facts = {
        "points": [point.id for point in series.points],
        "relayed": {p.id: [r.id for r in p.relayed] for p in series.points if p.relayed},
        "noise": {p.id: [r.id for r in p.noise] for p in series.points if p.noise},
        "revised": {f"{r.earlier} > {r.later}": _reason(r) for r in series.revisions},
        "compared": {f"{pair.a}, {pair.b}": _compared(pair) for pair in series.comparisons},
        "parts": {subset.part: subset.whole for subset in series.subsets},
    }
    return {name: fact for name, fact in facts.items() if fact}


VIEWS: dict[str, Callable[[Evidence], dict[str, Any]]] = {
    "counts": _by_claim(lambda evidence, claim: _counts(evidence.provenance[claim])),
    "articles": _by_claim(lambda evidence, claim: list(evidence.provenance[claim].articles)),
    "origins": _by_claim(lambda evidence, claim: _origins(evidence.provenance[claim])),
    "lines": _by_claim(lambda evidence, claim: _lines(evidence.provenance[claim])),
    "against": _by_claim(lambda evidence, claim: _origins(evidence.standings[claim].against)),
    "spread": _by_claim(lambda evidence, claim: _origins(evidence.standings[claim].spread)),
    "agreed": _by_claim(
        lambda evidence, claim: [
            " to ".join(dict.fromkeys(f"{end}" for end in (both.low, both.high)))
            for _, both in evidence.standings[claim].agreement.shared
        ]
    ),
    "chains": _by_claim(lambda evidence, claim: [_chain(c) for c in evidence.chains[claim]]),
    "standing": _by_claim(lambda evidence, claim: evidence.standings[claim].grade.value),
    "why": _by_claim(lambda evidence, claim: _why(evidence.standings[claim])),
    "history": _by_claim(
        lambda evidence, claim: [
            f"{day or 'always'} {standing.grade}" for day, standing in evidence.histories[claim]
        ]
    ),
    "series": lambda evidence: {str(series.key): _series(series) for series in evidence.series},
}
"""What a case can expect, and how it is read off the evidence."""
