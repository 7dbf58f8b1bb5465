"""Degrees as people write them, read where one meaning is possible: `39°02'N`, `39,033`."""

import re

_SIDES = {
    "n": ("latitude", 1),
    "s": ("latitude", -1),
    "e": ("longitude", 1),
    "w": ("longitude", -1),
}
_MOST = {"latitude": 90, "longitude": 180}
_NUMBER = r"\d+(?:[.,]\d+)?"
_PLAIN = str.maketrans(
    {"\u2032": "'", "\u2019": "'", "\u2033": '"', "\u201d": '"', "\u2212": "-", "\u00ba": "°"}
)
"""Primes, quotes and the minus sign, as a keyboard has them."""

_DEGREES = re.compile(
    rf"(?P<before>[nsew])? ?(?P<sign>[-+])? ?(?P<degrees>{_NUMBER}) ?°?"
    rf"(?:(?<=[ °]) ?(?P<minutes>{_NUMBER}) ?'?)?"
    rf"(?:(?<=[ ']) ?(?P<seconds>{_NUMBER}) ?(?:\"|'')?)?"
    r" ?(?P<after>[nsew])?",
    re.ASCII,
)
_PARTS = 60


def degrees(text: str, axis: str) -> str:
    """Return the decimal degrees that a text means on an axis, `latitude` or `longitude`.

    Empty where it could mean another, lies on the other axis, or says no side of a line.
    """
    found = _DEGREES.fullmatch(" ".join(text.translate(_PLAIN).split()).lower())
    if not found or (found["before"] and found["after"]):
        return ""
    side = found["before"] or found["after"]
    if not side and not found["sign"] and found["minutes"]:
        return ""  # north or south, east or west
    if side and (found["sign"] or _SIDES[side][0] != axis):
        return ""
    sign = _SIDES[side][1] if side else -1 if found["sign"] == "-" else 1
    return _decimal(found, sign, _MOST[axis])


def _decimal(found: re.Match[str], sign: int, most: int) -> str:
    given = [found[name] for name in ("degrees", "minutes", "seconds") if found[name]]
    numbers = [float(part.replace(",", ".")) for part in given]
    # Only the last part can be a fraction, and no part is as much as one of the part before it.
    if any("." in part or "," in part for part in given[:-1]) or max([0, *numbers[1:]]) >= _PARTS:
        return ""
    total = sum(number / _PARTS**power for power, number in enumerate(numbers))
    if total > most:
        return ""
    if len(given) == 1:
        return f"{'-' if sign < 0 else ''}{given[0].replace(',', '.')}"
    # A minute is 0.017 degrees, a second 0.0003: no digit is written that was not known.
    fraction = len(re.split("[.,]", given[-1])[-1]) if re.search("[.,]", given[-1]) else 0
    exact = round(sign * total, {2: 3, 3: 4}[len(given)] + fraction)
    return f"{exact:g}" if exact == int(exact) else f"{exact:.8f}".rstrip("0")
