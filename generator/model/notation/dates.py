"""Dates as the field writes them: a subset of EDTF (ISO 8601-2:2019), and the days they span."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from generator.model.base import Unreadable
from generator.model.notation.date_hints import (
    CHECK_TIME,
    FORMS,
    ONE_DAY,
    ORDER,
    date_hint,
)

_ONE = re.compile(
    r"(?P<decade>\d{3})X|"
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%])?|"
    r"(?P<on>\d{4}-\d{2}-\d{2})T(?P<hour>\d{2}):(?P<minute>\d{2})"
    r"(?P<zone>Z|[+-]\d{2}:\d{2})",
    re.ASCII,
)
_END = (
    r"(\.\.|\d{3}X|\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
    r"|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))"
)
_PATTERN = rf"^{_END}(/{_END})?$"
_BEYOND = ("9999", "999X")
"""The last year of the calendar: no day comes after its last one."""

_FARTHEST = timedelta(hours=14)
"""The farthest from UTC that any place is."""

_ALLOWED = (
    "allowed: 2024-11-04 / 2024-11 / 2024 / 2024-10~ / 2024-10-01/2024-10-07 / ../2025-04 / "
    "2024-11-04T14:30+03:00"
)


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
            raise _unreadable(text)
        first = _span(parts[0], text)
        last = _span(parts[-1], text)
        earliest, latest = first[0], last[1]
        begins, ends = (_minute(part) for part in (parts[0], parts[-1]))
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


def _span(part: str, text: str) -> tuple[date | None, date | None]:
    if part == "..":
        return None, None
    match = _ONE.fullmatch(part)
    if not match:
        raise _unreadable(text)
    if part.startswith(_BEYOND):
        raise Unreadable(f"'{part}' is beyond every date", "use .. for an end that is open")
    try:
        return _days(match)
    except ValueError:
        found = f"'{part}' is no day of the calendar; allowed: year-month-day"
        raise Unreadable(found, date_hint(text)) from None


def _minute(part: str) -> datetime | None:
    """Return the minute that a part names, in its own zone; None where it names a day."""
    match = _ONE.fullmatch(part)
    if not (match and match["on"]):
        return None
    day, zone = date.fromisoformat(match["on"]), match["zone"]
    hour, minute = int(match["hour"]), int(match["minute"])
    hours, minutes = (0, 0) if zone == "Z" else (int(zone[1:3]), int(zone[4:]))
    away = timedelta(hours=hours, minutes=minutes)
    clock = hour < 24 and max(minute, minutes) < 60  # noqa: PLR2004 - hours and minutes
    # In the first year, another zone may be before every date.
    if not clock or away > _FARTHEST or zone == "-00:00" or day.year == 1:
        raise Unreadable(f"'{part}' is no time of day", CHECK_TIME)
    own = timezone(-away if zone.startswith("-") else away)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=own)


def _iso(minute: datetime | None, day: date | None) -> str | None:
    if minute:
        return minute.isoformat(timespec="minutes").replace("+00:00", "Z")
    return day.isoformat() if day else None


def _days(match: re.Match[str]) -> tuple[date, date]:
    if match["on"]:
        return (date.fromisoformat(match["on"]),) * 2
    if match["decade"]:
        return date(int(f"{match['decade']}0"), 1, 1), date(int(f"{match['decade']}9"), 12, 31)
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if match["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if match["day"] is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _unreadable(text: str) -> Unreadable:
    return Unreadable(f"'{text[:60]}' is not a date; {_ALLOWED}", date_hint(text))


def _read(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise Unreadable(f"a date belongs here; {_ALLOWED}", FORMS)
    return Edtf.parse(value)


def _read_day(value: object) -> Edtf:
    try:
        day = _read(value)
    except Unreadable as wrong:
        # What is read elsewhere with its time of day is here a day alone.
        found = wrong.found.replace(_ALLOWED, "allowed: 2024-11-04")
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
            "pattern": _PATTERN,
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
