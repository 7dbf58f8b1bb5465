"""What was said, when, and through whom it came: statements against their claim and sources."""

from collections.abc import Iterator
from itertools import count

from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.model.lists import Measure, Read
from generator.read.collection import Collection

_AHEAD = frozenset({Measure.PLANNED, Measure.FORECAST})


@check("X310", "Add under `statements:` who said it, or delete the claim.")
def check_statements(collection: Collection) -> Iterator[Fault]:
    """A claim has a statement."""
    for claim in collection.claims.values():
        if not claim.record.statements:
            yield fault(claim, "statements", "nobody is on record as saying it")


@check("X345", "Rename one.")
def check_duplicate_statements(collection: Collection) -> Iterator[Fault]:
    """A statement's identifier stands once in its claim."""
    for claim in collection.claims.values():
        first: dict[str, int] = {}
        for index, statement in enumerate(claim.record.statements):
            earlier = first.setdefault(statement.id, index)
            if earlier != index:
                where = claim.locate(("statements", earlier, "id"))
                found = (
                    f"'{statement.id}' is the identifier of another statement, line {where.line}"
                )
                taken = {other.id for other in claim.record.statements}
                later = (f"{statement.id}-{number}" for number in count(2))
                free = next(id_ for id_ in later if id_ not in taken)
                hint = f"rename the newer one, such as {free}"
                yield fault(claim, ("statements", index, "id"), found, hint)


@check("X311", "Name the work that was read, or add to `chain` who passed it on.")
def check_unread(collection: Collection) -> Iterator[Fault]:
    """A statement on a work that nobody read names in its chain who passed it on."""
    for claim, way, statement in each_statement(collection):
        works = [collection.sources.get(id_) for id_ in (statement.source, *statement.also_in)]
        unread = all(work and work.record.read is Read.NOT_READ for work in works)
        if unread and len(statement.chain) < 2:  # noqa: PLR2004 - who said it, and a relay
            found = f"nobody read '{statement.source}', and the chain names nobody who passed it on"
            yield fault(claim, (*way, "source"), found)


@check("X436", "Leave it out, or name the work from which one of the statement's derives.")
def check_not_in(collection: Collection) -> Iterator[Fault]:
    """A work that lacks a statement is one from which the works that carry it derive."""
    for claim, way, statement in each_statement(collection):
        works = (statement.source, *statement.also_in)
        earlier = {each for work in works for each in collection.lineage(work)[:-1]} - {*works}
        for index, id_ in enumerate(statement.not_in):
            if id_ in collection.sources and id_ not in earlier:
                found = f"no work of this statement derives from '{id_}'"
                yield fault(claim, (*way, "not_in", index), found)


@check(
    "X312",
    "Correct `said_on`, or `issued` of the source; where time zones part them, write a span.",
)
def check_said_on(collection: Collection) -> Iterator[Fault]:
    """What a work reports was said before the work was published."""
    for claim, way, statement in each_statement(collection):
        for id_ in (statement.source, *statement.also_in):
            work = collection.sources.get(id_)
            issued = work.record.issued if work else None
            if work and statement.said_on and issued and issued.before(statement.said_on):
                found = f"'{statement.said_on}' is after '{id_}' was published, {issued}"
                hint = "correct one of the two dates"
                if work.record.read is Read.NOT_READ:
                    hint = f"name the work that was read in place of '{id_}'"
                elif not (issued.ends and statement.said_on.begins) and not issued.before(
                    statement.said_on, days=1
                ):
                    hint += f", or write {issued}/{statement.said_on} where time zones part them"
                yield fault(claim, (*way, "said_on"), found, hint)


@check("X431", "Leave `end:` out, or put the last words of the passage.")
def check_passage_ends(collection: Collection) -> Iterator[Fault]:
    """A passage ends with other words than those that it begins with."""
    for claim, way, statement in each_statement(collection):
        passage = statement.passage
        if (
            passage
            and passage.end
            and (passage.start or "").casefold().endswith(passage.end.casefold())
        ):
            found = f"'{passage.end}' is the end of `start:` already"
            yield fault(claim, (*way, "passage", "end"), found)


@check("X313", "Correct it, or make the measure planned or forecast.")
def check_as_of(collection: Collection) -> Iterator[Fault]:
    """A figure holds for a time before it was given, unless it is planned or forecast."""
    for figure in collection.all_figures():
        work = collection.sources.get(figure.statement.source)
        said = figure.statement.said_on or (work.record.issued if work else None)
        as_of = figure.estimate.as_of
        if said and said.before(as_of) and figure.estimate.measure not in _AHEAD:
            yield fault(figure, "as_of", f"'{as_of}' is after the figure was given, {said}")
