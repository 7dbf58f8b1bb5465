"""Figures that do not fit what they count: in another unit, with decimals, below zero."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.evidence.series.units import measured
from generator.model import Quantity, Value
from generator.model.notation.figures.amounts import SHORTHAND
from generator.model.notation.figures.hints import DIGITS, SEPARATOR
from generator.model.notation.figures.numbers import may_be_thousands, plain
from generator.read.collection import Collection
from generator.read.entry import Figure


@check(
    "X391",
    "Put a bound or scale as in `up to 3 million`, and nothing else beside the number: "
    "`quantity` says what is counted.",
)
def check_unit(collection: Collection) -> Iterator[Fault]:
    """A figure is in the unit of what it counts, or in one that converts exactly."""
    for figure, quantity, found in _measured(collection):
        unit, id_ = figure.estimate.value.unit, figure.estimate.quantity
        if found is None:
            own = f"in '{quantity.unit}'" if quantity.unit else "without a unit"
            told = f"'{unit}' is no unit of '{id_}', which is counted {own}"
            share = unit in ("%", "per cent", "percent") and not quantity.unit
            hint = DIGITS if unit.casefold() in SHORTHAND else ""
            if quantity.unit and not hint:
                hint = f"choose a quantity whose `unit` is '{unit}'; leave out what is no unit"
            if share:
                hint = "choose a quantity whose `unit` in vocabulary.yml is '%'"
            yield fault(figure, "value", told, hint)


@check("X392", "Put a whole number, or `decimals: true` at the quantity in vocabulary.yml.")
def check_decimals(collection: Collection) -> Iterator[Fault]:
    """A figure has decimals only where what it counts takes them."""
    for figure, quantity, value in _measured(collection):
        if value is None or quantity.decimals:
            continue
        # Zeros behind the point too, since 10.000 may be ten thousand.
        broken = [number for number in value.numbers if "." in plain(number)]
        if broken:
            found = f"'{figure.estimate.value}' is no whole number of '{figure.estimate.quantity}'"
            hint = SEPARATOR if any(may_be_thousands(plain(abs(n))) for n in broken) else ""
            yield fault(figure, "value", found, hint)


@check("X393", "Check its digits, or put `negative: true` at the quantity in vocabulary.yml.")
def check_sign(collection: Collection) -> Iterator[Fault]:
    """A figure is below zero only where what it counts can be."""
    for figure, quantity, _ in _measured(collection):
        value = figure.estimate.value
        if quantity.negative:
            continue
        if any(number < 0 for number in value.numbers):
            yield fault(figure, "value", f"'{value}' is below zero")
        elif value.high == 0 and value.low is None:
            yield fault(figure, "value", f"'{value}' counts nothing: no count is below 0")


def _measured(collection: Collection) -> Iterator[tuple[Figure, Quantity, Value | None]]:
    """Yield each figure of a known quantity, and its value in the quantity's unit."""
    for figure in collection.all_figures():
        quantity = collection.quantities.get(figure.estimate.quantity)
        if quantity:
            yield figure, quantity.record, measured(figure.estimate.value, quantity.record.unit)
