"""Whether the figures that several lines of evidence give for one claim can hold together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.origins.contributions import Contribution
from generator.evidence.series.comparisons import Comparison
from generator.evidence.series.intervals import Interval, interval
from generator.evidence.series.series import Series, SeriesKey, build_series, series_key
from generator.model import Claim
from generator.read.collection import Collection
from generator.read.entry import Entry, Figure


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the figures of a claim amount to together."""

    given: bool = False
    """Whether there are any."""

    differ: tuple[Comparison, ...] = ()
    """The pairs that cannot both hold."""

    shared: tuple[tuple[SeriesKey, Interval], ...] = ()
    """The numbers at which figures of several lines hold together, by what they count."""

    @property
    def apart(self) -> bool:
        """Whether there are figures, and no two lines give any for one thing at one time."""
        return self.given and not (self.differ or self.shared)


NO_FIGURES = Agreement()


def agreement(
    collection: Collection,
    claim: Entry[Claim],
    known: Iterable[Contribution],
    lines: Mapping[str, str],
) -> Agreement:
    """Return whether the figures of determined contributions of a claim can hold together.

    `lines` maps the root of each contribution to its line of evidence.
    """
    of_series: dict[SeriesKey, list[tuple[Figure, Contribution, bool]]] = defaultdict(list)
    for each in known:
        index = each.chain.statement
        for number in range(len(claim.record.statements[index].estimates)):
            figure = Figure(claim, index, number)
            of_series[series_key(figure.estimate)].append((figure, each, True))
    compared = [given for figures in of_series.values() if len(figures) > 1 for given in figures]
    if not compared:
        return Agreement(given=bool(of_series))
    line = {figure.id: lines[each.root] for figure, each, _ in compared}
    series = build_series(collection, compared)
    return Agreement(
        given=True,
        differ=tuple(pair for one in series for pair in one.disagreements),
        shared=tuple((one.key, both) for one in series if (both := _shared(one, line))),
    )


def _shared(series: Series, line: Mapping[str, str]) -> Interval | None:
    """Return the numbers at which compared figures of several lines hold together."""
    points = {point.id: interval(point.value, whole=point.whole) for point in series.points}
    found: Interval | None = None
    for pair in series.comparisons:
        both = points[pair.a].meet(points[pair.b])
        if both and line[pair.a] != line[pair.b]:
            found = (found.meet(both) or found) if found else both
    return found
