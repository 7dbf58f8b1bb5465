"""From attribution chains to independent origins: who first said it, and how many times over.

The rule, in four steps:

1. A chain is completed: the authored chain first, then the publishers of the works from which the
   read work derives, the earliest first. Its first link is the origin.
2. A report is undetermined where it says so, or where nothing names its origin: no authored chain,
   and no publisher of the earliest work. Those who copied that work do not become its origin.
3. Origins with one root (`part_of`, followed up to its end) are one; so are reports without an
   authored chain that rest on one earliest work. An origin all of whose reports come from speakers
   who elsewhere in the claim only pass on another's words is folded into that other's: it may be
   the same saying with its chain cut short. So a claim never counts more origins than it has
   reports of which no two share a root or relay each other.
4. Undetermined reports corroborate nothing. Those that share an earliest work or a first known
   voice count as one.

Counting takes time linear in the reports of a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Group
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.collection import Collection, Entry
from generator.model import Claim, Edtf, Report
from generator.model.words import SUPPORTING, How, OriginStatus, Stance

_COPIES = frozenset({How.SYNDICATES, How.TRANSLATES})


@dataclass(frozen=True, slots=True)
class Chain:
    """How one act of saying reached the editor."""

    report: int
    """The index of the report in its claim."""

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


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that count as one."""

    root: str
    """The speaker in whose name they count: the parent organisation of the bodies."""

    bodies: tuple[str, ...]
    """The speakers through whom it spoke, in alphabetical order."""

    reports: tuple[int, ...]
    """The indexes of the reports."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands behind a claim: `7 articles, 3 reports, 1 origin (2 undetermined)`."""

    articles: tuple[str, ...]
    """The works that carry it, in alphabetical order: read, earlier, and known copies."""

    reports: tuple[int, ...]
    """The records of reports, by index."""

    acts: tuple[tuple[int, ...], ...]
    """The acts of saying, each as the indexes of the reports that record it: one speaker, one
    day, one occasion is one act, however many reports tell of it."""

    origins: tuple[Origin, ...]
    """The independent origins, in alphabetical order of their roots."""

    undetermined: tuple[int, ...]
    """One report for each saying whose origin nobody can tell."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said something about a claim, and when."""

    report: int
    """The index of the report in its claim."""

    speaker: str
    """The origin of the report's chain."""

    on: Edtf | None
    """When it was said; None where that is not known."""


class Account(NamedTuple):
    """What one report brings to the count."""

    chain: Chain
    stance: Stance
    root: str
    """The root of the origin; empty where the origin is undetermined."""

    voice: Voice | None
    """The origin; None where it is undetermined."""

    relays: tuple[str, ...]
    """The speakers who, by the authored chain, passed on another's words."""

    traces: tuple[Hashable, ...]
    """What reports of one saying share where no chain tells: earliest works, a first voice."""

    articles: tuple[str, ...]
    """The works that carry the report, in alphabetical order."""

    day: date | None
    """The day by which it had been said for certain; None where no date is known."""

    act: Hashable
    """What reports of one act of saying share: first voice or earliest work, day, occasion."""


def root_of(collection: Collection, speaker: str) -> str:
    """Return the organisation at the top of a speaker's `part_of`, or the speaker itself."""
    seen = {speaker}
    while (entry := collection.speakers.get(speaker)) and entry.record.part_of:
        speaker = entry.record.part_of
        if speaker in seen:  # A circle has no top; the checks report it.
            break
        seen.add(speaker)
    return speaker


def lineage(collection: Collection, work: str) -> tuple[str, ...]:
    """Return the works from which a work derives, the earliest first, and the work itself last."""
    entry = collection.sources.get(work)
    if entry is None or entry.record.derived_from is None:
        return (work,)
    found = {work: None}
    while (entry := collection.sources.get(work)) and entry.record.derived_from:
        work = entry.record.derived_from.source
        if work in found:  # A circle has no beginning; the checks report it.
            break
        found[work] = None
    return tuple(reversed(found))


