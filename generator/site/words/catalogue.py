"""What is wrong with the catalogue of a language, so that no page is built with half of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from pathlib import Path

from generator.checks.built import BROKEN_CATALOGUE, NO_CATALOGUE
from generator.issues import Issue, Location
from generator.read.text import read_text
from generator.site.words.language import CATALOGUE, catalogue_of, compile_catalogue

_SLOT = re.compile(r"%\((\w+)\)")


def catalogue_issues(tag: str, where: Location, folder: Path = CATALOGUE) -> Iterator[Issue]:
    """Yield what is wrong with the catalogue of a language; `where` is the language given."""
    file = catalogue_of(tag, folder)
    if file is None:
        if tag.partition("-")[0] != "en":
            found = f"language: there is no catalogue {tag}.po, so the site's own words are English"
            yield NO_CATALOGUE.at(
                where, found, "copy generator/locale/messages.pot and translate it"
            )
        return
    path = f"generator/locale/{file.name}"
    text = read_text(file, path)
    yield from [text] if isinstance(text, Issue) else _faults(text, tag, path)


def _faults(text: str, tag: str, path: str) -> Iterator[Issue]:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - English needs none

    try:
        catalogue = read_po(io.StringIO(text), locale=tag.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        yield BROKEN_CATALOGUE.at(
            Location(path, error.lineno + 1), f"this line cannot be read: {error.line!r}"
        )
        return
    except ValueError as error:
        yield BROKEN_CATALOGUE.at(Location(path), f"the catalogue cannot be read: {error}")
        return
    try:
        GNUTranslations(compile_catalogue(catalogue))
    except (LookupError, ValueError) as error:  # no such encoding; no such form of plural
        yield BROKEN_CATALOGUE.at(Location(path), f"the header cannot be read: {error}")
        return
    for message in catalogue:
        ids, strings = _texts(message.id), _texts(message.string)
        if not (any(ids) and any(strings)):
            continue
        line = Location(path, message.lineno or 1)
        if message.pluralizable and len(strings) != catalogue.num_plurals:
            found = f"'{ids[0]}' has {len(strings)} forms; the header says {catalogue.num_plurals}"
            yield BROKEN_CATALOGUE.at(line, found, "write one `msgstr[n]` for each form")
        slots = {name for id_ in ids for name in _SLOT.findall(id_)}
        for string in strings:
            if wrong := _wrong_slot(ids, string, slots):
                yield BROKEN_CATALOGUE.at(line, f"the translation of '{ids[0]}' {wrong}")


def _texts(told: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the one text of a message, or that of each plural form."""
    return (told,) if isinstance(told, str) else tuple(told or ())


def _wrong_slot(ids: tuple[str, ...], string: str, slots: set[str]) -> str:
    """Return what keeps a translation from being filled in, or nothing."""
    unknown = sorted({*_SLOT.findall(string)} - slots)
    if unknown:
        known = ", ".join(f"%({name})s" for name in sorted(slots)) or "no place to fill in"
        return f"has %({unknown[0]})s; its text has {known}"
    values = dict.fromkeys(slots, 1)
    try:
        _ = ids[0] % values
    except (ValueError, TypeError):
        return ""  # never filled in
    try:
        _ = string % values
    except (ValueError, TypeError):
        return "has a per cent sign that fills nothing in; write %%"
    return ""
