"""Ways through a collection that several checks take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.collection import Collection, Entry, Page
from generator.issues import Issue, Location, Rule
from generator.model import Claim, Estimate, Report
from generator.yamlfile import Keys, name_field


class Words(NamedTuple):
    """A text that somebody wrote: in a field of a record, or the body of a page."""

    text: str
    home: Entry[Any] | Page
    way: Keys = ()

    @property
    def field(self) -> str:
        """The name of the field, or the address of the page."""
        if isinstance(self.home, Page):
            return self.home.uri
        return name_field((*self.home.keys, *self.way))

    def locate(self, offset: int) -> Location:
        """Return where in a page an offset lies; a text in a record is one place."""
        if not isinstance(self.home, Page):
            return self.home.locate(self.way)
        before = self.text[:offset]
        line = self.home.first_line + before.count("\n")
        return Location(self.home.path, line, offset - before.rfind("\n"))


def fault(rule: Rule, entry: Entry[Any], way: Keys, found: str, hint: str) -> Issue:
    """Return the issue that a field of a record breaks a rule; at the record where it is empty."""
    keys = (*entry.keys, *way)
    where = entry.locate(way, key=keys not in entry.document.values)
    return rule.at(where, f"{name_field(keys)}: {found}", hint)


def each_report(collection: Collection) -> Iterator[tuple[Entry[Claim], Keys, Report]]:
    """Yield every report with its claim and the way to it."""
    for claim in collection.claims.values():
        for index, report in enumerate(claim.record.reports):
            yield claim, ("reports", index), report


def each_estimate(
    collection: Collection,
) -> Iterator[tuple[Entry[Claim], Keys, Report, Estimate]]:
    """Yield every estimate with its claim, the way to it, and its report."""
    for claim, way, report in each_report(collection):
        for index, estimate in enumerate(report.estimates):
            yield claim, (*way, "estimates", index), report, estimate


def each_entry(collection: Collection) -> Iterator[Entry[Any]]:
    """Yield every record."""
    yield collection.site
    for name in (
        "topics", "quantities", "populations", "stakes", "terms", "speakers", "places", "sources",
        "claims",
    ):  # fmt: skip
        yield from getattr(collection, name).values()


def each_text(collection: Collection, sign: str = "") -> Iterator[Words]:
    """Yield every text of every record and the body of every page, or those that hold a sign."""
    for entry in each_entry(collection):
        data = entry.document.data
        for key in entry.keys:
            data = data[key]
        for way, text in _texts(data, ()):
            if sign in text:
                yield Words(text, entry, way)
    for page in collection.pages.values():
        yield Words(page.body, page)


def _texts(data: Any, way: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, str):
        yield way, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, (*way, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*way, index))
