"""Identifiers that records name must exist; records that nothing names are waste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.collection import Collection, Entry
from generator.issues import Issue, Location, Rule, Severity, nearest
from generator.yamlfile import Keys

DANGLING = Rule("X301", "An identifier names a record that exists.", "Correct it, or add one.")
UNUSED = Rule(
    "X302", "Every record is used by another.", "Use it or delete it.", Severity.WARNING
)
DUPLICATE_ESTIMATE = Rule("X303", "An estimate's identifier stands once.", "Rename one.")
SELF = Rule("X304", "A record does not refer to itself.", "Name another record.")

Reference = tuple[Entry, Keys, str, str]  # type: ignore[type-arg] # any kind of record
"""A record, the field in it, the kind of record it names, and the identifier."""


def references(collection: Collection) -> Iterator[Reference]:
    """Yield every identifier that a record gives for another."""
    for claim in collection.claims.values():
        yield from _of_claim(claim)
    for source in collection.sources.values():
        if source.record.publisher:
            yield source, ("publisher",), "speakers", source.record.publisher
        if source.record.derived_from:
            yield source, ("derived_from", "source"), "sources", source.record.derived_from.source
    for speaker in collection.speakers.values():
        yield speaker, ("stake",), "stakes", speaker.record.stake
        if speaker.record.part_of:
            yield speaker, ("part_of",), "speakers", speaker.record.part_of
    for place in collection.places.values():
        if place.record.area:
            yield place, ("area",), "outlines", place.record.area
        if place.record.within:
            yield place, ("within",), "places", place.record.within
    for quantity in collection.quantities.values():
        if quantity.record.part_of:
            yield quantity, ("part_of",), "quantities", quantity.record.part_of
        for i, other in enumerate(quantity.record.not_comparable_with):
            way = ("not_comparable_with", i, "quantity")
            yield quantity, way, "quantities", other.quantity
    for population in collection.populations.values():
        if population.record.part_of:
            yield population, ("part_of",), "populations", population.record.part_of


def _of_claim(claim: Entry) -> Iterator[Reference]:  # type: ignore[type-arg] # see Reference
    record = claim.record
    yield claim, ("topic",), "topics", record.topic
    for i, place in enumerate(record.places):
        yield claim, ("places", i), "places", place
    for i, relation in enumerate(record.relations):
        yield claim, ("relations", i, "claim"), "claims", relation.claim
    for i, report in enumerate(record.reports):
        way: Keys = ("reports", i)
        yield claim, (*way, "source"), "sources", report.source
        for j, source in enumerate(report.also_in):
            yield claim, (*way, "also_in", j), "sources", source
        for j, speaker in enumerate(report.chain):
            yield claim, (*way, "chain", j), "speakers", speaker
        for j, estimate in enumerate(report.estimates):
            inner: Keys = (*way, "estimates", j)
            yield claim, (*inner, "quantity"), "quantities", estimate.quantity
            yield claim, (*inner, "population"), "populations", estimate.population
            yield claim, (*inner, "area"), "places", estimate.area
            for k, quantity in enumerate(estimate.includes):
                yield claim, (*inner, "includes", k), "quantities", quantity
            if estimate.supersedes:
                yield claim, (*inner, "supersedes"), "estimates", estimate.supersedes
            if estimate.component_of:
                yield claim, (*inner, "component_of"), "estimates", estimate.component_of


def _known(collection: Collection) -> Mapping[str, Mapping[str, object]]:
    kinds = ("topics", "quantities", "populations", "stakes", "speakers", "places", "sources")
    known: dict[str, Mapping[str, object]] = {k: getattr(collection, k) for k in kinds}
    return known | {
        "claims": collection.claims,
        "outlines": collection.outlines,
        "estimates": collection.figures,
    }


_SINGULAR = {
    "topics": "topic",
    "quantities": "quantity",
    "populations": "population",
    "stakes": "stake",
    "speakers": "speaker",
    "places": "place",
    "sources": "source",
    "claims": "claim",
    "outlines": "outline",
    "estimates": "estimate",
}


def check_dangling(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each identifier that names no record."""
    known = _known(collection)
    readable = not any(kind == "claims" for kind, _ in collection.broken)
    for entry, way, kind, id_ in references(collection):
        if id_ in known[kind] or (kind, id_) in collection.broken:
            continue
        if kind == "estimates" and not readable:
            continue
        field = next(str(part) for part in reversed(way) if isinstance(part, str))
        message = f"{field}: there is no {_SINGULAR[kind]} '{id_}'"
        yield DANGLING.at(entry.locate(way), message, nearest(id_, known[kind]) or _home(kind, id_))


def _home(kind: str, id_: str) -> str:
    files = {
        "claims": f"add content/claims/{id_}.yml",
        "sources": f"add content/sources/{id_}.yml",
        "speakers": "add it to content/speakers.yml",
        "places": "add it to content/places.yml",
        "topics": "add it to content/topics.yml",
        "outlines": "add it to content/basemap/regions.geojson",
        "estimates": "an estimate's id stands in a claim's reports",
    }
    return files.get(kind, "add it to content/vocabulary.yml")


def check_unused(collection: Collection) -> Iterator[Issue]:
    """Yield a warning for each record that nothing refers to."""
    if collection.broken:
        return
    used = {(kind, id_) for _, _, kind, id_ in references(collection)}
    known = _known(collection)
    for kind in ("topics", "quantities", "populations", "stakes", "speakers", "places", "sources"):
        for id_ in known[kind]:
            if (kind, id_) not in used:
                entry = getattr(collection, kind)[id_]
                message = f"no record uses the {_SINGULAR[kind]} '{id_}'"
                yield UNUSED.at(entry.locate(key=True), message, "use it or delete it")


def check_duplicate_estimates(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each estimate whose identifier is taken."""
    counts = Counter(figure.id for figure in collection.all_figures())
    for figure in collection.all_figures():
        first = collection.figures[figure.id]
        if counts[figure.id] > 1 and figure != first:
            message = f"id: '{figure.id}' is the identifier of another estimate"
            yield DUPLICATE_ESTIMATE.at(figure.locate(), message, f"see {first.locate()}")


def check_self_reference(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each record that names itself."""
    own = {"claims": "claims", "sources": "sources", "speakers": "speakers", "places": "places"}
    for kind in own:
        entries = getattr(collection, kind)
        for entry, way, named, id_ in references(collection):
            if named == kind and id_ == entry.id and entries.get(id_) is entry:
                message = f"'{id_}' refers to itself"
                yield SELF.at(entry.locate(way), message, f"name another {_SINGULAR[kind]}")


CHECKS = (check_dangling, check_unused, check_duplicate_estimates, check_self_reference)


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module."""
    return DANGLING, UNUSED, DUPLICATE_ESTIMATE, SELF


__all__ = ["CHECKS", "Location", "check_dangling", "references"]
