"""Sources: what they are called, in which language, and when they can have appeared."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.walk import fault
from generator.collection import Collection, Entry
from generator.issues import Issue, Rule
from generator.model import Edtf, Source
from generator.model.words import How
from generator.yamlfile import Keys

NO_TITLE = Rule(
    "X331", "A source has a title or a label.", "Add `title:`, or describe the work in `label:`."
)
ORIGINAL_TITLE = Rule(
    "X332",
    "Only a work in another language than the site's has an original title.",
    "Move it to `title:`, or correct `language:`.",
)
OTHER_LANGUAGE = Rule(
    "X333",
    "A translation is in another language than its original, a syndicated copy in the same.",
    "Correct `how:`, or a language.",
)
BEFORE_ORIGINAL = Rule(
    "X334",
    "A work appears no sooner than the one it derives from.",
    "Correct a date, or turn `derived_from:` round.",
)
BEFORE_ISSUED = Rule(
    "X335",
    "A work is read and saved no sooner than it appears.",
    "Correct `accessed:`, `captured:` or `issued:`.",
)

_ZONES = 1
"""Days by which dates may differ because it is tomorrow elsewhere."""


def check_titles(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each source that nothing is called."""
    for entry in collection.sources.values():
        if not (entry.record.title or entry.record.label):
            hint = "add it, or describe the work in `label:`"
            yield fault(NO_TITLE, entry, ("title",), "there is no title and no label", hint)


def check_original_titles(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each original title of a work in the site's language."""
    language = collection.site.record.language
    for entry in collection.sources.values():
        if entry.record.original_title and _main(entry.record.language) == _main(language):
            found = f"the work is in '{entry.record.language}', the language of the site"
            hint = "move it to `title:`, or correct `language:`"
            yield fault(ORIGINAL_TITLE, entry, ("original-title",), found, hint)


def check_languages(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each copy whose language does not fit how it derives."""
    for entry, original, how in _derived(collection):
        here, there = entry.record.language, original.record.language
        if how is How.TRANSLATES and here == there:
            found = f"both works are in '{here}'; a translation is in another language"
        elif how is How.SYNDICATES and _main(here) != _main(there):
            found = f"'{here}' is not '{there}', the language of '{original.id}'"
        else:
            continue
        hint = "write rewrites or quotes, or correct a language"
        if how is How.SYNDICATES:
            hint = "write translates, or correct a language"
        yield fault(OTHER_LANGUAGE, entry, ("derived_from", "how"), found, hint)


def check_succession(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each work that appeared before the one it derives from."""
    for entry, original, _ in _derived(collection):
        here, there = entry.record.issued, original.record.issued
        if here and there and here.before(there, _ZONES):
            found = f"'{here}' is before '{original.id}', which it derives from, {there}"
            hint = "correct a date, or turn `derived_from:` round"
            yield fault(BEFORE_ORIGINAL, entry, ("issued",), found, hint)


def check_reading(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each work read or saved before it appeared."""
    for entry in collection.sources.values():
        issued = entry.record.issued
        for way, day in _handled(entry.record):
            if issued and day and day.before(issued, _ZONES):
                found = f"'{day}' is before the work was published, {issued}"
                hint = "correct one of the dates"
                yield fault(BEFORE_ISSUED, entry, way, found, hint)


def _handled(source: Source) -> Iterator[tuple[Keys, Edtf | None]]:
    yield ("accessed",), source.accessed
    for index, archive in enumerate(source.archives):
        yield ("archives", index, "captured"), archive.captured


def _derived(collection: Collection) -> Iterator[tuple[Entry[Source], Entry[Source], How]]:
    for entry in collection.sources.values():
        derivation = entry.record.derived_from
        original = collection.sources.get(derivation.source) if derivation else None
        if derivation and original and original is not entry:
            yield entry, original, derivation.how


def _main(language: str) -> str:
    return language.partition("-")[0]


CHECKS = (check_titles, check_original_titles, check_languages, check_succession, check_reading)
