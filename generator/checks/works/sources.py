"""Sources: what they are called, in which language, and when they can have appeared."""

from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.model import Edtf, Source
from generator.model.lists import How
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Entry

_ZONES = 1
"""Days by which dates may differ because it is tomorrow elsewhere."""


@check("X331", "Add it, or describe the work in `label:`.")
def check_work_titles(collection: Collection) -> Iterator[Fault]:
    """A source has a title or a label."""
    for entry in collection.sources.values():
        if not (entry.record.title or entry.record.label):
            yield fault(entry, "title", "there is no title and no label")


@check("X332", "Move it to `title:`, or correct `language:`.")
def check_original_titles(collection: Collection) -> Iterator[Fault]:
    """Only a work in another language than the site's has an original title."""
    for entry in collection.sources.values():
        language = entry.record.language
        if entry.record.original_title and _alike(language, collection.site.record.language):
            found = f"the work is in '{language}', the language of the site"
            yield fault(entry, "original-title", found)


@check("X342", "Correct one of the two.")
def check_theme(collection: Collection) -> Iterator[Fault]:
    """The theme speaks the language of the site: `theme.language` in mkdocs.yml."""
    theme, site = collection.settings.theme.language, collection.site
    if theme and not _alike(theme, site.record.language):
        yield fault(site, "language", f"'{site.record.language}' is not the theme's '{theme}'")


@check("X333", "Correct `how:`, or a language.")
def check_languages(collection: Collection) -> Iterator[Fault]:
    """A translation is in another language than its original, a syndicated copy in the same."""
    for entry, original, how in _derived(collection):
        here, there = entry.record.language, original.record.language
        way = ("derived_from", "how")
        if how is How.TRANSLATES and here == there:
            found = f"both works are in '{here}'; a translation is in another language"
            yield fault(entry, way, found, "it rewrites or quotes; or a language is wrong")
        elif how is How.SYNDICATES and not _alike(here, there):
            found = f"'{here}' is not '{there}', the language of '{original.id}'"
            yield fault(entry, way, found, "it translates, or a language is wrong")


@check("X334", "Correct a date, or turn `derived_from:` round.")
def check_order_of_works(collection: Collection) -> Iterator[Fault]:
    """A work appears no sooner than the one it derives from."""
    for entry, original, _ in _derived(collection):
        here, there = entry.record.issued, original.record.issued
        if here and there and here.before(there, _ZONES):
            found = f"'{here}' is before '{original.id}', which it derives from, {there}"
            yield fault(entry, "issued", found)


@check("X335", "Correct one of the dates.")
def check_reading(collection: Collection) -> Iterator[Fault]:
    """A work is read and saved no sooner than it appears."""
    for entry in collection.sources.values():
        issued = entry.record.issued
        for way, day in _handled(entry.record):
            if issued and day and day.before(issued, _ZONES):
                yield fault(entry, way, f"'{day}' is before the work was published, {issued}")


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


def _alike(language: str, other: str) -> bool:
    return language.partition("-")[0] == other.partition("-")[0]
