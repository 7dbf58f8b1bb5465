"""Numbers inside a sentence, with the words before them: read only where nothing is in doubt."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.notation.figures.bounding import form_of
from generator.model.notation.figures.numbers import whole_number

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELT = {word: number for number, word in enumerate(_UNITS.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_TOKEN = re.compile(r"\d(?:[\d.,'’]*\d)?(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*|[^\W\d_]+|[^\w\s]")
_DOUBT = re.compile(
    r"%|‰|per ?cent|\+|(?:[kmb]|mn|bn|mil|mille|mln|mio|tausend|tys|billion|dozens?|lakhs?)\b"
    r"|or (?:more|fewer|less|so|over)|and (?:more|counting)|plus\b"
)
"""What may stand behind a number and change it, or the way that it bounds."""

_TURNING = frozenset(
    ("not", "no", "never", "nor", "hardly", "barely", "just", "slightly", "little", "bit", "or")
)
_BEFORE = 4
"""Words before a number that can say how it bounds: `no more than`, `as many as`."""


_ANY = "|".join((*_SPELT, *_SCALES))
_IN_WORDS = re.compile(rf"\b(?:{_ANY})(?:(?:[ -]| and )(?:{_ANY}))*\b", re.IGNORECASE)


class Worded(NamedTuple):
    """A number in a sentence, and the words of the value grammar that stand before it."""

    number: int
    form: str | None
    """`up to`, `about` and so on; None where nothing of the kind stands there."""


def in_digits(text: str) -> str:
    """Return a text with the numbers that it spells out in digits: `twenty-one` as `21`."""

    def digits(words: re.Match[str]) -> str:
        tokens = [token.lower() for token in _TOKEN.findall(words[0])]
        end, number = _spelt(tokens, 0)
        return f"{number:,}" if end == len(tokens) else words[0]

    return _IN_WORDS.sub(digits, text)


def numbers_in(text: str) -> list[Worded] | None:
    """Return the numbers of an English sentence, or None where one of them is in doubt.

    In doubt are fractions, shares, other scales than a thousand or a million, and other scripts.
    """
    if any(letter.isalpha() and not letter.isascii() for letter in text):
        return None
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    found = list(_numbers(tokens))
    return None if any(one is None for one in found) else [one for one in found if one]


def _numbers(tokens: list[str]) -> Iterator[Worded | None]:
    at = 0
    while at < len(tokens):
        end, number = _number_at(tokens, at)
        if end == at:
            at += 1
            continue
        yield None if number is None else Worded(number, _form_before(tokens[:at]))
        at = end


def _number_at(tokens: list[str], at: int) -> tuple[int, int | None]:
    """Return where the number that begins at a token ends, and the number, or None in doubt."""
    digits = tokens[at][0].isdigit()
    end, number = (at + 1, whole_number(tokens[at])) if digits else _spelt(tokens, at)
    if number is None or end == at:
        return end, number
    while digits and (scaled := _scale(tokens, end)):
        end, scale = scaled
        number *= scale
    return end, None if _DOUBT.match(" ".join(tokens[end : end + 2])) else number


def _scale(tokens: list[str], at: int) -> tuple[int, int] | None:
    """Return the end and size of a scale word, perhaps after a hyphen: `15-thousand`."""
    words = tokens[at : at + 2]
    word = words[-1] if words[:1] == ["-"] else "".join(words[:1])
    return (at + 1 + (words[0] == "-"), _SCALES[word]) if word in _SCALES else None


def _spelt(tokens: list[str], at: int) -> tuple[int, int]:
    """Return the end and size of a number in words: `twenty-two thousand three hundred`."""
    end, whole, part, following = at, 0, 0, at
    while following < len(tokens):
        word = tokens[following]
        if word in _SPELT:
            part += _SPELT[word]
        elif word == "hundred" and part:
            part *= 100
        elif word in _SCALES and part:
            whole, part = whole + part * _SCALES[word], 0
        elif word not in ("-", "and") or end == at or tokens[following - 1] in ("-", "and"):
            break
        following += 1
        end = end if word in ("-", "and") else following
    return end, whole + part


def _form_before(tokens: list[str]) -> str | None:
    """Return the form that the words right before a number make, the longest first.

    None where a word before them could turn their meaning: `not over`, `a little under`.
    """
    for count in range(_BEFORE, 0, -1):
        form = form_of(" ".join(tokens[-count:])) if len(tokens) >= count else None
        if form:
            turned = tokens[:-count] and tokens[-count - 1] in _TURNING
            return None if turned else form
    return None
