"""The tables of statements: who said what, through which works it came, and as what it counts."""

from collections.abc import Iterator
from typing import Any

from generator.evidence.explain.claim import origin_because
from generator.evidence.origins.chains import root_of
from generator.evidence.standing.standing import Standing
from generator.export.facts import Facts
from generator.export.tabular.cells import json_text
from generator.export.tabular.table import OF_CLAIM, URL, Column, Row, Table
from generator.model import Claim, Passage, Statement
from generator.read.entry import Entry

_PASSAGE = {"start": "passage_start", "end": "passage_end", "page": "page", "time": "time"}


def _statements(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        counted = _counting(claim, facts.evidence.standings[claim.id])
        chains = facts.evidence.chains[claim.id]
        for index, (statement, chain) in enumerate(
            zip(claim.record.statements, chains, strict=True)
        ):
            origin = chain.origin if chain.determined else None
            yield {
                **{name: getattr(statement, name) for name in Statement.model_fields},
                "id": f"{claim.id}.{statement.id}",
                "url": facts.url("statement", claim.id, statement.id),
                "claim": claim.id,
                "origin": origin,
                "origin_reason": origin_because(chain, statement),
                "first_voice": chain.origin,
                "root": origin and root_of(facts.collection, origin),
                "chain": chain.speakers,
                "works": chain.works,
                **{own: getattr(statement.passage, name, None) for name, own in _PASSAGE.items()},
                "selector": _selector(statement.passage),
                **counted.get(index, {}),
            }


def _selector(passage: Passage | None) -> str:
    """Return the words that a passage begins and ends with as a selector, in JSON.

    A range ends before what selects its end: so that is the place after the last words.
    """
    if passage is None or passage.start is None:
        return ""
    start = _QUOTE.format(json_text(passage.start), "")
    if passage.end is None:
        return start
    end = _QUOTE.format(json_text(passage.end), _AFTER.format(len(passage.end)))
    return f'{{"type":"RangeSelector","startSelector":{start},"endSelector":{end}}}'


_QUOTE = '{{"type":"TextQuoteSelector","exact":{}{}}}'
_AFTER = ',"refinedBy":{{"type":"TextPositionSelector","start":{0},"end":{0}}}'


def _counting(claim: Entry[Claim], standing: Standing) -> dict[int, dict[str, Any]]:
    """Return as what each statement counts today, by its index."""
    found: dict[int, dict[str, Any]] = {}
    for side, counted in (("for", standing.told), ("against", standing.against)):
        line = {root: one.origins[0] for one in counted.lines for root in one.origins}
        for act in counted.acts:
            for index in act:
                first = claim.record.statements[act[0]].id
                found[index] = {"side": side, "act": f"{claim.id}.{first}"}
        for origin in counted.origins:
            for index in origin.statements:
                found[index] |= {"counts_as": origin.root, "line": line.get(origin.root)}
        for index in counted.undetermined:
            found[index]["undetermined"] = True
    return found


def _statement_works(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        standing = facts.evidence.standings[claim.id]
        counted = {*standing.told.articles, *standing.against.articles}
        chains, carriers = facts.evidence.chains[claim.id], facts.evidence.carriers[claim.id]
        for statement, chain, works in zip(claim.record.statements, chains, carriers, strict=True):
            for work in works:
                yield {
                    "statement": f"{claim.id}.{statement.id}",
                    "source": work,
                    "claim": claim.id,
                    "how": "read" if work == statement.source
                    else "also-in" if work in statement.also_in
                    else "earlier" if work in chain.works
                    else "copy",
                    "counted": work in counted,
                }  # fmt: skip


STATEMENTS = Table(
    "statements", "Who said what, where, on what evidence", _statements, Statement,
    "source also_in not_in says said_on occasion stance evidence exhibits likelihood note",
    (
        OF_CLAIM,
        Column("origin", "Who said it first; empty where undetermined.", of="speakers"),
        Column("origin_reason", "Why that speaker counts as the first, or why nobody does."),
        Column("first_voice", "The first speaker known, the origin or not.", of="speakers"),
        Column("root", "The organisation at the top of the origin.", of="speakers"),
        Column("chain", "Who said it first, then each who passed it on; completed.", "array",
               "speakers"),
        Column("works", "The works it came through, the earliest first.", "array", "sources"),
        *(
            Column(own, Passage.model_fields[name].description or "")
            for name, own in _PASSAGE.items()
        ),
        Column("selector", "The words of the passage as a selector of W3C's Web Annotation.",
               "object"),
        Column("side", "Whether it counts today for the claim (or as what spread a falsehood) "
               "or against it; empty where it does not count.",
               constraints={"enum": ["for", "against"]}),
        Column("act", "The first statement of the same act of saying.", of="statements"),
        Column("counts_as", "The origin as which it counts.", of="speakers"),
        Column("line", "The first origin of its line of evidence.", of="speakers"),
        Column("undetermined", "Whether it counts as a statement whose origin nobody can tell.",
               "boolean"),
        URL,
    ),
)  # fmt: skip
STATEMENT_WORKS = Table(
    "statement-works", "The works that carry each statement", _statement_works,
    derived=(
        Column("statement", "The statement.", of="statements", constraints={"required": True}),
        Column("source", "The work that carries it.", of="sources",
               constraints={"required": True}),
        OF_CLAIM,
        Column("how", "How that is known: it was read there or seen there, it lies earlier on "
               "the way, or it is a copy that carries the whole.",
               constraints={"enum": ["read", "also-in", "earlier", "copy"]}),
        Column("counted", "Whether the work counts today for or against the claim.", "boolean"),
    ),
    key=("statement", "source"),
)  # fmt: skip
