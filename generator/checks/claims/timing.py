"""When things were said, written, reviewed and changed: dates of one claim against each other."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.issues import Severity
from generator.model.lists import SUPPORTING, ClaimKind
from generator.read.collection import Collection

_ZONES = 1
"""Days by which dates may differ because it is tomorrow elsewhere."""

_LONG = 366
"""Days after which a work that tells what was said looks like a slip in a year."""


@check(
    "X367", "Correct `said_on`, or say in `note:` why the work is so much later.", Severity.WARNING
)
def check_long_before(collection: Collection) -> Iterator[Fault]:
    """What a work tells was said in the year before it, or a note says why not."""
    for claim, way, statement in each_statement(collection):
        work = collection.sources.get(statement.source)
        issued, said = work.record.issued if work else None, statement.said_on
        if issued and said and said.before(issued, _LONG) and not statement.note:
            found = f"'{said}' is more than a year before '{statement.source}' appeared, {issued}"
            yield fault(claim, (*way, "said_on"), found)


@check("X368", "Move `reviewed` on once the record has been gone through, or correct a date.")
def check_reviewed_sources(collection: Collection) -> Iterator[Fault]:
    """A record is reviewed when all its sources have appeared."""
    told: set[tuple[str, str]] = set()
    for claim, _, statement in each_statement(collection):
        for id_ in (statement.source, *statement.also_in):
            work, reviewed = collection.sources.get(id_), claim.record.reviewed
            issued = work.record.issued if work else None
            if issued and reviewed.before(issued) and (claim.id, id_) not in told:
                told.add((claim.id, id_))
                found = f"'{reviewed}' is before '{id_}' appeared, {issued}"
                yield fault(claim, "reviewed", found)


@check("X369", "Move `reviewed` on, or correct the day of the change.")
def check_reviewed_changes(collection: Collection) -> Iterator[Fault]:
    """A record is reviewed when it is changed, or later."""
    for claim in collection.claims.values():
        for index, change in enumerate(claim.record.changes):
            if claim.record.reviewed.before(change.on):
                found = f"'{change.on}' is after the record was reviewed, {claim.record.reviewed}"
                yield fault(claim, ("changes", index, "on"), found)


@check("X381", "Correct one of the dates, or make the claim one of intent.", Severity.WARNING)
def check_foretold(collection: Collection) -> Iterator[Fault]:
    """What is said to have happened is not said before it happened."""
    for claim, way, statement in each_statement(collection):
        happened, said = claim.record.happened, statement.said_on
        told = claim.record.kind is ClaimKind.EVENT and statement.stance in SUPPORTING
        if told and happened and said and said.before(happened, _ZONES):
            found = f"'{said}' is before what it tells of happened, {happened}"
            yield fault(claim, (*way, "said_on"), found)
