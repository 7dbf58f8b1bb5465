"""One day, month or year as people write it, read where one meaning is possible."""

import re
from calendar import monthrange
from datetime import date, timedelta

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\.?,? (?=.*\d)"
)
MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, reverse=True))})\.?"
YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_IN_WORDS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_DAY}[ -]?(?:of )?{MONTH}[ ,-]+{YEAR}",
        rf"{MONTH} {_DAY},? {YEAR}",
        rf"{YEAR},? {MONTH}(?: {_DAY})?",
        rf"{MONTH},?[ -]{YEAR}",
    )
]
_YEAR_FIRST = re.compile(rf"{YEAR}([-./ ])(\d\d?)(?:\2(\d\d?))?", re.ASCII)
_YEAR_LAST = re.compile(rf"(?:(\d\d?)([-./ ]))?(\d\d?)(?(2)\2|[-./]){YEAR}", re.ASCII)
_UNSAID = re.compile(r"(\d{4}(?:-\d\d)?)(?:-xx){1,2}", re.ASCII)

Parts = tuple[int, ...]
"""Year, month and day, as far as they are given."""

YEAR_MONTH_DAY = 3


def read_point(text: str) -> Parts | None:
    """Return the one day, month or year that a text in lower case means, or None."""
    weekday = _WEEKDAY.match(text)
    found = _read(text[weekday.end() :] if weekday else text)
    if not found or not _is_real(found):
        return None
    if weekday and (len(found) < YEAR_MONTH_DAY or _DAYS[date(*found).weekday()] != weekday[1]):
        return None
    return found


def _read(text: str) -> Parts | None:
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return (int(text),)
    if match := _UNSAID.fullmatch(text):
        return tuple(map(int, match[1].split("-")))
    for pattern in _IN_WORDS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            day = (int(parts["day"]),) if parts.get("day") else ()
            return (int(parts["year"]), _MONTHS[parts["month"]], *day)
    meant = readings(text)
    return meant.pop() if len(meant) == 1 else None


def readings(text: str) -> set[Parts]:
    """Return every day or month that a text of numbers alone may mean."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, first, second = match.groups()
        if not second:
            return {(int(year), int(first))}
        # What begins with the year goes on with the month: another order is a slip of some kind.
        return {(int(year), int(first), int(second))}
    if match := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = match.groups()
        if not first:
            return {(int(year), int(second))}
        days = [(int(year), int(a), int(b)) for a, b in ((second, first), (first, second))]
        # With points between, the day stands first, where it can.
        real = [day for day in days if _is_real(day)]
        return set(real[:1] if sign == "." else real)
    return set()


def borrow(start: str, end: Parts) -> Parts | None:
    """Return the beginning of a span that leaves to its end what both share: `5-7 May 2024`."""
    year = f"{end[0]:04}"
    rests = [year]
    if len(end) == YEAR_MONTH_DAY:
        rests.insert(0, f"{_MONTH_NAMES[end[1] - 1][0]} {year}")
    found = [point for rest in rests if (point := read_point(f"{start} {rest}"))]
    return found[0] if found and len(found[0]) == len(end) else None


def first_day(parts: Parts) -> date:
    """Return the day on which a day, month or year begins."""
    return date(*(*parts, 1, 1)[:YEAR_MONTH_DAY])


def last_day(parts: Parts) -> date:
    """Return the day on which a day, month or year ends."""
    year, month, *days = (*parts, 12)[:2] if len(parts) == 1 else parts
    return date(year, month, days[0] if days else monthrange(year, month)[1])


def beside(parts: Parts, step: int) -> Parts | None:
    """Return the day, month or year before (-1) or after (1) one; itself for 0."""
    try:
        day = (last_day(parts) if step > 0 else first_day(parts)) + timedelta(step)
    except OverflowError:
        return None
    return (day.year, day.month, day.day)[: len(parts)]


def edtf(parts: Parts) -> str:
    """Return a day, month or year as EDTF writes it."""
    year, *rest = parts
    return "-".join((f"{year:04}", *(f"{number:02}" for number in rest)))


def _is_real(parts: Parts) -> bool:
    try:
        first_day(parts)
    except ValueError:
        return False
    return True
