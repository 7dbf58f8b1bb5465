"""Former identifiers from all the files that have some."""

from collections.abc import Sequence
from typing import Any

from generator.kinds import REDIRECTS
from generator.model import Redirects
from generator.read.document import Joined
from generator.read.entry import Entry


def join_redirects(found: Sequence[Entry[Redirects]]) -> Entry[Redirects] | None:
    """Return the redirects of several files as those of one; None where there is no file."""
    if len(found) < 2:  # noqa: PLR2004 - nothing to join
        return next(iter(found), None)
    fields: dict[str, dict[str, Any]] = {}
    for entry in found:
        for kind, former in entry.record:
            known = fields.setdefault(kind, {})
            for old, new in former.items():
                known[old] = {**known.get(old, {}), **new} if isinstance(new, dict) else new
    parts = tuple(entry.document for entry in found)
    whole = Joined(parts[0].path, {}, parts=parts)
    return Entry(REDIRECTS.name, Redirects.model_validate(fields), whole)
