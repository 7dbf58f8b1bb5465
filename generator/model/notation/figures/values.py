"""The value grammar: a figure in the words people use, and the bounds that those words set.

`up to` sets only a high bound and `more than` only a low one; `about` sets only a best value.
Null is not zero: a bound that nobody gave is None. After UCDP GED's low, best and high.
Whether a figure fits what it counts (its unit, its sign, decimals) is for the checks to say.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from generator.model.base import Unreadable
from generator.model.notation.figures.amounts import Amount, amount_pattern, read_amount
from generator.model.notation.figures.hints import (
    BOTH_ENDS,
    FORMS,
    LOWER_FIRST,
    rewordings,
    value_hint,
)
from generator.model.notation.figures.numbers import in_full, is_shortened

_SETS: dict[str, tuple[str, ...]] = {
    "": ("low", "best", "high"),
    "about": ("best",),
    "up to": ("high",),
    "at least": ("low",),
    "more than": ("low", "low_open"),
    "fewer than": ("high", "high_open"),
    "less than": ("high", "high_open"),
    "nearly": ("best", "high", "high_open"),
}
"""What a figure says of its number, by the words before it."""

_A, _B, _C = map(amount_pattern, "abc")
_LEVEL = (
    r"(?P<level>[1-9][0-9](?:\.[0-9]+)?)% ?"
    r"(?P<kind>CI|CrI|UI|(?:confidence|credible|uncertainty) interval)"
)
_FIGURE = re.compile(rf"(?:(?P<words>{'|'.join(filter(None, _SETS))}) )?{_A}")
_RANGE = re.compile(rf"(?:about )?{_A} to {_B}")
_TOLERANCE = re.compile(rf"{_A} ?(?:±|\+/-) ?{_B}")
_INTERVALS = (
    re.compile(rf"(?:about )?{_A} \({_B} to {_C}[;,] {_LEVEL}\)"),
    re.compile(rf"(?:about )?{_A} \({_LEVEL}[:,]? {_B} to {_C}\)"),
)
_PRICES = re.compile(r"(.+?),? (?:\(|in )((?:19|20)[0-9]{2}) (?:prices|dollars|money)\)?")
"""Money with its year, as people write it: `£1.2 billion (2019 prices)`."""

_ALLOWED = (
    "allowed: 11,000 / about 1,100 / up to 10,000 / at least 10,000 / more than 3,000 / "
    "fewer than 500 / nearly 3,000 / 10,000 to 12,000 / about 11,000 to 12,000 / 1.5 million / "
    "465 ± 20 / 4,645 (793 to 8,498; 95% CI)"
)


@dataclass(frozen=True, slots=True)
class Confidence:
    """The interval in which whoever made an estimate expects the number, and how surely."""

    low: Decimal
    high: Decimal
    level: Decimal
    """In per cent."""

    kind: str
    """As typed: `CI`, `CrI`, `credible interval`."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its bounds, in full, in the unit that was typed. A bound nobody set is None.

    `low_open` and `high_open` say that the bound itself is outside ("more than 3,000").
    """

    text: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str = ""
    """As typed; empty where the number stands alone."""

    confidence: Confidence | None = None
    """Kept apart from a range: a number outside it is not ruled out, only held to be unlikely."""

    scaled: tuple[tuple[Decimal, Decimal, str], ...] = ()
    """The numbers that were written with a scale word: in full, then as written, and the word."""

    @classmethod
    def parse(cls, text: str) -> Value:
        """Read a figure in the grammar's words.

        Raises:
            Unreadable: The text is not in the grammar, or a range runs backwards.
        """
        text = " ".join(text.split())
        if value := _parsed(text):
            return value
        found = f"'{text[:60]}' is not a figure; {_ALLOWED}"
        raise Unreadable(found, _hint(text))

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Every number that the figure sets, the interval of confidence included."""
        sure = self.confidence
        given = (self.low, self.best, self.high, *((sure.low, sure.high) if sure else ()))
        return tuple(number for number in given if number is not None)

    def __str__(self) -> str:
        return self.text


def _parsed(text: str) -> Value | None:
    if of_year := _PRICES.fullmatch(text):
        value = _parsed(of_year[1])
        paid = f"{value.unit} of {of_year[2]}" if value else ""
        return value and replace(value, text=text, unit=paid)
    return _interval(text) or _tolerance(text) or _range(text) or _figure(text)


