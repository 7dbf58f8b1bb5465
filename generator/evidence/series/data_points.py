"""Figures as somebody gave them: a point is a figure, and the other versions of its saying."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from typing import NamedTuple

from generator.evidence.origins.contributions import Contribution
from generator.evidence.series.intervals import interval
from generator.evidence.series.units import measured
from generator.model import Edtf, Estimate, Quantity, Value
from generator.model.lists import Measure
from generator.read.entry import Figure


class DataPoint(NamedTuple):
    """A figure as one origin gave it, with the other versions of the same act of saying."""

    figure: Figure
    estimate: Estimate
    """The estimate itself, as typed."""

    value: Value
    """The figure in the unit of its quantity."""

    unit: str | None

    whole: bool
    """Whether what it counts has no fractions."""

    moment: Edtf
    """The time for which it is compared: of a cumulative figure, the end of its span."""

    speaker: str | None
    """The origin of the statement; the first known voice where that is not determined."""

    determined: bool
    """Whether the speaker is where it began."""

    said: Edtf | None
    """When it was said; None where that is not known."""

    chain: tuple[str, ...]
    """How the figure came to us: the speakers of the completed chain."""

    articles: tuple[str, ...]
    """The works that carry the statement, in alphabetical order."""

    stands: bool = True
    """Whether its statement counts: no work that carries it is left where all were withdrawn."""

    relayed: tuple[DataPoint, ...] = ()
    """The same act of saying in other statements."""

    @property
    def id(self) -> str:
        """The identifier of the estimate."""
        return self.estimate.id

    @property
    def as_of(self) -> Edtf:
        """When the figure holds."""
        return self.estimate.as_of

    @property
    def low(self) -> Decimal | None:
        """The lower bound, where one was given."""
        return self.value.low

    @property
    def best(self) -> Decimal | None:
        """The value itself, where one was given."""
        return self.value.best

    @property
    def high(self) -> Decimal | None:
        """The upper bound, where one was given."""
        return self.value.high

    @property
    def versions(self) -> tuple[DataPoint, ...]:
        """The point itself, then those relayed under it."""
        return (self, *self.relayed)

    @property
    def carriers(self) -> tuple[str, ...]:
        """The works that carry the saying in any version, in alphabetical order."""
        return tuple(sorted({work for version in self.versions for work in version.articles}))

    @property
    def noise(self) -> tuple[DataPoint, ...]:
        """The relayed figures that differ from this one."""
        return tuple(point for point in self.relayed if differ(self, point))


def differ(a: DataPoint, b: DataPoint) -> bool:
    """Return whether two figures allow different numbers."""
    return interval(a.value, whole=a.whole) != interval(b.value, whole=b.whole)


def point_of(
    figure: Figure, quantity: Quantity, contribution: Contribution, *, stands: bool = True
) -> DataPoint:
    """Return a figure as a point by itself; `contribution` is that of its statement."""
    statement = figure.statement
    estimate = statement.estimates[figure.estimate_index]
    return DataPoint(
        figure,
        estimate,
        # In a unit that does not convert, which a check refuses, it stays as typed.
        measured(estimate.value, quantity.unit) or estimate.value,
        quantity.unit,
        not quantity.decimals,
        _moment(estimate),
        contribution.chain.origin,
        contribution.chain.determined,
        statement.said_on,
        contribution.chain.speakers,
        contribution.articles,
        stands,
    )


def _moment(estimate: Estimate) -> Edtf:
    end = estimate.as_of.text.partition("/")[2]
    if end in ("", "..") or estimate.measure is not Measure.CUMULATIVE:
        return estimate.as_of
    return Edtf.parse(end)


def whole_of(point: DataPoint, series: Container[str]) -> str | None:
    """Return the figure of the same series of which this one counts a part."""
    whole = point.estimate.component_of
    return whole if whole in series else None


def same_time(a: DataPoint, b: DataPoint) -> bool:
    """Return whether two figures of a series may hold for one time: a flow, for the same span."""
    if a.estimate.spans_as_of:
        return (a.moment.earliest, a.moment.latest) == (b.moment.earliest, b.moment.latest)
    return a.moment.overlaps(b.moment)
