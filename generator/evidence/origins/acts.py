"""What a statement does and when, in which works, and what tells that others are of one act."""

from collections.abc import Hashable
from datetime import date

from generator.evidence.origins.chains import Chain
from generator.evidence.origins.descent import Descent, Descents
from generator.model import Statement
from generator.model.lists import Stance
from generator.read.collection import Collection


def carriers(
    collection: Collection, statement: Statement, read: list[Descent], fallen: frozenset[str]
) -> tuple[str, ...]:
    """Return the works that carry a statement, given how it came to those in which it was read.

    In alphabetical order; what has fallen carries nothing, nor does what derives from it.
    """
    found = read[0].carriers
    if len(read) > 1:
        found = tuple(sorted({work for each in read for work in each.carriers}))
    if not fallen:
        return found
    come = collection.once(Descents).of
    return tuple([work for work in found if fallen.isdisjoint(come(work, statement).works)])


def stance_of(collection: Collection, first: str, statement: Statement) -> Stance:
    """Return what a statement does; who is held or not named cannot admit for a party."""
    if statement.stance is not Stance.ADMITS or not first:
        return statement.stance
    entry = collection.speakers.get(first)
    kind = entry and collection.speaker_kinds.get(entry.record.kind)
    return Stance.ASSERTS if kind and kind.record.unnamed else Stance.ADMITS


def traces(chain: Chain, statement: Statement, read: list[Descent]) -> tuple[Hashable, ...]:
    """Return what statements of one saying share where no chain tells."""
    traces: list[Hashable] = [("work", each.works[0]) for each in read]
    if not chain.determined and statement.chain:
        traces.append(("voice", statement.chain[0]))
    return tuple(traces)


def act_of(chain: Chain, statement: Statement) -> Hashable:
    """Return a key that two statements share if they tell of one act of saying."""
    day = statement.said_on.text if statement.said_on else ""
    occasion = (statement.occasion or "").casefold()
    if not statement.chain:
        return "work", chain.works[0], day, occasion
    if not day:
        return chain.statement  # Nobody can tell whether another statement speaks of the same.
    return "voice", chain.speakers[0], chain.determined, day, occasion


def day_of(collection: Collection, statement: Statement) -> date | None:
    """Return the day by which a statement had been made for certain."""
    said = statement.said_on
    if said is None and (source := collection.sources.get(statement.source)):
        said = source.record.issued
    return (said.latest or said.earliest) if said else None
