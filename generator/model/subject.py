"""The lists that readers see beside the claims: topics, glossary, and former identifiers."""

from generator.model.base import Identifier, Record, Text


class Topic(Record):
    """A section of the explainer; topics keep the order of the file."""

    name: Text
    """The heading."""

    question: Text
    """The question that the section answers."""


class Term(Record):
    """A term that readers can look up."""

    name: Text
    """The term as it is written in the text."""

    also: tuple[Text, ...] = ()
    """Other spellings that mean the same."""

    meaning: Text
    """What it means, in a sentence or two."""


class Redirects(Record):
    """Identifiers that were renamed, by kind of record: the former one, then today's.

    `rename` leaves a file of its own for each below `content/redirects/`.
    """

    claims: dict[Identifier, Identifier] = {}
    """Former identifiers of claims."""

    sources: dict[Identifier, Identifier] = {}
    """Former identifiers of sources."""

    speakers: dict[Identifier, Identifier] = {}
    """Former identifiers of speakers."""

    places: dict[Identifier, Identifier] = {}
    """Former identifiers of places."""

    exhibits: dict[Identifier, Identifier] = {}
    """Former identifiers of exhibits."""

    topics: dict[Identifier, Identifier] = {}
    """Former identifiers of topics."""

    estimates: dict[Identifier, Identifier] = {}
    """Former identifiers of estimates."""

    terms: dict[Identifier, Identifier] = {}
    """Former identifiers of glossary terms."""

    statements: dict[Identifier, dict[Identifier, Identifier]] = {}
    """Former anchors on the page of a claim, by claim: the former one, then the statement."""
