"""How what is said comes to a work, and which works carry it: not all that derive."""

from collections import defaultdict
from typing import NamedTuple

from generator.model import Source, Statement
from generator.model.lists import Carries, How
from generator.read.collection import Collection


class Descent(NamedTuple):
    """The works through which something came to a work, and those that carry it."""

    works: tuple[str, ...]
    """The earliest first, and the work itself last."""

    publishers: tuple[str, ...]
    """Of those of them whose publisher is known."""

    first_known: bool
    """Whether the publisher of the earliest is."""

    carriers: tuple[str, ...]
    """All of those, and whole copies of them, in alphabetical order."""


class Descents:
    """The descent of each work of a collection; ask for it with `collection.once`."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._whole = _whole_copies(collection)
        self._known: dict[str, Descent] = {}

    def of(self, work: str, statement: Statement) -> Descent:
        """Return how a statement came to a work."""
        found = self._known.get(work)
        if found is None:
            found = self._known[work] = self._along(self._collection.lineage(work))
        own = statement.chain and statement.chain[0] in found.publishers
        if len(found.works) > 1 and (own or statement.not_in):
            return self._along(works_through(self._collection, statement, work))
        return found

    def _along(self, works: tuple[str, ...]) -> Descent:
        publishers = [_publisher(self._collection, each) for each in works]
        carriers = {*works}
        waiting = [*(carriers & self._whole.keys())]
        while waiting:
            copies = self._whole.get(waiting.pop(), set()) - carriers
            carriers |= copies
            waiting += copies
        return Descent(
            works,
            tuple([each for each in publishers if each]),
            bool(publishers[0]),
            tuple(sorted(carriers)) if len(carriers) > 1 else works,
        )


def works_through(collection: Collection, statement: Statement, work: str) -> tuple[str, ...]:
    """Return the works through which a statement came to a work, the earliest first.

    What a publisher says itself begins with its own work, and what a work added with that: it need
    not stand in any from which they derive.
    """
    works = collection.lineage(work)
    lacking = [index for index, each in enumerate(works[:-1]) if each in statement.not_in]
    works = works[lacking[-1] + 1 :] if lacking else works
    if len(works) > 1 and statement.chain:
        for index, each in enumerate(works):
            if _publisher(collection, each) == statement.chain[0]:
                return works[index:]
    return works


def _publisher(collection: Collection, work: str) -> str | None:
    entry = collection.sources.get(work)
    return entry.record.publisher if entry else None


_WHOLLY = {How.SYNDICATES: Carries.WHOLE}
"""What a copy carries that does not say so, by how it came about."""


def _whole_copies(collection: Collection) -> dict[str, set[str]]:
    """Return the copies of each work that hold everything it says."""
    found: dict[str, set[str]] = defaultdict(set)
    for work in collection.sources.values():
        record: Source = work.record
        came = record.derived_from
        if came and (record.carries or _WHOLLY.get(came.how)) is Carries.WHOLE:
            found[came.source].add(work.id)
    return found
