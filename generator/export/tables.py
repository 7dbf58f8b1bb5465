"""The records as CSV tables, described by a Frictionless Data Package.

A column named after a field of a record means what the field means; derived columns say so here.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.evidence import Evidence
from generator.evidence.units import measured
from generator.kinds import KINDS
from generator.model import (
    Claim,
    Edtf,
    Estimate,
    Exhibit,
    Passage,
    Place,
    Source,
    Speaker,
    Statement,
)
from generator.model.csl import CslFields
from generator.model.notation.numbers import plain
from generator.model.source import WorkStatus
from generator.read.collection import Collection, Entry, Figure

Row = Mapping[str, Any]
Rows = Callable[[Collection, Evidence], Iterable[Row]]

VERSION = "2.3.0"
"""The version of the tables' form: the first part changes with a column's name or meaning."""

_ENDS = {"from": "The beginning", "to": "The end"}
_KEY = "A name for good."
_DERIVED = {
    "claim": "claims", "statement": "statements", "source": "sources", "speaker": "speakers",
    "origin": "speakers", "derived_from": "sources", "status_source": "sources",
}  # fmt: skip
"""The table that a column points into which is no field of its record, by its name."""

_TYPES = {
    "articles": "integer", "statements": "integer", "origins": "integer", "undetermined": "integer",
    "low": "number", "best": "number", "high": "number", "low_open": "boolean",
    "interval_low": "number", "interval_high": "number", "level": "number", "high_open": "boolean",
    "latitude": "number", "longitude": "number", "radius_km": "number",
    "reviewed": "date", "places": "array", "also_in": "array", "chain": "array", "works": "array",
    "evidence": "array", "exhibits": "array", "came_through": "array", "lines": "integer",
    "includes": "array", "author": "array", "archives": "array", "editor": "array",
    "translator": "array",
    "carried_by": "array", "opposed_by": "array", "claims": "array",
}  # fmt: skip
"""The Frictionless type of a column that is not a text, by the name of the column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and what it means."""

    name: str
    description: str

    @property
    def type(self) -> str:
        """The Frictionless type."""
        return _TYPES.get(self.name, "string")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, of which the first is the key, and a function from the records to the rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Rows

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
        refers = {**KINDS["claims"].references, **KINDS[self.name].references, **_DERIVED}
        others = {table.name for table in TABLES}
        keys = [
            {"fields": [column.name], "reference": {"resource": other, "fields": ["id"]}}
            for column in self.columns
            if column.type == "string" and (other := refers.get(column.name)) in others
        ]
        return {
            "name": self.name,
            "title": self.title,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": fields, "primaryKey": ["id"], "foreignKeys": keys},
        }


def _spans(**dates: Edtf | None) -> dict[str, str | None]:
    """Return the beginning and end of each date as ISO 8601 has them; empty where open."""
    return {
        f"{name}_{end}": day
        for name, date in dates.items()
        for end, day in zip(_ENDS, date.bounds if date else (None, None), strict=True)
    }


def _span_columns(*names: str) -> dict[str, str]:
    return {
        f"{name}_{end}": f"{told} of `{name}`, to the day or the minute; empty where that is open."
        for name in names
        for end, told in _ENDS.items()
    }


def _columns(
    model: type[BaseModel], names: str, derived: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Return the key, the fields of a record by name, and derived columns with their meaning."""
    own = {name: model.model_fields[name].description or "" for name in names.split()}
    named = {"id": _KEY} | own | dict(derived or {})
    return tuple(Column(name, text) for name, text in named.items())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, Decimal):
        return plain(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # A spreadsheet runs a cell that begins with one of these as a formula.
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def _record(id_: str, record: BaseModel) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields} | {"id": id_}


def _entries(kind: str) -> Rows:
    def rows(collection: Collection, evidence: Evidence) -> Iterable[Row]:
        del evidence
        entries: Iterable[Entry[Any]] = getattr(collection, kind).values()
        return [_record(entry.id, entry.record) for entry in entries]

    return rows


