"""What to type in place of a figure that cannot be read: a hint stands where one meaning is."""

import re
from collections.abc import Iterator

from generator.model.notation.figures.amounts import MONEY, SCALES, SHORT_SCALES
from generator.model.notation.figures.bounding import BEFORE, BEHIND
from generator.model.notation.figures.numbers import (
    any_number,
    ascii_digits,
    in_full,
    is_shortened,
    may_be_thousands,
)
from generator.model.notation.figures.sentences import in_digits

FORMS = "use one of these forms"
SAYS = "it is no number: leave the estimate out, and put it into `says`"
DIGITS = "put the number in digits, perhaps with thousand, million, billion or trillion"
SEPARATOR = "it could be thousands or a fraction: put a comma between thousands"
BOTH_ENDS = "the first number may stand for thousands: put both in full"
LOWER_FIRST = "if it is a range, the lower number stands first"
_POINT = "put a point before decimals, and a comma between thousands"
_TIME = "it is a time: put it into `as_of`, or into `period` if it is a span"
_PARTS = "put the part and the whole as two figures, or the share in per cent if the work has it"
_ONE_UNIT = "put one number in one unit, such as 90 months for 7 years and 6 months"
_SPREAD = (
    "say what the ends are, as in 15 (12 to 19; 95% CI); put a range alone, as in 12 to 19, and "
    "another measure of spread into `note`"
)
_NOTHING = "put 0 if that was counted; where no number is known, leave the estimate out"

_NUMBER = r"\d(?:[\d.,'’\s]*\d)?"
_PLAIN = re.compile(rf"{_NUMBER}(?!\d| (?:prices|dollars|money)\b)", re.ASCII)
_SCALE = "|".join((*SCALES, *SHORT_SCALES))
_SPELLINGS = [
    (re.compile(pattern, re.IGNORECASE | re.ASCII), other)
    for pattern, other in {
        rf"(?<![\d,.])(\d+),(\d\d?)(?= ?(?:{_SCALE})\b)": r"\1.\2",
        rf"((?:{MONEY}) ?\d[\d,.]*) ?m\b": r"\1 million",
        rf"((?:{MONEY}) ?\d[\d,.]*) ?b\b": r"\1 billion",
        r"(?<=\d)k\b": " thousand",
        **{rf"(?<=\d) ?{short}\b\.?": f" {word}" for short, word in SHORT_SCALES.items()},
        r"^an? (?=(?:hundred|thousand|[mbtr]+illion)\b)": "one ",
        r"\bhalf an? (?=[mbtr]+illion\b)": "0.5 ",
        **{rf"(?<=\d) ?{sign}": f".{part}" for sign, part in zip("¼½¾", (25, 5, 75), strict=True)},
        r"(?<![\w.,])\.(?=\d)": "0.",
        r"^(?:minus|negative) ?(?=\d)": "-",
        r"^\+ ?(?=\d)": "",
        r"(?<=\d) (?=%)": "",
        r"(?<=[\w%])(?:-? to |-?[-–—]| [-–—] )(?=\d)([^-–—]*?)[- ]?fold$": r" to \1 times",
        r"(?<=\w)[- ]?fold$": " times",
        r"\[(.*)\]": r"(\1)",
        r"^\(([^()]*)\)$": r"\1",
        r"/(?=[a-z]|[1-9]0*,000\b)": " per ",
        r"^between (.+) and (?=\S)": r"\1 to ",
        r"^from (?=.+ to )": "",
        r"^at least (\S+) (?:but|and) (?:up to|at most) ": r"\1 to ",
        r"^(.+) to life$": r"at least \1",
        r"^(?:an? |the )?(?:R[0₀]?|n|Mw?|magnitude|category|grade|median|mean|average|total|sum)"
        r"(?: of | is | ?[=:] ?| )?(?=\d)": "",
        r"(?<=[\w%])(?: ?[–—] ?|-| - )(?=[\d$£€¥])": " to ",
    }.items()
]  # fmt: skip
"""Ways to write a figure that have one reading, each with how the grammar writes it."""

