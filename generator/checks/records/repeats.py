"""Lists that name a thing twice, and two things by one name."""

from collections.abc import Iterator
from itertools import groupby

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.issues import Severity
from generator.read.collection import Collection

_RETURNS = {"came_through", "chain"}
"""What was passed on may come back, though nobody passes anything on to themselves."""


@check("X425", "Keep one of the two.")
def check_repeats(collection: Collection) -> Iterator[Fault]:
    """A list names a thing once."""
    lists = groupby(collection.texts, key=lambda text: (id(text[0]), text[1][:-1]))
    for (_, way), texts in lists:
        seen: list[str] = []
        for entry, item, text in texts:
            before = seen[-1:] if _RETURNS.intersection(way) else seen
            if isinstance(item[-1], int) and text in before:
                yield fault(entry, item, f"'{text}' stands in the list already")
            seen.append(text)
    for claim, keys, statement in each_statement(collection):
        for number, other in enumerate(statement.also_in):
            if other == statement.source:
                found = f"'{other}' is the source of the statement already"
                yield fault(claim, (*keys, "also_in", number), found, "leave it out here")
    for speaker in collection.speakers.values():
        on = [each.speaker for each in speaker.record.depends_on]
        for number, other in enumerate(on):
            if other in on[:number]:
                found = f"'{other}' stands in the list already"
                yield fault(speaker, ("depends_on", number, "speaker"), found)


@check("J431", "Tell the two apart in their names, or keep one of the files.", Severity.WARNING)
def check_told_apart(collection: Collection) -> Iterator[Fault]:
    """Readers can tell two speakers, places or exhibits apart by their names."""
    for kind in ("speakers", "places", "exhibits"):
        first: dict[str, str] = {}
        for id_, entry in collection.of(kind).items():
            earlier = first.setdefault(" ".join(entry.record.name.casefold().split()), id_)
            if earlier != id_:
                yield fault(entry, "name", f"'{earlier}' has this name, too")
