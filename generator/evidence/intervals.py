"""Whether two figures can both hold: figures as intervals of whole numbers.

A bound that nobody set stays open: "up to 10,000" says nothing about how few.
"About" spans half a unit of the last significant digit either side, rounded up to a whole:
"about 1,100" is 1,050 to 1,150, "about 12,000" is 11,500 to 12,500. "Nearly" does so below only.
The rule is our own, and wide on purpose: two figures are said to disagree only where they must.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Value


class Verdict(StrEnum):
    """What two figures for the same thing at the same time say about each other."""

    CANNOT_BOTH_HOLD = "cannot-both-hold"
    BOTH_CAN_HOLD = "both-can-hold"
    ONLY_AT = "only-at"
    """Both hold at one number only: where the bounds that both speakers gave meet."""


@dataclass(frozen=True, slots=True)
class Compatibility:
    """How two figures stand to each other."""

    verdict: Verdict
    at: int | None = None
    """The only value at which both hold; None for the other verdicts."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers from `low` to `high`, both included; None where nobody set a bound."""

    low: int | None
    high: int | None

    @property
    def single(self) -> bool:
        """Whether this is one number."""
        return self.low is not None and self.low == self.high

    def meet(self, other: Interval) -> Interval | None:
        """Return the numbers in both, or None where there are none."""
        low = max((end for end in (self.low, other.low) if end is not None), default=None)
        high = min((end for end in (self.high, other.high) if end is not None), default=None)
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)


def interval(value: Value) -> Interval:
    """Return the whole numbers at which a figure holds."""
    given, best = _given(value), value.best
    if value.text.startswith("about") and given.low is not None and given.high is not None:
        return Interval(given.low - _slack(given.low), given.high + _slack(given.high))
    if best is None:
        return given
    return Interval(
        best - _slack(best) if given.low is None else given.low,
        best + _slack(best) if given.high is None else given.high,
    )


def compare(a: Value, b: Value) -> Compatibility:
    """Return whether two figures for the same thing at the same time can both hold."""
    first, second = interval(a), interval(b)
    both = first.meet(second)
    if both is None:
        return Compatibility(Verdict.CANNOT_BOTH_HOLD)
    # Where only the breadth of "about" makes them touch, no number is singled out.
    told = both.single and both == _given(a).meet(_given(b))
    if told and not (first.single or second.single):
        return Compatibility(Verdict.ONLY_AT, both.low)
    return Compatibility(Verdict.BOTH_CAN_HOLD)


def _given(value: Value) -> Interval:
    """Return the numbers within the bounds that were given, without the breadth of "about"."""
    low, high = value.low, value.high
    return Interval(
        low if low is None else low + value.low_open,
        high if high is None else high - value.high_open,
    )


def _slack(number: int) -> int:
    """Return half a unit of a number's last significant digit, rounded up."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return (unit + 1) // 2
