"""Speakers: who says things."""

from generator.model.base import Identifier, Names, Record, Text


class Dependence(Record):
    """Somebody on whom a speaker depends for what it says."""

    speaker: Identifier
    """The other speaker."""

    because: Text
    """Why: it supplies it, is paid by it, has its word from it; readers see it."""


class Speaker(Record):
    """Somebody who says things: a government, a service, an outlet, a person."""

    name: Text
    """The name in the language of the site; a description for captives and the anonymous."""

    in_text: Text | None = None
    """The name as it stands inside a sentence, where that differs: `the United Kingdom`."""

    names: Names = {}
    """The name in other languages, by language code."""

    kind: Identifier
    """What kind of speaker this is: a kind from vocabulary.yml, or of the general set."""

    country: Text | None = None
    """The country it speaks from."""

    part_of: Identifier | None = None
    """The speaker of which it is a body; for a captive, the captor."""

    depends_on: tuple[Dependence, ...] = ()
    """Speakers whose word it passes on: where both speak in a claim, they are one origin."""

    stake: Identifier
    """Its interest in the matter: a stake from vocabulary.yml, or of the general set."""

    descriptor: Text
    """One sentence: what access it has, what interest."""

    @property
    def said(self) -> str:
        """The name inside a sentence."""
        return self.in_text or self.name
