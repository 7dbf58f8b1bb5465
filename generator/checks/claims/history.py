"""What claims say of each other, and when records were written, reviewed and changed."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.model import Edtf
from generator.model.lists import RelationKind
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Entry

_MUTUAL = frozenset(
    {RelationKind.CONTRADICTS, RelationKind.VARIANT_OF, RelationKind.SAME_GROUND_AS}
)


@check("X336", "Correct it, or move `published` in site.yml on.")
def check_edition(collection: Collection) -> Iterator[Fault]:
    """Nothing is dated after the edition, `published` in site.yml."""
    edition = collection.site.record.published
    for entry, way, day in _dates(collection):
        if day and edition.before(day):
            yield fault(entry, way, f"'{day}' is after this edition, {edition}")


def _dates(collection: Collection) -> Iterator[tuple[Entry[Any], Keys, Edtf | None]]:
    yield collection.site, ("record_ends",), collection.site.record.record_ends
    for claim in collection.claims.values():
        yield claim, ("added",), claim.record.added
        yield claim, ("reviewed",), claim.record.reviewed
        for index, change in enumerate(claim.record.changes):
            yield claim, ("changes", index, "on"), change.on
        for index, statement in enumerate(claim.record.statements):
            yield claim, ("statements", index, "said_on"), statement.said_on
    for source in collection.sources.values():
        yield source, ("issued",), source.record.issued
        yield source, ("accessed",), source.record.accessed
        if source.record.status:
            yield source, ("status", "on"), source.record.status.on
        for index, archive in enumerate(source.record.archives):
            yield source, ("archives", index, "captured"), archive.captured
    for exhibit in collection.exhibits.values():
        yield exhibit, ("shown_on",), exhibit.record.shown_on
        for index, again in enumerate(exhibit.record.shown_again):
            yield exhibit, ("shown_again", index, "on"), again.on
        for index, look in enumerate(exhibit.record.checks):
            yield exhibit, ("checks", index, "on"), look.on


@check("X337", "Keep one of the two.")
def check_repeated(collection: Collection) -> Iterator[Fault]:
    """A relation is given once."""
    for claim in collection.claims.values():
        seen: set[tuple[RelationKind, str]] = set()
        for index, relation in enumerate(claim.record.relations):
            if (relation.kind, relation.claim) in seen:
                found = f"{relation.kind} '{relation.claim}' stands here already"
                yield fault(claim, ("relations", index), found)
            seen.add((relation.kind, relation.claim))


@check("X338", "Remove it here or there.")
def check_mutual(collection: Collection) -> Iterator[Fault]:
    """A relation that holds both ways is given on one side; the other page shows it by itself."""
    for claim in collection.claims.values():
        for index, relation in enumerate(claim.record.relations):
            other = collection.claims.get(relation.claim)
            back = other.record.relations if other and other.id < claim.id else ()
            given = {(r.kind, r.claim) for r in back}
            if relation.kind in _MUTUAL and (relation.kind, claim.id) in given:
                found = f"'{relation.claim}' says so already, and it holds both ways"
                yield fault(claim, ("relations", index), found)


@check("X339", "Move this change up.")
def check_changes(collection: Collection) -> Iterator[Fault]:
    """Changes stand newest first."""
    for claim in collection.claims.values():
        for index, (above, below) in enumerate(pairwise(claim.record.changes), 1):
            if above.on.before(below.on):
                found = f"'{below.on}' stands below {above.on}; the newest stands first"
                yield fault(claim, ("changes", index, "on"), found)
