"""Prisoners: counted with their captor, described and never named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.walk import fault
from generator.collection import Collection
from generator.issues import Issue, Rule
from generator.model.words import SpeakerKind

NO_CAPTOR = Rule(
    "X329", "A captive is part of the captor.", "Add `part_of:` with the captor's identifier."
)
NAMED_CAPTIVE = Rule(
    "X330",
    "A captive is described, never named.",
    "Describe the prisoner, beginning with A, The, or a number; leave `names:` out.",
)

_DESCRIBED = re.compile(
    r"(an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|unnamed|\d+) ",
    re.IGNORECASE,
)


def check_captors(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each captive whose captor is not said."""
    for entry in collection.speakers.values():
        if entry.record.kind is SpeakerKind.CAPTIVE and not entry.record.part_of:
            found = "who holds the captive is not said"
            hint = "add `part_of:` with the captor's identifier"
            yield fault(NO_CAPTOR, entry, ("part_of",), found, hint)


def check_captives(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each captive who seems to be named; first words are known in English."""
    english = collection.site.record.language.partition("-")[0] == "en"
    for entry in collection.speakers.values():
        speaker = entry.record
        if speaker.kind is not SpeakerKind.CAPTIVE:
            continue
        if english and not _DESCRIBED.match(speaker.name):
            found = f"'{speaker.name}' looks like a name"
            hint = "describe the prisoner: A ..., The ..., Two ..."
            yield fault(NAMED_CAPTIVE, entry, ("name",), found, hint)
        if speaker.names:
            found = "names in other languages stand here"
            yield fault(NAMED_CAPTIVE, entry, ("names",), found, "leave the field out")


CHECKS = (check_captors, check_captives)
