"""What figures are called: well formed, one identifier each, and that which others call for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.cross_references import named_in, references
from generator.checks.lookup import Lookup
from generator.checks.rule import Check, Fault, check
from generator.checks.traversal import Words, each_statement, fault
from generator.issues import Location
from generator.model.base import is_identifier
from generator.nearest import misprint
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Figure
from generator.read.messages import BAD_IDENTIFIER, not_an_identifier


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
        meant = misprint(wrong.figure.id, missing)
        if meant:
            hint = f"write {meant}, as {missing.pop(meant)} has it"
            found[index] = wrong._replace(meant=meant, hint=hint)
    return found


def _missing(collection: Collection) -> dict[str, Location]:
    """Return the figures that pages and records name and nobody has, with where they do."""
    if has_unread_claims(collection):
        return {}
    named: dict[str, Location] = {}
    for page in collection.pages.values():
        for call in named_in(page.body):
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


def check_identifiers(collection: Collection) -> Iterator[Fault]:
    """Yield what is no identifier: of a statement, of an estimate, or of a record that is named."""
    for claim, way, statement in each_statement(collection):
        if not is_identifier(statement.id):
            found, hint = not_an_identifier(statement.id, own=True)
            yield fault(claim, (*way, "id"), found, hint)
    for wrong in misnamed(collection):
        if wrong.figure is wrong.namesake:
            found, hint = not_an_identifier(wrong.figure.id, own=True)
            yield fault(wrong.figure, "id", found, wrong.hint or hint)
    lookup = Lookup(collection)
    for entry, way, kind, text in references(collection):
        if not is_identifier(text):
            found, hint = not_an_identifier(text)
            yield fault(entry, way, found, _meant(lookup, kind, text, way) or hint)


def _meant(lookup: Lookup, kind: str, text: str, way: Keys) -> str:
    """Return a hint with the record, or the several records, that a text means."""
    text = re.sub(r"\.ya?ml$", "", text)
    if text.isascii() or lookup.named(kind, text):
        hint = lookup.hint(kind, text)
        if hint:
            return hint
    several = [lookup.named(kind, word) for word in re.split(r"[,;]\s*|\s+", text.strip())]
    if isinstance(way[-1], int) and len(several) > 1 and all(several):
        return f"put a comma between two: {', '.join(several)}"
    return ""


CHECK_IDENTIFIERS = Check(BAD_IDENTIFIER, check_identifiers)


def has_unread_claims(collection: Collection) -> bool:
    """Return whether figures may be in claims that could not be read."""
    return any(kind == "claims" for kind, _ in collection.broken)
