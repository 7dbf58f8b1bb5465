"""Which works carry a statement: by what they were seen to carry, not by descent alone."""

from collections.abc import Container

from generator.evidence.origins.chains import works_through
from generator.model import Source, Statement
from generator.model.lists import Carries, How
from generator.read.collection import Collection


def carriers(
    collection: Collection, statement: Statement, fallen: Container[str]
) -> tuple[str, ...]:
    """Return the works in which a statement was read or came there, and whole copies of them.

    In alphabetical order; what has fallen carries nothing.
    """
    copies = collection.copies
    seen = (statement.source, *statement.also_in)
    found = {each for work in seen for each in works_through(collection, statement, work)}
    waiting = [*(found & copies.keys())]
    while waiting:
        for copy in copies.get(waiting.pop(), ()):
            if copy not in found and copy not in fallen and _is_whole(collection, copy):
                found.add(copy)
                waiting.append(copy)
    return tuple(sorted(found))


def _is_whole(collection: Collection, copy: str) -> bool:
    """Return whether a work holds everything that the work from which it derives says."""
    record: Source = collection.sources[copy].record
    if record.carries:
        return record.carries is Carries.WHOLE
    return bool(record.derived_from and record.derived_from.how is How.SYNDICATES)
