"""What a table of data is: its columns, and its rows as cells and as CSV.

A column named after a field of a record has its type, meaning, limits and reference from there.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from generator.export.facts import Facts
from generator.export.tabular.cells import PLAIN, RUN, cell_text, csv_text
from generator.kinds import KINDS
from generator.model import Edtf

Row = Mapping[str, Any]


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
    counts: bool = False
    """Whether it is one of the counts of what stands behind a claim."""

    @property
    def choices(self) -> list[str]:
        """The words of the closed list, where it holds one of them."""
        return list(self.constraints.get("enum", ()))


def words(name: str, description: str, of: type[StrEnum]) -> Column:
    """Return a column that always holds a word of a closed list."""
    allowed = [str(word) for word in of]
    return Column(name, description, constraints={"enum": allowed, "required": True})


_DAY = r"^\d{4}-\d{2}-\d{2}$"
_LIMITS = ("enum", "pattern", "minimum", "maximum", "maxLength")
_ENDS = {"from": "The beginning", "to": "The end"}
ID = Column("id", "A name for good.", constraints={"required": True, "unique": True})
URL = Column("url", "Where readers see it.")
OF_CLAIM = Column("claim", "The claim it belongs to.", of="claims", constraints={"required": True})


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
        own = [ID, *(self._field(model, n) for n in self.fields.split())] if model else []
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
        limits = {name: told[name] for name in _LIMITS if name in told}
        kind = told["type"]
        if limits.get("pattern") == _DAY:
            kind, limits = "date", {}
        elif "Edtf" in str(model.model_fields[name].annotation):
            kind, limits = "edtf", {}
        if name in schema.get("required", ()):
            limits["required"] = True
        names = {**KINDS["claims"].references, **KINDS[self.name].references}
        return Column(name, description, kind, _home(names.get(name, "")), limits)

    def cells(self, facts: Facts) -> list[list[Any]]:
        """Return the rows, made once: in the order of the columns numbers, truths, and texts."""
        rows = facts.once(self.name, lambda: list(self._cells(facts)))
        facts.counts[self.name] = len(rows)
        return rows

    def _cells(self, facts: Facts) -> Iterator[list[Any]]:
        dates = [
            (column.name, *(f"{column.name}_{end}" for end in _ENDS))
            for column in self.columns
            if column.type == "edtf"
        ]
        names = [column.name for column in self.columns[: -2 * len(dates) or None]]
        for row in self.rows(facts):
            cells = [
                "" if value is None else value if value.__class__ in PLAIN else cell_text(value)
                for value in map(row.get, names)
            ]
            for name, begins, ends in dates:
                date = row.get(name)
                first, last = date.bounds if isinstance(date, Edtf) else (None, None)
                cells += (row.get(begins, first) or "", row.get(ends, last) or "")
            yield cells

    def csv(self, rows: Iterable[list[Any]]) -> bytes:
        """Return rows of cells as CSV (RFC 4180, but with line feeds), UTF-8."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows(
            [
                cell if cell.__class__ is str and cell[:1] not in RUN else csv_text(cell)
                for cell in row
            ]
            for row in rows
        )
        return text.getvalue().encode()


def _home(plural: str) -> str:
    """Return the table that has the records of a kind, if one has."""
    kind = KINDS.get(plural)
    if kind is None or kind.model is None:
        return ""
    return "vocabulary" if kind.general else plural


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=False)


def record_row(facts: Facts, plural: str, id_: str, record: BaseModel) -> dict[str, Any]:
    """Return the fields of a record by name, its identifier, and where it is shown."""
    kind = KINDS[plural]
    own = {name: getattr(record, name) for name in type(record).model_fields}
    return {**({"url": facts.url(kind.name, id_)} if kind.page else {}), **own, "id": id_}


def entries(plural: str) -> Callable[[Facts], Iterator[Row]]:
    """Return what gives the records of a kind as they are."""
    return lambda facts: (
        record_row(facts, plural, entry.id, entry.record)
        for entry in facts.collection.of(plural).values()
    )
