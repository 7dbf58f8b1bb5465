"""The tables of claims: what each says, how well it is supported, and how it bears on others."""

from collections.abc import Iterator

from generator.evidence.explain.claim import REASONS
from generator.export.dates import day_of_change
from generator.export.facts import Facts
from generator.export.tabular.standings import COUNTS, count_row
from generator.export.tabular.table import OF_CLAIM, URL, Column, Row, Table, record_row, words
from generator.model import Claim
from generator.model.lists import Grade, RelationKind


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
            **count_row(standing.told),
            "carried_by": standing.told.articles,
            "opposed_by": standing.against.articles,
            "sha256": claim.document.sha256,
            "hash": facts.bases[claim.id].hash,
            "changed": day_of_change(record),
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
        *COUNTS,
        Column("carried_by", "The works that `articles` counts.", "array", "sources"),
        Column("opposed_by", "The works that carry what denies, doubts or corrects it.",
               "array", "sources"),
        Column("sha256", "The SHA-256 of the record of which its page is made."),
        Column("hash", "The SHA-256 of the list of its record and all those on which it rests."),
        Column("changed", "When it was last looked through or changed.", "date"),
        URL,
    ),
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
