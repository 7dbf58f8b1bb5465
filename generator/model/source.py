"""Sources: published works, in CSL's field names."""

import hashlib
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator, Field, StringConstraints

from generator.model.base import Identifier, LanguageTag, Record, Text, Unreadable
from generator.model.csl import CslFields, SourceType
from generator.model.lists import Carries, How, Read, UrlStatus, WorkStatusKind
from generator.model.notation.address import wrong_address
from generator.model.notation.dates.edtf import Day, EdtfDate


def _address(text: str) -> str:
    if wrong := wrong_address(text):
        raise Unreadable(
            f"the address '{text}' cannot stand: {wrong}", "copy it from the browser again"
        )
    return text


Address = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"`{}|\\^]+$", max_length=600),
    AfterValidator(_address),
]
"""A web address that was seen, never constructed."""


def _of_something(sha256: str) -> str:
    if sha256 == _OF_NOTHING:
        raise Unreadable(
            "this is the SHA-256 of an empty file", "save the work again, and take it anew"
        )
    return sha256


_OF_NOTHING = hashlib.sha256(b"").hexdigest()

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), AfterValidator(_of_something)]
"""The SHA-256 of a file, in hexadecimal digits."""


class Derivation(Record):
    """The work from which a work derives."""

    source: Identifier
    """The earlier work."""

    how: How
    """How this work derives from it."""


class WorkStatus(Record):
    """What became of a work after it was published."""

    kind: WorkStatusKind
    """Whether it was retracted, withdrawn or corrected; the first two support nothing since."""

    on: Day
    """The day on which that was said."""

    because: Text
    """Why, in the words of the site."""

    source: Identifier | None = None
    """The work that says so."""


class Archive(Record):
    """A saved copy of a work."""

    service: Text
    """Who keeps the copy."""

    url: Address
    """Where the copy is."""

    captured: Day | None = None
    """The day it was saved."""

    sha256: Sha256 | None = None
    """The SHA-256 of the copy."""


class Work(Record):
    """What the site itself needs to know of a work."""

    type: SourceType
    """What kind of work it is."""

    title: Text | None = None
    """The title in the language of the site: as published, or our translation of it."""

    original_title: Annotated[Text | None, Field(alias="original-title")] = None
    """The title as published, where that is in another language."""

    label: Text | None = None
    """Our own description of the work, where its title is not known; shown in brackets."""

    publisher: Identifier | None = None
    """Who published it: a speaker. Empty where that is not known."""

    container_title: Annotated[Text | None, Field(alias="container-title")] = None
    """The publication it appeared in, where that is not the publisher's name."""

    author: tuple[Text, ...] = ()
    """The authors as printed."""

    issued: EdtfDate | None = None
    """When it was published."""

    accessed: Day | None = None
    """The day an editor read it."""

    language: LanguageTag
    """The language it is written in."""

    url: Annotated[Address | None, Field(alias="URL")] = None
    """The publisher's address or an archive's; never a mirror's, never a guess."""

    url_status: UrlStatus = UrlStatus.UNKNOWN
    """What is at the address today."""

    archives: tuple[Archive, ...] = ()
    """Saved copies."""

    derived_from: Derivation | None = None
    """The work that this one copies, translates, rewrites, sums up or quotes."""

    carries: Carries | None = None
    """How much of that work it holds; empty is all of a syndicated one, and else not known."""

    status: WorkStatus | None = None
    """Whether it was retracted, withdrawn or corrected since."""

    read: Read
    """How much of it the editors read."""

    sha256: Sha256 | None = None
    """The SHA-256 of the copy that the editors read."""

    note: Text | None = None
    """What a reader should know about the work."""


class Source(CslFields, Work):
    """A published work, or a copy of one. A field that is not known stays empty."""

    @property
    def is_gone(self) -> bool:
        """Whether the work is no longer at its address."""
        return self.url_status in (UrlStatus.DEAD, UrlStatus.UNFIT)

    @property
    def address(self) -> str | None:
        """Where the work is found: at its address, or through its DOI."""
        return self.url or (f"https://doi.org/{quote(self.doi)}" if self.doi else None)

    @property
    def found_at(self) -> str | None:
        """Where a reader finds the work: in an archive's copy once it is gone, if there is one."""
        return self.archives[0].url if self.is_gone and self.archives else self.address
