"""What each statement of a claim brings to the count of those behind it."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from generator.evidence.origins.acts import act_of, carriers, day_of, stance_of, traces
from generator.evidence.origins.chains import Chain, completed, root_of, supporters
from generator.evidence.origins.descent import Descents
from generator.evidence.origins.fallen import NOTHING, Fallen
from generator.model import Claim, Edtf, Statement
from generator.model.lists import Sharing, Stance
from generator.read.collection import Collection
from generator.read.entry import Entry


class Voice(NamedTuple):
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

    exhibits: tuple[str, ...]
    """What was shown for it; a piece counts as the whole."""

    depends: frozenset[str]
    """The roots of the speakers on whom the origin depends for its word."""

    shares: tuple[int, ...]
    """The declarations of the claim by which its origin shares a source with others."""

    apart: tuple[int, ...]
    """Those by which it shares none."""

    act: Hashable
    """What statements of one act of saying share: first voice or earliest work, day, occasion."""


def contributions(
    collection: Collection,
    claim: Entry[Claim],
    fallen: Fallen = NOTHING,
    whole: tuple[Contribution, ...] = (),
) -> tuple[Contribution, ...]:
    """Return what each statement of a claim brings to the count, in the order of the statements.

    A statement all of whose ways to the editor have fallen brings nothing; where nothing of it
    fell, it brings what it does in `whole`, if what they bring without anything fallen is known.
    """
    declared = [
        (each.sharing, index, {root_of(collection, speaker) for speaker in each.origins})
        for index, each in enumerate(claim.record.independence)
    ]
    found = []
    for index, typed in enumerate(claim.record.statements):
        statement = fallen.remains(collection, typed) if fallen else typed
        if whole and statement is typed and fallen.works.isdisjoint(whole[index].articles):
            found.append(whole[index])
        elif statement:
            found.append(_contribution(collection, index, statement, fallen, declared))
    return tuple(found)


def known_by(
    contributions: tuple[Contribution, ...], until: date | None
) -> tuple[Contribution, ...]:
    """Return what had been said by the end of a day; what has no date always had."""
    if until is None:
        return contributions
    return tuple([a for a in contributions if a.day is None or a.day <= until])


def _contribution(
    collection: Collection,
    index: int,
    statement: Statement,
    fallen: Fallen,
    declared: list[tuple[Sharing, int, set[str]]],
) -> Contribution:
    come = collection.once(Descents).of
    read = [come(work, statement) for work in (statement.source, *statement.also_in)]
    chain = completed(index, statement, read[0])
    first = chain.speakers[0] if chain.determined else ""
    root = first and root_of(collection, first)
    depends = first and collection.any_depends and supporters(collection, first)
    # In the order of its fields: named, they take three times as long.
    return Contribution(
        chain,
        stance_of(collection, first, statement),
        root,
        Voice(index, first, statement.said_on) if first else None,
        statement.chain[1:],
        () if first and statement.chain else traces(chain, statement, read),
        carriers(collection, statement, read, fallen.works),
        day_of(collection, statement),
        statement.exhibits and tuple([collection.wholes(e)[-1] for e in statement.exhibits]),
        frozenset(depends or ()),
        _by(declared, Sharing.ONE_SOURCE, root) if declared else (),
        _by(declared, Sharing.INDEPENDENT, root) if declared else (),
        act_of(chain, statement),
    )


def _by(
    declared: list[tuple[Sharing, int, set[str]]], sharing: Sharing, root: str
) -> tuple[int, ...]:
    return tuple([index for kind, index, roots in declared if kind is sharing and root in roots])
