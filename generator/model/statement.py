"""Statements, and the passages and estimates in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import StringConstraints, model_validator

from generator.model.base import Identifier, Record, Text, Unreadable, is_identifier
from generator.model.lists import Measure, OriginStatus, Stance
from generator.model.notation.dates.edtf import Edtf, EdtfDate
from generator.model.notation.figures.values import FigureValue
from generator.model.notation.work_numbers import Pages, TimeCode


class Passage(Record):
    """Where in a work a statement is found: by words, a page, a time. W3C TextQuoteSelector."""

    start: Annotated[str, StringConstraints(min_length=3, max_length=80)] | None = None
    """The first words of the passage, exactly as they stand in the work."""

    end: Annotated[str, StringConstraints(min_length=3, max_length=80)] | None = None
    """The last words of the passage; left out where the first words are all of it."""

    page: Pages | None = None
    """The page, as printed on it."""

    time: TimeCode | None = None
    """The time from the beginning of a recording: `1:02:05`."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Passage:
        if not (self.start or self.page or self.time):
            raise Unreadable(
                "there is neither `start:` nor `page:` nor `time:`",
                "put the first words, the page, or the time from the beginning",
            )
        if self.end and not self.start:
            raise Unreadable("there is an end without a start", "put the first words in `start:`")
        return self


class Estimate(Record):
    """A figure somebody gave, with what it counts, where and when."""

    id: Identifier
    """A name for good, so that prose, tables and downloads can refer to the figure."""

    quantity: Identifier
    """What is counted: a quantity from vocabulary.yml."""

    includes: tuple[Identifier, ...] = ()
    """The quantities a composite counts together; mandatory where the quantity is composite."""

    population: Identifier
    """Who or what is counted: a population from vocabulary.yml."""

    area: Identifier
    """Where: a place."""

    measure: Measure
    """What the figure counts over time."""

    period: EdtfDate | None = None
    """From when a cumulative count counts, `2024-10/..`, or within what a flow falls, `2024-10`."""

    value: FigureValue
    """The figure with its bound, in words."""

    wording: Text | None = None
    """The figure as the source words it, at most eight words."""

    as_of: EdtfDate
    """When the figure holds; not when it was said."""

    supersedes: Identifier | None = None
    """The estimate that the same speaker replaced with this one."""

    component_of: Identifier | None = None
    """The estimate of which this one counts a part."""

    note: Text | None = None
    """What a reader needs to know to read the figure rightly."""

    @property
    def span(self) -> Edtf | None:
        """The period; of a cumulative count its beginning, since it ends when the figure holds."""
        if self.period is None or self.measure is not Measure.CUMULATIVE:
            return self.period
        return Edtf.parse(f"{self.period.text.partition('/')[0]}/..")

    @property
    def spans_as_of(self) -> bool:
        """Whether `as_of` is the span within which the figure falls: a flow without a period."""
        return self.measure is Measure.FLOW and self.period is None


class Statement(Record):
    """One act of saying, found in one work."""

    id: Identifier
    """A name for good within its claim; links and downloads lead to the statement by it."""

    source: Identifier
    """The work that the editor read."""

    also_in: tuple[Identifier, ...] = ()
    """Further works that carry the same act of saying."""

    not_in: tuple[Identifier, ...] = ()
    """Works from which those derive, and that are not known to have it: those added it."""

    says: Text
    """What is said, in the site's own words."""

    chain: tuple[Identifier, ...] = ()
    """Who said it first, then each who passed it on; the work's publisher is added by itself."""

    origin: OriginStatus = OriginStatus.STATED
    """Whether the first link of the chain is where it began."""

    said_on: EdtfDate | None = None
    """When it was said; left empty where that is not known."""

    occasion: Text | None = None
    """Where it was said (a briefing, a post), where one speaker spoke twice on a day."""

    stance: Stance = Stance.ASSERTS
    """What the speaker does with the claim."""

    evidence: tuple[Identifier, ...] = ()
    """What it rests on: kinds of evidence from vocabulary.yml, or of the general set."""

    exhibits: tuple[Identifier, ...] = ()
    """The things that were shown: exhibits."""

    passage: Passage | None = None
    """Where in the work it stands."""

    likelihood: Text | None = None
    """How likely, in the source's own words; never translated into another scale."""

    estimates: tuple[Estimate, ...] = ()
    """The figures in this statement."""

    note: Text | None = None
    """What a reader should know about this statement."""


def suggest_statement_id(chain: Sequence[str], source: str, said_on: str) -> str:
    """Return what a statement may be called: who said it first and when, or else its work."""
    if not chain:
        return source
    day = re.search(r"\d{4}(-\d\d){0,2}", said_on)
    name = f"{chain[0]}-{day[0]}" if day else chain[0]
    return name if is_identifier(name) else chain[0]
