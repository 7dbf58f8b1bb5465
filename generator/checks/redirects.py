"""Former identifiers: never used again, and always leading on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.named import records_of
from generator.checks.references import is_missing
from generator.checks.rule import Fault, check
from generator.collection import Collection
from generator.issues import nearest


@check("X340", "Rename the record, or remove the redirect if nobody ever saw it.")
def check_reused(collection: Collection) -> Iterator[Fault]:
    """An identifier that was given up is not used again."""
    for kind, former, today in _redirects(collection):
        if former in records_of(collection, kind):
            where = collection.redirects.locate((kind, former), key=True)
            found = f"{kind}: '{former}' is in use, and was given up for '{today}'"
            yield Fault(where, found, "rename the record, or remove this line")


@check("X341", "Correct the identifier it leads to.")
def check_targets(collection: Collection) -> Iterator[Fault]:
    """A redirect leads to a record."""
    for kind, former, today in _redirects(collection):
        if is_missing(collection, kind, today):
            found = f"{kind}: '{former}' leads to '{today}', which is not there"
            hint = nearest(today, records_of(collection, kind))
            hint = hint or "correct it, or remove this line"
            yield Fault(collection.redirects.locate((kind, former)), found, hint)


def _redirects(collection: Collection) -> Iterator[tuple[str, str, str]]:
    """Yield every redirect: kind, former identifier, today's."""
    for kind, ids in collection.redirects.record:
        for former, today in ids.items():
            yield kind, former, today
