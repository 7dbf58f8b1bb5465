"""Figures that cannot be: parts above their whole, parts of what has none, false successions."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.evidence.origins.chains import complete_chain
from generator.evidence.series.intervals import interval
from generator.evidence.series.units import measured
from generator.model import Estimate, Value
from generator.model.lists import Measure
from generator.read.collection import Collection
from generator.read.entry import Figure

MOST_WORDS = 8
_AHEAD = frozenset({Measure.PLANNED, Measure.FORECAST})
_SERIES = ("quantity", "includes", "population", "area", "measure", "period")


@check("X314", "Correct one of the figures, or what it counts.")
def check_parts(collection: Collection) -> Iterator[Fault]:
    """A part is not above its whole."""
    for figure, whole in _parts(collection):
        part = figure.estimate
        values = (_measured(collection, one) for one in (part, whole))
        (low, _), (_, high) = ((one.low, one.high) for one in map(interval, values))
        if low is not None and high is not None and low > high:
            found = f"'{part.value}' is above its whole, '{whole.value}' in '{whole.id}'"
            yield fault(figure, "value", found)


def _measured(collection: Collection, estimate: Estimate) -> Value:
    """Return a figure in the unit of its quantity; as typed where that cannot be done."""
    quantity = collection.quantities.get(estimate.quantity)
    return (quantity and measured(estimate.value, quantity.record.unit)) or estimate.value


def _parts(collection: Collection) -> Iterator[tuple[Figure, Estimate]]:
    """Yield each figure that is a part, with its whole: named, or in the same statement."""
    for figure in collection.all_figures():
        named = collection.figures.get(figure.estimate.component_of or "")
        if named:
            yield figure, named.estimate
        for whole in figure.statement.estimates:
            if not (named and named.id == whole.id) and _is_part(
                collection, figure.estimate, whole
            ):
                yield figure, whole


def _is_part(collection: Collection, part: Estimate, whole: Estimate) -> bool:
    quantity = collection.quantities.get(part.quantity)
    return (
        quantity is not None
        and quantity.record.part_of == whole.quantity
        and (part.quantity in whole.includes or not whole.includes)
        and (part.population, part.area, part.measure, part.period)
        == (whole.population, whole.area, whole.measure, whole.period)
        and part.as_of.overlaps(whole.as_of)
    )


@check("X424", "Correct the period or the measure, or leave the period out.")
def check_periods(collection: Collection) -> Iterator[Fault]:
    """A period begins before the figure holds; what is there at a moment has none."""
    for figure in collection.all_figures():
        estimate = figure.estimate
        if (period := estimate.period) is None:
            continue
        found = ""
        if estimate.measure is Measure.STOCK:
            found = "a stock is there at a moment, and counts over no period"
        elif period.earliest is None:
            found = f"'{period}' does not say when it begins"
        elif estimate.measure is Measure.FLOW and period.latest is None:
            found = f"'{period}' does not say when it ends, and a flow falls within its period"
        elif estimate.measure not in _AHEAD and estimate.as_of.before(period):
            found = f"it begins after the figure holds, {estimate.as_of}"
        if found:
            yield fault(figure, "period", found)


@check("X318", "Make them agree, or remove `supersedes:`.")
def check_series(collection: Collection) -> Iterator[Fault]:
    """A figure supersedes one of its own series."""
    for later, earlier in _successions(collection):
        a, b = _series(later.estimate), _series(earlier.estimate)
        # X315 reports a figure that does not say what it includes.
        differing = [name for name in _SERIES if a[name] and b[name] and a[name] != b[name]]
        if differing:
            found = f"'{earlier.id}' has another {' and another '.join(differing)}"
            yield fault(later, "supersedes", found)


def _series(estimate: Estimate) -> dict[str, object]:
    fields = {name: getattr(estimate, name) for name in _SERIES}
    return fields | {"includes": frozenset(estimate.includes)}


@check("X319", "Correct a chain, or remove `supersedes:`.")
def check_superseded_speaker(collection: Collection) -> Iterator[Fault]:
    """A figure supersedes one by the same speaker."""
    for later, earlier in _successions(collection):
        new, old = (
            complete_chain(collection, figure.statement_index, figure.statement).origin
            for figure in (later, earlier)
        )
        if new != old and {new, old} <= set(collection.speakers):
            found = f"'{earlier.id}' was given by '{old}', this figure by '{new}'"
            yield fault(later, "supersedes", found)


def _successions(collection: Collection) -> Iterator[tuple[Figure, Figure]]:
    for later in collection.all_figures():
        earlier = collection.figures.get(later.estimate.supersedes or "")
        if earlier and earlier.id != later.id:
            yield later, earlier


@check("X320", "Keep the figure and the words beside it.")
def check_wording_length(collection: Collection) -> Iterator[Fault]:
    """A wording has at most eight words."""
    for figure in collection.all_figures():
        words = len((figure.estimate.wording or "").split())
        if words > MOST_WORDS:
            yield fault(figure, "wording", f"{words} words; at most {MOST_WORDS} are allowed")
