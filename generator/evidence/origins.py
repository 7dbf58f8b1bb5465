"""From attribution chains to independent origins: who first said it, and how many times over.

The rule, in five steps:

1. A chain is completed: the authored chain first, then the publishers of the works from which the
   read work derives, the earliest first. Its first link is the origin.
2. A statement is undetermined where it says so, or where nothing names its origin: no authored
   chain, and no publisher of the earliest work. Who copied that work is not its origin.
3. Origins with one root (`part_of`, followed up to its end) are one; so are statements without an
   authored chain that rest on one earliest work. An origin all of whose statements come from
   speakers who elsewhere in the claim only pass on another's words is folded into that other's: it
   may be the same saying with its chain cut short. So a claim never counts more origins than it has
   statements of which no two share a root or relay each other.
4. Undetermined statements corroborate nothing. Those that share an earliest work or a first known
   voice count as one.
5. Statements of what one speaker said on one day and occasion are one act of saying; without an
   authored chain, those of one earliest work are. Where the day is not known, each is its own.

Counting takes time linear in the statements of a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Group
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.evidence.accounts import Account, accounts, known_by
from generator.evidence.chains import Chain, complete_chain, lineage, root_of
from generator.model import Claim
from generator.model.lists import SUPPORTING, Stance
from generator.read.collection import Collection, Entry

__all__ = [
    "Account", "Chain", "Origin", "Provenance", "accounts", "complete_chain", "count", "known_by",
    "lineage", "merged_roots", "provenance", "root_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Statements that count as one."""

    root: str
    """The speaker in whose name they count: the parent organisation of the bodies."""

    bodies: tuple[str, ...]
    """The speakers through whom it spoke, in alphabetical order."""

    statements: tuple[int, ...]
    """The indexes of the statements."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands behind a claim: `7 articles, 3 statements, 1 origin (2 undetermined)`."""

    articles: tuple[str, ...]
    """The works that carry it, in alphabetical order: read, earlier, and known copies."""

    statements: tuple[int, ...]
    """The records of statements, by index."""

    acts: tuple[tuple[int, ...], ...]
    """The acts of saying, each as the indexes of the statements that record it: one speaker, one
    day, one occasion is one act, however many statements tell of it."""

    origins: tuple[Origin, ...]
    """The independent origins, in alphabetical order of their roots."""

    undetermined: tuple[int, ...]
    """One statement for each saying whose origin nobody can tell."""


def provenance(
    collection: Collection,
    claim_entry: Entry[Claim],
    stances: Group[Stance] = SUPPORTING,
    until: date | None = None,
) -> Provenance:
    """Return what stands behind a claim, or against it, by the end of a day or at all."""
    known = known_by(accounts(collection, claim_entry), until)
    return count(account for account in known if account.stance in stances)


def count(given: Iterable[Account]) -> Provenance:
    """Return the provenance of accounts of one claim, given in the order of its statements."""
    everything = list(given)
    if not everything:
        return _NOTHING
    return Provenance(
        articles=tuple(sorted({work for account in everything for work in account.articles})),
        statements=tuple([account.chain.statement for account in everything]),
        acts=_acts(everything),
        origins=_origins([account for account in everything if account.root]),
        undetermined=_undetermined([account for account in everything if not account.root]),
    )


_NOTHING = Provenance((), (), (), (), ())


def _acts(given: list[Account]) -> tuple[tuple[int, ...], ...]:
    acts: dict[Hashable, list[int]] = {}
    for account in given:
        acts.setdefault(account.act, []).append(account.chain.statement)
    return tuple([tuple(statements) for statements in acts.values()])


def merged_roots(known: list[Account]) -> dict[str, str]:
    """Map the root of each determined account to the root of the origin that it counts as."""
    upstream = _upstream(known)
    joins = [*_folded(known, upstream)]
    met: dict[Hashable, str] = {}
    for account in known:
        for trace in account.traces:
            other = met.setdefault(trace, account.root)
            if other != account.root:
                joins.append((other, account.root))
    if not joins:
        return {account.root: account.root for account in known}
    same = _Partition()
    for pair in joins:
        same.join(*pair)
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for account in known:
        groups[same.find(account.root)].append(account.root)
    # A folded origin counts in the name of the one whose words it may have passed on.
    names = {
        group: min(roots, key=lambda root: (root in upstream, root))
        for group, roots in groups.items()
    }
    return {account.root: names[same.find(account.root)] for account in known}


def _upstream(known: list[Account]) -> dict[str, set[str]]:
    """Map each root that may only have passed on others' words to the roots of those others."""
    relaying = [account for account in known if account.relays]
    if not relaying:
        return {}
    passed_on: dict[str, set[str]] = defaultdict(set)
    for account in relaying:
        for relay in account.relays:
            passed_on[relay].add(account.root)
    others: dict[str, list[set[str]]] = defaultdict(list)
    for account in known:
        speaker = account.chain.speakers[0]
        others[account.root].append(passed_on.get(speaker, set()) - {account.root})
    return {root: set().union(*sets) for root, sets in others.items() if all(sets)}


def _folded(known: list[Account], upstream: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each root in `upstream` with one it folds into, so that no two others are joined.

    Step by step down from the roots that speak for themselves, each folds into the first such root
    that it may have its words from. What is left only passes on in circles: it folds together.
    """
    if not upstream:
        return
    heads = {account.root: account.root for account in known if account.root not in upstream}
    waiting = sorted(upstream)
    while step := {
        root: min(heads[other] for other in upstream[root] & heads.keys())
        for root in waiting
        if not upstream[root].isdisjoint(heads)
    }:
        yield from step.items()
        heads |= step
        waiting = [root for root in waiting if root not in step]
    yield from ((root, other) for root in waiting for other in sorted(upstream[root]))


def _origins(known: list[Account]) -> tuple[Origin, ...]:
    names = merged_roots(known)
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in known:
        groups[names[account.root]].append(account)
    return tuple([_origin(root, groups[root]) for root in sorted(groups)])


def _origin(root: str, group: list[Account]) -> Origin:
    return Origin(
        root=root,
        bodies=tuple(sorted({account.chain.speakers[0] for account in group})),
        statements=tuple([account.chain.statement for account in group]),
    )


def _undetermined(unclear: list[Account]) -> tuple[int, ...]:
    """Return the first statement of each saying."""
    if not unclear:
        return ()
    same = _Partition()
    for account in unclear:
        same.join(*account.traces)
    first: dict[Hashable, int] = {}
    for account in unclear:
        first.setdefault(same.find(account.traces[0]), account.chain.statement)
    return tuple(first.values())


class _Partition:
    """Things that count as one: union-find with path halving."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, thing: Hashable) -> Hashable:
        parent = self._parent
        while (above := parent.get(thing, thing)) != thing:
            parent[thing] = parent.get(above, above)
            thing = above
        return thing

    def join(self, first: Hashable, *others: Hashable) -> None:
        for other in others:
            a, b = self.find(first), self.find(other)
            if a != b:
                self._parent[b] = a
