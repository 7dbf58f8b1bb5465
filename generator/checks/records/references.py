"""Identifiers, once given: named where a record is, of use to another, never used again."""

import re
from collections.abc import Iterator

from generator.checks.cross_references import references
from generator.checks.lookup import Lookup
from generator.checks.records.identifiers import has_unread_claims, misnamed
from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.issues import Severity
from generator.kinds import KINDS, RECORDS
from generator.model.base import is_identifier
from generator.nearest import misprint_hint
from generator.read.collection import Collection
from generator.read.general import GENERAL

_NAMED_IN_PAGES = re.compile(r"['\"]([a-z0-9]+(?:-[a-z0-9]+)*)['\"]")


@check("X301", "Correct it, or add one.")
def check_dangling(collection: Collection) -> Iterator[Fault]:
    """An identifier names a record that exists."""
    lookup = Lookup(collection)
    for entry, way, kind, id_ in references(collection):
        called = lookup.named(kind, id_)
        # One that is ill-formed itself is reported where it stands.
        ill = called and not is_identifier(called)
        if is_identifier(id_) and not ill and is_missing(collection, kind, id_):
            hint = lookup.hint(kind, id_)
            file = KINDS[kind].file(id_)
            files = (k for k in RECORDS.values() if k.has_files)
            other = next((k for k in files if id_ in collection.of(k.plural)), None)
            if other and not hint:
                hint = f"'{id_}' is a {other.name}; put the {KINDS[kind].name} that is meant"
            hint = hint or (
                f"correct it, or add it: {file}" if file else "correct it, or leave it out"
            )
            found = f"there is no {KINDS[kind].name} '{id_}'"
            if KINDS[kind].general:
                found += f"; there are: {', '.join(collection.of(kind))}"
            yield fault(entry, way, found, hint)


def is_missing(collection: Collection, kind: str, id_: str) -> bool:
    """Return whether no record has an identifier, nor one that is unread or misnamed may have."""
    if id_ in collection.of(kind):
        return False
    if kind == "estimates":
        meant = {wrong.meant for wrong in misnamed(collection)}
        return not has_unread_claims(collection) and id_ not in meant
    return collection.broken.isdisjoint({(kind, id_), (kind, "*")})


@check("X302", "Use it or delete it.", Severity.WARNING)
def check_unused(collection: Collection) -> Iterator[Fault]:
    """Every record is used by another."""
    if collection.broken:
        return
    used = {(kind, id_) for _, _, kind, id_ in references(collection)}
    if not all(is_identifier(id_) for _, id_ in used):
        return  # nobody can tell which record a name means
    quoted = {
        id_ for page in collection.pages.values() for id_ in _NAMED_IN_PAGES.findall(page.body)
    }
    for kind in RECORDS.values():
        for id_, entry in collection.of(kind.plural).items() if kind.used else ():
            if entry.document.path == GENERAL:
                continue
            if (kind.plural, id_) not in used and id_ not in quoted and is_identifier(id_):
                found = f"no record uses the {kind.name} '{id_}'"
                yield Fault(entry.locate(key=True), found)


@check("X304", "Name another record.")
def check_self_reference(collection: Collection) -> Iterator[Fault]:
    """A record does not refer to itself."""
    taken = [(wrong.figure.claim, wrong.figure.id) for wrong in misnamed(collection)]
    for entry, way, kind, id_ in references(collection):
        itself = collection.of(kind).get(id_) is entry
        if kind == "estimates":
            _, statement, _, estimate, _ = way
            itself = entry.record.statements[statement].estimates[estimate].id == id_
        if itself and (entry, id_) not in taken:
            hint = f"name another {KINDS[kind].name}, or leave the field out"
            yield fault(entry, way, f"'{id_}' refers to itself", hint)


@check("X340", "Rename the record, or remove the redirect if nobody ever saw it.")
def check_reused(collection: Collection) -> Iterator[Fault]:
    """An identifier that was given up is not used again."""
    for kind, former, today in _redirects(collection):
        if former in collection.of(kind):
            yield _reused(collection, (kind, former), f"was given up for '{today}'")
    for claim, former, today in _anchors(collection):
        id_ = former.removeprefix("statement-")
        if id_ != former and f"{claim}.{id_}" in collection.statements:
            yield _reused(collection, ("statements", claim, former), f"leads to '{today}'")


@check("X343", "Give the identifier that the claim had first, or leave the field out.")
def check_first_called(collection: Collection) -> Iterator[Fault]:
    """The first identifier of a claim is its own, or leads to it."""
    leads = collection.redirects.record.claims
    for claim in collection.claims.values():
        first = claim.record.first_called
        if first and claim.id not in (first, leads.get(first)):
            yield fault(claim, "first_called", f"'{first}' does not lead to '{claim.id}'")


def _reused(collection: Collection, way: tuple[str, ...], since: str) -> Fault:
    where = collection.redirects.locate(way, key=True)
    found = f"{', '.join(way[:-1])}: '{way[-1]}' is in use, and {since}"
    return Fault(where, found, "rename the record, or remove this line")


@check("X341", "Correct the identifier it leads to.")
def check_targets(collection: Collection) -> Iterator[Fault]:
    """A redirect leads to a record."""
    lookup = Lookup(collection)
    for kind, former, today in _redirects(collection):
        if is_missing(collection, kind, today):
            found = f"{kind}: '{former}' leads to '{today}', which is not there"
            hint = lookup.hint(kind, today) or "correct it, or remove this line"
            yield Fault(collection.redirects.locate((kind, former)), found, hint)
    for claim, former, today in _anchors(collection):
        if is_missing(collection, "claims", claim):
            where = collection.redirects.locate(("statements", claim), key=True)
            hint = lookup.hint("claims", claim) or "correct it, or remove these lines"
            yield Fault(where, f"statements: there is no claim '{claim}'", hint)
        elif claim in collection.claims and f"{claim}.{today}" not in collection.statements:
            where = collection.redirects.locate(("statements", claim, former))
            found = f"statements, {claim}: '{former}' leads to '{today}', which is not there"
            known = [statement.id for statement in collection.claims[claim].record.statements]
            hint = misprint_hint(today, known) or "correct it, or remove this line"
            yield Fault(where, found, hint)


def _redirects(collection: Collection) -> Iterator[tuple[str, str, str]]:
    """Yield every redirect of a record: kind, former identifier, today's."""
    for kind, ids in collection.redirects.record:
        if kind != "statements":
            for former, today in ids.items():
                yield kind, former, today


def _anchors(collection: Collection) -> Iterator[tuple[str, str, str]]:
    """Yield every former anchor on the page of a claim: claim, anchor, statement."""
    for claim, anchors in collection.redirects.record.statements.items():
        for former, today in anchors.items():
            yield claim, former, today
