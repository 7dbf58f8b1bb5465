"""What is wrong with the catalogue of a language, so that no page is built with half of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks.built import BROKEN_CATALOGUE, NO_CATALOGUE, PARTIAL_CATALOGUE
from generator.issues import Issue, Location
from generator.read.files.text import odd_characters, read_text
from generator.site.words.locales import CATALOGUE, catalogue_of

if TYPE_CHECKING:
    from babel.messages import Catalog

_LINE = re.compile(r'\s*(#.*|((msg(ctxt|id(_plural)?|str(\[\d\])?))?\s*"([^"\\]|\\.)*")?\s*)')
"""A line of a catalogue: a comment, a text with or without what it is, or nothing."""

_SLOT = re.compile(r"%\((\w+)\)|\{(\w+)\}")
_NUMBER = {"count", "n", "num"}
"""What a form of a plural may leave out: `one claim`, `all claims`."""

_LAST_NUMBER = 1000
"""Up to which a form of plural is looked for; rules of plural repeat after a hundred."""


def catalogue_issues(tag: str, where: Location, folder: Path = CATALOGUE) -> Iterator[Issue]:
    """Yield what is wrong with the catalogue of a language; `where` is the language given."""
    file = catalogue_of(tag, folder)
    if file is None:
        if tag.partition("-")[0] != "en":
            found = f"language: there is no catalogue {tag}.po, so the site's own words are English"
            hint = f"make one with generator catalogue --language {tag}, and translate it"
            yield NO_CATALOGUE.at(where, found, hint)
        return
    path = f"generator/locale/{file.name}"
    text = read_text(file, path)
    if isinstance(text, Issue):
        yield text
        return
    catalogue = _parsed(text, tag, path)
    if isinstance(catalogue, Issue):
        yield catalogue
        return
    yield from odd_characters(text, path)
    yield from _faults(catalogue, path)
    template = folder / "messages.pot"
    if template.is_file():
        yield from _missing(catalogue, template, path)


def _parsed(text: str, tag: str, path: str) -> Catalog | Issue:
    """Return a catalogue that can be read and whose header holds, or what is wrong with it."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - English needs none

    for number, written in enumerate(text.splitlines(), 1):
        if not _LINE.fullmatch(written):
            found = f"this line cannot be read: {written!r}"
            return BROKEN_CATALOGUE.at(Location(path, number), found)
    try:
        catalogue = read_po(io.StringIO(text), locale=tag.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        found = str(error).partition(" on ")[0]
        if "num_plurals" in found:
            found = "there are more forms of plural than the header says, or than the language has"
        return BROKEN_CATALOGUE.at(Location(path, error.lineno + 1), found)
    except ValueError as error:
        return BROKEN_CATALOGUE.at(Location(path), f"the header cannot be read: {error}")
    if found := _wrong_header(catalogue):
        return BROKEN_CATALOGUE.at(Location(path), f"the header {found}")
    return catalogue


def _wrong_header(catalogue: Catalog) -> str:
    """Return why the header does not hold, or nothing."""
    if catalogue.charset.lower() not in ("utf-8", "utf8"):
        return f"names the charset {catalogue.charset}; the file is UTF-8"
    try:
        last = max(map(c2py(catalogue.plural_expr), range(_LAST_NUMBER)))
    except (ValueError, ArithmeticError) as error:
        return f"cannot be read: {error}"
    if last >= catalogue.num_plurals:
        return f"says nplurals={catalogue.num_plurals}; its plural gives form {last}"
    return ""


def _faults(catalogue: Catalog, path: str) -> Iterator[Issue]:
    for message in catalogue:
        ids, strings = _texts(message.id), _texts(message.string)
        if message.fuzzy or not (any(ids) and any(strings)):
            continue
        line = Location(path, message.lineno or 1)
        if not all(strings):
            found = f"'{ids[0]}' lacks the form msgstr[{strings.index('')}]"
            yield BROKEN_CATALOGUE.at(line, found, "write one `msgstr[n]` for each form")
        for string in filter(None, strings):
            if wrong := _wrong(ids, string):
                yield BROKEN_CATALOGUE.at(line, f"the translation of '{ids[0]}' {wrong}")


def _missing(catalogue: Catalog, template: Path, path: str) -> Iterator[Issue]:
    """Yield one issue, at the first, if messages of today are not translated."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - English needs none

    wanted = [m.id for m in read_po(io.StringIO(template.read_text("utf-8"))) if m.id]
    found = [(_texts(id_)[0], catalogue.get(id_)) for id_ in wanted]
    missing = [
        (message.lineno or 1 if message else 1, text)
        for text, message in found
        if not message or message.fuzzy or not any(_texts(message.string))
    ]
    if missing:
        line, text = min(missing)
        told = f"{len(missing)} of {len(wanted)} messages are not translated; the first: '{text}'"
        yield PARTIAL_CATALOGUE.at(Location(path, line), told)


def _texts(told: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the one text of a message, or that of each plural form."""
    return (told,) if isinstance(told, str) else tuple(told or ())


def _slots(text: str) -> set[str]:
    return {percent or brace for percent, brace in _SLOT.findall(text)}


def _wrong(ids: tuple[str, ...], string: str) -> str:
    """Return what keeps a translation from being filled in, or nothing."""
    slots = set().union(*map(_slots, ids))
    unknown = sorted(_slots(string) - slots)
    if unknown:
        known = ", ".join(f"%({name})s" for name in sorted(slots)) or "no place to fill in"
        return f"has %({unknown[0]})s; its text has {known}"
    needed = set.intersection(*map(_slots, ids)) - (_NUMBER if len(ids) > 1 else set())
    if lost := sorted(needed - _slots(string)):
        return f"lacks %({lost[0]})s, which its text has"
    if ("<" in string or "&" in string) and not {"<", "&"} & set("".join(ids)):
        return "has < or &, which its text has not: it would be HTML"
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