def _claims(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for claim in collection.claims.values():
        standing = evidence.standings[claim.id]
        counts = ("articles", "origins", "lines", "undetermined")
        told = standing.told
        yield {
            **_record(claim.id, claim.record),
            "standing": standing.grade,
            "standing_rule": standing.rule,
            "statements": len(told.acts),
            **{name: len(getattr(told, name)) for name in counts},
            "carried_by": told.articles,
            "opposed_by": standing.against.articles,
            **_spans(happened=claim.record.happened),
        }


def _statements(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for claim in collection.claims.values():
        for index, statement in enumerate(claim.record.statements):
            chain = evidence.chains[claim.id][index]
            yield {
                **_record(f"{claim.id}.{statement.id}", statement),
                "claim": claim.id,
                "origin": chain.origin if chain.determined else None,
                "chain": chain.speakers,
                "works": chain.works,
                "page": statement.passage and statement.passage.page,
                "time": statement.passage and statement.passage.time,
                **_spans(said_on=statement.said_on),
                "evidence": [str(kind) for kind in statement.evidence],
            }


def _estimates(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    return [_estimate(collection, figure, evidence) for figure in collection.figures.values()]


def _estimate(collection: Collection, figure: Figure, evidence: Evidence) -> Row:
    chain = evidence.chains[figure.claim.id][figure.statement_index]
    unit = collection.quantities[figure.estimate.quantity].record.unit
    value = measured(figure.estimate.value, unit) or figure.estimate.value
    sure = value.confidence
    bounds = ("low", "best", "high", "low_open", "high_open")
    return {
        **_record(figure.id, figure.estimate),
        "claim": figure.claim.id,
        "source": figure.statement.source,
        "speaker": chain.origin if chain.determined else None,
        "said_on": figure.statement.said_on,
        **{name: getattr(value, name) for name in bounds},
        "statement": f"{figure.claim.id}.{figure.statement.id}",
        "unit": unit,
        "interval_low": sure and sure.low,
        "interval_high": sure and sure.high,
        "level": sure and sure.level,
        **_spans(as_of=figure.estimate.as_of, period=figure.estimate.span),
    }


def _sources(collection: Collection, evidence: Evidence) -> Iterable[Row]:
    for source in collection.sources.values():
        derived = source.record.derived_from
        yield {
            **_record(source.id, source.record),
            "derived_from": derived.source if derived else None,
            "how": derived.how if derived else None,
            "archives": [archive.url for archive in source.record.archives],
            **{
                f"status_{name}": getattr(source.record.status, name, None)
                for name in WorkStatus.model_fields
            },
            "claims": evidence.carried.get(source.id, ()),
            **_spans(issued=source.record.issued),
        }


TABLES = (
    Table("claims", "Claims and how well they are supported", _columns(
        Claim, "title summary topic kind happened places reviewed", {
            "standing": "How well it is supported; derived.",
            "standing_rule": "The rule that gave the standing.",
            "articles": "Works that carry it, or spread a falsehood.",
            "statements": "Acts of saying that support it, or spread a falsehood.",
            "origins": "Those who first said it, bodies of one parent counted once.",
            "undetermined": "Statements whose origin nobody can tell.",
            "lines": "Lines of evidence into which the origins fall.",
            "carried_by": "The works that carry it: those that `articles` counts.",
            "opposed_by": "The works that carry what denies, doubts or corrects it.",
            **_span_columns("happened"),
        }), _claims),
    Table("statements", "Who said what, where, on what evidence", _columns(
        Statement, "source also_in says said_on occasion stance evidence likelihood note", {
            "claim": "The claim it speaks to.",
            "origin": "Who said it first; empty where that is undetermined.",
            "chain": "Who said it first, then each who passed it on; completed.",
            "works": "The works it came through, the earliest first.",
            "page": Passage.model_fields["page"].description or "",
            "time": Passage.model_fields["time"].description or "",
            "exhibits": "The things that were shown for it.",
            **_span_columns("said_on"),
        }), _statements),
    Table("estimates", "Figures with their bounds", _columns(
        Estimate,
        "quantity includes population area measure value wording as_of supersedes "
        "component_of note",
        {
            "claim": "The claim it stands in.",
            "source": "The work that the editor read.",
            "speaker": "Who gave the figure; empty where that is undetermined.",
            "said_on": "When it was said.",
            "low": "The low bound; empty is unknown, not zero.",
            "best": "The best value; empty is unknown, not zero.",
            "high": "The high bound; empty is unknown, not zero.",
            "low_open": "Whether the low bound itself is outside.",
            "high_open": "Whether the high bound itself is outside.",
            "statement": "The statement that gives it.",
            "unit": "What it is counted or measured in; the bounds are in it.",
            "interval_low": "The low end of the interval of confidence.",
            "interval_high": "The high end of the interval of confidence.",
            "level": "The level of the interval of confidence, in per cent.",
            "period": Estimate.model_fields["period"].description or "",
            **_span_columns("as_of", "period"),
        }), _estimates),
    Table("sources", "Works, what they derive from and how much was read", _columns(
        Source,
        "type title original_title label publisher container_title author issued accessed "
        "language url url_status archives derived_from read sha256 note",
        {
            "how": "How it derives from that work.",
            **{name: field.description or "" for name, field in CslFields.model_fields.items()},
            **{
                f"status_{name}": field.description or ""
                for name, field in WorkStatus.model_fields.items()
            },
            "carries": Source.model_fields["carries"].description or "",
            "claims": "The claims that count it, for or against.",
            **_span_columns("issued"),
        }), _sources),
    Table("speakers", "Who says things, and their stake", _columns(
        Speaker, "name kind country part_of stake descriptor"), _entries("speakers")),
    Table("exhibits", "What was shown, by whom, and whose hands it came through", _columns(
        Exhibit, "name kind description shown_by shown_on came_through part_of places"),
        _entries("exhibits")),
    Table("places", "Places and how finely they are known", _columns(
        Place, "name kind latitude longitude radius_km precision basis within located_by descriptor"
    ), _entries("places")),
)  # fmt: skip


def descriptor(collection: Collection) -> bytes:
    """Return the data package's descriptor (Frictionless), as JSON."""
    site = collection.site.record
    package = {
        "profile": "tabular-data-package",
        "name": "records",
        "title": site.title,
        "description": site.description,
        "homepage": collection.settings.site_url,
        "version": f"{VERSION}+{site.published}",
        "licenses": [{"name": site.licence}],
        "resources": [table.resource() for table in TABLES],
    }
    return json.dumps(package, indent=2, ensure_ascii=False).encode() + b"\n"
