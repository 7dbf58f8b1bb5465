"""When things were shown and looked at: dates of one exhibit against each other."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.model import Edtf
from generator.model.lists import Stance
from generator.read.collection import Collection
from generator.read.document import Keys

_ZONES = 1
"""Days by which dates may differ because it is tomorrow elsewhere."""


@check("X432", "Correct one of the dates, or say in `note:` why it is taken to be the same.")
def check_first_showing(collection: Collection) -> Iterator[Fault]:
    """Nothing is looked at, or shown again, before it was first shown, unless a note says how."""
    for exhibit in collection.exhibits.values():
        first, looks = exhibit.record.shown_on, enumerate(exhibit.record.checks)
        dated: list[tuple[Keys, Edtf | None]] = [(("checks", n, "on"), one.on) for n, one in looks]
        for number, again in enumerate(exhibit.record.shown_again):
            if not again.note:
                dated.append((("shown_again", number, "on"), again.on))
        for way, on in dated:
            if first and on and on.before(first, _ZONES):
                yield fault(exhibit, way, f"'{on}' is before it was first shown, {first}")
    for claim, way, statement in each_statement(collection):
        shown = statement.exhibits if statement.stance is Stance.SHOWS else ()
        for number, entry in enumerate(map(collection.exhibits.get, shown)):
            since, said = entry and entry.record.shown_on, statement.said_on
            if entry and since and said and said.before(since, _ZONES):
                found = f"'{entry.id}' was first shown on {since}, after this was said, {said}"
                yield fault(claim, (*way, "exhibits", number), found, "correct one of the dates")


@check("X433", "Correct one of the dates, or name the work that tells of it.")
def check_told(collection: Collection) -> Iterator[Fault]:
    """A look at a thing is told of by a work that appeared no sooner."""
    for exhibit in collection.exhibits.values():
        for number, look in enumerate(exhibit.record.checks):
            work = collection.sources.get(look.source)
            issued = work.record.issued if work else None
            if issued and look.on and issued.before(look.on, _ZONES):
                found = f"'{look.on}' is after '{look.source}' was published, {issued}"
                yield fault(exhibit, ("checks", number, "on"), found)
