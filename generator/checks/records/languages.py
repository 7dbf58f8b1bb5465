"""Languages: their codes are those of BCP 47, not of countries."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.issues import Severity
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Entry

_SHORT = 2
"""Letters of the codes that are all known; of the longer ones, babel lacks some."""


@check("X371", "Put the code of the language; a country has another.")
def check_codes(collection: Collection) -> Iterator[Fault]:
    """A language code is of two letters where one is (ISO 639-1), and a country after it is one."""
    for entry, way, tag in _tags(collection):
        code, *rest = tag.split("-")
        country = next((part.upper() for part in rest if len(part) == _SHORT), "")
        if len(code) == _SHORT and code not in _codes():
            yield fault(entry, way, f"'{tag}' is no language", _spoken_in(code))
        elif short := _shorter(code):
            hint = f"write {'-'.join((short, *rest))}"
            yield fault(entry, way, f"'{code}' is the long code of '{short}'", hint)
        elif country and country not in _countries():
            found = f"'{country}' in '{tag}' is no country"
            yield fault(entry, way, found, _meant(tag, country))


@check("X427", "Look it up in ISO 639-3, and leave it where it stands there.", Severity.WARNING)
def check_long_codes(collection: Collection) -> Iterator[Fault]:
    """A language code of three letters is in use."""
    for entry, way, tag in _tags(collection):
        code = tag.partition("-")[0]
        if len(code) > _SHORT and code not in _codes() and not _shorter(code):
            yield fault(entry, way, f"'{code}' is the code of no language known here")


def _tags(collection: Collection) -> Iterator[tuple[Entry[Any], Keys, str]]:
    yield collection.site, ("language",), collection.site.record.language
    for source in collection.sources.values():
        yield source, ("language",), source.record.language
    named: list[Entry[Any]] = [*collection.speakers.values(), *collection.places.values()]
    for entry in named:
        for tag in entry.record.names:
            yield entry, ("names", tag), tag


@cache
def _codes() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - it starts slowly
    from babel.core import get_global  # noqa: PLC0415 - it starts slowly

    tags = [*get_global("likely_subtags"), *Locale("en").languages]
    return frozenset(tag.partition("_")[0] for tag in tags)


def _shorter(code: str) -> str:
    """Return the code of two letters that a language has beside its one of three, or nothing."""
    from babel.core import get_global  # noqa: PLC0415 - it starts slowly

    short = get_global("language_aliases").get(code, "")
    return short if len(code) > _SHORT == len(short) else ""


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - it starts slowly

    return frozenset(Locale("en").territories) - {"ZZ", "XA", "XB"}


def _meant(tag: str, country: str) -> str:
    """Return a hint with the code of a country that another is in use for, or nothing."""
    from babel.core import get_global  # noqa: PLC0415 - it starts slowly

    now = get_global("territory_aliases").get(country, [])
    hint = "put the code of the country after the language, or the language alone"
    return f"write {tag[:2]}-{now[0]}" if len(now) == 1 and len(tag) == 2 * _SHORT + 1 else hint


def _spoken_in(country: str) -> str:
    """Return a hint with the one official language of a country, or nothing."""
    from babel.languages import get_official_languages  # noqa: PLC0415 - it starts slowly

    spoken = get_official_languages(country.upper())
    return f"'{country}' is a country; did you mean '{spoken[0]}'?" if len(spoken) == 1 else ""
