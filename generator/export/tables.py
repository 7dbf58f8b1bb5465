"""The tables: what was recorded and what was derived from it. One list has them all."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from generator.evidence.origins.chains import root_of
from generator.evidence.origins.origins import Provenance
from generator.evidence.standing.standing import Standing
from generator.export.comparison import COMPARISONS, ESTIMATES, REVISIONS, SERIES
from generator.export.dates import day_of_change
from generator.export.feed import news
from generator.export.table import Column, Facts, Row, Table, words
from generator.kinds import KINDS
from generator.model import (
    Claim,
    Exhibit,
    Passage,
    Place,
    Population,
    Quantity,
    Source,
    Speaker,
    Statement,
    Topic,
    lists,
)
from generator.model.base import Word
from generator.model.csl import CslFields
from generator.model.lists import ChangeKind, Grade, RelationKind
from generator.model.source import Derivation, WorkStatus
from generator.read.collection import Entry

VERSION = "3.0.0"
"""The version of the tables' form: the first part changes with a column's name or meaning."""

_URL = Column("url", "Where readers see it.")
_COUNTS = (
    Column("articles", "Works that carry it, or spread a falsehood.", "integer"),
    Column("statements", "Acts of saying that support it, or spread a falsehood.", "integer"),
    Column("origins", "Those who first said it, bodies of one parent counted once.", "integer"),
    Column("lines", "Lines of evidence into which the origins fall.", "integer"),
    Column("undetermined", "Sayings whose origin nobody can tell.", "integer"),
)
_OF_CLAIM = Column("claim", "The claim it belongs to.", of="claims", constraints={"required": True})


def _fields(model: type[BaseModel], prefix: str = "") -> tuple[Column, ...]:
    """Return the fields of a part of a record as texts, perhaps with a prefix."""
    return tuple(
        Column(f"{prefix}{name}", field.description or "")
        for name, field in model.model_fields.items()
    )


def _record(facts: Facts, plural: str, id_: str, record: BaseModel) -> dict[str, Any]:
    page = KINDS[plural].page
    own = {name: getattr(record, name) for name in type(record).model_fields}
    return {**({"url": facts.url(KINDS[plural].name, id_)} if page else {}), **own, "id": id_}


def _counted(told: Provenance) -> dict[str, int]:
    names = ("articles", "origins", "lines", "undetermined")
    return {"statements": len(told.acts), **{name: len(getattr(told, name)) for name in names}}


def _claims(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        standing = facts.evidence.standings[claim.id]
        record = claim.record
        yield {
            **_record(facts, "claims", claim.id, record),
            "standing": standing.grade,
            "standing_rule": standing.rule,
            "derived_standing": standing.derived,
            "standing_because": standing.because,
            "refuted_by": standing.refuted_by,
            **_counted(standing.told),
            "carried_by": standing.told.articles,
            "opposed_by": standing.against.articles,
            "sha256": claim.document.sha256,
            "changed": day_of_change(record),
        }


def _statements(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        standing = facts.evidence.standings[claim.id]
        counted = _counting(claim, standing)
        for index, statement in enumerate(claim.record.statements):
            chain = facts.evidence.chains[claim.id][index]
            origin = chain.origin if chain.determined else None
            yield {
                **{name: getattr(statement, name) for name in Statement.model_fields},
                "id": f"{claim.id}.{statement.id}",
                "url": facts.url("statement", claim.id, statement.id),
                "claim": claim.id,
                "origin": origin,
                "first_voice": chain.origin,
                "root": origin and root_of(facts.collection, origin),
                "chain": chain.speakers,
                "works": chain.works,
                **{f"passage_{end}": getattr(statement.passage, end, None) for end in _ENDS},
                "page": statement.passage and statement.passage.page,
                "time": statement.passage and statement.passage.time,
                **counted.get(index, {}),
            }


_ENDS = ("start", "end")


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


def _standings(facts: Facts) -> Iterator[Row]:
    for claim, history in facts.evidence.histories.items():
        for number, (day, standing) in enumerate(history, 1):
            yield {
                "claim": claim,
                "number": number,
                "since": day,
                "standing": standing.grade,
                **_counted(standing.told),
                "against": len(standing.against.acts),
                "refuted_by": standing.refuted_by,
            }


def _relations(facts: Facts) -> Iterator[Row]:
    for claim in facts.collection.claims.values():
        for relation in claim.record.relations:
            yield {
                "claim": claim.id,
                "kind": relation.kind,
                "other": relation.claim,
                "note": relation.note,
            }


def _sources(facts: Facts) -> Iterator[Row]:
    for source in facts.collection.sources.values():
        record = source.record
        full = _record(facts, "sources", source.id, record)
        yield {
            **full,
            "url": record.url,
            "record_url": full["url"],
            "derived_from": record.derived_from and record.derived_from.source,
            "how": record.derived_from and record.derived_from.how,
            "archives": [archive.url for archive in record.archives],
            **{
                f"status_{name}": getattr(record.status, name, None)
                for name in WorkStatus.model_fields
            },
            "claims": facts.evidence.carried.get(source.id, ()),
        }


def _speakers(facts: Facts) -> Iterator[Row]:
    for row in _entries("speakers")(facts):
        kind = facts.collection.speaker_kinds[row["kind"]].record
        yield {**row, "root": root_of(facts.collection, row["id"]), "unnamed": kind.unnamed}


def _changes(facts: Facts) -> Iterator[Row]:
    for dated in news(facts):
        url = facts.url("claim", dated.claim)
        yield {
            "id": f"{dated.first_called}.{dated.mark}",
            "claim": dated.claim,
            "kind": dated.kind,
            **{name: getattr(dated.change, name) for name in ("on", "what", "why")},
            "url": f"{url}#{_SHOWN[dated.kind]}",
        }


_SHOWN = {
    ChangeKind.ADDED: "_top",
    ChangeKind.STANDING: "history",
    ChangeKind.CORRECTED: "changes",
}
"""The part of a claim's page that shows a change."""


