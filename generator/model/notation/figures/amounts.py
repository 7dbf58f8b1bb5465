"""One number in a figure: its sign, money before it, a scale word and a unit behind it."""

import re
from decimal import Decimal
from typing import NamedTuple

from generator.model.base import Unreadable
from generator.model.notation.figures.numbers import MAX_NUMBER, MOST_DIGITS

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Scale words with their power of ten, of the short scale."""

_SIGNS_OF_MONEY = "$¢£¤¥฿\u20a0-\u20c0"
MONEY = rf"(?:[A-Z]{{1,3}})?[{_SIGNS_OF_MONEY}]|[A-Z]{{3}}"
"""What stands for a currency: `$`, `US$`, `EUR`."""

_NUMBER = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?"
_LETTER = r"(?![¹²³¼-¾⁰-₉⅐-↉])[^\W\d_]"
_REST = r"[^()±;]{0,39}?"
_UNIT_TEXT = re.compile(
    rf"(?:(?:per|of) [1-9][0-9]*(?:,[0-9]{{3}})*|[^\W\d_][^\W_]*"
    rf"|[%‰°²³{_SIGNS_OF_MONEY}]|[ /·.'’-])+"
)
SHORT_SCALES = {
    "mio": "million", "mln": "million", "mn": "million", "bn": "billion", "bln": "billion",
    "mrd": "billion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
"""Letters that can only be a scale word."""

_NO_UNITS = frozenset(
    (*SCALES, *SHORT_SCALES, "to", "or", "and", "plus", "at", "hundred", "thousands", "millions",
     "billions", "dozen", "dozens", "score", "lakh", "lakhs", "crore", "crores", "about",
     "max", "maximum", "minimum", "tops", "average", "out")
)  # fmt: skip
"""Words that change a number or begin another."""

SHORTHAND = frozenset(("k", "m", "mm", "b", *SHORT_SCALES))
"""Letters that may be thousands, millions or billions, or a unit."""


class Amount(NamedTuple):
    """A number, in full, as somebody wrote it."""

    number: Decimal
    mantissa: Decimal
    """The number before the scale word."""

    scale: str
    """The scale word, which `number` has taken in; empty where there is none."""

    unit: str
    """As typed: `%`, `kt`, `$`; empty where there is none."""


def amount_pattern(name: str) -> str:
    """Return the pattern of an amount whose groups begin with a name."""
    return (
        rf"(?P<{name}_sign>[-\u2212])?(?:(?P<{name}_money>{MONEY}) ?)?(?P<{name}_minus>[-\u2212])?"
        rf"(?P<{name}_number>{_NUMBER})(?: (?P<{name}_scale>{'|'.join(SCALES)})\b)?"
        rf"(?P<{name}_unit> ?{_LETTER}{_REST}| ?[%‰°{_SIGNS_OF_MONEY}]{_REST})?"
    )


def read_amount(match: re.Match[str], name: str, scale: str = "") -> Amount | None:
    """Return the amount that groups of a match make, or None where it is none.

    `scale` is a scale word that stands behind a later number and holds for this one too.

    Raises:
        Unreadable: The number is too large, or has too many digits.
    """
    told = match.groupdict(default="")
    sign, minus, money, digits, own, unit = (
        told[f"{name}_{part}"] for part in ("sign", "minus", "money", "number", "scale", "unit")
    )
    if (sign and minus) or (minus and not money) or not _may_be_unit(unit):
        return None
    times = -1 if sign or minus else 1
    number, mantissa = (times * _number(digits, SCALES.get(s, 0)) for s in (own or scale, ""))
    return Amount(number, mantissa, own or scale, f"{money} {unit.strip()}".strip())


def _may_be_unit(unit: str) -> bool:
    """Return whether a text behind a number can name a unit; `k` right behind it cannot."""
    text = unit.strip()
    if not unit:
        return True
    words = re.findall(r"\w+", text.casefold())
    attached = bool(words) and not unit.startswith(" ")
    if attached and (words[0] in SHORTHAND or re.search(r"\d", words[0])):
        return False
    whole = words[:1] == ["of"]
    return not whole and bool(_UNIT_TEXT.fullmatch(text)) and _NO_UNITS.isdisjoint(words)


def _number(text: str, power: int) -> Decimal:
    """Return a number in full; zeros behind the point stay, since they tell how fine it is."""
    digits = text.replace(",", "")
    # Python reads thousands of digits slowly; a number of so many is too large or too fine.
    number = Decimal(digits[: 2 * MOST_DIGITS]).scaleb(power)
    if number > MAX_NUMBER:
        found = f"the number is too large; at most {MAX_NUMBER:,} is allowed"
        raise Unreadable(found, "check its digits")
    if len(digits.replace(".", "")) > MOST_DIGITS:
        found = f"the number has too many digits; at most {MOST_DIGITS} are allowed"
        raise Unreadable(found, "check its digits")
    whole = number == number.to_integral_value() and (power or "." not in digits)
    return number.quantize(Decimal(1)) if whole else number
