"""What to type in place of a date that cannot be read: a hint stands where one meaning is."""

import re

from generator.model.notation.dates.points import (
    MONTH,
    YEAR,
    YEAR_MONTH_DAY,
    Parts,
    beside,
    borrow,
    edtf,
    first_day,
    last_day,
    read_point,
    readings,
)
from generator.model.notation.figures.numbers import ascii_digits

FORMS = "use one of these forms"
CHECK = "check the month and the day"
ONE_DAY = "put the year, the month and the day: no span, and no mark"
ORDER = "put the earlier date first, or correct one of them"
_EITHER_WAY = "day and month can be read either way: put the year first, then the month"
_FULL_YEAR = "put the year with four digits"
_SPAN = "put the span that is meant: its first day or month, a slash, its last"
_SEASON = (
    "if it is a season, put its first month, a slash, its last; if it is two years, put both whole"
)
CHECK_TIME = "check the hour, the minute and the zone"
_ZONE = (
    "say in which zone: put Z for UTC, or the place's own offset such as +03:00, right behind the "
    "time; or leave the time out"
)
_NO_MARK = "leave the mark out: a time of day has none"
_MINUTE = "put the time to the minute, as in 2024-11-04T14:30Z"

_NOT_KNOWN = "leave the line out: what is not known stays empty"

_MARKED = (
    (re.compile(r"(?:circa|ca?\.?|about|around|approximately|approx\.?|roughly|~|≈) ?(.+)"), "{}~"),
    (re.compile(r"(.+) or so"), "{}~"),
    (re.compile(r"(?:probably|possibly|perhaps|maybe|presumably) (.+)"), "{}?"),
    (re.compile(r"(.+?) ?\(?\?\)?"), "{}?"),
)
"""Words that make a date vague, and the mark that does so in EDTF."""

_OPEN = (
    (re.compile(r"(?:by|no later than|not later than|on or before) (.+)"), "../{}", 0),
    (re.compile(r"(.+) at latest"), "../{}", 0),
    (re.compile(r"(?:before|prior to|earlier than) (.+)"), "../{}", -1),
    (re.compile(r"(?:since|no earlier than|not earlier than|on or after) (.+)"), "{}/..", 0),
    (re.compile(r"(?:from )?(.+) (?:on|onwards?)"), "{}/..", 0),
    (re.compile(r"(?:from )?(.+?)(?: to |(?: ?[-–—] ?))(?:present|now|date|today|)"), "{}/..", 0),
    (re.compile(r"(?:after|later than) (.+)"), "{}/..", 1),
)
"""Words that leave one end open, the span, and how far the date itself lies outside."""

_TIMED = re.compile(
    r"(?P<day>.+?)(?:t|,? at |,? )(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d)(?::00)?)?"
    r" ?(?P<half>[ap]\.?m\.?)? ?"
    r"(?:(?P<utc>z|utc|gmt)|(?:utc|gmt)? ?(?P<sign>[+-])(?P<away>\d\d?)(?::?(?P<rest>\d\d))?)",
    re.ASCII,
)
"""A day, the time, and how far its zone is from UTC; other names of zones have several meanings."""

_TO = re.compile(r" ?/ ?| ?[-–—] ?| to | through | and ")
_MONTH_FIRST = re.compile(rf"{MONTH} (\d\d?) ?[-–—/] ?(\d\d?),? {YEAR}", re.ASCII)
_DECADE = re.compile(r"(\d{2}[1-9])0['’]?s", re.ASCII)

_ADVICE = (
    (re.compile(r"\d:\d\d(?:z|[+-]\d\d:\d\d)[~?%]$"), _NO_MARK),
    (re.compile(r"\dt?,? ?(?:at )?\d\d?[:.]\d\d.*(?:z|utc|gmt|[+-]\d\d?(?::?\d\d)?)$"), _MINUTE),
    (re.compile(r"\d(?:t| |, | at )\d\d?[:.]\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight)\b"), _ZONE),
    (
        re.compile(
            r"\b(?:early|mid|late|end|beginning|start|half|quarter|q[1-4]|h[12]|spring|summer"
            r"|autumn|fall|winter|century|night|overnight|week|weekend|easter|season|term"
            r"|year|fy *\d.*)\b|\d00['’]?s|^\d{4}-w\d\d"
        ),
        _SPAN,
    ),
    (
        re.compile(r"^(?!-|.*\d{4}).*\d\d?[-./ ](?:\d\d?|[a-z]{3,9}\.?)[-./ ,]+['’]?\d\d$"),
        _FULL_YEAR,
    ),
    (re.compile(rf"^(?:\d\d? )?{MONTH}(?: \d\d?)?$"), _FULL_YEAR),
    (re.compile(r"^(?:unknown|undated|n\.?d|not known|ongoing|tbc|tbd|\?)$"), _NOT_KNOWN),
    (re.compile(r"^\d{4}[-/](?:2[1-9]|3\d|4[01])$"), _SEASON),
    (re.compile(r"^\d{4}([-./ ])\d{1,2}(?:\1\d{1,2})?$"), CHECK),
)


