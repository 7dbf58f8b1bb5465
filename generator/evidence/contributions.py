"""What each statement of a claim brings to the count of those behind it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.evidence.chains import Chain, complete_chain, lineage, root_of
from generator.model import Claim, Edtf, Statement
from generator.model.lists import How, Stance
from generator.read.collection import Collection, Entry

_COPIES = frozenset({How.SYNDICATES, How.TRANSLATES})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said something about a claim, and when."""

    statement: int
    """The index of the statement in its claim."""

    speaker: str
    """The origin of the statement's chain."""

    on: Edtf | None
    """When it was said; None where that is not known."""


class Contribution(NamedTuple):
    """What one statement brings to the count."""

    chain: Chain
    stance: Stance
    root: str
    """The root of the origin; empty where the origin is undetermined."""

    voice: Voice | None
    """The origin; None where it is undetermined."""

    relays: tuple[str, ...]
    """The speakers who, by the authored chain, passed on another's words."""

    traces: tuple[Hashable, ...]
    """What statements of one saying share where no chain tells: earliest works, a first voice."""

    articles: tuple[str, ...]
    """The works that carry the statement, in alphabetical order."""

    day: date | None
    """The day by which it had been said for certain; None where no date is known."""

    act: Hashable
    """What statements of one act of saying share: first voice or earliest work, day, occasion."""


def contributions(collection: Collection, claim: Entry[Claim]) -> tuple[Contribution, ...]:
    """Return what each statement of a claim brings to the count, in the order of the statements."""
    statements = enumerate(claim.record.statements)
    return tuple([_contribution(collection, index, statement) for index, statement in statements])


def known_by(
    contributions: tuple[Contribution, ...], until: date | None
) -> tuple[Contribution, ...]:
    """Return what had been said by the end of a day; what has no date always had."""
    if until is None:
        return contributions
    return tuple([a for a in contributions if a.day is None or a.day <= until])


def _contribution(collection: Collection, index: int, statement: Statement) -> Contribution:
    chain = complete_chain(collection, index, statement)
    lines = [chain.works, *[lineage(collection, work) for work in statement.also_in]]
    traces: list[Hashable] = []
    if not (chain.determined and statement.chain):
        traces += [("work", line[0]) for line in lines]
    if not chain.determined and statement.chain:
        traces.append(("voice", statement.chain[0]))
    root, voice = "", None
    if chain.determined:
        root = root_of(collection, chain.speakers[0])
        voice = Voice(index, chain.speakers[0], statement.said_on)
    return Contribution(
        chain=chain,
        stance=statement.stance,
        root=root,
        voice=voice,
        relays=statement.chain[1:],
        traces=tuple(traces),
        articles=_carriers(collection, lines),
        day=_day(collection, statement),
        act=_act(chain, statement),
    )


def _act(chain: Chain, statement: Statement) -> Hashable:
    """Return a key that two statements share if they tell of one act of saying."""
    day = statement.said_on.text if statement.said_on else ""
    occasion = (statement.occasion or "").casefold()
    if not statement.chain:
        return "work", chain.works[0], day, occasion
    if not day:
        return chain.statement  # Nobody can tell whether another statement speaks of the same.
    return "voice", chain.speakers[0], chain.determined, day, occasion


def _carriers(collection: Collection, lines: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the works of the lines and the known copies of each: syndicated or translated."""
    found = set().union(*lines)
    copies = collection.copies
    waiting = [work for work in found if work in copies]
    while waiting:
        for copy in copies.get(waiting.pop(), ()):
            derived = collection.sources[copy].record.derived_from
            if derived and derived.how in _COPIES and copy not in found:
                found.add(copy)
                waiting.append(copy)
    return tuple(sorted(found))


def _day(collection: Collection, statement: Statement) -> date | None:
    said = statement.said_on
    if said is None and (source := collection.sources.get(statement.source)):
        said = source.record.issued
    return (said.latest or said.earliest) if said else None
