"""Who said it first stands first: a chain runs from the originator to the work that was read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.read.collection import Collection


@check("X366", "Turn the chain round: who said it first stands first; the publisher ends it.")
def check_direction(collection: Collection) -> Iterator[Fault]:
    """The publisher of the work that was read stands behind those whose words it carries."""
    for claim, way, statement in each_statement(collection):
        work = collection.sources.get(statement.source)
        publisher = work.record.publisher if work else None
        if publisher in statement.chain[:-1] and statement.chain[-1] != publisher:
            index = statement.chain.index(publisher)
            found = f"'{publisher}' published '{statement.source}', and stands before its sources"
            yield fault(claim, (*way, "chain", index), found)
