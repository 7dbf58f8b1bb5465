"""What a table of data is: its columns, how a cell is written, what the data package says of it.

A column named after a field of a record has its type, meaning, limits and reference from there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from generator.addresses import Addresses, record_uri
from generator.evidence import Evidence
from generator.export.bibliography import Items, all_items
from generator.kinds import KINDS
from generator.model import Edtf
from generator.model.notation.numbers import plain
from generator.read.collection import Collection
from generator.site.environment import sentences
from generator.site.words.language import Language

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Facts:
    """What downloads are made from, and those that were made of it."""

    collection: Collection
    evidence: Evidence
    addresses: Addresses
    language: Language = field(default_factory=lambda: Language("en"))
    made: dict[str, bytes] = field(default_factory=dict, compare=False)
    """The downloads made so far, by source URI: what describes the others comes after them."""

    _rows: dict[str, list[list[Any]]] = field(default_factory=dict, compare=False, repr=False)

    def url(self, kind: str, *ids: str) -> str:
        """Return where a record is shown: its public address, or that from the top of the site."""
        uri = record_uri(kind, *ids)
        page, mark, fragment = uri.partition("#")
        return self.addresses.absolute(uri) or f"{self.addresses.of(page)}{mark}{fragment}"

    @cached_property
    def say(self) -> Any:
        """The sentences on what was derived, as macros of a template."""
        return sentences(self.collection, self.evidence.points, self.language)

    @cached_property
    def works(self) -> Items:
        """Every source as reference managers have it."""
        return all_items(self.collection)

    def rows(self, table: Table) -> list[list[Any]]:
        """Return the rows of a table, each with a cell for each of its columns."""
        if table.name not in self._rows:
            self._rows[table.name] = list(table.values(table.rows(self)))
        return self._rows[table.name]


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and what stands in it."""

    name: str
    description: str
    type: str = "string"
    """As Frictionless calls it; lists and groups of fields are JSON."""

    of: str = ""
    """The table of whose rows its values are keys, or the items of its values."""

    constraints: Mapping[str, Any] = field(default_factory=dict)

    @property
    def choices(self) -> list[str]:
        """The words of the closed list, where it holds one of them."""
        return list(self.constraints.get("enum", ()))


def words(name: str, description: str, of: type[StrEnum]) -> Column:
    """Return a column that holds a word of a closed list."""
    return Column(name, description, constraints={"enum": [str(word) for word in of]})


_DAY = r"^\d{4}-\d{2}-\d{2}$"
_LIMITS = {"enum": "enum", "pattern": "pattern", "minimum": "minimum", "maximum": "maximum",
           "maxLength": "maxLength"}  # fmt: skip
_ENDS = {"from": "The beginning", "to": "The end"}
_ID = Column("id", "A name for good.", constraints={"required": True, "unique": True})


