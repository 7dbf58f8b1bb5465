"""The tables of standings: how each came about, and what it hangs on."""

from collections.abc import Iterator
from itertools import zip_longest

from generator.evidence.origins.provenance import Provenance
from generator.export.facts import Facts
from generator.export.tabular.table import OF_CLAIM, Column, Row, Table, words
from generator.model.lists import Grade

COUNTS = tuple(
    Column(name, description, "integer", counts=True)
    for name, description in (
        ("articles", "Works that carry it, or spread a falsehood."),
        ("statements", "Acts of saying that support it, or spread a falsehood."),
        ("origins", "Those who first said it, bodies of one parent counted once."),
        ("lines", "Lines of evidence into which the origins fall."),
        ("undetermined", "Statements whose origin nobody can tell."),
    )
)


def count_row(told: Provenance) -> dict[str, int]:
    """Return the counts of what stands behind a claim."""
    names = ("articles", "origins", "lines", "undetermined")
    return {"statements": len(told.acts), **{name: len(getattr(told, name)) for name in names}}


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
                **count_row(standing.told),
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


STANDINGS = Table(
    "standings", "How the standing of each claim came about", _standings,
    derived=(
        OF_CLAIM,
        Column("number", "The place in the claim's history, the first being 1.", "integer"),
        Column("since", "The day from which it held; empty where no date is known.", "date"),
        Column("until", "The day from which another held; empty where none did.", "date"),
        words("standing", "The derived standing from then on.", Grade),
        *COUNTS,
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