def _hint(text: str) -> str:
    for other in rewordings(text):
        with suppress(Unreadable):
            value = _parsed(other)
            if value and not (value.low and value.high and is_shortened(value.low, value.high)):
                return f"write {other}"
    return value_hint(text)


def _figure(text: str) -> Value | None:
    match = _FIGURE.fullmatch(text)
    amount = match and read_amount(match, "a")
    if not (match and amount):
        return None
    said = _SETS[match["words"] or ""]
    low, best, high = (amount.number if bound in said else None for bound in _SETS[""])
    rest = (amount.unit, None, _scaled(amount))
    return Value(text, low, best, high, "low_open" in said, "high_open" in said, *rest)


def _range(text: str) -> Value | None:
    match = _RANGE.fullmatch(text)
    ends = match and _ends(match, "a", "b")
    if not ends:
        return None
    first, last = ends
    if first.number == last.number:
        about, one = "about " * text.startswith("about "), text.rpartition(" to ")[2]
        raise Unreadable(
            f"both ends of the range are {in_full(last.number)}", f"write {about}{one}"
        )
    return Value(
        text, low=first.number, high=last.number, unit=last.unit, scaled=_scaled(first, last)
    )


def _tolerance(text: str) -> Value | None:
    match = _TOLERANCE.fullmatch(text)
    if not match:
        return None
    more = read_amount(match, "b")
    best = more and read_amount(match, "a", "" if match["a_scale"] else more.scale)
    if not (best and more) or more.number < 0 or _unlike(best.unit, more.unit):
        return None
    low, high = best.number - more.number, best.number + more.number
    unit = best.unit or more.unit
    return Value(text, low, best.number, high, unit=unit, scaled=_scaled(best, more))


def _interval(text: str) -> Value | None:
    match = next(filter(None, (form.fullmatch(text) for form in _INTERVALS)), None)
    best, ends = (match and read_amount(match, "a")), (match and _ends(match, "b", "c"))
    if not (match and best and ends) or _unlike(best.unit, ends[1].unit):
        return None
    (low, _, _, _), (high, _, _, unit) = ends
    if not low <= best.number <= high:
        found = f"{in_full(best.number)} is outside its interval"
        raise Unreadable(found, "check its digits")
    return Value(
        text,
        best=best.number,
        unit=best.unit or unit,
        confidence=Confidence(low, high, Decimal(match["level"]), match["kind"]),
        scaled=_scaled(best, *ends),
    )


def _ends(match: re.Match[str], a: str, b: str) -> tuple[Amount, Amount] | None:
    """Return the ends of a range, or None where there are none.

    Raises:
        Unreadable: The range runs backwards, or its lower end may be cut short: `5 to 7 million`.
    """
    first, last = read_amount(match, a), read_amount(match, b)
    if not (first and last) or (first.unit and _unlike(first.unit, last.unit or "?")):
        return None
    if last.scale and not first.scale and 0 < abs(first.number) < 1000:  # noqa: PLR2004 - a group
        found = f"{match[f'{a}_number']} may or may not be {last.scale}s"
        raise Unreadable(found, BOTH_ENDS)
    if last.number < first.number:
        found = f"the range runs from {in_full(first.number)} down to {in_full(last.number)}"
        raise Unreadable(found, LOWER_FIRST)
    return first, last


def _unlike(a: str, b: str) -> bool:
    return bool(a and b) and a != b


def _scaled(*amounts: Amount) -> tuple[tuple[Decimal, Decimal, str], ...]:
    return tuple((one.number, one.mantissa, one.scale) for one in amounts if one.scale)


def _read(value: object) -> Value:
    if isinstance(value, Value):
        return value
    if not isinstance(value, str):
        raise Unreadable(f"a figure belongs here; {_ALLOWED}", FORMS)
    return Value.parse(value)


_EXAMPLES = [
    "11,000", "about 1,100", "up to 10,000", "more than 3,000", "10,000 to 12,000", "62%",
    "1.5 million", "465 ± 20", "4,645 (793 to 8,498; 95% CI)",
]  # fmt: skip

FigureValue = Annotated[
    Value,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": _EXAMPLES}),
]
"""A figure in words: `up to 10,000`, `about 1,100`, `10,000 to 12,000`."""
