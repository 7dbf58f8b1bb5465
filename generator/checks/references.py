"""Identifiers that records name must exist; records that nothing names are waste."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.walk import fault
from generator.collection import Collection, Entry
from generator.issues import Issue, Rule, Severity, nearest
from generator.yamlfile import Keys

DANGLING = Rule("X301", "An identifier names a record that exists.", "Correct it, or add one.")
UNUSED = Rule("X302", "Every record is used by another.", "Use it or delete it.", Severity.WARNING)
DUPLICATE_ESTIMATE = Rule("X303", "An estimate's identifier stands once.", "Rename one.")
SELF = Rule("X304", "A record does not refer to itself.", "Name another record.")

Reference = tuple[Entry[Any], Keys, str, str]
"""A record, the field in it, the kind of record it names, and the identifier."""

_FIELDS: dict[str, dict[str, str]] = {
    "claims": {
        "topic": "topics",
        "places *": "places",
        "relations * claim": "claims",
        "reports * source": "sources",
        "reports * also_in *": "sources",
        "reports * chain *": "speakers",
        "reports * estimates * quantity": "quantities",
        "reports * estimates * includes *": "quantities",
        "reports * estimates * population": "populations",
        "reports * estimates * area": "places",
        "reports * estimates * supersedes": "estimates",
        "reports * estimates * component_of": "estimates",
    },
    "sources": {"publisher": "speakers", "derived_from source": "sources"},
    "speakers": {"stake": "stakes", "part_of": "speakers"},
    "places": {"area": "outlines", "within": "places"},
    "quantities": {"part_of": "quantities", "not_comparable_with * quantity": "quantities"},
    "populations": {"part_of": "populations"},
}
"""Each field that names a record, `*` for every item of a list, and the kind it names."""

_KINDS = {
    "topics": ("topic", "content/topics.yml"),
    "quantities": ("quantity", "content/vocabulary.yml"),
    "populations": ("population", "content/vocabulary.yml"),
    "stakes": ("stake", "content/vocabulary.yml"),
    "speakers": ("speaker", "content/speakers.yml"),
    "places": ("place", "content/places.yml"),
    "sources": ("source", "content/sources/{}.yml"),
    "claims": ("claim", "content/claims/{}.yml"),
    "outlines": ("outline", "content/basemap/regions.geojson"),
    "estimates": ("estimate", ""),
}
"""Each kind of record that can be named: one of it, and where it is kept."""

_NAMED_IN_PAGES = re.compile(r"['\"]([a-z0-9]+(?:-[a-z0-9]+)*)['\"]")


def references(collection: Collection) -> Iterator[Reference]:
    """Yield every identifier that a record gives for another."""
    for kind, fields in _FIELDS.items():
        ways = [(pattern.split(), named) for pattern, named in fields.items()]
        for entry in getattr(collection, kind).values():
            for parts, named in ways:
                for way, id_ in _follow(entry.record, parts, ()):
                    yield entry, way, named, id_


def _follow(value: Any, parts: list[str], way: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield each identifier at a pattern, with the way to it; empty fields name nothing."""
    if value is None:
        return
    if not parts:
        yield way, value
    elif parts[0] == "*":
        for index, item in enumerate(value):
            yield from _follow(item, parts[1:], (*way, index))
    else:
        yield from _follow(getattr(value, parts[0]), parts[1:], (*way, parts[0]))


def _known(collection: Collection, kind: str) -> Mapping[str, object]:
    known: Mapping[str, object] = getattr(collection, {"estimates": "figures"}.get(kind, kind))
    return known


def check_dangling(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each identifier that names no record; unread ones get the benefit."""
    unread = {kind for kind, _ in collection.broken}
    for entry, way, kind, id_ in references(collection):
        known = _known(collection, kind)
        if id_ in known or not collection.broken.isdisjoint({(kind, id_), (kind, "*")}):
            continue
        if kind == "estimates" and "claims" in unread:
            continue
        one, home = _KINDS[kind]
        hint = nearest(id_, known) or (f"add it: {home.format(id_)}" if home else "correct it")
        yield fault(DANGLING, entry, way, f"there is no {one} '{id_}'", hint)


def check_unused(collection: Collection) -> Iterator[Issue]:
    """Yield a warning for each record that nothing refers to, where all could be read."""
    if collection.broken:
        return
    used = {(kind, id_) for _, _, kind, id_ in references(collection)}
    quoted = {
        id_ for page in collection.pages.values() for id_ in _NAMED_IN_PAGES.findall(page.body)
    }
    for kind in ("topics", "quantities", "populations", "stakes", "speakers", "places", "sources"):
        for id_, entry in getattr(collection, kind).items():
            if (kind, id_) not in used and id_ not in quoted:
                message = f"no record uses the {_KINDS[kind][0]} '{id_}'"
                yield UNUSED.at(entry.locate(key=True), message, "use it or delete it")


def check_duplicate_estimates(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each estimate whose identifier is taken."""
    for figure in collection.all_figures():
        first = collection.figures[figure.id]
        if figure != first:
            way = ("reports", figure.report_index, "estimates", figure.estimate_index, "id")
            found = f"'{figure.id}' is the identifier of another estimate, {first.locate()}"
            hint = f"rename the newer one, such as {figure.id}-2"
            yield fault(DUPLICATE_ESTIMATE, figure.claim, way, found, hint)


def check_self_reference(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each record that names itself."""
    for entry, way, kind, id_ in references(collection):
        itself = _known(collection, kind).get(id_) is entry
        if kind == "estimates":
            _, report, _, estimate, _ = way
            itself = entry.record.reports[report].estimates[estimate].id == id_
        if itself:
            hint = f"name another {_KINDS[kind][0]}, or leave the field out"
            yield fault(SELF, entry, way, f"'{id_}' refers to itself", hint)


CHECKS = (check_dangling, check_unused, check_duplicate_estimates, check_self_reference)
