"""Whether sentences of pages attribute what they link as its record does, as far as words can tell.

The words stand by language in attribution.yml. Both rules rather stay silent than cry wolf.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.checks.naming import names_any
from generator.checks.pages.limits import beyond
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.checks.words import word_patterns
from generator.evidence.standing.history import Standings
from generator.issues import Severity
from generator.model import Claim
from generator.model.lists import OPPOSING, ClaimKind, Grade, Stance
from generator.read.calls import Call, parts_of
from generator.read.collection import Collection
from generator.read.entry import Page

_OPEN = frozenset({Grade.CONTESTED, Grade.SINGLE_ORIGIN, Grade.ORIGIN_UNCLEAR, Grade.UNSUPPORTED})
"""Standings of what a sentence may not tell as a fact."""

_END = re.compile(r"(?<=[.!?])[”’)*_]*\s+|\n(?=\s*\n|[|#*-])")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NAMING = frozenset({"claim", "speaker", "place", "term"})


class _Sentence(NamedTuple):
    text: str
    claims: list[tuple[int, str]]
    """The claims that it links, each with where its call stands in the page."""


@check("J411", "Say who says it.", Severity.WARNING)
def check_attribution(collection: Collection) -> Iterator[Fault]:
    """A sentence says who says what rests on one origin, on an unclear one, or is contested."""
    standings = collection.once(Standings)
    for page, sentence, words in _sentences(collection):
        for start, id_ in sentence.claims if not words["says"].search(sentence.text) else ():
            grade = standings.standing(id_).grade
            speakers = [s for each in standings.contributions(id_) for s in each.chain.speakers]
            if grade in _OPEN and not names_any(collection, sentence.text, speakers):
                yield _fault(page, start, f"'{id_}' is {grade}, and the sentence says it as a fact")


@check("J412", "Choose the word that its record bears out.", Severity.WARNING)
def check_strong_words(collection: Collection) -> Iterator[Fault]:
    """Words such as `confirmed`, `admitted` and `denied` stand where a linked claim has that."""
    standings = collection.once(Standings)
    for page, sentence, words in _sentences(collection):
        if not sentence.claims or words["negations"].search(sentence.text):
            continue
        told = _QUOTED.sub("", sentence.text)
        claims = [collection.claims[id_].record for _, id_ in sentence.claims]
        grades = [standings.standing(id_).grade for _, id_ in sentence.claims]
        for group in ("confirms", "admits", "denies"):
            found = words[group].search(told)
            if found and not _bears_out(group, claims, grades):
                listed = ", ".join(f"'{id_}'" for _, id_ in sentence.claims)
                more = f"'{found[0]}' says more than {listed}"
                yield _fault(page, sentence.claims[0][0], more)


def _bears_out(group: str, claims: list[Claim], grades: list[Grade]) -> bool:
    stances = {statement.stance for claim in claims for statement in claim.statements}
    if group == "denies":
        return not stances.isdisjoint(OPPOSING) or ClaimKind.DENIAL in {one.kind for one in claims}
    if group == "admits":
        return Stance.ADMITS in stances
    return Stance.CONFIRMS in stances or not _OPEN.issuperset(grades)


def _fault(page: Page, start: int, found: str) -> Fault:
    return Fault(Words(page.body, page).locate(start), found)


def _sentences(
    collection: Collection,
) -> Iterator[tuple[Page, _Sentence, Mapping[str, re.Pattern[str]]]]:
    """Yield each sentence of each page that links claims which can be read, and the words."""
    words = word_patterns(__package__, "attribution.yml", collection.site.record.language)
    for page in collection.pages.values() if words else ():
        for sentence in () if beyond(page) else _split(collection, page):
            if sentence.claims:
                yield page, sentence, words


def _split(collection: Collection, page: Page) -> Iterator[_Sentence]:
    text, linked = "", list[tuple[int, int, str]]()
    for part in parts_of(page.body):
        if isinstance(part, str):
            text += part
        elif isinstance(part, Call) and part.arguments:
            id_, *shown = (argument.text for argument in part.arguments)
            if part.name == "claim" and id_ in collection.claims:
                linked.append((len(text), part.start, id_))
                text += (shown or [collection.claims[id_].record.title])[0]
            elif part.name in _NAMING:
                text += (shown or [id_.replace("-", " ")])[0]
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        claims = [(at, id_) for place, at, id_ in linked if start <= place < end]
        yield _Sentence(text[start:end], claims)
        start = end
