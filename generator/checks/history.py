"""What claims say of each other, and when records were written, reviewed and changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.checks.walk import fault
from generator.collection import Collection, Entry
from generator.issues import Issue, Rule
from generator.model import Edtf
from generator.model.words import RelationKind
from generator.yamlfile import Keys

AFTER_EDITION = Rule(
    "X336",
    "Nothing is dated after the edition, `published` in site.yml.",
    "Correct the date, or move `published` on.",
)
RELATION_TWICE = Rule("X337", "A relation is given once.", "Keep one of the two.")
BOTH_SIDES = Rule(
    "X338",
    "A relation that holds both ways is given on one side; the other page shows it by itself.",
    "Remove it here or there.",
)
CHANGES_ORDER = Rule("X339", "Changes stand newest first.", "Move the newer change up.")

_MUTUAL = frozenset({RelationKind.CONTRADICTS, RelationKind.VARIANT_OF})


def check_edition(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each date that lies after the edition."""
    edition = collection.site.record.published
    for entry, way, day in _dates(collection):
        if day and edition.before(day):
            found = f"'{day}' is after this edition, {edition}"
            hint = "correct it, or move `published` in site.yml on"
            yield fault(AFTER_EDITION, entry, way, found, hint)


def _dates(collection: Collection) -> Iterator[tuple[Entry[Any], Keys, Edtf | None]]:
    for claim in collection.claims.values():
        yield claim, ("reviewed",), claim.record.reviewed
        for index, change in enumerate(claim.record.changes):
            yield claim, ("changes", index, "on"), change.on
    for source in collection.sources.values():
        yield source, ("issued",), source.record.issued
        yield source, ("accessed",), source.record.accessed


def check_repeated(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each relation given a second time."""
    for claim in collection.claims.values():
        seen: set[tuple[RelationKind, str]] = set()
        for index, relation in enumerate(claim.record.relations):
            if (relation.kind, relation.claim) in seen:
                found = f"{relation.kind} '{relation.claim}' stands here already"
                yield fault(
                    RELATION_TWICE, claim, ("relations", index), found, "keep one of the two"
                )
            seen.add((relation.kind, relation.claim))


def check_mutual(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each mutual relation that both claims give, at the second of them."""
    for claim in collection.claims.values():
        for index, relation in enumerate(claim.record.relations):
            other = collection.claims.get(relation.claim)
            back = other.record.relations if other and other.id < claim.id else ()
            if relation.kind in _MUTUAL and (relation.kind, claim.id) in (
                (r.kind, r.claim) for r in back
            ):
                found = f"'{relation.claim}' says so already, and it holds both ways"
                yield fault(
                    BOTH_SIDES, claim, ("relations", index), found, "remove it here or there"
                )


def check_changes(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each change that stands below an older one."""
    for claim in collection.claims.values():
        for index, (above, below) in enumerate(pairwise(claim.record.changes), 1):
            if above.on.before(below.on):
                found = f"'{below.on}' stands below {above.on}; the newest stands first"
                hint = "move this change up"
                yield fault(CHANGES_ORDER, claim, ("changes", index, "on"), found, hint)


CHECKS = (check_edition, check_repeated, check_mutual, check_changes)
