"""The tables of origins: as whose word statements count, and in which line of evidence."""

from collections.abc import Iterator

from generator.evidence.explain.origins import merger
from generator.evidence.origins.provenance import Provenance
from generator.export.facts import Facts
from generator.export.tabular.table import OF_CLAIM, Column, Row, Table


def _sides(facts: Facts) -> Iterator[tuple[str, str, Provenance]]:
    """Yield each claim with what is for it, or spreads a falsehood, and with what is against it."""
    for claim, standing in facts.evidence.standings.items():
        yield claim, "for", standing.told
        yield claim, "against", standing.against


def _lines(facts: Facts) -> Iterator[Row]:
    for id_, side, counted in _sides(facts):
        claim = facts.collection.claims[id_].record
        for line in counted.lines:
            yield {
                "claim": id_,
                "side": side,
                "line": line.origins[0],
                "origins": line.origins,
                "exhibits": dict(line.exhibits),
                "reasons": [claim.independence[index].because for index in line.declared],
            }


def _origins(facts: Facts) -> Iterator[Row]:
    collection = facts.collection
    for id_, side, counted in _sides(facts):
        claim, chains = collection.claims[id_].record, facts.evidence.chains[id_]
        lines = {root: line.origins[0] for line in counted.lines for root in line.origins}
        for origin in counted.origins:
            yield {
                "claim": id_,
                "side": side,
                "line": lines[origin.root],
                "origin": origin.root,
                "bodies": origin.bodies,
                "statements": [f"{id_}.{claim.statements[i].id}" for i in origin.statements],
                "reasons": [
                    reason
                    for body in origin.bodies
                    for reason in merger(collection, claim, chains, origin, body)
                ],
            }


_SIDE = Column(
    "side",
    "Whether it stands for the claim, or spreads a falsehood, or against it.",
    constraints={"enum": ["for", "against"], "required": True},
)


def _root(name: str, description: str) -> Column:
    return Column(name, description, of="speakers", constraints={"required": True})


LINES = Table(
    "lines", "The lines of evidence of each claim", _lines,
    derived=(
        OF_CLAIM, _SIDE, _root("line", "The first origin of the line."),
        Column("origins", "The origins that are one line.", "array", "speakers"),
        Column("exhibits", "What was shown that makes them one, each with the origins.", "object"),
        Column("reasons", "Why they are known to share a source.", "array"),
    ),
    key=("claim", "side", "line"),
)  # fmt: skip
ORIGINS = Table(
    "origins", "The origins of each claim, and why some speakers count as one", _origins,
    derived=(
        OF_CLAIM, _SIDE, _root("line", "The first origin of its line of evidence."),
        _root("origin", "The speaker in whose name the statements count."),
        Column("bodies", "The speakers through whom it spoke.", "array", "speakers"),
        Column("statements", "The statements that count as its own.", "array", "statements"),
        Column("reasons", "Why each of them counts with it.", "array"),
    ),
    key=("claim", "side", "origin"),
)  # fmt: skip
