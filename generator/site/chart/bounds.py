"""The small mark beside a figure: its bounds among those that count the same."""

from collections.abc import Iterable
from decimal import Decimal

from generator.model import Value

Bounds = tuple[float | None, float | None, float | None, list[float]]


def bounds_among(value: Value, among: Iterable[Value] = ()) -> Bounds:
    """Return where low, best and high of a figure lie on a scale from zero, 5 to 71 pixels long.

    And where all numbers of figures lie that count the same.
    """
    others = [float(number) for other in among for number in other.numbers]
    own = [float(number) for number in value.numbers]
    begin, end = min(*others, *own, 0), max(*others, *own, 0)
    if not others:
        begin, end = begin * 1.25, end * 1.25
    length = end - begin or 1

    def at(number: float | Decimal) -> float:
        return round(5 + 66 * (float(number) - begin) / length, 1)

    low, high = (None if n is None else at(n) for n in ends_of(value))
    best = None if value.best is None else at(value.best)
    return low, best, high, sorted({at(number) for number in others})


def ends_of(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """Return the ends to draw: those of the interval of confidence, or else the bounds."""
    sure = value.confidence
    return (sure.low, sure.high) if sure else (value.low, value.high)


def anchor(value: Value) -> Decimal:
    """Return the number at which a figure is joined to others: the best, else the bounds."""
    ends = [end for end in (value.low, value.high) if end is not None]
    return value.best if value.best is not None else sum(ends, Decimal(0)) / len(ends)


def rank(value: Value) -> tuple[Decimal, int]:
    """Return by what figures are put in order: of one number a ceiling first, and a floor last."""
    is_plain = value.best is not None or (value.low is not None and value.high is not None)
    return anchor(value), 0 if is_plain else 1 if value.high is None else -1
