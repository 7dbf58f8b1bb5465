"""From attribution chains to independent origins: who first said it, and how many times over.

The rule, in five steps:

1. A chain is completed: the authored chain first, then the publishers of the works from which the
   read work derives, the earliest first. Its first link is the origin.
2. A statement is undetermined where it says so, or where nothing names its origin: no authored
   chain, and no publisher of the earliest work. Who copied that work is not its origin.
3. Origins with one root (`part_of`, followed up to its end) are one; so are statements without an
   authored chain that rest on one earliest work. An origin all of whose statements come from
   speakers who elsewhere in the claim only pass on another's words is folded into that other's: it
   may be the same saying with its chain cut short; so is one all of whose speakers depend on
   another that speaks in the claim. So a claim never counts more origins than it has statements of
   which no two share a root or relay each other.
4. Undetermined statements corroborate nothing. Those that share an earliest work or a first known
   voice count as one.
5. Statements of what one speaker said on one day and occasion are one act of saying; without an
   authored chain, those of one earliest work are. Where the day is not known, each is its own.

Counting takes time linear in the statements of a claim.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from generator.evidence.origins.chains import root_of, supporters
from generator.evidence.origins.contributions import Contribution
from generator.evidence.origins.partition import Partition
from generator.read.collection import Collection


class Origin(NamedTuple):
    """Statements that count as one."""

    root: str
    """The speaker in whose name they count: the parent organisation of the bodies."""

    bodies: tuple[str, ...]
    """The speakers through whom it spoke, in alphabetical order."""

    statements: tuple[int, ...]
    """The indexes of the statements."""


def origins_among(known: list[Contribution], names: Mapping[str, str]) -> tuple[Origin, ...]:
    """Return the origins of determined contributions, in alphabetical order of their roots.

    `names` maps the root of each to that of the origin as which it counts.
    """
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in known:
        groups[names[contribution.root]].append(contribution)
    return tuple([_origin(root, groups[root]) for root in sorted(groups)])


def _origin(root: str, group: list[Contribution]) -> Origin:
    if len(group) == 1:
        chain = group[0].chain
        return Origin(root, chain.speakers[:1], (chain.statement,))
    bodies = {each.chain.speakers[0] for each in group}
    return Origin(root, tuple(sorted(bodies)), tuple([each.chain.statement for each in group]))


def dependence(collection: Collection, origin: Origin, body: str) -> tuple[str, ...]:
    """Return why a body of an origin depends on another of it, or nothing."""
    own = root_of(collection, body)
    roots = {root_of(collection, other) for other in (origin.root, *origin.bodies)} - {own}
    found = supporters(collection, body) if own != origin.root else {}
    return next((why for root, why in found.items() if root in roots), ())


def merged_roots(known: list[Contribution]) -> dict[str, str]:
    """Map the root of each determined contribution to the root of the origin that it counts as."""
    roots = {each.root for each in known}
    if len(roots) < 2:  # noqa: PLR2004 - one is itself
        return {root: root for root in roots}
    upstream = _upstream(known)
    joins = [*_folded(known, upstream)]
    met: dict[Hashable, str] = {}
    for contribution in known:
        for trace in contribution.traces:
            other = met.setdefault(trace, contribution.root)
            if other != contribution.root:
                joins.append((other, contribution.root))
    if not joins:
        return {root: root for root in roots}
    same = Partition()
    for pair in joins:
        same.join(*pair)
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for contribution in known:
        groups[same.find(contribution.root)].append(contribution.root)
    # Who may only have passed on another's words counts under the name of that other.
    names = {
        group: min(roots, key=lambda root: (root in upstream, root))
        for group, roots in groups.items()
    }
    return {each.root: names[same.find(each.root)] for each in known}


def _upstream(known: list[Contribution]) -> dict[str, set[str]]:
    """Map each root that may only have passed on others' words to the roots of those others."""
    relays = {relay for each in known for relay in each.relays}
    if relays.isdisjoint([each.chain.speakers[0] for each in known]) and not any(
        each.depends for each in known
    ):
        return {}
    present = {each.root for each in known}
    passed_on: dict[str, set[str]] = defaultdict(set)
    for contribution in known:
        for relay in contribution.relays:
            passed_on[relay].add(contribution.root)
    others: dict[str, list[set[str]]] = defaultdict(list)
    for contribution in known:
        speaker = contribution.chain.speakers[0]
        words = passed_on.get(speaker, set()) | (present & contribution.depends)
        others[contribution.root].append(words - {contribution.root})
    return {root: set().union(*sets) for root, sets in others.items() if all(sets)}


def _folded(known: list[Contribution], upstream: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each root in `upstream` with one it folds into, so that no two others are joined.

    Step by step down from the roots that speak for themselves, each folds into the first such root
    that it may have its words from. What is left only passes on in circles: it folds together.
    """
    if not upstream:
        return
    heads = {each.root: each.root for each in known if each.root not in upstream}
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
