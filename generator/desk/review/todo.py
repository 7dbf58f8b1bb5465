"""What waits for an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from generator.checks.cross_references import named_in
from generator.desk.review.report import cell, counted, markdown_table
from generator.evidence import Evidence, build_evidence
from generator.issues import Location
from generator.model.lists import Read, Status
from generator.read.collection import Collection

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


def _drafts(collection: Collection, _old: date) -> _Found:
    for claim in collection.claims.values():
        if claim.record.status is Status.DRAFT:
            yield claim.locate(("status",)), claim.record.title


def _unread(collection: Collection, _old: date) -> _Found:
    for source in collection.sources.values():
        if source.record.read is not Read.WHOLE:
            yield source.locate(("read",)), f"{source.id}: {source.record.read.meaning}"


def _without_passage(collection: Collection, _old: date) -> _Found:
    for claim in collection.claims.values():
        for index, statement in enumerate(claim.record.statements):
            if not statement.passage:
                yield claim.locate(("statements", index)), f"{claim.id}.{statement.id}"


def _old_reviews(collection: Collection, old: date) -> _Found:
    for claim in collection.claims.values():
        if date.fromisoformat(str(claim.record.reviewed)) < old:
            yield claim.locate(("reviewed",)), f"{claim.id}: {claim.record.reviewed}"


def _dead(collection: Collection, _old: date) -> _Found:
    for source in collection.sources.values():
        if source.record.is_gone:
            copies = counted(len(source.record.archives), "archive copy")
            meaning = source.record.url_status.meaning
            yield source.locate(("url_status",)), f"{source.id}: {meaning}; {copies}"


def _superseded(collection: Collection, _old: date) -> _Found:
    """Yield the figures of pages that a later one revises."""
    later = _revised(build_evidence(collection))
    for page in collection.pages.values():
        for name in named_in(page.body):
            if name.kind == "estimates" and name.id in later:
                before = page.body[: name.start]
                line = page.first_line + before.count("\n")
                where = Location(page.path, line, name.start - before.rfind("\n"))
                yield where, f"{name.id}: {later[name.id]} is later"


def _revised(evidence: Evidence) -> Mapping[str, str]:
    return {r.earlier: r.later for series in evidence.series for r in series.revisions}


def _unchecked(collection: Collection, _old: date) -> _Found:
    for exhibit in getattr(collection, "exhibits", {}).values():
        if not exhibit.record.checks:
            yield exhibit.locate(key=True), str(exhibit.id)


_FINDERS: Mapping[str, Callable[[Collection, date], _Found]] = {
    "draft": _drafts,
    "dead link": _dead,
    "figure superseded on a page": _superseded,
    "exhibit nobody checked": _unchecked,
    "review grown old": _old_reviews,
    "work not read whole": _unread,
    "statement without passage": _without_passage,
}


def render_duties(found: list[Duty]) -> str:
    """Return all that waits in Markdown, each kind folded under its number."""
    parts: list[str] = []
    for what, group in groupby(found, lambda duty: duty.what):
        listed = [*group]
        rows = [(f"`{duty.where}`", cell(duty.detail)) for duty in listed[:MOST_LISTED]]
        more = len(listed) - len(rows)
        table = markdown_table(("Where", "What"), rows) + (f"\nand {more} more\n" if more else "")
        head = f"<details><summary>{what}: {len(listed)}</summary>"
        parts.append(f"{head}\n\n{table}\n</details>\n")
    return "\n".join(parts)
