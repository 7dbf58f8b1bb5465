"""Speakers: who says things."""

from __future__ import annotations

from generator.model.base import Identifier, Names, Record, Text
from generator.model.words import SpeakerKind


class Speaker(Record):
    """Somebody who says things: a government, a service, an outlet, a person."""

    name: Text
    """The name in the language of the site; a description for captives and the anonymous."""

    names: Names = {}
    """The name in other languages, by language code."""

    kind: SpeakerKind
    """What kind of speaker this is."""

    country: Text | None = None
    """The country it speaks from."""

    part_of: Identifier | None = None
    """The speaker of which it is a body; for a captive, the captor."""

    stake: Identifier
    """Its interest in the matter: a stake from vocabulary.yml."""

    descriptor: Text
    """One sentence: what access it has, what interest."""
