"""Whether two figures can both hold: figures as intervals of numbers.

A bound that nobody set stays open: "up to 10,000" says nothing about how few.
"About" spans half a unit of the last significant digit either side, of whole numbers rounded up to
a whole: "about 1,100" is 1,050 to 1,150, "about 12,000" is 11,500 to 12,500, "about 14.3" is 14.25
to 14.35. "Nearly" does so below only. A figure with an interval of confidence is all of it.
The rule is our own, and wide on purpose: two figures are said to disagree only where they must.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from math import ceil, floor
from typing import NamedTuple

from generator.model import Value


class Verdict(StrEnum):
    """What two figures for the same thing at the same time say about each other."""

    CANNOT_BOTH_HOLD = "cannot-both-hold"
    BOTH_CAN_HOLD = "both-can-hold"
    ONLY_AT = "only-at"
    """Both hold at one number only: where the bounds that both speakers gave meet."""


class Compatibility(NamedTuple):
    """How two figures stand to each other."""

    verdict: Verdict
    at: Decimal | None = None
    """The only value at which both hold; None for the other verdicts."""


class Interval(NamedTuple):
    """The numbers from `low` to `high`, both included unless open; None where nobody set one."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def single(self) -> bool:
        """Whether this is one number."""
        return self.low is not None and self.low == self.high

    def meet(self, other: Interval) -> Interval | None:
        """Return the numbers in both, or None where there are none."""
        both = (self, other)
        lows = [(one.low, one.low_open) for one in both if one.low is not None]
        highs = [(one.high, not one.high_open) for one in both if one.high is not None]
        low, low_open = max(lows, default=(None, False))
        high, closed = min(highs, default=(None, True))
        if low is not None and high is not None:
            reached = low == high and closed and not low_open
            if not (low < high or reached):
                return None
        return Interval(low, high, low_open, not closed)


def interval(value: Value, *, whole: bool = True) -> Interval:
    """Return the numbers at which a figure holds; `whole` if it counts what has no fractions."""
    given, best, sure = _given(value, whole=whole), value.best, value.confidence
    if sure:
        return Interval(sure.low, sure.high)
    if value.text.startswith("about") and given.low is not None and given.high is not None:
        return Interval(given.low - _slack(given.low), given.high + _slack(given.high))
    if best is None:
        return given
    low = best - _slack(best) if given.low is None else given.low
    if given.high is None:
        return Interval(low, best + _slack(best))
    return Interval(low, given.high, given.low_open, given.high_open)


def compare(a: Value, b: Value, *, whole: bool = True) -> Compatibility:
    """Return whether two figures for the same thing at the same time can both hold."""
    first, second = interval(a, whole=whole), interval(b, whole=whole)
    both = first.meet(second)
    if both is None:
        return Compatibility(Verdict.CANNOT_BOTH_HOLD)
    # Where only the breadth of "about" makes them touch, no number is singled out.
    told = both.single and both == _given(a, whole=whole).meet(_given(b, whole=whole))
    if told and not (first.single or second.single):
        return Compatibility(Verdict.ONLY_AT, both.low)
    return Compatibility(Verdict.BOTH_CAN_HOLD)


def _given(value: Value, *, whole: bool) -> Interval:
    """Return the numbers within the bounds that were given, without the breadth of "about"."""
    given = Interval(value.low, value.high, value.low_open, value.high_open)
    if not whole:
        return given
    low, high = given.low, given.high
    return Interval(
        Decimal(floor(low) + 1) if low is not None and given.low_open else low,
        Decimal(ceil(high) - 1) if high is not None and given.high_open else high,
    )


def _slack(number: Decimal) -> Decimal:
    """Return half a unit of a number's last significant digit; of a whole number, rounded up."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent) / 2
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return Decimal((unit + 1) // 2)
