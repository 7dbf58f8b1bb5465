"""What each report of a claim brings to the count of those behind it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.evidence.chains import Chain, complete_chain, lineage, root_of
from generator.model import Claim, Edtf, Report
from generator.model.lists import How, Stance
from generator.read.collection import Collection, Entry

_COPIES = frozenset({How.SYNDICATES, How.TRANSLATES})


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


def accounts(collection: Collection, claim: Entry[Claim]) -> tuple[Account, ...]:
    """Return what each report of a claim brings to the count, in the order of the reports."""
    reports = enumerate(claim.record.reports)
    return tuple([_account(collection, index, report) for index, report in reports])


def known_by(accounts: tuple[Account, ...], until: date | None) -> tuple[Account, ...]:
    """Return what had been said by the end of a day; what has no date always had."""
    if until is None:
        return accounts
    return tuple([a for a in accounts if a.day is None or a.day <= until])


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


def _day(collection: Collection, report: Report) -> date | None:
    said = report.said_on
    if said is None and (source := collection.sources.get(report.source)):
        said = source.record.issued
    return (said.latest or said.earliest) if said else None
