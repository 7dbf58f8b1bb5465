"""Attribution chains: who first said it, who passed it on, and through which works."""

from typing import NamedTuple

from generator.evidence.origins.descent import Descent, Descents
from generator.model import Statement
from generator.model.lists import OriginStatus
from generator.read.collection import Collection


class Chain(NamedTuple):
    """How one act of saying reached the editor."""

    statement: int
    """The index of the statement in its claim."""

    speakers: tuple[str, ...]
    """Who said it first, then everyone who passed it on; empty where nobody is known."""

    works: tuple[str, ...]
    """The works it came through: the earliest first, the one that was read last."""

    determined: bool
    """Whether the first speaker is where it began."""

    @property
    def origin(self) -> str | None:
        """The first speaker; of an undetermined chain, only the first known voice."""
        return self.speakers[0] if self.speakers else None


def root_of(collection: Collection, speaker: str) -> str:
    """Return the organisation at the top of a speaker's `part_of`, or the speaker itself."""
    return collection.ancestry(speaker)[-1]


def supporters(collection: Collection, speaker: str) -> dict[str, tuple[str, ...]]:
    """Return the roots of those on whom a speaker, or a body above it, depends, each with why."""
    reasons: dict[str, tuple[str, ...]] = {speaker: ()}
    waiting = [speaker]
    while waiting:
        here = waiting.pop(0)
        if entry := collection.speakers.get(here):
            record = entry.record
            above: dict[str, tuple[str, ...]] = {record.part_of: ()} if record.part_of else {}
            above |= {each.speaker: (each.because,) for each in record.depends_on}
            for other, why in above.items():
                if other not in reasons:
                    reasons[other] = reasons[here] + why
                    waiting.append(other)
    return {root_of(collection, other): why for other, why in reasons.items() if why}


def complete_chain(collection: Collection, statement_index: int, statement: Statement) -> Chain:
    """Return a statement's chain with the publishers of its works added, each speaker once."""
    read = collection.once(Descents).of(statement.source, statement)
    return completed(statement_index, statement, read)


def completed(statement_index: int, statement: Statement, read: Descent) -> Chain:
    """Return the same, given how the statement came to the work that was read."""
    return Chain(
        statement_index,
        tuple(dict.fromkeys((*statement.chain, *read.publishers))),
        read.works,
        statement.origin is OriginStatus.STATED and bool(statement.chain or read.first_known),
    )
