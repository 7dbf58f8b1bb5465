"""How chains count as origins and lines of evidence, and why two became one, as plain text."""

from collections.abc import Iterable, Iterator

from generator.evidence.build import Evidence
from generator.evidence.origins.chains import Chain, root_of
from generator.evidence.origins.origins import Origin, dependence
from generator.evidence.origins.provenance import Provenance
from generator.model import Claim
from generator.read.collection import Collection


def origins(
    collection: Collection, evidence: Evidence, claim_id: str, provenance: Provenance
) -> Iterator[str]:
    """Yield what stands behind a claim, and why bodies and origins count as one."""
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


def _statements(claim: Claim, indexes: Iterable[int]) -> str:
    names = [claim.statements[index].id for index in indexes]
    return f"{'statement' if len(names) == 1 else 'statements'} {', '.join(names)}"
