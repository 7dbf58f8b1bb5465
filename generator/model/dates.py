"""Dates as the field writes them: a subset of EDTF (ISO 8601-2:2019), and the days they span."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_ONE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%])?")
_PATTERN = r"^(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?)(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?))?$"
_ALLOWED = "write 2024-11-04, 2024-11, 2024, 2024-10~ (about), 2024-10-01/2024-10-07 or ../2025-04"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or span of days. `earliest` or `latest` is None where the span is open."""

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF text.

        Raises:
            ValueError: The text is not in the subset, or names no day of the calendar.
        """
        text = text.strip()
        parts = text.split("/")
        if len(parts) > 2 or (len(parts) == 1 and ".." in parts):  # noqa: PLR2004 - two ends
            raise ValueError(f"'{text}' is not a date; {_ALLOWED}")
        first = _span(parts[0])
        last = _span(parts[-1])
        earliest, latest = first[0], last[1]
        if earliest is None and latest is None:
            raise ValueError(f"'{text}' has neither a beginning nor an end; {_ALLOWED}")
        if earliest and latest and earliest > latest:
            raise ValueError(f"'{text}' ends before it begins; put the earlier date first")
        return cls(text, earliest, latest, any(mark in text for mark in "~?%"))

    @property
    def exact(self) -> bool:
        """Whether this is one certain day."""
        return self.earliest == self.latest and not self.approximate

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by beginning, then end; open ends lie outermost."""
        return (self.earliest or date.min, self.latest or date.max, self.text)

    def overlaps(self, other: Edtf, days: int = 0) -> bool:
        """Return whether the spans share a day, or lie at most `days` days apart."""
        return not (self.before(other, days) or other.before(self, days))

    def before(self, other: Edtf, days: int = 0) -> bool:
        """Return whether this span ends more than `days` days before the other begins."""
        if self.latest is None or other.earliest is None:
            return False
        return (other.earliest - self.latest).days > days

    def __str__(self) -> str:
        return self.text


def _span(part: str) -> tuple[date | None, date | None]:
    if part == "..":
        return None, None
    match = _ONE.fullmatch(part)
    if not match:
        raise ValueError(f"'{part}' is not a date; {_ALLOWED}")
    year, month, day = (int(match[name]) if match[name] else None for name in _FIELDS)
    try:
        if year is None or not month:
            return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
        last = calendar.monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, day or last)
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"'{part}' is no day of the calendar; write year-month-day") from None


_FIELDS = ("year", "month", "day")


def _read(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a date is expected; {_ALLOWED}")  # noqa: TRY004 - pydantic's protocol
    return Edtf.parse(value)


def _read_day(value: object) -> Edtf:
    day = _read(value)
    if not day.exact:
        raise ValueError(f"'{day}' is not one certain day; write 2024-11-04")
    return day


EdtfDate = Annotated[
    Edtf,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _PATTERN,
            "examples": ["2024-11-04", "2024-11", "2024-10~", "2024-10-01/2024-10-07", "../2025"],
        }
    ),
]
"""A date that may be vague: a day, month or year, marked `~` or `?`, or a span with `/`."""

Day = Annotated[
    Edtf,
    BeforeValidator(_read_day),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2024-11-04"]}
    ),
]
"""One certain day."""
