"""Dates as the field writes them: a subset of EDTF (ISO 8601-2:2019), and the days they span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from generator.model.base import Unreadable
from generator.model.notation.dates.ends import (
    DATES_ALLOWED,
    PATTERN,
    no_date,
    read_end,
    read_minute,
)
from generator.model.notation.dates.hints import FORMS, ONE_DAY, ORDER


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or span of days, each in the place's own time, perhaps with the time of day.

    `earliest` or `latest` is None where the span is open.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    begins: datetime | None = None
    """The minute at which it begins, with its zone; None where only the day is known."""

    ends: datetime | None = None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF text.

        Raises:
            Unreadable: The text is not in the subset, or names no day of the calendar.
        """
        text = text.strip()
        parts = text.split("/")
        if len(parts) > 2 or (len(parts) == 1 and ".." in parts):  # noqa: PLR2004 - two ends
            raise no_date(text)
        first = read_end(parts[0], text)
        last = read_end(parts[-1], text)
        earliest, latest = first[0], last[1]
        begins, ends = (read_minute(part) for part in (parts[0], parts[-1]))
        if earliest is None and latest is None:
            raise Unreadable(f"'{text}' has neither beginning nor end", "put at least one date")
        backwards = begins > ends if begins and ends else earliest and latest and earliest > latest
        if backwards:
            raise Unreadable(f"'{text}' ends before it begins", ORDER)
        return cls(text, earliest, latest, any(mark in text for mark in "~?%"), begins, ends)

    @property
    def exact(self) -> bool:
        """Whether this is one certain day."""
        return self.earliest == self.latest and not self.approximate

    @property
    def bounds(self) -> tuple[str | None, str | None]:
        """Return its beginning and end as ISO 8601 has them, as finely as they are known."""
        return (
            _iso(self.begins, self.earliest),
            _iso(self.ends, self.latest),
        )

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by beginning, then end; open ends lie outermost.

        Times of day are put in order as of one zone, whatever day it is in their own.
        """
        if not (self.begins or self.ends):
            return (self.earliest or date.min, self.latest or date.max, self.text)
        begins, ends = (at and at.astimezone(UTC) for at in (self.begins, self.ends))
        first = begins.date() if begins else self.earliest or date.min
        last = ends.date() if ends else self.latest or date.max
        return (first, last, f"{begins:%Y-%m-%dT%H:%M} {self.text}" if begins else self.text)

    def overlaps(self, other: Edtf, days: int = 0) -> bool:
        """Return whether the spans share a day, or lie at most `days` days apart."""
        return not (self.before(other, days) or other.before(self, days))

    def before(self, other: Edtf, days: int = 0) -> bool:
        """Return whether this span ends more than `days` days before the other begins.

        Where both times of day are known they decide, else the days in the places' own time.
        """
        if self.ends and other.begins:
            return other.begins - self.ends > timedelta(days)
        if self.latest is None or other.earliest is None:
            return False
        return (other.earliest - self.latest).days > days

    def __str__(self) -> str:
        return self.text


def _iso(minute: datetime | None, day: date | None) -> str | None:
    if minute:
        return minute.isoformat(timespec="minutes").replace("+00:00", "Z")
    return day.isoformat() if day else None


def _read(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise Unreadable(f"a date belongs here; {DATES_ALLOWED}", FORMS)
    return Edtf.parse(value)


def _read_day(value: object) -> Edtf:
    try:
        day = _read(value)
    except Unreadable as wrong:
        # What is read elsewhere with its time of day is here a day alone.
        found = wrong.found.replace(DATES_ALLOWED, "allowed: 2024-11-04")
        hint = re.sub(r"^(write [\d-]+)T\S+$", r"\1", wrong.hint)
        if hint.startswith("write ") and not re.fullmatch(r"write \d{4}(-\d\d){2}", hint):
            hint = ONE_DAY
        raise Unreadable(found, hint) from None
    if day.begins or day.ends:
        raise Unreadable(f"'{day}' has a time of day; allowed: a day", f"write {day.earliest}")
    if not day.exact:
        raise Unreadable(f"'{day}' is not one certain day", ONE_DAY)
    return day


EdtfDate = Annotated[
    Edtf,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": PATTERN,
            "examples": [
                "2024-11-04",
                "2024-11",
                "202X",
                "2024-10~",
                "2024-10-01/2024-10-07",
                "2024-11-04T14:30+03:00",
            ],
        }
    ),
]
"""A date that may be vague: a day, month, year or decade, marked `~` or `?`, or a span with `/`.

A day may have a time to the minute, with its zone."""

Day = Annotated[
    Edtf,
    BeforeValidator(_read_day),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2024-11-04"]}
    ),
]
"""One certain day."""