def date_hint(text: str) -> str:
    """Return `write ...` with the date that a text can only mean, or what to do about it."""
    text = " ".join(ascii_digits(text).split()).strip("\"'“”‘’«» ").lower()
    text = re.sub(r"\bthe |^(?:in|on) (?!or)", "", text).removesuffix(".")
    meant = _meant(text)
    if meant:
        return f"write {meant}"
    timed = _TIMED.fullmatch(text)
    if timed and not read_point(timed["day"]):
        return date_hint(timed["day"])
    if len(readings(text)) > 1:
        return _EITHER_WAY
    return next((advice for sign, advice in _ADVICE if sign.search(text)), FORMS)


def _timed(text: str) -> str:
    """Return the minute that a text with its zone can only mean, or nothing."""
    match = _TIMED.fullmatch(text)
    point = read_point(match["day"]) if match else None
    if not match or not point or len(point) < YEAR_MONTH_DAY:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").replace(".", "")
    if half and not 1 <= hour <= 12:  # noqa: PLR2004 - clocks
        return ""
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    zone = "Z"
    if match["sign"]:
        zone = f"{match['sign']}{int(match['away']):02}:{match['rest'] or '00'}"
        zone = "Z" if zone[1:] == "00:00" else zone
    return f"{edtf(point)}T{hour:02}:{match['minute'] or '00'}{zone}"


def _meant(text: str) -> str:
    """Return the EDTF that a text can only mean, or nothing."""
    if timed := _timed(text):
        return timed
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}X"
    if point := read_point(text):
        return edtf(point)
    for pattern, form in _MARKED:
        if (match := pattern.fullmatch(text)) and (point := read_point(match[1])):
            return form.format(edtf(point))
    for pattern, form, step in _OPEN:
        if (match := pattern.fullmatch(text)) and (point := _bound(match[1], form, step)):
            moved = beside(point, step)
            return form.format(edtf(moved)) if moved else ""
    spans = _spans(text)
    return spans.pop() if len(spans) == 1 else ""


def _bound(text: str, form: str, step: int) -> Parts | None:
    """Return the date that bounds an open span: after `by`, also the end of a year or month.

    The end of a year is its last month, that of a month its last day; so with the beginning,
    after `since`. A word that leaves either open, as `before the end of 2024`, bounds nothing.
    """
    if point := read_point(text):
        return point
    last = form.startswith("..") == (step == 0)
    within = re.fullmatch("end of (.+)" if last else "(?:beginning|start) of (.+)", text)
    point = read_point(within[1]) if within else None
    if not point or len(point) == YEAR_MONTH_DAY:
        return None
    day = last_day(point) if last else first_day(point)
    return (day.year, day.month, day.day)[: len(point) + 1]


def _spans(text: str) -> set[str]:
    """Return every span that a text with two ends may mean."""
    if match := _MONTH_FIRST.fullmatch(text):
        month, first, last, year = match.groups()
        pairs = [(f"{first} {month} {year}", f"{last} {month} {year}")]
    elif len(readings(text)) > 1:
        return set()
    else:
        between = text.startswith("between ")
        bare = re.sub("^(?:between|from) ", "", text)
        pairs = [
            (bare[: sign.start()], bare[sign.end() :])
            for sign in _TO.finditer(bare)
            if between or sign[0] != " and "
        ]
    ends = [(_start(start, read_point(end)), read_point(end)) for start, end in pairs]
    return {f"{edtf(a)}/{edtf(b)}" for a, b in ends if a and b and last_day(a) < first_day(b)}


def _start(text: str, end: Parts | None) -> Parts | None:
    return read_point(text) or (borrow(text, end) if end else None)
