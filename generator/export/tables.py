"""The records as CSV tables, described by a Frictionless Data Package."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.collection import Collection, Entry, Figure
from generator.evidence import Evidence

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, Frictionless type, meaning, and the table it points into."""

    name: str
    type: str
    description: str
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns and a function from the records to its rows, first column the key."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Collection, Evidence], Iterable[Row]]

    def csv(self, collection: Collection, evidence: Evidence) -> bytes:
        """Return the table as CSV (RFC 4180, but with line feeds), UTF-8."""
        text = io.StringIO()
        names = [column.name for column in self.columns]
        writer = csv.DictWriter(text, names, lineterminator="\n")
        writer.writeheader()
        for row in self.rows(collection, evidence):
            writer.writerow({name: _cell(row.get(name)) for name in names})
        return text.getvalue().encode()

    def resource(self) -> dict[str, Any]:
        """Return the table's entry in the data package."""
        fields = [
            {"name": column.name, "type": column.type, "description": column.description}
            for column in self.columns
        ]
        keys = [
            {
                "fields": [column.name],
                "reference": {"resource": column.refers_to, "fields": ["id"]},
            }
            for column in self.columns
            if column.refers_to and column.type != "array"
        ]
        return {
            "name": self.name,
            "title": self.title,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": fields, "primaryKey": ["id"], "foreignKeys": keys},
        }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return json.dumps(list(value), ensure_ascii=False)
    text = str(value)
    # A spreadsheet runs a cell that begins with one of these as a formula.
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _claims(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for claim in collection.claims.values():
        record = claim.record
        standing = evidence.standings[claim.id]
        yield {
            "id": claim.id,
            "title": record.title,
            "statement": record.statement,
            "topic": record.topic,
            "kind": record.kind,
            "happened": record.happened,
            "places": record.places,
            "standing": standing.grade,
            "standing_rule": standing.rule,
            "articles": len(standing.support.articles),
            "reports": len(standing.support.reports),
            "origins": len(standing.support.origins),
            "undetermined": len(standing.support.undetermined),
            "reviewed": record.reviewed,
        }


def _reports(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for claim in collection.claims.values():
        for index, report in enumerate(claim.record.reports):
            chain = evidence.chains[claim.id][index]
            yield {
                "id": f"{claim.id}.{index + 1}",
                "claim": claim.id,
                "source": report.source,
                "also_in": report.also_in,
                "says": report.says,
                "origin": chain.origin if chain.determined else None,
                "chain": chain.speakers,
                "works": chain.works,
                "said_on": report.said_on,
                "stance": report.stance,
                "evidence": [str(kind) for kind in report.evidence],
                "likelihood": report.likelihood,
            }


def _estimates(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for figure in collection.figures.values():
        yield _estimate(figure, evidence)


def _estimate(figure: Figure, evidence: Evidence) -> Row:
    estimate = figure.estimate
    chain = evidence.chains[figure.claim.id][figure.report_index]
    return {
        "id": estimate.id,
        "claim": figure.claim.id,
        "source": figure.report.source,
        "speaker": chain.origin if chain.determined else None,
        "quantity": estimate.quantity,
        "includes": estimate.includes,
        "population": estimate.population,
        "area": estimate.area,
        "measure": estimate.measure,
        "value": estimate.value,
        "low": estimate.value.low,
        "best": estimate.value.best,
        "high": estimate.value.high,
        "low_open": str(estimate.value.low_open).lower(),
        "high_open": str(estimate.value.high_open).lower(),
        "wording": estimate.wording,
        "as_of": estimate.as_of,
        "said_on": figure.report.said_on,
        "supersedes": estimate.supersedes,
        "component_of": estimate.component_of,
        "note": estimate.note,
    }


def _sources(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    del evidence
    for source in collection.sources.values():
        record = source.record
        yield {
            **_plain(source),
            "original_title": record.original_title,
            "container_title": record.container_title,
            "url": record.url,
            "derived_from": record.derived_from.source if record.derived_from else None,
            "how": record.derived_from.how if record.derived_from else None,
            "archives": [archive.url for archive in record.archives],
        }


def _plain(entry: Entry[Any]) -> dict[str, Any]:
    return {"id": entry.id} | {name: getattr(entry.record, name) for name in type(entry.record).model_fields}


def _of(kind: str) -> Callable[[Collection, Evidence], Iterable[Row]]:
    def rows(collection: Collection, evidence: Evidence) -> Iterable[Row]:
        del evidence
        return [_plain(entry) for entry in getattr(collection, kind).values()]

    return rows


_ID = Column("id", "string", "identifier, for good")

TABLES = (
    Table("claims", "Claims and how well they are supported", (
        _ID,
        Column("title", "string", "short sentence"),
        Column("statement", "string", "the claim in the site's words"),
        Column("topic", "string", "section of the explainer"),
        Column("kind", "string", "sort of statement"),
        Column("happened", "string", "when, EDTF"),
        Column("places", "array", "identifiers of places", "places"),
        Column("standing", "string", "how well supported, derived"),
        Column("standing_rule", "string", "the rule that gave the standing"),
        Column("articles", "integer", "works that carry it"),
        Column("reports", "integer", "acts of saying that support it"),
        Column("origins", "integer", "independent origins among them"),
        Column("undetermined", "integer", "reports whose origin nobody can tell"),
        Column("reviewed", "date", "last gone through by an editor"),
    ), _claims),
    Table("reports", "Who said what, where, on what evidence", (
        _ID,
        Column("claim", "string", "the claim", "claims"),
        Column("source", "string", "the work that the editor read", "sources"),
        Column("also_in", "array", "further works that carry it", "sources"),
        Column("says", "string", "paraphrase"),
        Column("origin", "string", "who said it first; empty if undetermined", "speakers"),
        Column("chain", "array", "originator, then each relay, completed", "speakers"),
        Column("works", "array", "lineage of the work, root first", "sources"),
        Column("said_on", "string", "when it was said, EDTF"),
        Column("stance", "string", "what the speaker does with the claim"),
        Column("evidence", "array", "what is shown for it"),
        Column("likelihood", "string", "how likely, in the source's words"),
    ), _reports),
    Table("estimates", "Figures with their bounds", (
        _ID,
        Column("claim", "string", "the claim", "claims"),
        Column("source", "string", "the work that the editor read", "sources"),
        Column("speaker", "string", "who gave the figure; empty if undetermined", "speakers"),
        Column("quantity", "string", "what is counted"),
        Column("includes", "array", "what a composite counts together"),
        Column("population", "string", "who is counted"),
        Column("area", "string", "where", "places"),
        Column("measure", "string", "what the figure counts over time"),
        Column("value", "string", "the figure in words"),
        Column("low", "integer", "low bound; empty is unknown, not zero"),
        Column("best", "integer", "best value; empty is unknown, not zero"),
        Column("high", "integer", "high bound; empty is unknown, not zero"),
        Column("low_open", "boolean", "the low bound itself is outside"),
        Column("high_open", "boolean", "the high bound itself is outside"),
        Column("wording", "string", "as the source words it"),
        Column("as_of", "string", "when the figure holds, EDTF"),
        Column("said_on", "string", "when it was said, EDTF"),
        Column("supersedes", "string", "the estimate it replaces", "estimates"),
        Column("component_of", "string", "the estimate it is a part of", "estimates"),
        Column("note", "string", "what to know to read it rightly"),
    ), _estimates),
    Table("sources", "Works, what they derive from and how much was read", (
        _ID,
        Column("type", "string", "CSL type"),
        Column("title", "string", "title in the site's language"),
        Column("original_title", "string", "title as published, in another language"),
        Column("label", "string", "our description, where no title is known"),
        Column("publisher", "string", "who published it", "speakers"),
        Column("container_title", "string", "publication, where not the publisher's name"),
        Column("author", "array", "as printed"),
        Column("issued", "string", "when published, EDTF"),
        Column("language", "string", "BCP 47"),
        Column("url", "string", "the publisher's address, where known"),
        Column("url_status", "string", "what is at the address"),
        Column("archives", "array", "saved copies"),
        Column("derived_from", "string", "the work it derives from", "sources"),
        Column("how", "string", "how it derives"),
        Column("read", "string", "how much the editors read"),
        Column("sha256", "string", "of the copy that was read"),
        Column("note", "string", "what to know about it"),
    ), _sources),
    Table("speakers", "Who says things, and their stake", (
        _ID,
        Column("name", "string", "name or description"),
        Column("kind", "string", "kind of speaker"),
        Column("country", "string", "country it speaks from"),
        Column("part_of", "string", "the speaker of which it is a body", "speakers"),
        Column("stake", "string", "its interest in the matter"),
        Column("descriptor", "string", "what access, what interest"),
    ), _of("speakers")),
    Table("places", "Places and how finely they are known", (
        _ID,
        Column("name", "string", "name"),
        Column("kind", "string", "kind of place"),
        Column("latitude", "number", "degrees north"),
        Column("longitude", "number", "degrees east"),
        Column("radius_km", "number", "how far off it may be"),
        Column("precision", "string", "how finely it is known"),
        Column("basis", "string", "how the coordinates were found"),
        Column("within", "string", "the place it lies in", "places"),
        Column("located_by", "string", "who located it"),
        Column("descriptor", "string", "what it is"),
    ), _of("places")),
)  # fmt: skip


def data_package(collection: Collection) -> dict[str, Any]:
    """Return the descriptor of all tables. After Frictionless Data Package 1.0."""
    site = collection.site.record
    return {
        "profile": "tabular-data-package",
        "name": "records",
        "title": site.title,
        "description": site.description,
        "homepage": collection.settings.site_url,
        "version": str(site.published),
        "licenses": [{"name": site.licence}],
        "resources": [table.resource() for table in TABLES],
    }


def export_tables(collection: Collection, evidence: Evidence) -> dict[str, bytes]:
    """Return every table and the descriptor, by file name."""
    files = {f"{table.name}.csv": table.csv(collection, evidence) for table in TABLES}
    descriptor = json.dumps(data_package(collection), indent=2, ensure_ascii=False)
    return files | {"datapackage.json": descriptor.encode() + b"\n"}
