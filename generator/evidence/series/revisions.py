"""Which figure takes the place of an earlier one by the same speaker."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from generator.evidence.series.data_points import DataPoint, same_time


class Revision(NamedTuple):
    """A figure and the later one that took its place: identifiers of estimates."""

    earlier: str
    later: str
    authored: bool
    """Whether an editor says so; otherwise it follows from speaker and dates."""


def successors(points: list[DataPoint]) -> dict[str, list[DataPoint]]:
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
        return said_after(point, than)
    return not point.estimate.spans_as_of and than.moment.before(point.moment)


def said_after(point: DataPoint, than: DataPoint) -> bool:
    """Return whether a figure was surely given after another."""
    return bool(point.said and than.said and than.said.before(point.said))


def superseded(
    points: list[DataPoint], home: Mapping[str, DataPoint]
) -> Iterator[tuple[DataPoint, DataPoint]]:
    """Yield the pairs of points that an editor joined, the earlier first."""
    for point in points:
        for version in point.versions:
            earlier = home.get(version.estimate.supersedes or "")
            if earlier and earlier is not point:
                yield earlier, point
