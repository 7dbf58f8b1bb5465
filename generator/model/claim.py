"""Claims: what is said, of what, and how claims bear on each other."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.base import Identifier, Record, Text
from generator.model.lists import ClaimKind, Grade, RelationKind, Sharing, Status
from generator.model.notation.dates.edtf import Day, Edtf, EdtfDate
from generator.model.statement import Statement


class Relation(Record):
    """How this claim bears on another."""

    kind: RelationKind
    """The relation, read `this claim <relation> the other`."""

    claim: Identifier
    """The other claim."""

    note: Text | None = None
    """Why, in a sentence."""


class Independence(Record):
    """What is known of whether origins of a claim have it from one source."""

    origins: Annotated[tuple[Identifier, ...], Field(min_length=2)]
    """The speakers with whom their statements began."""

    sharing: Sharing
    """Whether they share a source."""

    because: Text
    """How that is known; readers see it."""


class Change(Record):
    """A correction or update, for readers."""

    on: Day
    """The day of the change."""

    what: Text
    """What was changed."""

    why: Text
    """Why it was changed."""


class Override(Record):
    """An editor's standing in place of the derived one."""

    grade: Grade
    """The standing shown instead of the derived one."""

    because: Text
    """The reason; it is shown to readers."""


class Claim(Record):
    """Something said that can be checked, and everything on record about it."""

    title: Annotated[Text, StringConstraints(max_length=120)]
    """A short sentence that says who says it, unless it is acknowledged."""

    summary: Text
    """The claim in the site's own words: one to three sentences."""

    topic: Identifier
    """The section of the explainer it belongs to: a topic from topics.yml."""

    kind: ClaimKind
    """What sort of claim it is."""

    happened: EdtfDate | None = None
    """When the thing claimed is said to have happened."""

    places: tuple[Identifier, ...] = ()
    """Where it is said to have happened: places."""

    statements: tuple[Statement, ...] = Field(default=(), json_schema_extra={"minItems": 1})
    """Who said it, where, on what evidence."""

    relations: tuple[Relation, ...] = ()
    """How it bears on other claims."""

    independence: tuple[Independence, ...] = ()
    """What is known of whether its origins share a source."""

    known: tuple[Text, ...] = ()
    """What is known, a sentence each."""

    unknown: tuple[Text, ...] = ()
    """What is not known, a sentence each."""

    would_change_this: tuple[Text, ...] = ()
    """What evidence would change the picture."""

    standing: Override | None = None
    """Rarely: an editor's standing, with its reason."""

    status: Status = Status.PUBLISHED
    """Whether it is on the site; what only a draft names waits with it."""

    added: Day | None = None
    """The day on which it came onto the site; where empty, the first day that the record names."""

    first_called: Identifier | None = None
    """Its first identifier, where it was renamed: feeds and citations know it by that."""

    reviewed: Day
    """The day an editor last went through the record."""

    changes: tuple[Change, ...] = ()
    """Corrections and updates since publication, newest first."""

    @property
    def last_said(self) -> Edtf | None:
        """The day of its latest statement, where one has a day."""
        days = [statement.said_on for statement in self.statements if statement.said_on]
        return max(days, key=lambda day: day.sort_key, default=None)
