"""The two axes of a chart: round numbers with zero among them, and months, years or days."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor
from typing import NamedTuple

from babel.dates import format_skeleton

from generator.model.notation.figures.numbers import MOST_DIGITS
from generator.site.chart.text import width
from generator.site.words.language import Language

TICK = 12
"""The size of the words of the axes, in pixels."""

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 6000, 150_000)
"""How many months may lie between two ticks."""

_LAST = date.max.year * 12 + 11


class Scale(NamedTuple):
    """A linear scale: `least` and `most` lie at `start` and `end`, in pixels."""

    least: float
    most: float
    start: float
    end: float

    def at(self, number: float | Decimal) -> float:
        """Return where a number lies; in the middle where there is but one."""
        if self.least == self.most:
            return (self.start + self.end) / 2
        part = (float(number) - self.least) / (self.most - self.least)
        return self.start + (self.end - self.start) * part


class Tick(NamedTuple):
    """A place on an axis, and its name in lines."""

    at: float
    lines: tuple[str, ...]


def round_numbers(numbers: Iterable[Decimal], most: int = 5) -> list[Decimal]:
    """Return evenly spaced round numbers, zero among them, that enclose some numbers."""
    given = [Decimal(0), *numbers]
    low, high = min(given), max(given)
    if low == high:
        high = Decimal(1)
    fine = any(number != number.to_integral_value() for number in given)
    step = _round_step((high - low) / most, fine=fine)
    return [step * n for n in range(floor(low / step), ceil(high / step) + 1)]


def _round_step(least: Decimal, *, fine: bool) -> Decimal:
    """Return the lowest of 1, 2, 5, 10, 20, 50 and so on that is not lower.

    Of fine numbers, steps below 1 too: 0.5, 0.2, 0.1 and so on.
    """
    power = max(least.adjusted(), -MOST_DIGITS if fine else 0)
    steps = (Decimal(digit).scaleb(power) for digit in (1, 2, 5, 10))
    step = next(step for step in steps if step >= least)
    return step.quantize(Decimal(1)) if step >= 1 else step


def time_ticks(first: date, last: date, scale: Scale, language: Language) -> list[Tick]:
    """Return as many months or years as have room, or else the first day and the last.

    The year stands below the first of its months. `scale` takes ordinals of days.
    """
    if first == last:
        return [Tick(scale.at(first.toordinal()), (language.day(first),))]

    def part(day: date, skeleton: str) -> str:
        return format_skeleton(skeleton, day, locale=language.locale)

    words = [part(date(2000, month, 1), "MMM") for month in range(1, 13)] + [part(last, "y")]
    room = max(width(word, TICK) for word in words) + 12
    months = (last - first).days / 30.4
    step = next((s for s in _STEPS if (scale.end - scale.start) / months * s >= room), _STEPS[-1])
    begin = first.year * 12 + first.month - 1
    found: list[Tick] = []
    told = 0
    for month in range(max(12, begin - begin % step), _LAST + 1, step):
        day = date(month // 12, month % 12 + 1, 1)
        if day > last:
            break
        if day < first and day + timedelta(3) < first:
            continue
        lines = [part(day, "MMM")] if step % 12 else []
        lines += [part(day, "y")] if day.year != told else []
        told = day.year
        found.append(Tick(scale.at(max(day, first).toordinal()), tuple(lines)))
    if len(found) > 1:
        return found
    ends = [first, last] if (scale.end - scale.start) > 2 * room else [first]
    return [Tick(scale.at(day.toordinal()), (part(day, "MMMd"), part(day, "y"))) for day in ends]
