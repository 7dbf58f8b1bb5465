"""Traversals that several checks share: every statement, every text, and the fault at a field."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.checks.rule import Fault
from generator.issues import Location
from generator.model import Claim, Statement
from generator.read.collection import Collection
from generator.read.document import Keys, name_field
from generator.read.entry import Entry, Figure, Page
from generator.read.general import GENERAL


class Words(NamedTuple):
    """A text that somebody wrote: in a field of a record, or the body of a page."""

    text: str
    home: Entry[Any] | Page
    way: Keys = ()

    def fault(self, offset: int, found: str) -> Fault:
        """Return the fault that lies at an offset, with the field or page that it is in."""
        if isinstance(self.home, Page):
            return Fault(self.locate(offset), f"{self.home.uri}: {found}")
        return Fault(self.locate(offset), f"{name_field((*self.home.keys, *self.way))}: {found}")

    def locate(self, offset: int) -> Location:
        """Return where in a page an offset lies; a text in a record is one place."""
        if not isinstance(self.home, Page):
            return self.home.locate(self.way)
        before = self.text[:offset]
        line = self.home.first_line + before.count("\n")
        return Location(self.home.path, line, offset - before.rfind("\n"))


def fault(home: Entry[Any] | Figure, way: Keys | str, found: str, hint: str = "") -> Fault:
    """Return what is wrong with a field of a record or figure; at the record where it is empty."""
    way = (way,) if isinstance(way, str) else way
    if isinstance(home, Figure):
        way = ("statements", home.statement_index, "estimates", home.estimate_index, *way)
        home = home.claim
    keys = (*home.keys, *way)
    where = home.locate(way, key=keys not in home.document.values)
    return Fault(where, f"{name_field(keys)}: {found}", hint)


def each_statement(collection: Collection) -> Iterator[tuple[Entry[Claim], Keys, Statement]]:
    """Yield every statement with its claim and the way to it."""
    for claim in collection.claims.values():
        for index, statement in enumerate(claim.record.statements):
            yield claim, ("statements", index), statement


def each_text(collection: Collection, sign: str = "") -> Iterator[Words]:
    """Yield every text of every record and the body of every page, or those that hold a sign."""
    for entry, way, text in collection.texts:
        if sign in text and entry.document.path != GENERAL:
            yield Words(text, entry, way)
    for page in collection.pages.values():
        yield Words(page.body, page)
