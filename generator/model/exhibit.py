"""Exhibits: things that were shown, whose hands they came through, and who checked them."""

from generator.model.base import Identifier, Record, Text
from generator.model.lists import ExhibitKind
from generator.model.notation.dates.edtf import EdtfDate


class Inspection(Record):
    """A look that somebody took at an exhibit."""

    by: Identifier
    """Who looked at it: a speaker."""

    on: EdtfDate | None = None
    """When; left empty where that is not known."""

    found: Text
    """What was found, and what could not be told."""

    source: Identifier
    """The work that tells of it."""


class Showing(Record):
    """A further occasion on which an exhibit was shown."""

    by: Identifier
    """Who showed it: a speaker."""

    on: EdtfDate | None = None
    """When; left empty where that is not known."""

    note: Text | None = None
    """What differs, or why it is taken to be the same thing."""


class Exhibit(Record):
    """A thing that was shown for what somebody says: a paper, a video, a recording."""

    name: Text
    """What readers see: `the leaflet with four faces`."""

    kind: ExhibitKind
    """What sort of thing it is."""

    description: Text
    """What is to be seen or heard in it, in the site's own words, and what is not."""

    shown_by: Identifier | None = None
    """Who showed it first: a speaker."""

    shown_on: EdtfDate | None = None
    """When it was shown first; left empty where that is not known."""

    shown_again: tuple[Showing, ...] = ()
    """Where else it was shown, so that nobody takes it for another."""

    came_through: tuple[Identifier, ...] = ()
    """The hands it is said to have come through, the first first: speakers."""

    checks: tuple[Inspection, ...] = ()
    """Who looked at it, when, and what they found."""

    part_of: Identifier | None = None
    """The exhibit of which this is a piece; both count as one."""

    places: tuple[Identifier, ...] = ()
    """Where it is said to come from: places."""

    unknown: tuple[Text, ...] = ()
    """What is not known of it, a sentence each."""
