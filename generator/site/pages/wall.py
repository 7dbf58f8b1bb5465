"""The evidence wall: every claim a cell, by topic and time, and what was known of it on any day."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator.model import Claim, Topic
from generator.model.lists import Grade
from generator.read.entry import Entry
from generator.site.pages.claims import said_dates
from generator.site.pages.order import by_topic
from generator.site.site import Site

COLUMNS, BESIDE = 5, 2
"""Spans of months, and cells side by side in each: a phone has room for a finger on every cell."""

States = tuple[tuple[date | None, Grade], ...]
"""The days on which something changed, and the grade from then on; None where no date is known.

Before the first day the claim had not been made.
"""


class Cell(NamedTuple):
    """A claim on the wall; `place` counts from 1, over all columns."""

    claim: Entry[Claim]
    place: int
    states: States


class Wall(NamedTuple):
    """Cells by topic; spans as their first and last month, given as `2024-11`; changes by day."""

    spans: list[tuple[str, str]]
    rows: list[tuple[Entry[Topic], list[Cell]]]
    days: dict[date, list[tuple[Entry[Claim], Grade]]]
    grades: dict[Grade, int]
    """How many claims have each standing today, and nought of what some had before."""


def wall(site: Site) -> Wall:
    """Return the wall of all claims."""
    claims = site.collection.claims.values()
    known = {claim.id: states(site, claim) for claim in claims}
    first = {id_: found[0][0] or date.min for id_, found in known.items() if found}
    spans = spans_of(f"{day:%Y-%m}" for day in first.values() if day > date.min)
    rows = []
    for topic, own in by_topic(site.collection, claims):
        taken: Counter[int] = Counter()
        cells = []
        for claim in own:
            month = f"{first.get(claim.id, date.min):%Y-%m}"
            column = sum(month > last for _, last in spans[:-1])
            cells.append(Cell(claim, BESIDE * column + taken[column] % BESIDE + 1, known[claim.id]))
            taken[column] += 1
        rows.append((topic, cells))
    days: dict[date, list[tuple[Entry[Claim], Grade]]] = defaultdict(list)
    for claim in claims:
        for day, grade in known[claim.id]:
            if day:
                days[day].append((claim, grade))
    now = Counter(standing.grade for standing in site.evidence.standings.values())
    ever = {grade for found in known.values() for _, grade in found}
    grades = {grade: now[grade] for grade in Grade if grade in ever | now.keys()}
    return Wall(spans, rows, dict(sorted(days.items())), grades)


def states(site: Site, claim: Entry[Claim]) -> States:
    """Return what a claim's standing was from when on; unsupported while it only went round."""
    changes = [(day, standing.grade) for day, standing in site.evidence.histories[claim.id]]
    said = min(said_dates(site, claim), default=None)
    begins = changes[0][0] or date.min if changes else date.max
    if said and said < begins:
        changes.insert(0, (said, Grade.UNSUPPORTED))
    return tuple(changes)


def spans_of(months: Iterable[str]) -> list[tuple[str, str]]:
    """Return months in a few spans that hold about as many: the emptiest neighbours are one."""
    spans = [((month, month), number) for month, number in sorted(Counter(months).items())]
    while len(spans) > COLUMNS:
        sums = [a[1] + b[1] for a, b in itertools.pairwise(spans)]
        at = sums.index(min(sums))
        (first, _), (_, last) = spans[at][0], spans[at + 1][0]
        spans[at : at + 2] = [((first, last), sums[at])]
    return [span for span, _ in spans]


def first_told(site: Site) -> dict[str, date]:
    """Map each place to the day on which it was first named in a claim."""
    found: dict[str, date] = {}
    for place, claims in site.collection.claims_by_place.items():
        begun = [states(site, site.collection.claims[id_])[:1] for id_ in claims]
        days = [day or date.min for ((day, _),) in filter(None, begun)]
        found[place] = min(days, default=date.min)
    return found
