"""Units: whether a figure is in the unit of what it counts, or in one that converts exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from babel.numbers import is_currency

from generator.model import Value
from generator.model.notation.amounts import MONEY, SHORTHAND

if TYPE_CHECKING:
    from pint import UnitRegistry

_SHARES = {"percent": "%", "per cent": "%", "pct": "%", "per mille": "‰", "permille": "‰"}
_MONEY = re.compile(rf"({MONEY})(?= |$)")
_NAMES = {"%": "percent", "‰": "permille", "kt": "kilotonne", "°C": "degC", "°F": "degF"}
"""What the library calls a unit otherwise, or takes for another (`kt` for a knot)."""

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
    if _alike(typed, unit) or _same_money(typed, unit):
        return Fraction(1)
    (first, second) = (_NAMES.get(text, text) for text in (typed, unit))
    words = {*re.findall(r"\w+", first), *re.findall(r"\w+", second)}
    may = all(_CONVERTIBLE.fullmatch(text) for text in (first, second))
    if not may or not _SEVERAL.isdisjoint(words) or typed.casefold() in SHORTHAND:
        return None
    return _by_library(first, second)


def _parts(unit: str) -> tuple[str, str]:
    """Return a unit and what it is of: `tonnes` and `CO2`."""
    unit, _, of = unit.partition(" of ")
    return _SHARES.get(unit.casefold(), unit), of


def _alike(typed: str, unit: str) -> bool:
    """Return whether two units are one, whatever the number: `1 soldier`, `2 soldiers`."""
    if len(unit) > 3:  # noqa: PLR2004 - of abbreviations, no letter may differ
        typed, unit = (text.casefold().removesuffix("s") for text in (typed, unit))
    return typed == unit != ""


def _same_money(typed: str, unit: str) -> bool:
    """Return whether a currency is that of a unit; which dollar `$` is, the unit says."""
    money = money_of(unit)
    return unit == money != "" and (typed == money or (typed == "$" and money.endswith("$")))


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
