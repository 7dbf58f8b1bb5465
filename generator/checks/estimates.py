"""Figures that cannot be: parts above their whole, parts of what has none, false successions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.walk import each_estimate, fault
from generator.collection import Collection, Entry, Figure
from generator.evidence.intervals import interval
from generator.evidence.origins import complete_chain
from generator.issues import Issue, Rule
from generator.model import Claim, Estimate
from generator.yamlfile import Keys

PART_ABOVE_WHOLE = Rule(
    "X314", "A part is not above its whole.", "Correct a figure, or what it counts."
)
NO_INCLUDES = Rule(
    "X315",
    "A figure of a composite quantity says which quantities it includes.",
    "Add `includes:`.",
)
INCLUDES_OF_SIMPLE = Rule(
    "X316",
    "Only a composite quantity includes others.",
    "Remove `includes:`, or choose the composite quantity.",
)
FOREIGN_PART = Rule(
    "X317",
    "A composite includes only quantities that are part of it.",
    "Remove the quantity, or add `part_of:` to it in vocabulary.yml.",
)
OTHER_SERIES = Rule(
    "X318",
    "A figure supersedes one of its own series.",
    "Make quantity, includes, population, area and measure agree, or remove `supersedes:`.",
)
OTHER_SPEAKER = Rule(
    "X319",
    "A figure supersedes one by the same speaker.",
    "Correct the chain, or remove `supersedes:`: figures of different speakers are compared.",
)
LONG_WORDING = Rule(
    "X320", "A wording has at most eight words.", "Keep the figure and the words beside it."
)
MOST_WORDS = 8


def check_parts(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each figure that is above the one it is a part of."""
    for claim, way, estimate, whole in _parts(collection):
        low, high = interval(estimate.value).low, interval(whole.value).high
        if low is not None and high is not None and low > high:
            found = f"'{estimate.value}' is above its whole, '{whole.value}' in '{whole.id}'"
            hint = "correct one of the figures, or what it counts"
            yield fault(PART_ABOVE_WHOLE, claim, (*way, "value"), found, hint)


def _parts(collection: Collection) -> Iterator[tuple[Entry[Claim], Keys, Estimate, Estimate]]:
    """Yield each figure that is a part, with its whole: named, or in the same report."""
    for claim, way, report, estimate in each_estimate(collection):
        named = collection.figures.get(estimate.component_of or "")
        if named:
            yield claim, way, estimate, named.estimate
        for whole in report.estimates:
            if not (named and named.id == whole.id) and _is_part(collection, estimate, whole):
                yield claim, way, estimate, whole


def _is_part(collection: Collection, part: Estimate, whole: Estimate) -> bool:
    quantity = collection.quantities.get(part.quantity)
    return (
        quantity is not None
        and quantity.record.part_of == whole.quantity
        and (part.quantity in whole.includes or not whole.includes)
        and (part.population, part.area, part.measure)
        == (whole.population, whole.area, whole.measure)
        and part.as_of.overlaps(whole.as_of)
    )


def check_includes(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each composite figure that does not say what it includes."""
    for claim, way, _, estimate in each_estimate(collection):
        quantity = collection.quantities.get(estimate.quantity)
        if quantity and quantity.record.composite and not estimate.includes:
            parts = _parts_of(collection, estimate.quantity)
            found = f"'{estimate.quantity}' counts several things together, and which is not said"
            hint = f"write includes: [{', '.join(parts)}], or those of them that are counted"
            yield fault(NO_INCLUDES, claim, (*way, "quantity"), found, hint)


def check_simple(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each figure of a simple quantity that includes others."""
    for claim, way, _, estimate in each_estimate(collection):
        quantity = collection.quantities.get(estimate.quantity)
        if quantity and not quantity.record.composite and estimate.includes:
            found = f"'{estimate.quantity}' is counted by itself and includes nothing"
            hint = "remove the line, or choose the composite quantity"
            yield fault(INCLUDES_OF_SIMPLE, claim, (*way, "includes"), found, hint)


def check_included(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each quantity that a composite includes though it is no part of it."""
    for claim, way, _, estimate in each_estimate(collection):
        whole = collection.quantities.get(estimate.quantity)
        parts = _parts_of(collection, estimate.quantity)
        if not (whole and whole.record.composite):
            continue
        for index, id_ in enumerate(estimate.includes):
            if id_ in collection.quantities and id_ not in parts:
                found = f"'{id_}' is no part of '{estimate.quantity}'; allowed: {', '.join(parts)}"
                hint = "remove it, or give it `part_of:` in vocabulary.yml"
                yield fault(FOREIGN_PART, claim, (*way, "includes", index), found, hint)


def _parts_of(collection: Collection, whole: str) -> list[str]:
    return sorted(id_ for id_, q in collection.quantities.items() if q.record.part_of == whole)


def check_series(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each figure that supersedes one of another series."""
    for later, way, earlier in _successions(collection):
        a, b = _series(later.estimate), _series(earlier.estimate)
        differing = [name for name in a if a[name] != b[name]]
        if differing:
            found = f"'{earlier.id}' has another {' and another '.join(differing)}"
            hint = "make them agree, or remove `supersedes:`"
            yield fault(OTHER_SERIES, later.claim, way, found, hint)


def _series(estimate: Estimate) -> dict[str, object]:
    return {
        "quantity": estimate.quantity,
        "includes": frozenset(estimate.includes),
        "population": estimate.population,
        "area": estimate.area,
        "measure": estimate.measure,
    }


def check_succession(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each figure that supersedes one by another speaker."""
    for later, way, earlier in _successions(collection):
        new, old = _speaker(collection, later), _speaker(collection, earlier)
        if new != old and {new, old} <= set(collection.speakers):
            found = f"'{earlier.id}' was given by '{old}', this figure by '{new}'"
            hint = "correct a chain, or remove `supersedes:`"
            yield fault(OTHER_SPEAKER, later.claim, way, found, hint)


def _successions(collection: Collection) -> Iterator[tuple[Figure, Keys, Figure]]:
    for later in collection.all_figures():
        earlier = collection.figures.get(later.estimate.supersedes or "")
        if earlier and earlier.id != later.id:
            way = ("reports", later.report_index, "estimates", later.estimate_index, "supersedes")
            yield later, way, earlier


def _speaker(collection: Collection, figure: Figure) -> str | None:
    return complete_chain(collection, figure.report_index, figure.report).origin


def check_wording_length(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each wording of more than eight words."""
    for claim, way, _, estimate in each_estimate(collection):
        words = len((estimate.wording or "").split())
        if words > MOST_WORDS:
            found = f"{words} words; at most {MOST_WORDS} are allowed"
            hint = "keep the figure and the words beside it"
            yield fault(LONG_WORDING, claim, (*way, "wording"), found, hint)


CHECKS = (
    check_parts, check_includes, check_simple, check_included, check_series, check_succession,
    check_wording_length,
)  # fmt: skip
