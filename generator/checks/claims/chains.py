"""Who said it first stands first: a chain runs from the originator to the work that was read."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.evidence.origins.chains import complete_chain, root_of
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


@check("X426", "Name who said it first in a statement of the claim, or remove the line.")
def check_independence(collection: Collection) -> Iterator[Fault]:
    """Of whom it is told whether they share a source, a statement of the claim began with them."""
    for claim in collection.claims.values():
        first = {complete_chain(collection, 0, each).origin for each in claim.record.statements}
        roots = {root_of(collection, speaker) for speaker in first if speaker}
        for index, each in enumerate(claim.record.independence):
            for number, speaker in enumerate(each.origins):
                if root_of(collection, speaker) not in roots:
                    found = f"no statement here began with '{speaker}'"
                    yield fault(claim, ("independence", index, "origins", number), found)
