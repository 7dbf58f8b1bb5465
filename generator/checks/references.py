"""Identifiers that records name must exist; records that nothing names are waste."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

from generator.checks.named import KINDS, RECORDS, named_in, records_of, references
from generator.checks.rule import Check, Fault, check
from generator.checks.walk import Words, fault
from generator.collection import Collection, Figure
from generator.departures import BAD_IDENTIFIER, not_an_identifier
from generator.issues import Location, Severity, nearest, nearest_word
from generator.model.base import is_identifier

_USED = [kind for kind in RECORDS if kind not in ("claims", "terms")]
_NAMED_IN_PAGES = re.compile(r"['\"]([a-z0-9]+(?:-[a-z0-9]+)*)['\"]")


@check("X301", "Correct it, or add one.")
def check_dangling(collection: Collection) -> Iterator[Fault]:
    """An identifier names a record that exists."""
    for entry, way, kind, id_ in references(collection):
        if is_missing(collection, kind, id_):
            one, home = KINDS[kind]
            hint = nearest(id_, records_of(collection, kind))
            hint = hint or (f"add it: {home.format(id_)}" if home else "correct it")
            yield fault(entry, way, f"there is no {one} '{id_}'", hint)


def is_missing(collection: Collection, kind: str, id_: str) -> bool:
    """Return whether no record has an identifier, nor one that is unread or misnamed may have."""
    if id_ in records_of(collection, kind):
        return False
    if kind == "estimates":
        meant = {wrong.meant for wrong in misnamed(collection)}
        return not _has_unread_claims(collection) and id_ not in meant
    return collection.broken.isdisjoint({(kind, id_), (kind, "*")})


def _has_unread_claims(collection: Collection) -> bool:
    return any(kind == "claims" for kind, _ in collection.broken)


@check("X302", "Use it or delete it.", Severity.WARNING)
def check_unused(collection: Collection) -> Iterator[Fault]:
    """Every record is used by another."""
    if collection.broken:
        return
    used = {(kind, id_) for _, _, kind, id_ in references(collection)}
    quoted = {
        id_ for page in collection.pages.values() for id_ in _NAMED_IN_PAGES.findall(page.body)
    }
    for kind in _USED:
        for id_, entry in getattr(collection, kind).items():
            if (kind, id_) not in used and id_ not in quoted:
                found = f"no record uses the {KINDS[kind][0]} '{id_}'"
                yield Fault(entry.locate(key=True), found)


class Misnamed(NamedTuple):
    """A figure that needs another identifier."""

    figure: Figure
    namesake: Figure
    """The figure that keeps the identifier; itself where the identifier is ill-formed."""

    meant: str = ""
    """An identifier that is called for and that no figure has."""

    hint: str = ""
    """To write the identifier that is meant, and where it is called for."""


def misnamed(collection: Collection) -> list[Misnamed]:
    """Return the figures with an ill-formed identifier, or with that of an earlier figure."""
    by_id: dict[str, list[Figure]] = defaultdict(list)
    for figure in collection.all_figures():
        by_id[figure.id].append(figure)
    found: list[Misnamed] = []
    for id_, figures in by_id.items():
        first, *later = sorted(figures, key=lambda figure: figure.estimate.as_of.sort_key)
        if is_identifier(id_):
            found += [Misnamed(figure, first) for figure in later]
        else:
            found += [Misnamed(figure, figure) for figure in figures]
    missing = _missing(collection) if found else {}
    for index, wrong in enumerate(found):
        meant = nearest_word(wrong.figure.id, missing)
        if meant:
            hint = f"write {meant}, as {missing.pop(meant)} has it"
            found[index] = wrong._replace(meant=meant, hint=hint)
    return found


def _missing(collection: Collection) -> dict[str, Location]:
    """Return the figures that pages and records name and nobody has, with where they do."""
    if _has_unread_claims(collection):
        return {}
    named: dict[str, Location] = {}
    for page in collection.pages.values():
        try:
            calls = list(named_in(page.body))
        except TemplateSyntaxError:
            continue
        for call in calls:
            if call.kind == "estimates":
                named.setdefault(call.id, Words(page.body, page).locate(call.start))
    for entry, way, kind, id_ in references(collection):
        if kind == "estimates":
            named.setdefault(id_, entry.locate(way))
    return {id_: where for id_, where in named.items() if id_ not in collection.figures}


@check("X303", "Rename one.")
def check_duplicate_estimates(collection: Collection) -> Iterator[Fault]:
    """An estimate's identifier stands once."""
    for wrong in misnamed(collection):
        if wrong.figure is not wrong.namesake:
            id_ = wrong.figure.id
            found = f"'{id_}' is the identifier of another estimate, {wrong.namesake.locate()}"
            found += ", which others mean by it"
            yield fault(
                wrong.figure, "id", found, wrong.hint or f"rename the newer one, such as {id_}-2"
            )


def check_figure_identifiers(collection: Collection) -> Iterator[Fault]:
    """Yield each estimate whose identifier is ill-formed."""
    for wrong in misnamed(collection):
        if wrong.figure is wrong.namesake:
            found, hint = not_an_identifier(wrong.figure.id)
            yield fault(wrong.figure, "id", found, wrong.hint or hint)


CHECK_IDENTIFIERS = Check(BAD_IDENTIFIER, check_figure_identifiers)


@check("X304", "Name another record.")
def check_self_reference(collection: Collection) -> Iterator[Fault]:
    """A record does not refer to itself."""
    taken = [(wrong.figure.claim, wrong.figure.id) for wrong in misnamed(collection)]
    for entry, way, kind, id_ in references(collection):
        itself = records_of(collection, kind).get(id_) is entry
        if kind == "estimates":
            _, report, _, estimate, _ = way
            itself = entry.record.reports[report].estimates[estimate].id == id_
        if itself and (entry, id_) not in taken:
            hint = f"name another {KINDS[kind][0]}, or leave the field out"
            yield fault(entry, way, f"'{id_}' refers to itself", hint)
