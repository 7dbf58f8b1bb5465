"""Series of comparable estimates: what revises what, and which cannot both hold.

Only like is compared with like: one series holds figures of one quantity, with the same parts
included, for one population in one area by one measure, over one period. Nothing is summed or
averaged.

- A later figure by the same speaker is a revision where it differs, as is one that an editor says
  supersedes. A flow is revised by a later figure for the same span only.
- Figures by different speakers are compared where their times overlap or lie within NEAR_DAYS
  days and neither speaker had given a later one by the time of the other; bodies of one parent
  are compared apart. A cumulative figure is taken at the end of its span, a flow only for the same
  span. Those that cannot both hold disagree.
- A figure that counts a part of another in its series is listed as a subset and not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution
from generator.evidence.series.data_points import (
    DataPoint,
    differ,
    gather,
    point_of,
    same_time,
    whole_of,
)
from generator.evidence.series.intervals import Compatibility, Verdict, compare, interval
from generator.model.lists import Measure
from generator.read.collection import Collection, Figure

__all__ = [
    "NEAR_DAYS",
    "Comparison",
    "Compatibility",
    "DataPoint",
    "Revision",
    "Series",
    "SeriesKey",
    "Subset",
    "Verdict",
    "build_series",
    "compare",
    "interval",
]  # fmt: skip

NEAR_DAYS = 7
"""How many days apart figures by different speakers may lie and still be compared."""


class SeriesKey(NamedTuple):
    """What makes figures comparable."""

    quantity: str
    includes: tuple[str, ...]
    """In alphabetical order."""

    population: str
    area: str
    measure: Measure
    period: str = ""
    """From when a cumulative count counts, or within what a flow falls; empty where not said."""

    def __str__(self) -> str:
        """Return an identifier for the series."""
        parts = (self.quantity, *self.includes, self.population, self.area, self.measure)
        return "--".join(filter(None, (*parts, "-".join(re.findall(r"\w+", self.period)))))


class Revision(NamedTuple):
    """A figure and the later one that took its place: identifiers of estimates."""

    earlier: str
    later: str
    authored: bool
    """Whether an editor says so; otherwise it follows from speaker and dates."""


class Comparison(NamedTuple):
    """Two figures by different speakers for one time, the earlier first: identifiers."""

    a: str
    b: str
    compatibility: Compatibility


class Subset(NamedTuple):
    """A figure that counts a part of another: identifiers of estimates."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that can be compared, in order of time."""

    key: SeriesKey
    points: tuple[DataPoint, ...]
    revisions: tuple[Revision, ...]
    comparisons: tuple[Comparison, ...]
    subsets: tuple[Subset, ...]

    @property
    def disagreements(self) -> tuple[Comparison, ...]:
        """The comparisons of figures that cannot both hold."""
        no = Verdict.CANNOT_BOTH_HOLD
        return tuple(pair for pair in self.comparisons if pair.compatibility.verdict is no)


def build_series(
    collection: Collection, figures: Iterable[tuple[Figure, Contribution, bool]]
) -> tuple[Series, ...]:
    """Return every series of some figures, sorted by what it counts.

    With each figure stand the contribution of its statement, and whether that still counts.
    """
    found: dict[SeriesKey, list[DataPoint]] = defaultdict(list)
    for figure, contribution, stands in figures:
        quantity = collection.quantities[figure.estimate.quantity].record
        found[_key(figure)].append(point_of(figure, quantity, contribution, stands=stands))
    return tuple(_series(key, list(gather(collection, found[key]))) for key in sorted(found))


def _key(figure: Figure) -> SeriesKey:
    estimate = figure.estimate
    return SeriesKey(
        quantity=estimate.quantity,
        includes=tuple(sorted(estimate.includes)),
        population=estimate.population,
        area=estimate.area,
        measure=estimate.measure,
        period=str(estimate.span or ""),
    )


def _series(key: SeriesKey, points: list[DataPoint]) -> Series:
    points.sort(key=_chronologically)
    home = {version.id: point for point in points for version in point.versions}
    compared = [p for p in points if p.speaker and p.stands and not whole_of(p, home)]
    later = _successors(compared)
    revisions = {
        (earlier.id, point.id): False
        for earlier in compared
        for point in later[earlier.id]
        if differ(earlier, point)
    }
    for earlier, point in _superseded(points, home):
        revisions[earlier.id, point.id] = True
        later[earlier.id].append(point)
    return Series(
        key=key,
        points=tuple(points),
        revisions=tuple(sorted(Revision(*pair, by) for pair, by in revisions.items())),
        comparisons=tuple(_comparisons(compared, later)),
        subsets=tuple(sorted(_subsets(points))),
    )


def _chronologically(point: DataPoint) -> tuple[date, date, date, str, str]:
    first, last, _ = point.moment.sort_key
    said = point.said.sort_key[0] if point.said else date.max
    return first, last, said, point.speaker or "", point.id


def _successors(points: list[DataPoint]) -> dict[str, list[DataPoint]]:
    """Map each point to the next one by the same speaker that is surely later."""
    by_speaker: dict[str | None, list[DataPoint]] = defaultdict(list)
    for point in points:
        by_speaker[point.speaker].append(point)
    later: dict[str, list[DataPoint]] = defaultdict(list)
    for own in by_speaker.values():
        for i, point in enumerate(own):
            later[point.id] = list(islice((p for p in own[i + 1 :] if _is_later(p, point)), 1))
    return later


def _is_later(point: DataPoint, than: DataPoint) -> bool:
    if same_time(point, than):
        return _said_after(point, than)
    return not point.estimate.spans_as_of and than.moment.before(point.moment)


def _said_after(point: DataPoint, than: DataPoint) -> bool:
    return bool(point.said and than.said and than.said.before(point.said))


def _superseded(
    points: list[DataPoint], home: Mapping[str, DataPoint]
) -> Iterator[tuple[DataPoint, DataPoint]]:
    """Yield the pairs of points that an editor joined, the earlier first."""
    for point in points:
        for version in point.versions:
            earlier = home.get(version.estimate.supersedes or "")
            if earlier and earlier is not point:
                yield earlier, point


def _comparisons(
    points: list[DataPoint], later: Mapping[str, list[DataPoint]]
) -> Iterator[Comparison]:
    """Yield the pairs near in time; `points` in order of time, so that each looks ahead only."""
    for i, a in enumerate(points):
        reach = a.moment.latest or date.max
        for b in islice(points, i + 1, None):
            begins = b.moment.earliest or date.min
            if (begins - reach).days > NEAR_DAYS:
                break
            if _comparable(a, b) and not (_outdated(a, b, later) or _outdated(b, a, later)):
                pair = compare(a.value, b.value, whole=a.whole)
                yield Comparison(a.id, b.id, pair)


def _comparable(a: DataPoint, b: DataPoint) -> bool:
    return a.speaker != b.speaker and (not a.estimate.spans_as_of or same_time(a, b))


def _outdated(a: DataPoint, b: DataPoint, later: Mapping[str, list[DataPoint]]) -> bool:
    """Return whether a's speaker had given a later figure by the time of b."""
    return any(
        not (b.moment.before(point.moment) or _said_after(point, b)) for point in later[a.id]
    )


def _subsets(points: list[DataPoint]) -> Iterator[Subset]:
    for point in points:
        for version in point.versions:
            if version.estimate.component_of:
                yield Subset(version.id, version.estimate.component_of)
