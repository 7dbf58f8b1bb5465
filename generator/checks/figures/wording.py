"""A figure against the words of its source: the same number, bounded the same way."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.issues import Severity
from generator.model import Value
from generator.model.notation.figures.numbers import in_full, is_shortened, plain
from generator.model.notation.figures.sentences import Worded, numbers_in
from generator.read.collection import Collection
from generator.read.entry import Figure

_SMALL = 13
"""Numbers below it may count something else: two brigades, three months."""

_FACTORS = re.compile(
    r"\b(?:each|every|per|apiece|twice|double|triple|times|half|third|quarter|dozens?|brigades"
    r"|more|another|additional|further)\b",
    re.IGNORECASE,
)
"""Words by which a figure may be reckoned from the numbers beside it."""

_SCALE = re.compile(r"(?i:thousand|[mbtr]illion|kilo|mega|giga)|\b[kMGT][A-Za-z]{1,2}\b")
"""Words and units by which a number stands for more: `79 (45 to 129) thousand`, `3,200 kt`."""


@check("X361", "Correct the figure, or the words.")
def check_numbers(collection: Collection) -> Iterator[Fault]:
    """The words of the source give the numbers of the figure."""
    for figure, worded in _worded(collection):
        value = figure.estimate.value
        ends = {abs(number) for number in value.numbers}  # a sentence may say "minus"
        given = [one.number for one in worded if one.number >= _SMALL or max(ends) < _SMALL]
        scales = range(5) if _SCALE.search(figure.estimate.wording or "") else range(1)
        meant = {number * 1000**scale for number in given for scale in scales}
        if given and not ends & meant and not _may_be_reckoned(figure):
            said = " and ".join(f"{number:,}" for number in dict.fromkeys(given))
            found = f"the words give {said}, the value is '{value}'"
            yield fault(figure, "wording", found)


@check("X362", "Make the value say what the words say: `up to`, `about`, `at least`.")
def check_bounds(collection: Collection) -> Iterator[Fault]:
    """The value bounds its number the way the words of the source do."""
    for figure, worded in _worded(collection):
        value = figure.estimate.value
        for one in worded:
            if one.form and not _bounds_alike(value, one):
                found = f"the words say '{one.form} {one.number:,}', the value is '{value}'"
                yield fault(figure, "value", found)


@check("X363", "Put both ends in full, if the lower one stands for thousands.", Severity.WARNING)
def check_shortened(collection: Collection) -> Iterator[Fault]:
    """The lower end of a range is no number cut short: `10 to 12,000`."""
    for figure in collection.all_figures():
        value = figure.estimate.value
        low, high = value.low, value.high
        if low is not None and high is not None and is_shortened(low, high):
            cut, full, end = map(in_full, (low, low * 1000, high))
            yield fault(figure, "value", f"{cut} to {end} may mean {full} to {end}")


def _worded(collection: Collection) -> Iterator[tuple[Figure, list[Worded]]]:
    """Yield each figure with the numbers in its wording, where none of them is in doubt."""
    if collection.site.record.language.partition("-")[0] != "en":
        return
    for figure in collection.all_figures():
        worded = numbers_in(figure.estimate.wording or "")
        # In a sentence, only whole numbers are read.
        whole = not any("." in plain(number) for number in figure.estimate.value.numbers)
        if worded and whole:
            yield figure, worded


def _may_be_reckoned(figure: Figure) -> bool:
    return bool(_FACTORS.search(figure.estimate.wording or ""))


def _bounds_alike(value: Value, one: Worded) -> bool:
    """Return whether a value bounds a number as words do; a number that it lacks is another's."""
    number = one.number
    if number not in (value.low, value.best, value.high):
        return True
    exact = value.low == value.high == number
    allowed = {
        "up to": value.high == number and not value.high_open,
        "fewer than": value.high == number and value.high_open and value.best is None,
        "nearly": value.high == number and value.high_open and value.best == number,
        "at least": value.low == number and not value.low_open,
        "more than": value.low == number and (value.low_open or value.high is not None),
        "about": value.best == number or value.text.startswith("about"),
    }
    return allowed[one.form or ""] and not exact
