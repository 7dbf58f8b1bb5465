"""Where a reader could be misled although nothing is wrong: an editor should look.

The rules about texts go by words alone (see naming.py), and rather stay silent than cry wolf.
"""

import re
from collections.abc import Iterator

from generator.checks.naming import has_word, listed, names_any
from generator.checks.records.texts import is_reworded
from generator.checks.rule import Fault, check
from generator.checks.traversal import each_statement, fault
from generator.evidence.origins.chains import root_of
from generator.evidence.standing.history import Standings
from generator.issues import Severity
from generator.model import Claim, Statement
from generator.model.lists import ClaimKind, Grade, Read
from generator.read.collection import Collection

_FACTS = frozenset({Grade.CORROBORATED, Grade.ACKNOWLEDGED})
_SAYING = re.compile(
    r":|\b(sa(y|ys|id)|t(ell|ells|old)|sp(eak|eaks|oke)|den(y|ies|ied)|puts|counts|according|rumou?rs?"
    r"|(report|claim|admit|confirm|expect|warn|doubt|call)(s|ed|ted)|acknowledges?d?|estimates?d?"
    r"|accuse[sd]|describe[sd]|allege[sd])\b",
    re.IGNORECASE,
)

_PER_CENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:[%\u066a\uff05]|per ?cent\b)", re.IGNORECASE)
_CERTAIN = 100


@check("J430", "Check it against the work.", Severity.WARNING)
def check_likelihood(collection: Collection) -> Iterator[Fault]:
    """Nothing is likelier than certain."""
    for claim, way, statement in each_statement(collection):
        for told in _PER_CENT.finditer(statement.likelihood or ""):
            if float(told[1].replace(",", ".")) > _CERTAIN:
                yield fault(claim, (*way, "likelihood"), f"'{told[0]}' is more than certain")


@check("X306", "Remove the override.", Severity.WARNING)
def check_overrides(collection: Collection) -> Iterator[Fault]:
    """An editor's standing differs from the derived one."""
    standings = collection.once(Standings)
    for claim in collection.claims.values():
        standing = standings.standing(claim.id)
        if claim.record.standing and standing.grade is standing.derived:
            found = f"the statements amount to '{standing.grade}' anyway"
            way = ("standing", "grade")
            yield fault(claim, way, found)


@check("J401", "Name the speaker or the side in the title or summary.", Severity.WARNING)
def check_one_side(collection: Collection) -> Iterator[Fault]:
    """A claim that only one side makes says so."""
    standings = collection.once(Standings)
    for claim in collection.claims.values():
        support = standings.standing(claim.id).support
        speakers = [body for origin in support.origins for body in origin.bodies]
        sides = {_side(collection, speaker) for speaker in speakers}
        side = sides.pop() if len(sides) == 1 else None
        text = _text(claim.record)
        if side and not has_word(text, side) and not names_any(collection, text, speakers):
            found = f"only the side '{side}' says so, and neither title nor summary tells"
            hint = f"name {listed(collection, speakers)}"
            yield fault(claim, "summary", found, hint)


@check("J402", "Name the parent in the title or summary.", Severity.WARNING)
def check_one_parent(collection: Collection) -> Iterator[Fault]:
    """Several bodies of one parent are not told as if they were several origins."""
    standings = collection.once(Standings)
    for claim in collection.claims.values():
        origins = standings.standing(claim.id).support.origins
        if len(origins) != 1:
            continue
        root, text = origins[0].root, _text(claim.record)
        named = [body for body in origins[0].bodies if names_any(collection, text, [body])]
        if len(named) > 1 and not names_any(collection, text, [root]):
            bodies, parent = listed(collection, named), listed(collection, [root])
            found = f"{bodies} count as one origin, {parent}, and the text does not tell"
            yield fault(claim, "summary", found, f"name {parent}")


@check("J403", "Say who says it.", Severity.WARNING)
def check_attributed_titles(collection: Collection) -> Iterator[Fault]:
    """A title says who says it, unless the claim is corroborated, acknowledged or background."""
    if any(kind == "speakers" for kind, _ in collection.broken):
        return  # nobody can tell whom a title names
    if collection.site.record.language.partition("-")[0] != "en":
        return  # the verbs of saying are English ones
    standings = collection.once(Standings)
    for claim in collection.claims.values():
        title, grade = claim.record.title, standings.standing(claim.id).grade
        if grade in _FACTS or claim.record.kind is ClaimKind.BACKGROUND or _SAYING.search(title):
            continue
        speakers = [s for each in standings.contributions(claim.id) for s in each.chain.speakers]
        if not names_any(collection, title, speakers):
            found = f"it states as fact what is {grade}"
            yield fault(claim, "title", found)


@check("J404", "Add at most eight words from the source.", Severity.WARNING)
def check_wording(collection: Collection) -> Iterator[Fault]:
    """A figure is given as the source words it, too, if it does so itself and in our language."""
    language = collection.site.record.language
    for figure in collection.all_figures():
        source = figure.statement.source
        work = collection.sources.get(source)
        foreign = work and work.record.language != language
        if not (figure.estimate.wording or foreign or is_reworded(collection, source)):
            found = f"'{figure.id}' is not given as the source words it"
            yield fault(figure, "wording", found)


@check("J405", "Name the work that was read.", Severity.WARNING)
def check_read(collection: Collection) -> Iterator[Fault]:
    """A statement rests on a work that was read."""
    for claim, way, statement in each_statement(collection):
        work = collection.sources.get(statement.source)
        if work and work.record.read is Read.NOT_READ:
            others = (*collection.copies.get(statement.source, ()), *statement.also_in)
            fits = [id_ for id_ in dict.fromkeys(others) if _can_carry(collection, id_, statement)]
            hint = f"name the work that was read: it may be {' or '.join(fits)}" if fits else ""
            found = f"'{statement.source}' is known only through another work"
            yield fault(claim, (*way, "source"), found, hint)


def _can_carry(collection: Collection, source: str, statement: Statement) -> bool:
    """Return whether a work was read, and is not older than what the statement says."""
    work = collection.sources.get(source)
    if not work or work.record.read is Read.NOT_READ:
        return False
    issued = work.record.issued
    return not (issued and statement.said_on and issued.before(statement.said_on))


def _side(collection: Collection, speaker: str) -> str | None:
    """Return the side a speaker takes, or else its parent: a captive counts with the captor."""
    for id_ in (speaker, root_of(collection, speaker)):
        entry = collection.speakers.get(id_)
        stake = collection.stakes.get(entry.record.stake) if entry else None
        if stake and stake.record.side:
            return stake.record.side
    return None


def _text(claim: Claim) -> str:
    return f"{claim.title} {claim.summary}"
