"""The value grammar: a figure in the words people use, and the bounds that those words set.

`up to` sets only a high bound and `more than` only a low one; `about` sets only a best value.
Null is not zero: a bound that nobody gave is None. After UCDP GED's low, best and high.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from generator.model.base import Unreadable

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

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
_FIGURE = re.compile(rf"(?:({'|'.join(filter(None, _SETS))}) )?{_NUMBER}", re.ASCII)
_RANGE = re.compile(rf"(?:about )?{_NUMBER} to {_NUMBER}", re.ASCII)
_ALLOWED = (
    "allowed: 11,000 / about 1,100 / up to 10,000 / at least 10,000 / more than 3,000 / "
    "fewer than 500 / nearly 3,000 / 10,000 to 12,000 / about 11,000 to 12,000"
)
MAX_NUMBER = 10**12
"""Far above all that is counted, and exact in every program that reads the downloads."""

_SAME = {
    "about": ("around", "approximately", "approx", "roughly", "circa", "ca", "some", "~", "≈"),
    "up to": ("as many as", "at most", "no more than", "maximum", "max", "<=", "≤"),
    "at least": ("no fewer than", "no less than", "minimum", "min", ">=", "≥"),
    "more than": ("over", "above", "upwards of", ">"),
    "fewer than": ("less than", "under", "below", "<"),
    "nearly": ("almost", "close to"),
    "": ("exactly", "between", "from"),
}
"""Words that people use instead of the grammar's."""

_GUESS = re.compile(
    r"(?P<words>[^\d]*?)\s*(?P<first>\d[\d.,'’\s]*?)"
    r"(?:\s*(?:-|–|—|to|and|\.\.)\s*(?P<last>\d[\d.,'’\s]*?))?\s*(?P<after>\+|or more|)\.?",
    re.ASCII | re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’]|\s)\d{3})(?:\1\d{3})*|\d+")


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
                raise Unreadable(found, f"write {last:,} to {first:,}")
            return cls(text, low=_bounded(first), high=_bounded(last))
        if figure := _FIGURE.fullmatch(text):
            number = _bounded(_number(figure[2]))
            said = _SETS[figure[1] or ""]
            low, best, high = (number if bound in said else None for bound in _SETS[""])
            return cls(text, low, best, high, "low_open" in said, "high_open" in said)
        found = f"'{text[:60]}' is not a figure; {_ALLOWED}"
        raise Unreadable(found, _repair(text) or "write one of these forms")

    def __str__(self) -> str:
        return self.text


def _bounded(number: int) -> int:
    if number > MAX_NUMBER:
        found = f"the number is too large; at most {MAX_NUMBER:,} is allowed"
        raise Unreadable(found, "check its digits")
    return number


def _number(text: str) -> int:
    # Python refuses to read thousands of digits; more than these are refused here in any case.
    return int(re.sub("[^0-9]", "", text).lstrip("0")[:14] or "0")


def _repair(text: str) -> str:
    """Return a hint with the figure that was probably meant, or nothing."""
    guess = _GUESS.fullmatch(text.strip("\"'“”‘’ "))
    if not guess:
        return ""
    numbers = [number for number in (guess["first"], guess["last"]) if number]
    if not all(_THOUSANDS.fullmatch(number) for number in numbers):
        return ""
    figures = [f"{number:,}" for number in sorted(map(_number, numbers))]
    form = _form(guess["words"].strip(" .:").lower())
    if guess["after"]:
        form = "at least"
    meant = f"{form or ''} {' to '.join(figures)}".strip()
    readable = form is not None and (_FIGURE.fullmatch(meant) or _RANGE.fullmatch(meant))
    return f"write {meant}" if readable else ""


def _form(words: str) -> str | None:
    """Return the grammar's words nearest to those typed, "" for none, or None."""
    if not words:
        return ""
    same = {word: form for form, others in _SAME.items() for word in (form, *others) if word}
    near = get_close_matches(words, sorted(same), n=1, cutoff=0.7)
    return same[near[0]] if near else None


def _read(value: object) -> Value:
    if isinstance(value, Value):
        return value
    if not isinstance(value, str):
        raise Unreadable(f"a figure belongs here; {_ALLOWED}", "write one text after the colon")
    return Value.parse(value)


_EXAMPLES = ["11,000", "about 1,100", "up to 10,000", "more than 3,000", "10,000 to 12,000"]

Figure = Annotated[
    Value,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": _EXAMPLES}),
]
"""A figure in words: `up to 10,000`, `about 1,100`, `10,000 to 12,000`."""