_SHARE = re.compile(
    r"\w+ in \w+|[1-9]/[1-9]\d?"
    r"|(?!half an? [mbtr]illion).*\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)\b.*"
)
_VAGUE = (
    r"dozens?|scores|tens|hundreds?|thousands?|millions?|several|many|few|handful|couple|numerous"
    r"|countless|lots|most|some|unknown|various|majority|minority|digits?|life"
)
_ADVICE = [
    (re.compile(pattern), advice)
    for pattern, advice in {
        r"none|nil|nobody|no one|nothing|no": _NOTHING,
        rf"(?!.*\d)(?:.*[\W_])?(?:{_VAGUE})(?:[\W_].*)?": SAYS,
        r".*\d:\d\d.*|.*\d ?[ap]\.?m\b.*|(?:fy|q[1-4]|h[12]) ?\d.*|(?:early|mid|late)[- ]?\d{4}"
        r"|\d{4}/\d\d(?:\d\d)?": _TIME,
        r"\w+ (?:out )?of (?:the |all )?\w+|\d+ \(of .*\)": _PARTS,
        r".*[(\[][^)]*\d[^)]*[)\]].*|\d+% (?:ci|cri|ui|confidence|credible).*": _SPREAD,
        r"\d+ ?[a-z]+,? (?:and )?\d+ ?[a-z]+": _ONE_UNIT,
        r".*\d ?(?:[mbk]\b|hundred|dozen|lakhs?|crores?|\^|e\d|[\u00d7x] ?10).*"
        rf"|.*\d\s?(?:{_SCALE})\b.*": DIGITS,
    }.items()
]
"""What to do about a text in small letters whose figure is not certain; the first that fits."""


def rewordings(text: str) -> Iterator[str]:
    """Yield a figure in other words, nearer to the grammar, that mean the same.

    None where a number could be read in two ways.
    """
    text = _bare(text)
    if not (_unsure(text) or _SHARE.fullmatch(text.lower())):
        yield from _reworded(in_digits(_PLAIN.sub(_grouped, text)))


def _reworded(text: str) -> Iterator[str]:
    yield text
    for pattern, other in _SPELLINGS:
        spelt = pattern.sub(other, text, count=1)
        if spelt != text:
            yield from _reworded(in_digits(spelt))
            return
    low = text.lower()
    for word, form in BEFORE.items():
        rest = text[len(word) :]
        apart = rest.startswith(" ") or not word[-1].isalnum()
        if low.startswith(word) and apart and (form or word in ("exactly", "precisely")):
            measured = form == "fewer than" and re.search(r"[.%$£€]", rest)
            nearer = f"{'less than' if measured else form} {rest.strip()}".strip()
            if nearer != text:
                yield from _reworded(nearer)
                return
    for word, form in BEHIND.items():
        if low.endswith(word):
            yield f"{form} {text[: -len(word)].strip()}".strip()


def value_hint(text: str) -> str:
    """Return what to do about a text that no rewording makes a figure."""
    text = _bare(text).lower()
    if _SHARE.fullmatch(text):
        return SAYS
    advice = (advice for sign, advice in _ADVICE if sign.fullmatch(text))
    return SEPARATOR if _unsure(text) else next(advice, "") or _advice_on_numbers(text)


def _bare(text: str) -> str:
    return " ".join(ascii_digits(text).split()).strip("\"'“”‘’«» ").removesuffix(".")


def _grouped(number: re.Match[str]) -> str:
    """Return a number with commas between thousands, if one can be read: `1 234`, `1'234`."""
    read = any_number(number[0])
    return number[0] if read is None else in_full(read)


def _unsure(text: str) -> bool:
    return any(map(may_be_thousands, re.findall(_NUMBER, text, re.ASCII)))


def _advice_on_numbers(text: str) -> str:
    numbers = re.findall(_NUMBER, text, re.ASCII)
    if any(number.startswith("0,") for number in numbers):
        return SEPARATOR
    if any(re.search(r",\d\d?(?!\d)", number) for number in numbers):
        return _POINT
    first, *others = [*map(any_number, numbers), None]
    if first is None or len(others) != 2 or others[0] is None:  # noqa: PLR2004 - a range
        return FORMS
    shortened = is_shortened(first, others[0])
    return BOTH_ENDS if shortened else LOWER_FIRST if others[0] < first else FORMS
