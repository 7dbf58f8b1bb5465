"""What would follow if a record were withdrawn, as plain text."""

from collections.abc import Iterator

from generator.evidence.origins.fallen import without
from generator.evidence.standing.history import Standings
from generator.evidence.standing.standing import Standing
from generator.evidence.withdrawal import losses
from generator.read.collection import Collection


def explain_without(collection: Collection, kind: str, id_: str) -> str:
    """Return which claims would be told otherwise if a record were withdrawn, as text.

    Raises:
        KeyError: There is no such record.
    """
    found = list(losses(collection.once(Standings), without(collection, kind, id_)))
    shifted = [loss for loss in found if loss.before.grade is not loss.after.grade]
    thinner = [loss for loss in found if loss.before.grade is loss.after.grade]
    lines = [f"Without {id_}"]
    for group, words in ((shifted, "change their standing"), (thinner, "only lose something")):
        lines.append(f"  {len(group)} of {len(collection.claims)} claims {words}")
        for claim, before, after in group:
            then = "" if before.grade is after.grade else f" -> {after.grade}"
            lines.append(f"    {claim}: {before.grade}{then}")
            lines += [f"      {line}" for line in _lost(before, after)]
    return "\n".join(lines) + "\n"


def _lost(before: Standing, after: Standing) -> Iterator[str]:
    """Yield the counts that a withdrawal changes."""
    for side, words in (("told", ""), ("against", " against")):
        was, now = getattr(before, side), getattr(after, side)
        for name, field in _COUNTED.items():
            old, new = len(getattr(was, field)), len(getattr(now, field))
            if old != new:
                yield f"{name}{words}: {old} -> {new}"


_COUNTED = {
    "articles": "articles",
    "statements": "acts",
    "origins": "origins",
    "lines": "lines",
    "undetermined": "undetermined",
}
