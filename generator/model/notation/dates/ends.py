"""One end of a date as EDTF (ISO 8601-2:2019) writes it, to the days that it spans."""

import calendar
import re
from datetime import date, datetime, timedelta, timezone

from generator.model.base import Unreadable
from generator.model.notation.dates.hints import CHECK_TIME, date_hint

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
PATTERN = rf"^{_END}(/{_END})?$"
_BEYOND = ("9999", "999X")
"""The last year of the calendar: no day comes after its last one."""

_FARTHEST = timedelta(hours=14)
"""The farthest from UTC that any place is."""

DATES_ALLOWED = (
    "allowed: 2024-11-04 / 2024-11 / 2024 / 2024-10~ / 2024-10-01/2024-10-07 / ../2025-04 / "
    "2024-11-04T14:30+03:00"
)


def read_end(part: str, text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of one end of a text, where it is not open.

    Raises:
        Unreadable: It is not in the subset, or names no day of the calendar.
    """
    if part == "..":
        return None, None
    match = _ONE.fullmatch(part)
    if not match:
        raise no_date(text)
    if part.startswith(_BEYOND):
        raise Unreadable(f"'{part}' is beyond every date", "use .. for an end that is open")
    try:
        return _days(match)
    except ValueError:
        found = f"'{part}' is no day of the calendar; allowed: year-month-day"
        raise Unreadable(found, date_hint(text)) from None


def read_minute(part: str) -> datetime | None:
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


def no_date(text: str) -> Unreadable:
    """Return that a text is no date, and which one it can only mean."""
    return Unreadable(f"'{text[:60]}' is not a date; {DATES_ALLOWED}", date_hint(text))
