"""The tables of claims: what each says, and how well it is supported and why."""

from collections.abc import Iterator
from itertools import zip_longest

from generator.evidence.explain.claim import REASONS
from generator.evidence.explain.origins import merger
from generator.evidence.origins.provenance import Provenance
from generator.export.dates import day_of_change
from generator.export.facts import Facts
from generator.export.tabular.table import OF_CLAIM, URL, Column, Row, Table, record_row, words
from generator.model import Claim
from generator.model.lists import Grade, RelationKind

_COUNTS = tuple(
    Column(name, description, "integer", counts=True)
    for name, description in (
        ("articles", "Works that carry it, or spread a falsehood."),
        ("statements", "Acts of saying that support it, or spread a falsehood."),
        ("origins", "Those who first said it, bodies of one parent counted once."),
        ("lines", "Lines of evidence into which the origins fall."),
        ("undetermined", "Statements whose origin nobody can tell."),
    )
)


def _counted(told: Provenance) -> dict[str, int]:
    names = ("articles", "origins", "lines", "undetermined")
    return {"statements": len(told.acts), **{name: len(getattr(told, name)) for name in names}}


def _claims(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        standing = facts.evidence.standings[claim.id]
        record = claim.record
        yield {
            **record_row(facts, "claims", claim.id, record),
            "standing": standing.grade,
            "standing_rule": standing.rule,
            "derived_standing": standing.derived,
            "standing_reason": REASONS[standing.derived],
            "standing_because": standing.because,
            "refuted_by": standing.refuted_by,
            "withdrawn": standing.withdrawn,
            **_counted(standing.told),
            "carried_by": standing.told.articles,
            "opposed_by": standing.against.articles,
            "sha256": claim.document.sha256,
            "hash": facts.bases[claim.id].hash,
            "changed": day_of_change(record),
        }


def _standings(facts: Facts) -> Iterator[Row]:
    for claim, history in facts.evidence.histories.items():
        ends = [day for day, _ in history[1:]]
        for number, ((day, standing), end) in enumerate(zip_longest(history, ends), 1):
            yield {
                "claim": claim,
                "number": number,
                "since": day,
                "until": end,
                "standing": standing.grade,
                **_counted(standing.told),
                "against": len(standing.against.acts),
                "refuted_by": standing.refuted_by,
            }


def _withdrawals(facts: Facts) -> Iterator[Row]:
    for kind, found in facts.shifts.items():
        for id_, changed in found.items():
            for claim, before, after in changed:
                yield {
                    "list": kind,
                    "record": id_,
                    "claim": claim,
                    "standing": before,
                    "without": after,
                }


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


def _relations(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        for relation in claim.record.relations:
            yield {
                "claim": claim.id,
                "kind": relation.kind,
                "other": relation.claim,
                "note": relation.note,
            }


_SIDE = Column(
    "side",
    "Whether it stands for the claim, or spreads a falsehood, or against it.",
    constraints={"enum": ["for", "against"], "required": True},
)


def _root(name: str, description: str) -> Column:
    return Column(name, description, of="speakers", constraints={"required": True})


CLAIMS = Table(
    "claims", "Claims and how well they are supported", _claims, Claim,
    "title summary topic kind happened places known unknown would_change_this independence "
    "status reviewed",
    (
        words("standing", "How well it is supported; derived.", Grade),
        Column("standing_rule", "The rule that gave the standing."),
        words("derived_standing", "The standing that the statements alone amount to.", Grade),
        Column("standing_reason", "What the rule of that standing asks for."),
        Column("standing_because", "Why an editor set another standing, where one did."),
        Column("refuted_by", "Well-supported claims that refute it.", "array", "claims"),
        Column("withdrawn", "Works that its statements name, and that were retracted or withdrawn.",
               "array", "sources"),
        *_COUNTS,
        Column("carried_by", "The works that `articles` counts.", "array", "sources"),
        Column("opposed_by", "The works that carry what denies, doubts or corrects it.",
               "array", "sources"),
        Column("sha256", "The SHA-256 of the record of which its page is made."),
        Column("hash", "The SHA-256 of the list of its record and all those on which it rests."),
        Column("changed", "When it was last looked through or changed.", "date"),
        URL,
    ),
)  # fmt: skip
STANDINGS = Table(
    "standings", "How the standing of each claim came about", _standings,
    derived=(
        OF_CLAIM,
        Column("number", "The place in the claim's history, the first being 1.", "integer"),
        Column("since", "The day from which it held; empty where no date is known.", "date"),
        Column("until", "The day from which another held; empty where none did.", "date"),
        words("standing", "The derived standing from then on.", Grade),
        *_COUNTS,
        Column("against", "Acts of saying that deny, doubt or correct it.", "integer", counts=True),
        Column("refuted_by", "Well-supported claims that refute it then.", "array", "claims"),
    ),
    key=("claim", "number"),
)  # fmt: skip
WITHDRAWALS = Table(
    "withdrawals", "The works and things shown on which standings hang", _withdrawals,
    derived=(
        Column("list", "The table of the record.",
               constraints={"enum": ["sources", "exhibits"], "required": True}),
        Column("record", "The work or thing shown.", constraints={"required": True}),
        OF_CLAIM,
        words("standing", "The derived standing of the claim.", Grade),
        words("without", "What it would be if the record were withdrawn.", Grade),
    ),
    key=("list", "record", "claim"),
)  # fmt: skip
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
RELATIONS = Table(
    "relations", "How claims bear on one another", _relations,
    derived=(
        OF_CLAIM,
        words("kind", "The relation, read `this claim <relation> the other`.", RelationKind),
        Column("other", "The other claim.", of="claims", constraints={"required": True}),
        Column("note", "Why, in a sentence."),
    ),
    key=("claim", "kind", "other"),
)  # fmt: skip
