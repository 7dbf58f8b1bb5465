"""Figures in the words of a language, as they were worded, with the unit in which they are."""

from decimal import Decimal

from generator.evidence.series.intervals import Interval
from generator.evidence.series.units import money_of
from generator.model import Value
from generator.model.notation.figures.amounts import SCALES
from generator.site.words.language import Language


def figure(language: Language, value: Value, unit: str | None = None) -> str:
    """Return a figure with its bounds; `unit` is that of what it counts."""
    # As typed, but of money the quantity's, which says of which year.
    unit = unit if unit and money_of(unit) else value.unit or unit or ""
    told = {
        name: _scaled(language, value, number)
        for name, number in (("low", value.low), ("best", value.best), ("high", value.high))
        if number is not None
    }
    if value.confidence:
        return _estimate(language, value, unit)
    if value.best is not None and value.low is not None and value.low != value.high:
        more = _scaled(language, value, value.best - value.low)
        return with_unit(language, f"{told['best']} ± {more}", unit)
    # Money stands before each number of a range, any other unit once, behind the last.
    last = "high" if "high" in told else "best" if "best" in told else "low"
    parts = {
        name: with_unit(language, text, unit) if name == last or money_of(unit) else text
        for name, text in told.items()
    }
    return _form(language, value) % parts


def amount(language: Language, number: Decimal, unit: str | None) -> str:
    """Return a number with its unit."""
    return with_unit(language, language.number(number), unit)


def within(both: Interval) -> Value:
    """Return the numbers of an interval as a figure with bounds."""
    best = both.low if both.single else None
    return Value("", both.low, best, both.high, low_open=both.low_open, high_open=both.high_open)


def with_unit(language: Language, number: str, unit: str | None) -> str:
    """Return a number in words with its unit, where the language puts it."""
    if not unit:
        return number
    if unit[0] in "%‰":
        pattern, signs = language.locale.percent_formats[None], language.locale.number_symbols
        # In Arabic with marks of direction, without which it would change sides.
        sign = signs["latn"]["percentSign"].replace("%", unit[0])
        before, after = (end[0].replace("%", sign) for end in (pattern.prefix, pattern.suffix))
        return f"{before}{number}{after}{unit[1:]}"
    money = money_of(unit)
    if not money:
        return f"{number} {unit}"
    rest = unit.removeprefix(money)
    if not language.locale.currency_formats["standard"].pattern.startswith("¤"):
        return f"{number}\u00a0{money}{rest}"
    sign = "-" if number.startswith("-") else ""
    gap = "\u00a0" if money.isalpha() else ""
    return f"{sign}{money}{gap}{number.removeprefix('-')}{rest}"


def _estimate(language: Language, value: Value, unit: str) -> str:
    """Return `4,645 tonnes (793 to 8,498; 95% CI)`."""
    _, sure = language.gettext, value.confidence
    if sure is None or value.best is None:
        return value.text
    best = with_unit(language, _scaled(language, value, value.best), unit)
    ends = (_scaled(language, value, end) for end in (sure.low, sure.high))
    low, high = (with_unit(language, end, unit) if money_of(unit) else end for end in ends)
    level = with_unit(language, language.number(sure.level), "%")
    text = _("%(best)s (%(low)s to %(high)s; %(sure)s)") % {
        "best": best, "low": low, "high": high, "sure": f"{level} {sure.kind}",
    }  # fmt: skip
    return _("about %(best)s") % {"best": text} if value.text.startswith("about") else text


def _form(language: Language, value: Value) -> str:
    """Return the words around the bounds of a figure."""
    _ = language.gettext
    about = value.text.startswith("about")
    below = _("less than %(high)s") if value.text.startswith("less") else _("fewer than %(high)s")
    forms = {
        (False, True, False): _("about %(best)s"),
        (False, True, True): _("nearly %(high)s"),
        (False, False, True): below if value.high_open else _("up to %(high)s"),
        (True, False, False): _("more than %(low)s") if value.low_open else _("at least %(low)s"),
        (True, False, True): _("about %(low)s to %(high)s") if about else _("%(low)s to %(high)s"),
    }
    given = (value.low is not None, value.best is not None, value.high is not None)
    return forms.get(given, "%(high)s")


def _scaled(language: Language, value: Value, number: Decimal) -> str:
    """Return a number, with the scale word with which it was written, if the language has it."""
    for written, mantissa, word in value.scaled:
        if written == number:
            return _with_scale(language, mantissa, word) or language.number(number)
    return language.number(number)


def _with_scale(language: Language, mantissa: Decimal, word: str) -> str:
    patterns = language.locale.compact_decimal_formats.get("long", {})
    plural = language.locale.plural_form(mantissa)
    pattern = patterns.get(plural, patterns.get("other", {})).get(f"1{'0' * SCALES[word]}")
    # Some languages count in other steps: ten thousands, hundred millions.
    if pattern is None or pattern.pattern.count("0") != 1:
        return ""
    return str(pattern.pattern.replace("0", language.number(mantissa)).replace("'", ""))
