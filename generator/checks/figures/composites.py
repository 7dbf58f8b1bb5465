"""Quantities that count several things together, and which of them a figure includes."""

from collections.abc import Iterator, Sequence

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.read.collection import Collection
from generator.read.entry import Figure


@check("X315", "Add `includes:`.")
def check_includes(collection: Collection) -> Iterator[Fault]:
    """A figure of a composite quantity says which quantities it includes."""
    for figure, id_ in _figures(collection, composite=True):
        if not figure.estimate.includes:
            others = [*_included_by_kin(collection, figure), _parts_of(collection, id_)]
            found = f"'{id_}' counts several things together, and which is not said"
            hint = f"add `includes:` with those that it counts, of {', '.join(others[0])}"
            yield fault(figure, "quantity", found, hint)


def _included_by_kin(collection: Collection, figure: Figure) -> Iterator[Sequence[str]]:
    """Yield what the figures include that this one supersedes, or that supersede it."""
    for other in collection.all_figures():
        pairs = ((figure, other), (other, figure))
        linked = any(earlier.id == later.estimate.supersedes for earlier, later in pairs)
        if linked and other.estimate.includes:
            yield other.estimate.includes


@check("X316", "Remove the line, or choose the composite quantity.")
def check_simple(collection: Collection) -> Iterator[Fault]:
    """Only a composite quantity includes others."""
    for figure, id_ in _figures(collection, composite=False):
        if figure.estimate.includes:
            yield fault(figure, "includes", f"'{id_}' is counted by itself and includes nothing")


@check("X317", "Remove it, or give it `part_of:` in vocabulary.yml.")
def check_included(collection: Collection) -> Iterator[Fault]:
    """A composite includes only quantities that are part of it."""
    for figure, whole in _figures(collection, composite=True):
        parts = _parts_of(collection, whole)
        for index, id_ in enumerate(figure.estimate.includes):
            part = collection.quantities.get(id_)
            # One whose own `part_of` names nothing is reported there.
            dangling = part and (part.record.part_of or id_) not in collection.quantities
            if part and id_ not in parts and not dangling:
                found = f"'{id_}' is no part of '{whole}'; allowed: {', '.join(parts)}"
                yield fault(figure, ("includes", index), found)


def _figures(collection: Collection, *, composite: bool) -> Iterator[tuple[Figure, str]]:
    """Yield each figure of composite or simple quantities, with the quantity."""
    for figure in collection.all_figures():
        quantity = collection.quantities.get(figure.estimate.quantity)
        if quantity and quantity.record.composite is composite:
            yield figure, quantity.id


def _parts_of(collection: Collection, whole: str) -> list[str]:
    return sorted(id_ for id_, q in collection.quantities.items() if q.record.part_of == whole)
