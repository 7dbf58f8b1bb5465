"""What a collection holds: records, pages and figures, each with where it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel

from generator.issues import Location
from generator.model import Claim, Estimate, Statement
from generator.read.document import Document, Keys

R_co = TypeVar("R_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record, its identifier, and where it was typed; equality is about content."""

    id: str
    record: R_co
    document: Document = field(repr=False, compare=False)
    keys: Keys = ()

    def locate(self, keys: Keys = (), *, key: bool = False) -> Location:
        """Return where a field of the record stands."""
        return self.document.locate((*self.keys, *keys), key=key)


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page: `uri` below the docs directory, front matter, and Markdown body."""

    uri: str
    path: str
    meta: Mapping[str, Any]
    body: str
    first_line: int = 1
    """The line of the file on which the body begins."""

    front_matter: Document | None = field(default=None, repr=False, compare=False)
    """Where the front matter was typed, if there is any."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate with the statement and claim it stands in."""

    claim: Entry[Claim]
    statement_index: int
    estimate_index: int

    @property
    def statement(self) -> Statement:
        """The statement that gives the estimate."""
        return self.claim.record.statements[self.statement_index]

    @property
    def estimate(self) -> Estimate:
        """The estimate itself."""
        return self.statement.estimates[self.estimate_index]

    @property
    def id(self) -> str:
        """The estimate's identifier."""
        return self.estimate.id

    def locate(self, name: str = "id") -> Location:
        """Return where a field of the estimate stands."""
        way = ("statements", self.statement_index, "estimates", self.estimate_index, name)
        return self.claim.locate(way)


Entries: TypeAlias = Mapping[str, Entry[R_co]]
