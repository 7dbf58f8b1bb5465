"""The JSON Schema of claims as JSON, which follows from the columns of the tables."""

import json
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.documents import BESIDE, INSIDE, SCHEMA, kept_columns
from generator.export.tabular.table import Column
from generator.export.tabular.tables import TABLES

_TABLES = {table.name: table for table in TABLES}
_OWNERS = {child: owner for owner, inside in INSIDE.items() for child in inside.values()}
_LIMITS = ("enum", "pattern", "minimum", "maximum", "maxLength")
_ITEM = {
    "type": "object",
    "description": "A work, as the Citation Style Language has it in JSON.",
    "required": ["id", "type"],
}


def export_schema(facts: Facts) -> bytes:
    """Return the schema, for both all claims and each alone."""
    lists = {name: _list(name) for name in ("claims", "series", *BESIDE[1:])}
    texts = ("$schema", "title", "publisher", "version", "license")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": facts.addresses.absolute(SCHEMA) or SCHEMA,
        **_object({name: {"type": "string"} for name in texts} | lists, {*texts, "claims"}),
        "$defs": {"sources": _ITEM, **{name: _row(name) for name in (*lists, *_OWNERS)}},
    }
    schema["properties"]["sources"] = _list("sources")
    return json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n"


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _object(properties: dict[str, Any], required: set[str]) -> dict[str, Any]:
    kept = {"type": "object", "properties": properties, "additionalProperties": False}
    return kept | {"required": sorted(required)}


def _row(name: str) -> dict[str, Any]:
    """Return the schema of a row, with those inside it."""
    table, inside = _TABLES[name], INSIDE.get(name, {})
    columns = kept_columns(table, _OWNERS.get(name, ""))
    fields = {column.name: _value(column) for column in columns if not column.counts}
    counts = {column.name: _value(column) for column in columns if column.counts}
    required = {c.name for c in columns if c.constraints.get("required")} | inside.keys()
    if counts:
        fields["counts"] = _object(counts, {*counts})
        required.add("counts")
    fields |= {field: _list(child) for field, child in inside.items()}
    return {"description": f"{table.title}."} | _object(fields, required)


def _value(column: Column) -> dict[str, Any]:
    kind = "string" if column.type in ("edtf", "date") else column.type
    limits = {name: column.constraints[name] for name in _LIMITS if name in column.constraints}
    return {
        "type": kind,
        "description": column.description,
        **({"format": "date"} if column.type == "date" else {}),
        **({"items": {"type": "string"}} if column.type == "array" and column.of else {}),
        **limits,
    }
