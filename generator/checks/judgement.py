"""Where a reader could be misled although nothing is wrong: an editor should look.

The rules about texts go by words alone (see naming.py), and rather stay silent than cry wolf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.naming import has_word, listed, names_any
from generator.collection import Collection
from generator.evidence.origins import root_of
from generator.evidence.standing import Ledger
from generator.issues import Issue, Rule, Severity
from generator.model import Claim
from generator.model.words import ClaimKind, Grade, Read

IDLE_OVERRIDE = Rule(
    "X306",
    "An editor's standing differs from the derived one.",
    "Remove the override.",
    Severity.WARNING,
)
ONE_SIDE = Rule(
    "J401",
    "A claim that only one side makes says so.",
    "Name the speaker or the side in the title or statement.",
    Severity.WARNING,
)
ONE_PARENT = Rule(
    "J402",
    "Several bodies of one parent are not told as if they were several origins.",
    "Name the parent in the title or statement.",
    Severity.WARNING,
)
STATED_AS_FACT = Rule(
    "J403",
    "A title says who says it, unless the claim is corroborated, acknowledged or background.",
    "Name the speaker in the title.",
    Severity.WARNING,
)
NO_WORDING = Rule(
    "J404",
    "A figure is given as the source words it, too.",
    "Add `wording:` with at most eight words from the source.",
    Severity.WARNING,
)
NOT_READ = Rule(
    "J405",
    "A report rests on a work that was read.",
    "Name the work that was read as `source`; it can derive from this one.",
    Severity.WARNING,
)

_FACTS = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})
_SAYING = re.compile(
    r":|\b(say|said|tell|told|spoke|speak|report|claim|den[iy]|admit|acknowledg|confirm|estimat"
    r"|put|count|accord|expect|warn|doubt|accus|describ|call|alleg|rumou?r)",
    re.IGNORECASE,
)


def check_overrides(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each override that repeats what would be derived."""
    ledger = Ledger(collection)
    for claim in collection.claims.values():
        standing = ledger.standing(claim.id)
        if claim.record.standing and standing.grade is standing.derived:
            message = f"grade: the reports amount to '{standing.grade}' anyway"
            where = claim.locate(("standing", "grade"))
            yield IDLE_OVERRIDE.at(where, message, "remove the override")


def check_one_side(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each claim that rests on one side and does not say so."""
    ledger = Ledger(collection)
    for claim in collection.claims.values():
        support = ledger.standing(claim.id).support
        speakers = [body for origin in support.origins for body in origin.bodies]
        sides = {_side(collection, speaker) for speaker in speakers}
        side = sides.pop() if len(sides) == 1 else None
        text = _text(claim.record)
        if side and not has_word(text, side) and not names_any(collection, text, speakers):
            message = f"statement: only the side '{side}' says so, and the text names nobody"
            hint = f"name {listed(collection, speakers)}"
            yield ONE_SIDE.at(claim.locate(("statement",)), message, hint)


def check_one_parent(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each claim that names bodies of one parent but not the parent."""
    ledger = Ledger(collection)
    for claim in collection.claims.values():
        origins = ledger.standing(claim.id).support.origins
        if len(origins) != 1:
            continue
        root, text = origins[0].root, _text(claim.record)
        named = [body for body in origins[0].bodies if names_any(collection, text, [body])]
        if len(named) > 1 and not names_any(collection, text, [root]):
            bodies, parent = listed(collection, named), listed(collection, [root])
            message = f"statement: {bodies} count as one origin, {parent}"
            yield ONE_PARENT.at(claim.locate(("statement",)), message, f"name {parent}")


def check_titles(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each title that states as fact what is not well supported."""
    ledger = Ledger(collection)
    for claim in collection.claims.values():
        title, grade = claim.record.title, ledger.standing(claim.id).grade
        if grade in _FACTS or claim.record.kind is ClaimKind.BACKGROUND or _SAYING.search(title):
            continue
        speakers = [s for account in ledger.accounts(claim.id) for s in account.chain.speakers]
        if not names_any(collection, title, speakers):
            message = f"title: states as fact what is {grade}"
            yield STATED_AS_FACT.at(claim.locate(("title",)), message, "say who says it")


def check_wording(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each estimate without the source's words."""
    for figure in collection.all_figures():
        if not figure.estimate.wording:
            message = f"wording: '{figure.id}' lacks the figure as the source words it"
            yield NO_WORDING.at(figure.locate(), message, "add `wording:`, at most eight words")


def check_read(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each report whose source nobody read."""
    unread = {id_ for id_, s in collection.sources.items() if s.record.read is Read.NOT_READ}
    for claim in collection.claims.values():
        for index, report in enumerate(claim.record.reports):
            if report.source in unread:
                copies = [c for c in collection.copies.get(report.source, ()) if c not in unread]
                hint = f"'{copies[0]}' was read" if copies else "name the work that was read"
                message = f"source: '{report.source}' is known only through another work"
                yield NOT_READ.at(claim.locate(("reports", index, "source")), message, hint)


def _side(collection: Collection, speaker: str) -> str | None:
    """Return the side a speaker takes, or else its parent: a captive counts with the captor."""
    for id_ in (speaker, root_of(collection, speaker)):
        entry = collection.speakers.get(id_)
        stake = collection.stakes.get(entry.record.stake) if entry else None
        if stake and stake.record.side:
            return stake.record.side
    return None


def _text(claim: Claim) -> str:
    return f"{claim.title} {claim.statement}"


CHECKS = (
    check_overrides, check_one_side, check_one_parent, check_titles, check_wording, check_read,
)  # fmt: skip
