"""The latest figure of each quantity, to which a question for it leads."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.evidence.standing.standing import Standing
from generator.model.lists import Grade, Measure
from generator.read.collection import Collection

_UNSOUND = frozenset({Grade.REFUTED, Grade.CALLED_FALSE, Grade.UNSUPPORTED})
_TO_COME = frozenset({Measure.PLANNED, Measure.FORECAST})


def latest_figures(
    collection: Collection, series: tuple[Series, ...], standings: Mapping[str, Standing]
) -> Mapping[str, DataPoint]:
    """Return the latest figure of each quantity, by quantity.

    What was counted comes before what is yet to come, and a whole population before its parts.
    Figures of claims that are refuted or that nobody asserts are left out.
    """
    found: dict[str, DataPoint] = {}
    for one in series:
        for point in one.points:
            if point.stands and standings[point.figure.claim.id].grade not in _UNSOUND:
                best = found.get(one.key.quantity, point)
                found[one.key.quantity] = max(best, point, key=partial(_order, collection))
    return found


def latest_of(
    collection: Collection, points: Iterable[DataPoint], standing: Standing
) -> DataPoint | None:
    """Return the latest figure among those of a claim, as above; None where there is none."""
    sound = (point for point in points if point.stands and standing.grade not in _UNSOUND)
    return max(sound, key=partial(_order, collection), default=None)


def _order(
    collection: Collection, point: DataPoint
) -> tuple[bool, bool, tuple[date, date, str], str]:
    counted = point.estimate.measure not in _TO_COME
    whole = not collection.populations[point.estimate.population].record.part_of
    return (counted, whole, point.moment.sort_key, point.id)
