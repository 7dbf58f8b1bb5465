"""Figures as somebody gave them: one point for one saying, however many statements carry it.

Figures that one origin gave in one act of saying (same day, same occasion), for overlapping times
and in one series, are one point. The primary came to us by the shortest chain; then the work read
more fully, then the one issued earlier decides. The others are relayed under it; those that differ
from it are relay noise. Two figures in one statement are two things said.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.evidence.series.data_points import DataPoint, same_time, whole_of
from generator.model.lists import Read
from generator.read.collection import Collection


def gather(collection: Collection, points: list[DataPoint]) -> Iterator[DataPoint]:
    """Yield one point for each saying in a series, with the other versions under it."""
    series = {point.id for point in points}
    sayings: dict[tuple[str | None, ...], list[DataPoint]] = defaultdict(list)
    for point in points:
        # Where nobody knows when it was said, the time it speaks of stands in.
        when = point.said.text if point.said else f"as of {point.as_of}"
        occasion = (point.figure.statement.occasion or "").casefold()
        alone = None if point.speaker else point.id
        whole, fallen = whole_of(point, series), "" if point.stands else "withdrawn"
        sayings[point.speaker, alone, when, occasion, whole, fallen].append(point)
    for versions in sayings.values():
        if len(versions) == 1:
            yield versions[0]
            continue
        groups: list[list[DataPoint]] = []
        for point in sorted(versions, key=lambda point: _primacy(collection, point)):
            home = next((group for group in groups if _is_version(point, group[0])), None)
            if home:
                home.append(point)
            else:
                groups.append([point])
        for primary, *relayed in groups:
            yield primary._replace(relayed=tuple(relayed))


def _primacy(collection: Collection, point: DataPoint) -> tuple[int, int, date, str]:
    source = collection.sources.get(point.figure.statement.source)
    read = list(Read).index(source.record.read) if source else len(Read)
    issued = source.record.issued if source else None
    return len(point.chain), read, (issued.earliest if issued else None) or date.max, point.id


def _is_version(point: DataPoint, primary: DataPoint) -> bool:
    a, b = point.figure, primary.figure
    same_statement = a.claim.id == b.claim.id and a.statement_index == b.statement_index
    replaced = b.id == point.estimate.supersedes or a.id == primary.estimate.supersedes
    return not (same_statement or replaced) and same_time(point, primary)
