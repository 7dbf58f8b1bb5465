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

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Group
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.evidence.origins.chains import Chain, complete_chain, lineage, root_of, supporters
from generator.evidence.origins.contributions import Contribution, contributions, known_by
from generator.evidence.origins.lines import LineOfEvidence, are_independent, lines_among
from generator.evidence.origins.partition import Partition
from generator.model import Claim
from generator.model.lists import SUPPORTING, Stance
from generator.read.collection import Collection, Entry

__all__ = [
    "Chain",
    "Contribution",
    "Merged",
    "Origin",
    "Provenance",
    "complete_chain",
    "contributions",
    "count",
    "dependence",
    "known_by",
    "lineage",
    "merged",
    "provenance",
    "root_of",
]  # fmt: skip


class Origin(NamedTuple):
    """Statements that count as one."""

    root: str
    """The speaker in whose name they count: the parent organisation of the bodies."""

    bodies: tuple[str, ...]
    """The speakers through whom it spoke, in alphabetical order."""

    statements: tuple[int, ...]
    """The indexes of the statements."""


class Provenance(NamedTuple):
    """What stands behind a claim: `7 articles, 3 statements, 2 origins, 1 line of evidence`."""

    articles: tuple[str, ...]
    """The works that carry it, in alphabetical order: read, earlier, and known copies."""

    statements: tuple[int, ...]
    """The records of statements, by index."""

    acts: tuple[tuple[int, ...], ...]
    """The acts of saying, each as the indexes of the statements that record it: one speaker, one
    day, one occasion is one act, however many statements tell of it."""

    origins: tuple[Origin, ...]
    """Who first said it, in alphabetical order of their roots."""

    undetermined: tuple[int, ...]
    """One statement for each saying whose origin nobody can tell."""

    lines: tuple[LineOfEvidence, ...] = ()
    """The lines of evidence into which the origins fall, by the first origin in each."""

    independent: bool = False
    """Whether its lines are known not to share a source."""

    carriers: tuple[tuple[str, ...], ...] = ()
    """The articles that carry each act, in the order of the acts."""


def dependence(collection: Collection, origin: Origin, body: str) -> tuple[str, ...]:
    """Return why a body of an origin depends on another of it, or nothing."""
    own = root_of(collection, body)
    roots = {root_of(collection, other) for other in (origin.root, *origin.bodies)} - {own}
    found = supporters(collection, body) if own != origin.root else {}
    return next((why for root, why in found.items() if root in roots), ())


def provenance(
    collection: Collection,
    claim_entry: Entry[Claim],
    stances: Group[Stance] = SUPPORTING,
    until: date | None = None,
) -> Provenance:
    """Return what stands behind a claim, or against it, by the end of a day or at all."""
    known = known_by(contributions(collection, claim_entry), until)
    return count(each for each in known if each.stance in stances)


class Merged(NamedTuple):
    """What determined contributions of one claim count as."""

    names: Mapping[str, str]
    """The root of each, with that of the origin as which it counts."""

    lines: tuple[LineOfEvidence, ...]


def merged(determined: list[Contribution]) -> Merged:
    """Return what determined contributions of one claim count as."""
    names = merged_roots(determined)
    return Merged(names, lines_among(determined, names))


def count(given: Iterable[Contribution], known: Merged | None = None) -> Provenance:
    """Return the provenance of contributions of one claim, given in the order of its statements.

    `known` is what those among them that are determined count as, if that was found before.
    """
    everything = list(given)
    if not everything:
        return _NOTHING
    determined = [each for each in everything if each.root]
    names, lines = known or merged(determined)
    acts = _acts(everything)
    carried = {each.chain.statement: each.articles for each in everything}
    return Provenance(
        articles=tuple(sorted({work for each in everything for work in each.articles})),
        statements=tuple([each.chain.statement for each in everything]),
        acts=acts,
        origins=_origins(determined, names),
        undetermined=_undetermined([each for each in everything if not each.root]),
        lines=lines,
        independent=are_independent(lines, determined, names),
        carriers=tuple([tuple(sorted({w for i in act for w in carried[i]})) for act in acts]),
    )


_NOTHING = Provenance((), (), (), (), ())


def _acts(given: list[Contribution]) -> tuple[tuple[int, ...], ...]:
    acts: dict[Hashable, list[int]] = {}
    for contribution in given:
        acts.setdefault(contribution.act, []).append(contribution.chain.statement)
    return tuple([tuple(statements) for statements in acts.values()])


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
    if not any(each.relays or each.depends for each in known):
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


def _origins(known: list[Contribution], names: Mapping[str, str]) -> tuple[Origin, ...]:
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in known:
        groups[names[contribution.root]].append(contribution)
    return tuple([_origin(root, groups[root]) for root in sorted(groups)])


def _origin(root: str, group: list[Contribution]) -> Origin:
    return Origin(
        root=root,
        bodies=tuple(sorted({each.chain.speakers[0] for each in group})),
        statements=tuple([each.chain.statement for each in group]),
    )


def _undetermined(unclear: list[Contribution]) -> tuple[int, ...]:
    """Return the first statement of each saying."""
    if not unclear:
        return ()
    same = Partition()
    for contribution in unclear:
        same.join(*contribution.traces)
    first: dict[Hashable, int] = {}
    for contribution in unclear:
        first.setdefault(same.find(contribution.traces[0]), contribution.chain.statement)
    return tuple(first.values())
