"""Attribution chains: who first said it, who passed it on, and through which works."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Source, Statement
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

    read: str
    """The work that the editor read."""

    determined: bool
    """Whether the first speaker is where it began."""

    @property
    def origin(self) -> str | None:
        """The first speaker; of an undetermined chain, only the first known voice."""
        return self.speakers[0] if self.speakers else None


def root_of(collection: Collection, speaker: str) -> str:
    """Return the organisation at the top of a speaker's `part_of`, or the speaker itself."""
    return ancestry(collection, speaker)[-1]


def ancestry(collection: Collection, speaker: str) -> tuple[str, ...]:
    """Return a speaker and the organisations above it by `part_of`, the topmost last."""
    found = dict.fromkeys((speaker,))
    while (entry := collection.speakers.get(speaker)) and entry.record.part_of:
        speaker = entry.record.part_of
        if speaker in found:  # a cycle, which X305 reports
            break
        found[speaker] = None
    return tuple(found)


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
            for other in above.keys() - reasons.keys():
                reasons[other] = reasons[here] + above[other]
                waiting.append(other)
    return {root_of(collection, other): why for other, why in reasons.items() if why}


def wholes(collection: Collection, exhibit: str) -> tuple[str, ...]:
    """Return an exhibit and those of which it is a piece by `part_of`, the whole last."""
    found = dict.fromkeys((exhibit,))
    while (entry := collection.exhibits.get(exhibit)) and entry.record.part_of not in (
        None,
        *found,
    ):
        exhibit = entry.record.part_of or exhibit
        found[exhibit] = None
    return tuple(found)


def whole_exhibit(collection: Collection, exhibit: str) -> str:
    """Return the exhibit at the top of an exhibit's `part_of`, or the exhibit itself."""
    return wholes(collection, exhibit)[-1]


def lineage(collection: Collection, work: str) -> tuple[str, ...]:
    """Return the works from which a work derives, the earliest first, and the work itself last."""
    return tuple(reversed(_line(collection, work)))


def _line(collection: Collection, work: str) -> dict[str, Source | None]:
    """Return a work, then those from which it derives, each with its record."""
    found: dict[str, Source | None] = {}
    while work not in found:  # X305 reports a cycle
        entry = collection.sources.get(work)
        record = found[work] = entry.record if entry else None
        if record is None or record.derived_from is None:
            break
        work = record.derived_from.source
    return found


def complete_chain(collection: Collection, statement_index: int, statement: Statement) -> Chain:
    """Return a statement's chain with the publishers of its works added, each speaker once."""
    line = _line(collection, statement.source)
    publishers = [record.publisher if record else None for record in line.values()]
    publishers.reverse()
    speakers = dict.fromkeys((*statement.chain, *filter(None, publishers)))
    named = statement.chain or publishers[0]
    return Chain(
        statement=statement_index,
        speakers=tuple(speakers),
        works=tuple(reversed(line)),
        read=statement.source,
        determined=bool(named) and statement.origin is OriginStatus.STATED,
    )
