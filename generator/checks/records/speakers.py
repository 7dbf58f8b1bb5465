"""Prisoners: counted with their captor, described and never named."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.model import Speaker
from generator.read.collection import Collection
from generator.read.entry import Entry

_DESCRIBED = re.compile(
    r"(an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|unnamed|\d+) ",
    re.IGNORECASE,
)


@check("X329", "Add `part_of:` with the captor's identifier.")
def check_captors(collection: Collection) -> Iterator[Fault]:
    """A captive is part of the captor."""
    for entry in _captives(collection):
        if not entry.record.part_of:
            yield fault(entry, "part_of", "who holds the captive is not said")


@check("X330", "Describe the prisoner, beginning with A, The, or a number; leave `names:` out.")
def check_captives(collection: Collection) -> Iterator[Fault]:
    """A captive is described, never named."""
    english = collection.site.record.language.partition("-")[0] == "en"
    for entry in _captives(collection):
        if english and not _DESCRIBED.match(entry.record.name):
            found = f"'{entry.record.name}' looks like a name"
            yield fault(entry, "name", found, "describe the prisoner: A ..., The ..., Two ...")
        if entry.record.names:
            found = "names in other languages stand here"
            yield fault(entry, "names", found, "leave the field out")


def _captives(collection: Collection) -> Iterator[Entry[Speaker]]:
    for entry in collection.speakers.values():
        kind = collection.speaker_kinds.get(entry.record.kind)
        if kind and kind.record.captive:
            yield entry
