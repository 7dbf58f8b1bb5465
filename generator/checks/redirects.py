"""Former identifiers: never used again, and always leading on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.named import records_of
from generator.checks.references import is_missing
from generator.collection import Collection
from generator.issues import Issue, Rule, nearest
from generator.model import Redirects

REUSED = Rule(
    "X340",
    "An identifier that was given up is not used again.",
    "Rename the record, or remove the redirect if nobody ever saw it.",
)
NOWHERE = Rule("X341", "A redirect leads to a record.", "Correct the identifier it leads to.")


def check_redirects(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each former identifier that is in use, or that leads nowhere."""
    entry = collection.redirects
    for kind in Redirects.model_fields:
        known = records_of(collection, kind)
        for former, today in getattr(entry.record, kind).items():
            if former in known:
                found = f"{kind}: '{former}' is in use, and was given up for '{today}'"
                hint = "rename the record, or remove this line"
                yield REUSED.at(entry.locate((kind, former), key=True), found, hint)
            if is_missing(collection, kind, today):
                found = f"{kind}: '{former}' leads to '{today}', which is not there"
                hint = nearest(today, known) or "correct it, or remove this line"
                yield NOWHERE.at(entry.locate((kind, former)), found, hint)


CHECKS = (check_redirects,)
