"""The words of the subject: what can be counted, and kinds of speakers, places and evidence."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from generator.model.base import Identifier, Record, Text, Unreadable
from generator.model.lists import MarkShape, PlaceType, Precision, SpeakerType


def _no_number(unit: str) -> str:
    if re.fullmatch(r"[\d\s.,+-]*\d[\d\s.,+-]*", unit):
        raise Unreadable(f"'{unit}' is a number, no unit", "put what is counted, such as tonnes")
    return unit


class Incomparable(Record):
    """A quantity that must not be lined up with this one."""

    quantity: Identifier
    """The other quantity."""

    because: Text
    """Why, in a sentence for readers."""


class Quantity(Record):
    """Something that can be counted; quantities keep the order of the file."""

    name: Text
    """What readers see: `killed`."""

    question: Text | None = None
    """What readers ask, as a heading above its figures: `How many were killed?`"""

    definition: Text
    """What counts and what does not."""

    unit: Annotated[Text, StringConstraints(max_length=40), AfterValidator(_no_number)] | None = (
        None
    )
    """What it is counted or measured in, shown with every figure: `%`, `tonnes`, `US$ of 2017`."""

    negative: bool = False
    """Whether it can be below zero."""

    decimals: bool = False
    """Whether it can be a fraction of its unit: `14.3`."""

    composite: bool = False
    """Whether a figure must say which quantities it includes."""

    words: tuple[Text, ...] = ()
    """Other words that readers search for: `died`, `deaths`."""

    part_of: Identifier | None = None
    """The composite quantity that this one is part of; a part is never above its whole."""

    not_comparable_with: tuple[Incomparable, ...] = ()
    """Quantities that readers mix up with this one."""


class Population(Record):
    """Who or what is counted."""

    name: Text
    """What readers see."""

    part_of: Identifier | None = None
    """The population that this one belongs to."""


class General(Record):
    """A word of a list of which the generator has a general set.

    A site's entry of the same word changes the fields that it gives; so none is mandatory in the
    schema, though a word of the site's own needs its name and meaning.
    """

    model_config = ConfigDict(json_schema_extra={"required": []})

    name: Text
    """What readers see; needed for a word that the general set does not have."""

    meaning: Text
    """What it means, for readers; needed likewise."""


class SpeakerKind(General):
    """A kind of speaker; the page of speakers has the general ones first, then the site's."""

    schema_type: Annotated[SpeakerType, Field(alias="schema")] = SpeakerType.ORGANIZATION
    """What machines are told that such a speaker is: a type of schema.org."""

    unnamed: bool = False
    """Whether nobody is told who it is; machines are told nothing of it."""

    captive: bool = False
    """Whether it is held by another: it is never named, and counts with its captor."""

    press: bool = False
    """Whether it publishes articles: a newsroom or an agency."""


class PlaceKind(General):
    """A kind of place."""

    mark: MarkShape = MarkShape.SQUARE
    """What its mark on the map looks like."""

    finest: Precision = Precision.EXACT
    """How finely such a place can be known at best: a city is no spot."""

    schema_type: Annotated[PlaceType, Field(alias="schema")] = PlaceType.PLACE
    """What machines are told that such a place is: a type of schema.org."""


class EvidenceKind(General):
    """A kind of evidence. After the Berkeley Protocol and ICD 206."""

    shown: bool = False
    """Whether a thing was shown, rather than something said: what is shown admits nothing."""


class Stake(General):
    """An interest that speakers have in the matter."""

    side: Identifier | None = None
    """Speakers of one side count as one party when a claim rests on a single party."""


class Vocabulary(Record):
    """The words of the subject."""

    quantities: dict[Identifier, Quantity]
    """What can be counted."""

    populations: dict[Identifier, Population]
    """Who or what is counted."""

    stakes: dict[Identifier, Stake] = {}
    """The interests that speakers have, beside those of the general set."""

    speaker_kinds: dict[Identifier, SpeakerKind] = {}
    """Kinds of speaker, beside those of the general set."""

    place_kinds: dict[Identifier, PlaceKind] = {}
    """Kinds of place, beside those of the general set."""

    evidence_kinds: dict[Identifier, EvidenceKind] = {}
    """Kinds of evidence, beside those of the general set."""
