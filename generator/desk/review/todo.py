"""What waits for an editor."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from generator.checks.cross_references import named_in
from generator.checks.traversal import Words, each_statement
from generator.desk.review.report import cell, counted, markdown_table
from generator.evidence import build_evidence
from generator.issues import Location
from generator.model import Claim, Exhibit, Source
from generator.model.lists import Read, Status
from generator.read.collection import Collection
from generator.read.entry import Entry

MOST_LISTED = 100
"""How many of a kind an issue lists by name."""


class Duty(NamedTuple):
    """Something that waits: where it stands, and what it is."""

    what: str
    where: Location
    detail: str


def duties(collection: Collection, age: int, today: date | None = None) -> list[Duty]:
    """Return all that waits, by kind; reviews are old `age` days before today.

    Without a day given, that is measured from the last day that the record covers.
    """
    day = today or date.fromisoformat(str(collection.site.record.record_ends))
    old = day - timedelta(days=age)
    return [
        Duty(what, *found) for what, find in _FINDERS.items() for found in find(collection, old)
    ]


_Found = Iterator[tuple[Location, str]]


_Finder = Callable[[Collection, date], _Found]


def _each(kind: str, field: str, tell: Callable[[Entry[Any], date], str]) -> _Finder:
    """Return what finds the records of a kind of which there is something to tell, at a field."""

    def find(collection: Collection, old: date) -> _Found:
        for entry in collection.of(kind).values():
            if told := tell(entry, old):
                yield (entry.locate((field,)) if field else entry.locate(key=True)), told

    return find


def _without_passage(collection: Collection, _old: date) -> _Found:
    for claim, way, statement in each_statement(collection):
        if not statement.passage:
            yield claim.locate(way), f"{claim.id}.{statement.id}"


def _superseded(collection: Collection, _old: date) -> _Found:
    """Yield the figures of pages that a later one revises."""
    series = build_evidence(collection).series
    later = {r.earlier: r.later for one in series for r in one.revisions}
    for page in collection.pages.values():
        for name in named_in(page.body):
            if name.kind == "estimates" and name.id in later:
                where = Words(page.body, page).locate(name.start)
                yield where, f"{name.id}: {later[name.id]} is later"


def _draft(claim: Entry[Claim], _old: date) -> str:
    return claim.record.title if claim.record.status is Status.DRAFT else ""


def _dead(source: Entry[Source], _old: date) -> str:
    copies = counted(len(source.record.archives), "archive copy")
    meaning = source.record.url_status.meaning
    return f"{source.id}: {meaning}; {copies}" if source.record.is_gone else ""


def _unchecked(exhibit: Entry[Exhibit], _old: date) -> str:
    return "" if exhibit.record.checks else exhibit.id


def _old_review(claim: Entry[Claim], old: date) -> str:
    day = str(claim.record.reviewed)
    return f"{claim.id}: {day}" if date.fromisoformat(day) < old else ""


def _unread(source: Entry[Source], _old: date) -> str:
    read = source.record.read
    return "" if read is Read.WHOLE else f"{source.id}: {read.meaning}"


_FINDERS: Mapping[str, _Finder] = {
    "draft": _each("claims", "status", _draft),
    "dead link": _each("sources", "url_status", _dead),
    "figure superseded on a page": _superseded,
    "exhibit nobody checked": _each("exhibits", "", _unchecked),
    "review grown old": _each("claims", "reviewed", _old_review),
    "work not read whole": _each("sources", "read", _unread),
    "statement without passage": _without_passage,
}


DUE = ("figure superseded on a page", "review grown old")
"""What an editor can always mend, and should: a draft's review grows old as well."""


def render_duties(found: list[Duty]) -> str:
    """Return all that waits in Markdown, each kind under its number; what is not due is folded."""
    parts: list[str] = []
    for what, group in groupby(found, lambda duty: duty.what):
        listed = [*group]
        rows = [(f"`{duty.where}`", cell(duty.detail)) for duty in listed[:MOST_LISTED]]
        more = len(listed) - len(rows)
        table = markdown_table(("Where", "What"), rows) + (f"\nand {more} more\n" if more else "")
        state = " open" if what in DUE else ""
        head = f"<details{state}><summary>{what}: {len(listed)}</summary>"
        parts.append(f"{head}\n\n{table}\n</details>\n")
    return "\n".join(parts)