def _vocabulary(facts: Facts) -> Iterator[Row]:
    for kind in KINDS.values():
        if kind.general or kind.plural in ("topics", "terms", "quantities", "populations"):
            for id_, entry in facts.collection.of(kind.plural).items():
                record = entry.record
                texts = (getattr(record, name, None) for name in _MEANINGS)
                meaning = next(filter(None, texts), None)
                yield {"list": kind.plural, "id": id_, "name": record.name, "meaning": meaning}
    for name, each in inspect.getmembers(lists, inspect.isclass):
        if issubclass(each, Word) and each is not Word:
            for word in each:
                yield {"list": name, "id": str(word), "name": str(word), "meaning": word.meaning}


_MEANINGS = ("meaning", "definition", "question")


def _entries(plural: str) -> Any:
    def rows(facts: Facts) -> Iterable[Row]:
        entries = facts.collection.of(plural).values()
        return (_record(facts, plural, entry.id, entry.record) for entry in entries)

    return rows


CHANGES = Table(
    "changes", "New claims, changes of standing and corrections, newest first", _changes,
    derived=(
        Column("id", "A name for good.", constraints={"required": True, "unique": True}),
        _OF_CLAIM,
        words("kind", "What sort of change it is.", ChangeKind),
        Column("on", "The day of the change; of a standing, that on which it was said.", "date"),
        Column("what", "What was changed."),
        Column("why", "Why it was changed."),
        _URL,
    ),
)  # fmt: skip