@dataclass(frozen=True)
class Table:
    """Columns and a function from the records to the rows."""

    name: str
    title: str
    rows: Callable[[Facts], Iterable[Row]]
    model: type[BaseModel] | None = None
    """What a row is a record of, if it is one; it has an `id` of its own then."""

    fields: str = ""
    """The names of the record's fields that are columns."""

    derived: tuple[Column, ...] = ()
    """The columns that are no fields of the record."""

    key: tuple[str, ...] = ("id",)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column; each date that may be vague has its beginning and end at the end."""
        model = self.model
        own = [_ID, *(self._field(model, n) for n in self.fields.split())] if model else []
        given = [*own, *self.derived]
        return (
            *given,
            *(
                Column(f"{column.name}_{end}", f"{told} of `{column.name}`; empty where open.")
                for column in given
                if column.type == "edtf"
                for end, told in _ENDS.items()
            ),
        )

    def _field(self, model: type[BaseModel], name: str) -> Column:
        schema = _schema(model)
        told = schema["properties"][name]
        description = model.model_fields[name].description or ""
        if "anyOf" in told:
            told = next(one for one in told["anyOf"] if one.get("type") != "null")
        if "$ref" in told:
            told = schema["$defs"][told["$ref"].rpartition("/")[2]]
        limits = {own: told[theirs] for theirs, own in _LIMITS.items() if theirs in told}
        kind = told["type"]
        if limits.get("pattern") == _DAY:
            kind, limits = "date", {}
        elif "Edtf" in str(model.model_fields[name].annotation):
            kind, limits = "edtf", {}
        if name in schema.get("required", ()):
            limits["required"] = True
        names = {**KINDS["claims"].references, **KINDS[self.name].references}
        return Column(name, description, kind, _home(names.get(name, "")), limits)

    def values(self, rows: Iterable[Row]) -> Iterator[list[Any]]:
        """Yield the cells of rows in the order of the columns: numbers, truths, and texts."""
        names = [column.name for column in self.columns]
        dates = [column.name for column in self.columns if column.type == "edtf"]
        for row in rows:
            spans = {
                f"{name}_{end}": day
                for name in dates
                if isinstance(date := row.get(name), Edtf)
                for end, day in zip(_ENDS, date.bounds, strict=True)
            }
            full = {**spans, **row} if spans else row
            yield [
                value if (value := full.get(name)).__class__ in _PLAIN else cell_text(value)
                for name in names
            ]

    def csv(self, values: Iterable[list[Any]]) -> bytes:
        """Return rows as CSV (RFC 4180, but with line feeds), UTF-8."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows(
            [
                (value if value[:1] not in _RUN else _guarded(value))
                if value.__class__ is str
                else number_text(value)
                for value in row
            ]
            for row in values
        )
        return text.getvalue().encode()

    def resource(self, tables: Iterable[str]) -> dict[str, Any]:
        """Return the table's entry in the data package; `tables` are those with an `id`."""
        known = set(tables)
        return {
            "name": self.name,
            "title": self.title,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [_described(column) for column in self.columns],
                "primaryKey": list(self.key),
                "foreignKeys": [
                    {
                        "fields": [column.name],
                        "reference": {
                            "resource": "" if column.of == self.name else column.of,
                            "fields": ["id"],
                        },
                    }
                    for column in self.columns
                    if column.type == "string" and column.of in known
                ],
            },
        }


def _home(plural: str) -> str:
    """Return the table that has the records of a kind, if one has."""
    kind = KINDS.get(plural)
    if kind is None or kind.model is None:
        return ""
    return "vocabulary" if kind.general else plural


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=False)


def as_json(facts: Facts, table: Table) -> bytes:
    """Return the rows of a table as JSON: a list of objects, one name a column."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in facts.rows(table)]
    return json.dumps(rows, indent=1, ensure_ascii=False).encode() + b"\n"


def _described(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "edtf" else column.type,
        "description": column.description,
    }
    if column.type == "edtf":
        found["format"] = "default"
        found["rdfType"] = "http://id.loc.gov/datatypes/edtf"
    if column.constraints:
        found["constraints"] = dict(column.constraints)
    return found


def simple(value: Any) -> Any:
    """Return a value as JSON has it: records as their fields, dates and figures as their text."""
    if value.__class__ is str:
        return value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, tuple | list):
        return [simple(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | float | dict | None) else str(value)


_PLAIN = (str, bool, int, float, Decimal)
"""What stands in a cell as it is."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def cell_text(value: Any) -> str:
    """Return what is no number as a cell has it: lists and groups as JSON; empty is unknown."""
    if value is None:
        return ""
    if value.__class__ is tuple:
        return _list(value)
    return _encode(simple(value)) if value.__class__ in (list, dict) else str(value)


@lru_cache(maxsize=1 << 16)
def _list(values: tuple[Any, ...]) -> str:
    return _encode(simple(values))


def number_text(value: float | Decimal) -> str:
    """Return a number or truth as a CSV has it."""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _guarded(text: str) -> str:
    # A spreadsheet runs a cell that begins with one of these as a formula.
    return f"'{text}" if text[:1] in _RUN and not _is_number(text) else text


_RUN = frozenset("=+-@\t\r")


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
