"""What to type in place of a figure that cannot be read: a hint stands where one meaning is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.model.notation.amounts import SCALES, SHORT_SCALES
from generator.model.notation.numbers import (
    any_number,
    ascii_digits,
    in_full,
    is_shortened,
    may_be_thousands,
)

FORMS = "use one of these forms"
SAYS = "it is no number: leave the estimate out, and put it into `says`"
DIGITS = "put the number in digits, perhaps with thousand, million, billion or trillion"
SEPARATOR = "it could be thousands or a fraction: put a comma between thousands"
BOTH_ENDS = "the first number may stand for thousands: put both in full"
LOWER_FIRST = "if it is a range, the lower number stands first"

_SAME = {
    "about": "about, around, approximately, approx, approx., roughly, circa, ca, ca., c, c., some, "
    "~, ≈",
    "up to": "up to, as many as, at most, no more than, not more than, a maximum of, maximum, max, "
    "max., <=, =<, ≤, up too, upto, up-to",
    "at least": "at least, no fewer than, no less than, not fewer than, not less than, "
    "a minimum of, minimum, min, min., >=, =>, ≥, atleast, at-least, at lest",
    "more than": "more than, over, above, in excess of, upwards of, >, more then, more-than",
    "fewer than": "fewer than, less than, under, below, <, fewer then, less then",
    "nearly": "nearly, almost, not quite, just under, just short of",
    "": "exactly, precisely, between, from",
}
"""Words that mean what a form of the grammar means: synonyms, signs and slips of the pen."""

_WORDS = {word: form for form, words in _SAME.items() for word in words.split(", ")} | {"": ""}
_AFTER = {
    "at least": (
        "+",
        "or more",
        "and more",
        "or over",
        "plus",
        "at least",
        "minimum",
    ),
    "up to": ("or fewer", "or less", "at most", "max", "max.", "maximum", "tops"),
    "about": ("or so", "or thereabouts"),
}
_AFTERWARDS = {word: form for form, words in _AFTER.items() for word in words} | {"": ""}

_NUMBER = r"\d(?:[\d.,'’\s]*\d)?"
_GUESS = re.compile(
    rf"(?P<before>\D*?)\s*(?P<first>{_NUMBER})"
    rf"(?:\s*(?P<dash>-|–|—|\bto\b|\band\b|\.\.|…)\s*(?P<last>{_NUMBER}))?\s*(?P<after>\D*)",
    re.ASCII,
)
_VAGUE = re.compile(
    r"dozens?|scores|tens|hundreds?|thousands?|millions?|several|many|few|handful|couple|numerous"
    r"|countless|lots|most|some|unknown|various",
)
_SPELT = re.compile(
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
)
_SCALE = re.compile(
    r"\d\s?(?:k|m|mn|bn|b|hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b"
)
_SHORT = re.compile(rf"(\d) ?({'|'.join(SHORT_SCALES)})\b\.?|(\d)(k)\b", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(
    rf"(?<![\d,.])(\d+),(\d{{1,2}})(?= ?(?:{'|'.join((*SCALES, *SHORT_SCALES))})\b)", re.IGNORECASE
)
_SHARE = re.compile(
    r"\w+ (?:in|out of) \w+|[1-9]/[1-9]\d?"
    r"|(?:(?:a|one|two|three) )?(?:half|third|quarter|fifth)s?\b.*"
)
_MINUS = re.compile(rf"minus\s+({_NUMBER})", re.ASCII)


def form_of(words: str) -> str | None:
    """Return the form of the value grammar that words before a number make, or None."""
    return _WORDS.get(words)


def value_hint(text: str) -> str:
    """Return `write ...` with the figure that a text can only mean, or what to do about it."""
    text = " ".join(ascii_digits(text).split()).strip("\"'“”‘’«» ").lower().removesuffix(".")
    if (minus := _MINUS.fullmatch(text)) and (number := any_number(minus[1])):
        return f"write -{in_full(number)}"
    guess = _GUESS.fullmatch(text)
    return (guess and _figure(guess)) or _advice(text, guess)


def rewordings(text: str) -> Iterator[str]:
    """Yield a figure with words before or after it replaced by those of the grammar.

    For a figure with a scale word or a unit, of which the hint above knows nothing: `over 62%`.
    None where a number could be read in two ways.
    """
    text = " ".join(text.split())
    if any(may_be_thousands(number) for number in re.findall(_NUMBER, text, re.ASCII)):
        return
    spelt = _DECIMAL_COMMA.sub(r"\1.\2", text)
    spelt = _SHORT.sub(lambda short: f"{short[1] or short[3]} {_scale(short)}", spelt)
    if spelt != text:
        yield spelt
        yield from rewordings(spelt)
        return
    low = text.lower()
    if between := re.fullmatch(r"between (.+) and (.+)", text, re.IGNORECASE):
        yield f"{between[1]} to {between[2]}"
    if low.startswith("from ") and " to " in low:
        yield text[len("from ") :]
    for word, form in sorted(_WORDS.items(), key=lambda item: -len(item[0])):
        rest = text[len(word) :]
        apart = rest.startswith(" ") or not word[-1:].isalnum()
        if word and word not in ("between", "from") and low.startswith(word) and apart:
            yield f"{form} {rest.strip()}".strip()
    for word, form in _AFTERWARDS.items():
        if word and low.endswith(word):
            yield f"{form} {text[: -len(word)].strip()}"


def _scale(short: re.Match[str]) -> str:
    return SHORT_SCALES[short[2].lower()] if short[2] else "thousand"


def _figure(guess: re.Match[str]) -> str:
    """Return the hint to write what was typed in the words of the grammar, or nothing."""
    before = guess["before"].strip(" :")
    form, after = _WORDS.get(before), _AFTERWARDS.get(guess["after"].strip())
    if form is None or after is None or (form and after):
        return ""
    figure = _range(guess, before) if guess["dash"] else _number(guess, before)
    return f"write {' '.join(filter(None, (form, after, figure)))}" if figure else ""


def _number(guess: re.Match[str], before: str) -> str:
    number, _ = _ends(guess)
    if number is None or before in ("between", "from"):
        return ""
    return in_full(number)


def _range(guess: re.Match[str], before: str) -> str:
    first, last = _ends(guess)
    if first is None or last is None or guess["after"] or _WORDS[before] not in ("", "about"):
        return ""
    if guess["dash"] == "and" and before != "between":
        return ""
    if first >= last or is_shortened(first, last):
        return ""
    return f"{in_full(first)} to {in_full(last)}"


def _ends(guess: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    return any_number(guess["first"]), any_number(guess["last"] or "")


def _advice(text: str, guess: re.Match[str] | None) -> str:
    """Return what to do about a text whose figure is not certain."""
    if _SHARE.fullmatch(text):
        return SAYS
    if not re.search(r"\d", text, re.ASCII):
        return _advice_on_words(re.findall(r"\w+", text))
    if _SCALE.search(text):
        return DIGITS
    unsure = any(
        may_be_thousands(number.replace("0,", "0.")) for number in re.findall(_NUMBER, text)
    )
    return (guess and _advice_on_numbers(guess)) or (SEPARATOR if unsure else FORMS)


def _advice_on_words(words: list[str]) -> str:
    if any(_SPELT.fullmatch(word) and not _VAGUE.fullmatch(word) for word in words):
        return DIGITS
    return SAYS if any(_VAGUE.fullmatch(word) for word in words) else FORMS


def _advice_on_numbers(guess: re.Match[str]) -> str:
    first, last = _ends(guess)
    if first is not None and last is not None:
        return BOTH_ENDS if is_shortened(first, last) else LOWER_FIRST if last < first else FORMS
    return ""
