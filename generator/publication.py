"""What is published of a collection: everything but drafts, and what only they name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.checks.cross_references import named_in, references
from generator.kinds import RECORDS
from generator.model.lists import Status
from generator.read.collection import Collection


def drafts(collection: Collection) -> frozenset[tuple[str, str]]:
    """Return the drafts, and the records that nothing else names: kind and identifier."""
    gone = {
        ("claims", claim.id)
        for claim in collection.claims.values()
        if claim.record.status is Status.DRAFT
    }
    if not gone:
        return frozenset()
    namers: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    kinds = {id(entry): kind for kind in RECORDS for entry in collection.of(kind).values()}
    for entry, _, kind, id_ in references(collection):
        namers[kind, id_].add((kinds[id(entry)], entry.id))
    for page in collection.pages.values():
        for name in named_in(page.body):
            namers[name.kind, name.id].add(("pages", page.uri))
    before = 0
    while before != len(gone):
        before = len(gone)
        gone |= {name for name, by in namers.items() if by <= gone and name[0] in RECORDS}
    return frozenset(gone)


def published(collection: Collection) -> Collection:
    """Return a collection without its drafts."""
    gone = drafts(collection)
    if not gone:
        return collection
    parts: dict[str, Any] = {}
    for kind in {kind for kind, _ in gone}:
        entries = collection.of(kind)
        parts[kind] = {id_: entry for id_, entry in entries.items() if (kind, id_) not in gone}
    parts["redirects"] = replace(
        collection.redirects, record=_led(collection.redirects.record, collection, gone)
    )
    return replace(collection, **parts)


def _led(redirects: Any, collection: Collection, gone: frozenset[tuple[str, str]]) -> Any:
    """Return the redirects without those that lead to a draft, or to what stands in one."""
    figures = collection.all_figures()
    inside = gone | {("estimates", f.id) for f in figures if ("claims", f.claim.id) in gone}
    fields: dict[str, Mapping[str, Any]] = {}
    for kind in type(redirects).model_fields:
        former = getattr(redirects, kind)
        home = "claims" if kind == "statements" else kind
        fields[kind] = {
            old: new
            for old, new in former.items()
            if (home, old if kind == "statements" else new) not in inside
        }
    return redirects.model_copy(update=fields)
