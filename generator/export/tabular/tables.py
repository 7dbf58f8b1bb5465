"""The tables: what was recorded and what was derived from it. One list has them all."""

import inspect
from collections.abc import Iterator

from generator.evidence.origins.chains import root_of
from generator.export.facts import Facts
from generator.export.feed import first_names, news
from generator.export.tabular.claims import CLAIMS, RELATIONS
from generator.export.tabular.comparison import COMPARISONS, ESTIMATES, REVISIONS, SERIES
from generator.export.tabular.origins import LINES, ORIGINS
from generator.export.tabular.standings import STANDINGS, WITHDRAWALS
from generator.export.tabular.statements import STATEMENT_WORKS, STATEMENTS
from generator.export.tabular.table import (
    ID,
    OF_CLAIM,
    URL,
    Column,
    Row,
    Table,
    entries,
    record_row,
    words,
)
from generator.kinds import KINDS
from generator.model import Exhibit, Place, Population, Quantity, Source, Speaker, Topic, lists
from generator.model.base import Word
from generator.model.csl import CslFields
from generator.model.lists import ChangeKind
from generator.model.source import Derivation, WorkStatus

VERSION = "3.1.0"
"""The version of the tables' form: the first part changes with a column's name or meaning."""


def _sources(facts: Facts) -> Iterator[Row]:
    for source in facts.collection.sources.values():
        record = source.record
        full = record_row(facts, "sources", source.id, record)
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
    for row in entries("speakers")(facts):
        kind = facts.collection.speaker_kinds[row["kind"]].record
        yield {**row, "root": root_of(facts.collection, row["id"]), "unnamed": kind.unnamed}


def _changes(facts: Facts) -> Iterator[Row]:
    first = first_names(facts.collection)
    for dated in news(facts):
        url = facts.url("claim", dated.claim)
        yield {
            "id": f"{first[dated.claim]}.{dated.mark}",
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


CHANGES = Table(
    "changes", "New claims, changes of standing and corrections, newest first", _changes,
    derived=(
        ID,
        OF_CLAIM,
        words("kind", "What sort of change it is.", ChangeKind),
        Column("on", "The day of the change; of a standing, that on which it was said.", "date"),
        Column("what", "What was changed."),
        Column("why", "Why it was changed."),
        URL,
    ),
)  # fmt: skip

TABLES = (
    CLAIMS, STATEMENTS, STATEMENT_WORKS, ORIGINS, LINES,
    ESTIMATES, SERIES, COMPARISONS, REVISIONS, STANDINGS, WITHDRAWALS, RELATIONS,
    Table(
        "exhibits", "What was shown, by whom, and whose hands it came through",
        entries("exhibits"), Exhibit,
        "name kind description shown_by shown_on shown_again came_through checks part_of places "
        "unknown", (URL,),
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
            *(Column(f"status_{name}", field.description or "", of="sources" * (name == "source"))
              for name, field in WorkStatus.model_fields.items()),
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
            URL,
        ),
    ),
    Table(
        "places", "Places and how finely they are known", entries("places"), Place,
        "name names kind latitude longitude radius_km precision basis area within located_by "
        "descriptor", (URL,),
    ),
    Table("topics", "The sections of the explainer", entries("topics"), Topic,
          "name question", (URL,)),
    Table("quantities", "What can be counted", entries("quantities"), Quantity,
          "name question definition unit negative decimals composite words part_of "
          "not_comparable_with"),
    Table("populations", "Who or what is counted", entries("populations"), Population,
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
