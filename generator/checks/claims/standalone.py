"""Whether a title can stand alone, and a statement on what was read, as far as words can tell.

The words stand by language in standalone.yml; what quantities are called, in the vocabulary.
"""

import re
from collections.abc import Iterator, Mapping

from generator.checks.naming import names_any
from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.checks.words import word_patterns
from generator.issues import Severity
from generator.model import Quantity
from generator.model.lists import ClaimKind, Read
from generator.read.collection import Collection

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"\d")


def _words(collection: Collection) -> Mapping[str, re.Pattern[str]]:
    return word_patterns(__package__, "standalone.yml", collection.site.record.language)


@check("J421", "Say who is meant.", Severity.WARNING)
def check_pronouns(collection: Collection) -> Iterator[Fault]:
    """A pronoun in a title has its noun before it."""
    if not (words := _words(collection)):
        return
    for claim in collection.claims.values():
        title = claim.record.title
        several, one = words["several"].search(title), words["one"].search(title)
        alone = several and not words["antecedents"].search(title[: several.start()])
        if ((found := several) and alone) or ((found := one) and not one.start()):
            yield fault(claim, "title", f"'{found[0]}' stands without whom it means")


@check("J422", "Add the year, or the month.", Severity.WARNING)
def check_dated_titles(collection: Collection) -> Iterator[Fault]:
    """A title with a figure says as of when."""
    for claim in collection.claims.values():
        title = claim.record.title
        counts = claim.record.kind is ClaimKind.QUANTITY and _NUMBER.search(title)
        if counts and not _YEAR.search(title):
            yield fault(claim, "title", "its figure has no date")


@check("J423", "Name what is counted.", Severity.WARNING)
def check_composites(collection: Collection) -> Iterator[Fault]:
    """A title that names a quantity of several kinds says which kinds it counts."""
    for claim in collection.claims.values():
        said = {(e.quantity, e.includes) for s in claim.record.statements for e in s.estimates}
        for id_, includes in sorted(said):
            quantities = collection.quantities
            parts = [quantities[part].record for part in includes if part in quantities]
            quantity = quantities.get(id_)
            whole = _called(claim.record.title, quantity.record) if quantity and parts else ""
            if whole and not any(_called(claim.record.title, part) for part in parts):
                hint = f"name {', '.join(part.name for part in parts)}"
                yield fault(claim, "title", f"'{whole}' does not say what it counts", hint)
                break


@check("J424", "Say that they are unnamed.", Severity.WARNING)
def check_unnamed(collection: Collection) -> Iterator[Fault]:
    """A title that rests on officials whose names are not given says so."""
    if not (words := _words(collection)):
        return
    for claim in collection.claims.values():
        title = claim.record.title
        found = words["officials"].search(title)
        if found and not words["unnamed"].search(title):
            heads = [s.chain[0] for s in claim.record.statements if s.chain]
            unnamed = [head for head in heads if _is_unnamed(collection, head)]
            if unnamed and len(unnamed) == len(heads) and names_any(collection, title, unnamed):
                yield fault(claim, "title", f"'{found[0]}' does not say that nobody is named")


@check("J426", "Say how far the work was read, or leave it out.", Severity.WARNING)
def check_reach(collection: Collection) -> Iterator[Fault]:
    """A statement says nothing of a whole work of which only the opening was read."""
    words = _words(collection)
    for claim, way, statement in each_statement(collection):
        works = [collection.sources.get(id_) for id_ in (statement.source, *statement.also_in)]
        read = {work.record.read for work in works if work}
        found = words["entire"].search(statement.says) if words else None
        if found and read and Read.WHOLE not in read:
            yield fault(
                claim, (*way, "says"), f"'{found[0]}' is said of works that were read in part"
            )


def _called(title: str, quantity: Quantity) -> str:
    """Return the word by which a title names a quantity, or nothing."""
    names = sorted((quantity.name, *quantity.words), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"
    found = re.search(pattern, title, re.IGNORECASE)
    return found[0] if found else ""


def _is_unnamed(collection: Collection, speaker: str) -> bool:
    entry = collection.speakers.get(speaker)
    kind = collection.speaker_kinds.get(entry.record.kind) if entry else None
    return bool(kind and kind.record.unnamed and not kind.record.captive)
