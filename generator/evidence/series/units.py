"""Units: whether a figure is in the unit of what it counts, or in one that converts exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from babel.numbers import get_currency_symbol, is_currency

from generator.model import Value
from generator.model.notation.figures.amounts import MONEY, SHORTHAND

if TYPE_CHECKING:
    from pint import UnitRegistry

_SHARES = {"percent": "%", "per cent": "%", "pct": "%", "per mille": "‰", "permille": "‰"}
_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_MONEY = re.compile(rf"({MONEY})(?= |$)")
_NAMES = {"%": "percent", "‰": "permille", "kt": "kilotonne", "°C": "degC", "°F": "degF"}
"""What the library calls a unit otherwise, or takes for another (`kt` for a knot)."""

_NAMES_OF_MONEY = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble", "₩": "won",
    "₴": "hryvnia",
}  # fmt: skip

_CONVERTIBLE = re.compile(r"[A-Za-zµ]+[²³]?(?:(?: per |/| )[A-Za-zµ]+[²³]?)*")
_SEVERAL = frozenset(
    ("barrel", "barrels", "bushel", "bushels", "cal", "calorie", "calories", "cup", "cups",
     "gallon", "gallons", "horsepower", "hundredweight", "ounce", "ounces", "pint", "pints",
     "quart", "quarts", "ton", "tons")
)  # fmt: skip
"""Names of several units, of which the library would choose one."""


def money_of(unit: str) -> str:
    """Return the currency with which a unit begins, or nothing: `US$` of `US$ of 2017`."""
    match = _MONEY.match(unit)
    found = match[1] if match else ""
    return found if not found.isalpha() or is_currency(found) else ""


def measured(value: Value, unit: str | None) -> Value | None:
    """Return a figure in a unit; None where it is in another that does not convert exactly."""
    if not value.unit:
        return value
    factor = _factor(value.unit, unit or "")
    if factor is None or factor == 1:
        return value if factor else None
    try:
        return _converted(value, lambda number: _exactly(number, factor))
    except Inexact:
        return None


def _converted(value: Value, of: Callable[[Decimal], Decimal]) -> Value:
    low, best, high = (None if n is None else of(n) for n in (value.low, value.best, value.high))
    sure = value.confidence
    sure = sure and replace(sure, low=of(sure.low), high=of(sure.high))
    return replace(value, low=low, best=best, high=high, confidence=sure)


def _exactly(number: Decimal, factor: Fraction) -> Decimal:
    """Return a product.

    Raises:
        Inexact: No decimal number is that product.
    """
    product = Fraction(number) * factor
    with localcontext(prec=60) as context:
        context.traps[Inexact] = True
        found = Decimal(product.numerator) / Decimal(product.denominator)
        return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


@cache
def _factor(typed: str, unit: str) -> Fraction | None:
    """Return by what a number in the typed unit is multiplied to be in the other; None for none."""
    (typed, of_typed), (unit, of) = (_parts(text) for text in (typed, unit))
    if of_typed not in ("", of):
        return None
    if _alike(typed, unit) or _same_money(typed, unit) or _shorter(typed, unit):
        return Fraction(1)
    typed, unit = _without_common_end(typed, unit)
    (first, second) = (_NAMES.get(text, text) for text in (typed, unit))
    words = {*re.findall(r"\w+", first), *re.findall(r"\w+", second)}
    may = all(_CONVERTIBLE.fullmatch(text) for text in (first, second))
    if not may or not _SEVERAL.isdisjoint(words) or typed.casefold() in SHORTHAND:
        return None
    return _by_library(first, second)


def _parts(unit: str) -> tuple[str, str]:
    """Return a unit and what it is of: `tonnes` and `CO2`, `£` and `2019`."""
    unit = re.sub(r" \(?(?:in )?(\d{4}) prices\)?$", r" of \1", unit)
    unit, _, of = re.sub(r"^(.+) of (\d{4})( .+)$", r"\1\3 of \2", unit).partition(" of ")
    unit = re.sub(r"(?<=m)[23]\b", lambda power: " ²³"[int(power[0]) - 1], unit.translate(_DIGITS))
    return _SHARES.get(unit.casefold(), re.sub(r"^(.*?) ?\ban? ", r"\1 per ", unit).strip()), of


def _without_common_end(typed: str, unit: str) -> tuple[str, str]:
    """Return two units without the words in which both end: `Mt CO2e` and `t CO2e`."""
    a, b = typed.split(" "), unit.split(" ")
    while len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a), " ".join(b)


def _shorter(typed: str, unit: str) -> bool:
    """Return whether the unit says of what, as newspapers do not each time."""
    per = typed.startswith("per ") and unit.startswith(f"{typed} ")
    return per or (typed in ("point", "points") and unit.endswith(" points"))


def _alike(typed: str, unit: str) -> bool:
    """Return whether two units are one, whatever the number: `1 soldier`, `2 soldiers`."""
    if len(unit) > 3:  # noqa: PLR2004 - of abbreviations, no letter may differ
        typed, unit = (text.casefold().removesuffix("s") for text in (typed, unit))
    return typed == unit != ""


def _same_money(typed: str, unit: str) -> bool:
    """Return whether a currency is that of a unit; which dollar `$` is, the unit says."""
    money = money_of(unit)
    same = {money, *("$" for _ in money[-1:] if _ == "$"), *(["USD"] if money == "US$" else [])}
    code = get_currency_symbol(typed, "en") if typed.isalpha() and is_currency(typed) else typed
    name = typed.casefold().removesuffix("s")
    named = _NAMES_OF_MONEY.get(money[-1:]) == name
    return unit == money != "" and (named or not same.isdisjoint((typed, code)))


def _by_library(typed: str, unit: str) -> Fraction | None:
    from pint import PintError  # noqa: PLC0415 - few figures need it, and it takes a second

    registry = _registry()
    try:
        quantities = (registry.Quantity(Fraction(n), registry.parse_units(typed)) for n in (0, 1))
        zero, one = (quantity.to(registry.parse_units(unit)).magnitude for quantity in quantities)
    except (PintError, AttributeError, TypeError, ValueError):
        return None
    # Degrees begin at another zero: whether they are a reading or a difference is not told.
    return Fraction(one) if zero == 0 else None


@cache
def _registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry  # noqa: PLC0415 - as above

    return UnitRegistry(non_int_type=Fraction)