def complete_chain(collection: Collection, report_index: int, report: Report) -> Chain:
    """Return a report's chain with the publishers of its works added, each speaker once."""
    works = lineage(collection, report.source)
    publishers = [_publisher(collection, work) for work in works]
    speakers = dict.fromkeys((*report.chain, *filter(None, publishers)))
    named = report.chain or publishers[0]
    return Chain(
        report=report_index,
        speakers=tuple(speakers),
        works=works,
        read=report.source,
        determined=bool(named) and report.origin is OriginStatus.STATED,
    )


def accounts(collection: Collection, claim: Entry[Claim]) -> tuple[Account, ...]:
    """Return what each report of a claim brings to the count, in the order of the reports."""
    reports = enumerate(claim.record.reports)
    return tuple([_account(collection, index, report) for index, report in reports])


def provenance(
    collection: Collection,
    claim_entry: Entry[Claim],
    stances: Group[Stance] = SUPPORTING,
    until: date | None = None,
) -> Provenance:
    """Return what stands behind a claim, or against it, by the end of a day or at all."""
    known = known_by(accounts(collection, claim_entry), until)
    return count(account for account in known if account.stance in stances)


def known_by(accounts: tuple[Account, ...], until: date | None) -> tuple[Account, ...]:
    """Return what had been said by the end of a day; what has no date always had."""
    if until is None:
        return accounts
    return tuple([a for a in accounts if a.day is None or a.day <= until])


def count(given: Iterable[Account]) -> Provenance:
    """Return the provenance of accounts of one claim, given in the order of its reports."""
    everything = list(given)
    if not everything:
        return _NOTHING
    return Provenance(
        articles=tuple(sorted({work for account in everything for work in account.articles})),
        reports=tuple([account.chain.report for account in everything]),
        acts=_acts(everything),
        origins=_origins([account for account in everything if account.root]),
        undetermined=_undetermined([account for account in everything if not account.root]),
    )


_NOTHING = Provenance((), (), (), (), ())


def _acts(given: list[Account]) -> tuple[tuple[int, ...], ...]:
    acts: dict[Hashable, list[int]] = {}
    for account in given:
        acts.setdefault(account.act, []).append(account.chain.report)
    return tuple([tuple(reports) for reports in acts.values()])


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
        reports=tuple([account.chain.report for account in group]),
    )


def _undetermined(unclear: list[Account]) -> tuple[int, ...]:
    """Return the first report of each saying."""
    if not unclear:
        return ()
    same = _Partition()
    for account in unclear:
        same.join(*account.traces)
    first: dict[Hashable, int] = {}
    for account in unclear:
        first.setdefault(same.find(account.traces[0]), account.chain.report)
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


def _account(collection: Collection, index: int, report: Report) -> Account:
    chain = complete_chain(collection, index, report)
    lines = [chain.works, *[lineage(collection, work) for work in report.also_in]]
    traces: list[Hashable] = []
    if not (chain.determined and report.chain):
        traces += [("work", line[0]) for line in lines]
    if not chain.determined and report.chain:
        traces.append(("voice", report.chain[0]))
    root, voice = "", None
    if chain.determined:
        root = root_of(collection, chain.speakers[0])
        voice = Voice(index, chain.speakers[0], report.said_on)
    return Account(
        chain=chain,
        stance=report.stance,
        root=root,
        voice=voice,
        relays=report.chain[1:],
        traces=tuple(traces),
        articles=_carriers(collection, lines),
        day=_day(collection, report),
        act=_act(chain, report),
    )


def _act(chain: Chain, report: Report) -> Hashable:
    day = report.said_on.text if report.said_on else ""
    occasion = (report.occasion or "").casefold()
    if not report.chain:
        return "work", chain.works[0], day, occasion
    if not day:
        return chain.report  # Nobody can tell whether another report speaks of the same.
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


def _publisher(collection: Collection, work: str) -> str | None:
    entry = collection.sources.get(work)
    return entry.record.publisher if entry else None


def _day(collection: Collection, report: Report) -> date | None:
    source = collection.sources.get(report.source)
    said: Edtf | None = report.said_on or (source.record.issued if source else None)
    return (said.latest or said.earliest) if said else None
