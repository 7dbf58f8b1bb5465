"""The value grammar: a figure in the words people use, and the bounds that those words set.

`up to` sets only a high bound and `more than` only a low one; `about` sets only a best value.
Null is not zero: a bound that nobody gave is None. After UCDP GED's low, best and high.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from generator.model.base import Unreadable
from generator.model.numbers import MAX_NUMBER
from generator.model.value_hints import FORMS, LOWER_FIRST, value_hint

_SETS: dict[str, tuple[str, ...]] = {
    "": ("low", "best", "high"),
    "about": ("best",),
    "up to": ("high",),
    "at least": ("low",),
    "more than": ("low", "low_open"),
    "fewer than": ("high", "high_open"),
    "nearly": ("best", "high", "high_open"),
}
"""What a figure says of its number, by the words before it."""

_NUMBER = r"(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"
_FIGURE = re.compile(rf"(?:({'|'.join(filter(None, _SETS))}) )?{_NUMBER}", re.ASCII)
_RANGE = re.compile(rf"(?:about )?{_NUMBER} to {_NUMBER}", re.ASCII)
_ALLOWED = (
    "allowed: 11,000 / about 1,100 / up to 10,000 / at least 10,000 / more than 3,000 / "
    "fewer than 500 / nearly 3,000 / 10,000 to 12,000 / about 11,000 to 12,000"
)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its bounds, in whole units. A bound that nobody set is None.

    `low_open` and `high_open` say that the bound itself is outside ("more than 3,000").
    """

    text: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def parse(cls, text: str) -> Value:
        """Read a figure in the grammar's words.

        Raises:
            Unreadable: The text is not in the grammar, or a range runs backwards.
        """
        text = " ".join(text.split())
        if span := _RANGE.fullmatch(text):
            first, last = map(_number, span.groups())
            if last < first:
                found = f"the range runs from {first:,} down to {last:,}"
                raise Unreadable(found, LOWER_FIRST)
            return cls(text, low=_bounded(first), high=_bounded(last))
        if figure := _FIGURE.fullmatch(text):
            number = _bounded(_number(figure[2]))
            said = _SETS[figure[1] or ""]
            if number == 0 and "high" in said and figure[1]:
                found = f"'{text}' counts nothing: no count is below 0"
                raise Unreadable(found, "check its digits")
            low, best, high = (number if bound in said else None for bound in _SETS[""])
            return cls(text, low, best, high, "low_open" in said, "high_open" in said)
        found = f"'{text[:60]}' is not a figure; {_ALLOWED}"
        raise Unreadable(found, value_hint(text))

    def __str__(self) -> str:
        return self.text


def _bounded(number: int) -> int:
    if number > MAX_NUMBER:
        found = f"the number is too large; at most {MAX_NUMBER:,} is allowed"
        raise Unreadable(found, "check its digits")
    return number


def _number(text: str) -> int:
    # Python refuses to read thousands of digits; more than these are refused here in any case.
    return int(text.replace(",", "")[:14])


def _read(value: object) -> Value:
    if isinstance(value, Value):
        return value
    if not isinstance(value, str):
        raise Unreadable(f"a figure belongs here; {_ALLOWED}", FORMS)
    return Value.parse(value)


_EXAMPLES = ["11,000", "about 1,100", "up to 10,000", "more than 3,000", "10,000 to 12,000"]

FigureValue = Annotated[
    Value,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": _EXAMPLES}),
]
"""A figure in words: `up to 10,000`, `about 1,100`, `10,000 to 12,000`."""
