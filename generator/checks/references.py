"""Identifiers that records name must exist; records that nothing names are waste."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

from generator.checks.named import KINDS, named_in, records_of, references
from generator.checks.walk import Words, fault
from generator.collection import Collection, Figure
from generator.departures import BAD_IDENTIFIER, not_an_identifier
from generator.issues import Issue, Location, Rule, Severity, nearest, nearest_word
from generator.model.base import is_identifier

DANGLING = Rule("X301", "An identifier names a record that exists.", "Correct it, or add one.")
UNUSED = Rule("X302", "Every record is used by another.", "Use it or delete it.", Severity.WARNING)
DUPLICATE_ESTIMATE = Rule("X303", "An estimate's identifier stands once.", "Rename one.")
SELF = Rule("X304", "A record does not refer to itself.", "Name another record.")

_USED = ("topics", "quantities", "populations", "stakes", "speakers", "places", "sources")
_NAMED_IN_PAGES = re.compile(r"['\"]([a-z0-9]+(?:-[a-z0-9]+)*)['\"]")


def check_dangling(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each identifier that names no record."""
    for entry, way, kind, id_ in references(collection):
        if is_missing(collection, kind, id_):
            one, home = KINDS[kind]
            hint = nearest(id_, records_of(collection, kind))
            hint = hint or (f"add it: {home.format(id_)}" if home else "correct it")
            yield fault(DANGLING, entry, way, f"there is no {one} '{id_}'", hint)


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


def check_unused(collection: Collection) -> Iterator[Issue]:
    """Yield a warning for each record that nothing refers to, where all could be read."""
    if collection.broken:
        return
    used = {(kind, id_) for _, _, kind, id_ in references(collection)}
    quoted = {
        id_ for page in collection.pages.values() for id_ in _NAMED_IN_PAGES.findall(page.body)
    }
    for kind in _USED:
        for id_, entry in getattr(collection, kind).items():
            if (kind, id_) not in used and id_ not in quoted:
                message = f"no record uses the {KINDS[kind][0]} '{id_}'"
                yield UNUSED.at(entry.locate(key=True), message, "use it or delete it")


class Misnamed(NamedTuple):
    """A figure that needs another identifier."""

    figure: Figure
    namesake: Figure
    """The figure that keeps the identifier; itself where the identifier is ill-formed."""

    meant: str = ""
    """An identifier that is called for and that no figure has."""

    where: Location | None = None
    """Where it is called for."""


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
            found[index] = wrong._replace(meant=meant, where=missing.pop(meant))
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


def check_figure_identifiers(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each estimate whose identifier is ill-formed or taken."""
    for figure, namesake, meant, where in misnamed(collection):
        way = ("reports", figure.report_index, "estimates", figure.estimate_index, "id")
        rule, found, hint = BAD_IDENTIFIER, *not_an_identifier(figure.id)
        if namesake is not figure:
            rule = DUPLICATE_ESTIMATE
            found = f"'{figure.id}' is the identifier of another estimate, {namesake.locate()}"
            found += ", which others mean by it"
            hint = f"rename the newer one, such as {figure.id}-2"
        if meant:
            hint = f"write {meant}, as {where} has it"
        yield fault(rule, figure.claim, way, found, hint)


def check_self_reference(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each record that names itself."""
    taken = [(wrong.figure.claim, wrong.figure.id) for wrong in misnamed(collection)]
    for entry, way, kind, id_ in references(collection):
        itself = records_of(collection, kind).get(id_) is entry
        if kind == "estimates":
            _, report, _, estimate, _ = way
            itself = entry.record.reports[report].estimates[estimate].id == id_
        if itself and (entry, id_) not in taken:
            hint = f"name another {KINDS[kind][0]}, or leave the field out"
            yield fault(SELF, entry, way, f"'{id_}' refers to itself", hint)


CHECKS = (check_dangling, check_unused, check_figure_identifiers, check_self_reference)
