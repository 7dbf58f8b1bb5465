"""The value grammar: a figure in the words people use, and the bounds that those words set.

`up to` sets only a high bound and `more than` only a low one; `about` sets only a best value.
Null is not zero: a bound that nobody gave is None. After UCDP GED's low, best and high.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
_FORMS = {
    "exact": re.compile(_NUMBER),
    "about": re.compile(rf"about {_NUMBER}"),
    "up to": re.compile(rf"up to {_NUMBER}"),
    "at least": re.compile(rf"at least {_NUMBER}"),
    "more than": re.compile(rf"more than {_NUMBER}"),
    "fewer than": re.compile(rf"fewer than {_NUMBER}"),
    "nearly": re.compile(rf"nearly {_NUMBER}"),
    "range": re.compile(rf"{_NUMBER} to {_NUMBER}"),
    "about range": re.compile(rf"about {_NUMBER} to {_NUMBER}"),
}
_ALLOWED = (
    "write 11,000 / about 1,100 / up to 10,000 / at least 10,000 / more than 3,000 / "
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
            ValueError: The text is not in the grammar, or a range runs backwards.
        """
        text = " ".join(text.split())
        for form, pattern in _FORMS.items():
            match = pattern.fullmatch(text)
            if match:
                numbers = [int(number.replace(",", "")) for number in match.groups()]
                return cls(text, **_bounds(form, numbers))  # type: ignore[arg-type] # see _bounds
        raise ValueError(f"'{text}' is not a figure; {_ALLOWED}")

    def __str__(self) -> str:
        return self.text


def _bounds(form: str, numbers: list[int]) -> dict[str, int | bool]:
    first, last = numbers[0], numbers[-1]
    if last < first:
        raise ValueError(f"the range runs from {first:,} down to {last:,}; put the lower first")
    bounds: dict[str, dict[str, int | bool]] = {
        "exact": {"low": first, "best": first, "high": first},
        "about": {"best": first},
        "up to": {"high": first},
        "at least": {"low": first},
        "more than": {"low": first, "low_open": True},
        "fewer than": {"high": first, "high_open": True},
        "nearly": {"best": first, "high": first, "high_open": True},
        "range": {"low": first, "high": last},
        "about range": {"low": first, "high": last},
    }
    return bounds[form]


def _read(value: object) -> Value:
    if isinstance(value, Value):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a figure is expected; {_ALLOWED}")  # noqa: TRY004 - pydantic's protocol
    return Value.parse(value)


_EXAMPLES = ["11,000", "about 1,100", "up to 10,000", "more than 3,000", "10,000 to 12,000"]

Figure = Annotated[
    Value,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": _EXAMPLES}),
]
"""A figure in words: `up to 10,000`, `about 1,100`, `10,000 to 12,000`."""
