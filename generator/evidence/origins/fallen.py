"""What no longer counts: works that were retracted or withdrawn, or what one asks to do without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.evidence.origins.descent import Descents
from generator.model import Statement
from generator.model.lists import WorkStatusKind
from generator.read.collection import Collection

_TAKEN_BACK = frozenset({WorkStatusKind.RETRACTED, WorkStatusKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Fallen:
    """Works, speakers and exhibits on which nothing may rest; false where there are none."""

    works: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    exhibits: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything has fallen."""
        return bool(self.works or self.speakers or self.exhibits)

    def __or__(self, other: Fallen) -> Fallen:
        """Return what has fallen in either."""
        return Fallen(
            self.works | other.works,
            self.speakers | other.speakers,
            self.exhibits | other.exhibits,
        )

    @property
    def everything(self) -> frozenset[str]:
        """All identifiers, of whatever kind."""
        return self.works | self.speakers | self.exhibits

    def remains(self, collection: Collection, statement: Statement) -> Statement | None:
        """Return a statement with the works that still carry it, or None where none does.

        A work falls with any through which the statement came to it; a statement with any of its
        speakers, and with the last of the exhibits that it shows.
        """
        unshown = statement.exhibits and self.exhibits.issuperset(statement.exhibits)
        if unshown or not self.speakers.isdisjoint(statement.chain):
            return None
        works = (statement.source, *statement.also_in)
        come = collection.once(Descents).of
        standing = [w for w in works if self.works.isdisjoint(come(w, statement).works)]
        if len(standing) == len(works):
            return statement
        kept = {"source": standing[0], "also_in": tuple(standing[1:])} if standing else None
        return statement.model_copy(update=kept) if kept else None


NOTHING = Fallen()


def without(collection: Collection, kind: str, id_: str) -> Fallen:
    """Return what falls with a record.

    With a speaker fall its bodies, and all that they published; with an exhibit, its pieces.

    Raises:
        KeyError: There is no such record.
    """
    if kind == "sources":
        return Fallen(works=frozenset({collection.sources[id_].id}))
    if kind == "exhibits":
        _ = collection.exhibits[id_]
        pieces = (e for e in collection.exhibits if id_ in collection.wholes(e))
        return Fallen(exhibits=frozenset(pieces))
    _ = collection.speakers[id_]
    speakers = frozenset(s for s in collection.speakers if id_ in collection.ancestry(s))
    published = (w.id for w in collection.sources.values() if w.record.publisher in speakers)
    return Fallen(frozenset(published), speakers)


def retractions(collection: Collection) -> Mapping[str, date]:
    """Return the works that were retracted or withdrawn, each with the day of that."""
    return {
        work.id: day
        for work in collection.sources.values()
        if (status := work.record.status) and status.kind in _TAKEN_BACK
        if (day := status.on.latest)
    }
