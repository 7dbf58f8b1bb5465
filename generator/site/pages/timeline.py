"""The timeline: what is said to have happened, what was said, and when a standing changed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from generator.evidence.standing.standing import Standing
from generator.model import Claim, Edtf
from generator.model.lists import ClaimKind, Grade, Stance
from generator.read import entry
from generator.site.page import PageWriter, render_page
from generator.site.pages.claims import said_dates
from generator.site.pages.filters import build_filters
from generator.site.share.head import Rendered
from generator.site.site import Site

TURNS = 12
"""How many turning points there are at most."""

_ALONE = frozenset({Grade.SINGLE_ORIGIN, Grade.ORIGIN_UNCLEAR, Grade.UNSUPPORTED})
"""Standings that rest on one voice, or on none that is known."""

_LANES = ("happened", "said", "standing")
_HAPPENINGS = frozenset({ClaimKind.EVENT, ClaimKind.EXISTENCE, ClaimKind.BACKGROUND})
"""Claims that tell of a happening; counts, motives and denials are told only as said."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated, in one lane: `happened`, `said` or `standing`."""

    when: Edtf
    lane: str
    claim: str
    voices: tuple[tuple[str | None, Stance], ...] = ()
    """Who spoke that day about the claim, and what each did with it."""

    standing: Standing | None = None

    @property
    def first(self) -> date:
        """The day it begins; of an open beginning, the day it ends."""
        return self.when.earliest or self.when.latest or date.min


@dataclass(frozen=True, slots=True)
class LaneDay:
    """What one lane holds for one date; changes of standing are told among what was said."""

    when: Edtf
    first: date
    lane: str
    entries: tuple[tuple[Event, ...], ...]
    """Events of the same voices together, and each change of standing."""


@dataclass(frozen=True, slots=True)
class Month:
    """What begins in a month, given as `2024-11`, and how much of it in each lane."""

    month: str
    days: tuple[LaneDay, ...]
    lanes: dict[str, int]

    @property
    def count(self) -> int:
        """How many months since the year 0 it is."""
        year, month = self.month.split("-")
        return 12 * int(year) + int(month)


def events(site: Site) -> list[Event]:
    """Return everything dated in the records, in order; one event for a claim's voices of a day."""
    found = [e for claim in site.collection.claims.values() for e in _events(site, claim)]
    return sorted(found, key=lambda e: (e.first, e.when.sort_key, _LANES.index(e.lane), e.claim))


def _events(site: Site, claim: entry.Entry[Claim]) -> Iterator[Event]:
    record = claim.record
    # A number has the day on which somebody gave it; where that is not known, the day it is of.
    undated = record.kind is ClaimKind.QUANTITY and not any(s.said_on for s in record.statements)
    if record.happened and (record.kind in _HAPPENINGS or undated):
        yield Event(record.happened, "happened", claim.id)
    said: dict[str, tuple[Edtf, dict[Any, None]]] = {}
    for chain, statement in zip(site.evidence.chains[claim.id], record.statements, strict=True):
        if statement.said_on:
            _, voices = said.setdefault(statement.said_on.text, (statement.said_on, {}))
            voices[chain.origin, statement.stance] = None
    for when, voices in said.values():
        yield Event(when, "said", claim.id, tuple(voices))
    dates = said_dates(site, claim)
    told = record.kind is not ClaimKind.FALSEHOOD  # its first change is not the day it was said
    for day, standing in site.evidence.histories[claim.id][told:]:
        if day:
            when = dates.get(day) or Edtf.parse(day.isoformat())
            yield Event(when, "standing", claim.id, standing=standing)


def turning_points(site: Site, every: Iterable[Event]) -> list[Event]:
    """Return, in order, when a claim was first borne out, admitted, contested or refuted.

    Fakes are told by month alone. Where there are many, those of the claims that most articles
    carry.
    """
    standings, claims = site.evidence.standings, site.collection.claims
    found = [
        event
        for event in every
        if event.standing
        and event.standing.grade not in _ALONE
        and claims[event.claim].record.kind is not ClaimKind.FALSEHOOD
    ]
    most = sorted(found, key=lambda event: -len(standings[event.claim].told.articles))[:TURNS]
    return [event for event in found if event in most]


def months(every: Iterable[Event]) -> list[Month]:
    """Return events by the month in which they begin, and there by date and lane."""
    return [
        Month(month, tuple(_days(group)), {lane: _count(group, lane) for lane in _LANES})
        for month, group in sorted(_grouped(every, lambda event: f"{event.first:%Y-%m}").items())
    ]


def _days(events: list[Event]) -> Iterator[LaneDay]:
    days = _grouped(events, lambda event: (event.when.text, event.lane == "happened"))
    for (_, happened), group in days.items():
        entries = _grouped(group, lambda event: (event.voices, event.standing and event.claim))
        lane = "happened" if happened else "said"
        yield LaneDay(group[0].when, group[0].first, lane, tuple(map(tuple, entries.values())))


def _count(events: list[Event], lane: str) -> int:
    return sum(event.lane == lane for event in events)


def _grouped(events: Iterable[Event], key: Callable[[Event], K]) -> dict[K, list[Event]]:
    found: dict[K, list[Event]] = defaultdict(list)
    for event in events:
        found[key(event)].append(event)
    return found


def timeline_page(site: Site) -> Rendered:
    """Return the timeline page, by month."""
    every = events(site)
    shown = months(every)
    collection, _ = site.collection, site.language.gettext

    def facets(day: LaneDay) -> dict[str, list[str]]:
        found = [event for entry in day.entries for event in entry]
        return {
            "topic": sorted({collection.claims[event.claim].record.topic for event in found}),
            "speaker": sorted({who for event in found for who, _ in event.voices if who}),
        }

    named = {
        "topic": (_("Topic"), lambda id_: collection.topics[id_].record.name),
        "speaker": (_("Speaker"), lambda id_: collection.speakers[id_].record.name),
    }
    days = [facets(day) for month in shown for day in month.days]
    return render_page(
        PageWriter(site, "timeline.md"),
        "timeline",
        months=shown,
        turns=turning_points(site, every),
        facets=facets,
        filters=build_filters(site.language, days, named),
        most=max((n for month in shown for n in month.lanes.values()), default=1),
        first=every[0].first if every else "",
        last=every[-1].first if every else "",
    )
