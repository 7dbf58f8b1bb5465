"""Figures by different speakers for one time, and whether they can both hold."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from generator.evidence.series.data_points import DataPoint, same_time
from generator.evidence.series.intervals import Compatibility, compare
from generator.evidence.series.revisions import said_after

NEAR_DAYS = 7
"""How many days apart figures by different speakers may lie and still be compared."""


class Comparison(NamedTuple):
    """Two figures by different speakers for one time, the earlier first: identifiers."""

    a: str
    b: str
    compatibility: Compatibility


def comparisons(
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
    return any(not (b.moment.before(point.moment) or said_after(point, b)) for point in later[a.id])