TABLES = (
    Table(
        "claims", "Claims and how well they are supported", _claims, Claim,
        "title summary topic kind happened places known unknown would_change_this independence "
        "status reviewed",
        (
            words("standing", "How well it is supported; derived.", Grade),
            Column("standing_rule", "The rule that gave the standing."),
            words("derived_standing", "The standing that the statements alone amount to.", Grade),
            Column("standing_because", "Why an editor set another standing, where one did."),
            Column("refuted_by", "Well-supported claims that refute it.", "array", "claims"),
            *_COUNTS,
            Column("carried_by", "The works that `articles` counts.", "array", "sources"),
            Column("opposed_by", "The works that carry what denies, doubts or corrects it.",
                   "array", "sources"),
            Column("sha256", "The SHA-256 of the record of which its page is made."),
            Column("changed", "When it was last looked through or changed.", "date"),
            _URL,
        ),
    ),
    Table(
        "statements", "Who said what, where, on what evidence", _statements, Statement,
        "source also_in says said_on occasion stance evidence exhibits likelihood note",
        (
            _OF_CLAIM,
            Column("origin", "Who said it first; empty where undetermined.", of="speakers"),
            Column("first_voice", "The first speaker known, the origin or not.", of="speakers"),
            Column("root", "The organisation at the top of the origin.", of="speakers"),
            Column("chain", "Who said it first, then each who passed it on; completed.", "array",
                   "speakers"),
            Column("works", "The works it came through, the earliest first.", "array", "sources"),
            *(
                Column(f"{prefix}{name}", Passage.model_fields[name].description or "")
                for name, prefix in
                (("start", "passage_"), ("end", "passage_"), ("page", ""), ("time", ""))
            ),
            Column("side", "Whether it counts today for the claim (or as what spread a falsehood) "
                   "or against it; empty where it does not count.",
                   constraints={"enum": ["for", "against"]}),
            Column("act", "The first statement of the same act of saying.", of="statements"),
            Column("counts_as", "The origin as which it counts.", of="speakers"),
            Column("line", "The first origin of its line of evidence.", of="speakers"),
            Column("undetermined", "Whether it counts as a saying whose origin nobody can tell.",
                   "boolean"),
            _URL,
        ),
    ),
    Table(
        "statement-works", "The works that carry each statement", _statement_works,
        derived=(
            Column("statement", "The statement.", of="statements", constraints={"required": True}),
            Column("source", "The work that carries it.", of="sources",
                   constraints={"required": True}),
            _OF_CLAIM,
            Column("how", "How that is known: it was read there or seen there, it lies earlier on "
                   "the way, or it is a copy that carries the whole.",
                   constraints={"enum": ["read", "also-in", "earlier", "copy"]}),
            Column("counted", "Whether the work counts today for or against the claim.", "boolean"),
        ),
        key=("statement", "source"),
    ),
    ESTIMATES, SERIES, COMPARISONS, REVISIONS,
    Table(
        "standings", "How the standing of each claim came about", _standings,
        derived=(
            _OF_CLAIM,
            Column("number", "The place in the claim's history, the first being 1.", "integer"),
            Column("since", "The day from which it held; empty where no date is known.", "date"),
            words("standing", "The derived standing from then on.", Grade),
            *_COUNTS,
            Column("against", "Acts of saying that deny, doubt or correct it.", "integer"),
            Column("refuted_by", "Well-supported claims that refute it then.", "array", "claims"),
        ),
        key=("claim", "number"),
    ),
    Table(
        "relations", "How claims bear on one another", _relations,
        derived=(
            _OF_CLAIM,
            words("kind", "The relation, read `this claim <relation> the other`.", RelationKind),
            Column("other", "The other claim.", of="claims", constraints={"required": True}),
            Column("note", "Why, in a sentence."),
        ),
        key=("claim", "kind", "other"),
    ),
    Table(
        "exhibits", "What was shown, by whom, and whose hands it came through",
        _entries("exhibits"), Exhibit,
        "name kind description shown_by shown_on shown_again came_through checks part_of places "
        "unknown", (_URL,),
    ),
    Table(
        "sources", "Works, what they derive from and how much was read", _sources, Source,
        "type title original_title label publisher container_title author issued accessed "
        "language url url_status archives read carries sha256 note "
        + " ".join(CslFields.model_fields),
        (
            Column("derived_from", "The work that it copies, translates, rewrites or quotes.",
                   of="sources"),
            Column("how", Derivation.model_fields["how"].description or ""),
            *(Column(c.name, c.description, of="sources" if c.name == "status_source" else "")
              for c in _fields(WorkStatus, "status_")),
            Column("claims", "The claims that count it, for or against.", "array", "claims"),
            Column("record_url", "Where readers see it."),
        ),
    ),
    Table(
        "speakers", "Who says things, and their stake", _speakers, Speaker,
        "name in_text names kind country part_of depends_on stake descriptor",
        (
            Column("root", "The organisation at the top of `part_of`.", of="speakers"),
            Column("unnamed", "Whether nobody is told who it is: it can admit nothing.", "boolean"),
            _URL,
        ),
    ),
    Table(
        "places", "Places and how finely they are known", _entries("places"), Place,
        "name names kind latitude longitude radius_km precision basis area within located_by "
        "descriptor", (_URL,),
    ),
    Table("topics", "The sections of the explainer", _entries("topics"), Topic,
          "name question", (_URL,)),
    Table("quantities", "What can be counted", _entries("quantities"), Quantity,
          "name question definition unit negative decimals composite words part_of "
          "not_comparable_with"),
    Table("populations", "Who or what is counted", _entries("populations"), Population,
          "name part_of"),
    Table(
        "vocabulary", "Every word of every list, and what it means", _vocabulary,
        derived=(
            Column("list", "The list.", constraints={"required": True}),
            Column("id", "The word, as columns have it.", constraints={"required": True}),
            Column("name", "What readers see."),
            Column("meaning", "What it means."),
        ),
        key=("list", "id"),
    ),
    CHANGES,
)  # fmt: skip
