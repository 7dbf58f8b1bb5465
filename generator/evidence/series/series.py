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

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution
from generator.evidence.series.comparisons import Comparison, comparisons
from generator.evidence.series.data_points import DataPoint, differ, point_of, whole_of
from generator.evidence.series.intervals import Verdict
from generator.evidence.series.revisions import Revision, successors, superseded
from generator.evidence.series.sayings import gather
from generator.model import Estimate
from generator.model.lists import Measure
from generator.read.collection import Collection
from generator.read.entry import Figure


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
        found[series_key(figure.estimate)].append(
            point_of(figure, quantity, contribution, stands=stands)
        )
    return tuple(_series(key, list(gather(collection, found[key]))) for key in sorted(found))


def series_key(estimate: Estimate) -> SeriesKey:
    """Return what an estimate can be compared by."""
    return SeriesKey(
        estimate.quantity,
        tuple(sorted(estimate.includes)),
        estimate.population,
        estimate.area,
        estimate.measure,
        str(estimate.span or ""),
    )


def _series(key: SeriesKey, points: list[DataPoint]) -> Series:
    points.sort(key=_chronologically)
    home = {version.id: point for point in points for version in point.versions}
    compared = [p for p in points if p.speaker and p.stands and not whole_of(p, home)]
    later = successors(compared)
    revisions = {
        (earlier.id, point.id): False
        for earlier in compared
        for point in later[earlier.id]
        if differ(earlier, point)
    }
    for earlier, point in superseded(points, home):
        revisions[earlier.id, point.id] = True
        later[earlier.id].append(point)
    return Series(
        key=key,
        points=tuple(points),
        revisions=tuple(sorted(Revision(*pair, by) for pair, by in revisions.items())),
        comparisons=tuple(comparisons(compared, later)),
        subsets=tuple(sorted(_subsets(points))),
    )


def _chronologically(point: DataPoint) -> tuple[date, date, date, str, str]:
    first, last, _ = point.moment.sort_key
    said = point.said.sort_key[0] if point.said else date.max
    return first, last, said, point.speaker or "", point.id


def _subsets(points: list[DataPoint]) -> Iterator[Subset]:
    for point in points:
        for version in point.versions:
            if version.estimate.component_of:
                yield Subset(version.id, version.estimate.component_of)
