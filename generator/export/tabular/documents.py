"""Claims as JSON: the rows of the tables again, those that belong to a row inside it.

A column without a value is left out. The schema follows from the columns as well.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.export.facts import Facts
from generator.export.tabular.cells import encode, json_text, list_of, number_text
from generator.export.tabular.package import licence, version
from generator.export.tabular.table import Column, Table
from generator.export.tabular.tables import TABLES
from generator.kinds import KINDS

INSIDE: Mapping[str, Mapping[str, str]] = {
    "claims": {"lines": "lines", "statements": "statements", "history": "standings",
               "relations": "relations", "changes": "changes"},
    "lines": {"origins": "origins"},
    "statements": {"carriers": "statement-works", "estimates": "estimates"},
    "series": {"comparisons": "comparisons", "revisions": "revisions"},
}  # fmt: skip
"""By table: what stands inside its rows, and the table whose rows that are."""

BESIDE = ("sources", "speakers", "places", "exhibits")
"""What stands beside the claims that name it; sources are items of CSL-JSON."""

SCHEMA = "data/claims.schema.json"

_TABLES = {table.name: table for table in TABLES}


class _Told(NamedTuple):
    """A row as JSON, and what it names of that which stands beside: tables and identifiers."""

    text: str
    names: list[tuple[str, str]]


def _rows(facts: Facts, name: str, owner: str = "") -> dict[tuple[Any, ...], list[_Told]]:
    """Return the rows of a table by the key of the row in which they stand, or their own key."""
    table, children = _TABLES[name], INSIDE.get(name, {})
    inside = {field: _rows(facts, child, name) for field, child in children.items()}
    at = {column.name: index for index, column in enumerate(table.columns)}
    key = [at[one] for one in table.key]
    home = [at[one] for one in _link(owner)] if owner else key
    kept = kept_columns(table, owner)
    plain, counts = (
        [
            (at[column.name], f"{json_text(column.name)}:", column.type in ("array", "object"))
            for column in kept
            if column.counts is counting
        ]
        for counting in (False, True)
    )
    naming = [
        (at[column.name], column.of, column.type == "array")
        for column in table.columns
        if column.of in BESIDE
    ]
    found: dict[tuple[Any, ...], list[_Told]] = defaultdict(list)
    for row in table.cells(facts):
        parts = _fields(row, plain)
        if counts:
            parts.append(f'"counts":{{{",".join(_fields(row, counts))}}}')
        names: list[tuple[str, str]] = []
        for i, of, many in naming:
            names += _named(of, row[i], many=many)
        own = tuple([row[i] for i in key])
        for field, rows in inside.items():
            mine = rows.pop(own, ())
            parts.append(f"{json_text(field)}:[{','.join([told.text for told in mine])}]")
            for told in mine:
                names += told.names
        found[tuple([row[i] for i in home])].append(_Told(f"{{{','.join(parts)}}}", names))
    return found


def _fields(row: list[Any], fields: Iterable[tuple[int, str, bool]]) -> list[str]:
    """Return the cells that hold something, as JSON with their names; lists and groups are JSON."""
    return [
        name + (cell if is_json else json_text(cell))
        if cell.__class__ is str
        else name + number_text(cell)
        for i, name, is_json in fields
        if (cell := row[i]) != ""
    ]


@lru_cache(maxsize=1 << 16)
def _named(of: str, cell: str, *, many: bool) -> tuple[tuple[str, str], ...]:
    ids = json.loads(cell) if many and cell else [cell] if cell else []
    return tuple((of, id_) for id_ in ids)


def _link(owner: str) -> tuple[str, ...]:
    """Return the columns that say in which row of another table a row stands."""
    key = _TABLES[owner].key
    return (KINDS[owner].name if owner in KINDS else owner,) if key == ("id",) else key


def kept_columns(table: Table, owner: str) -> list[Column]:
    """Return the columns that are told: not those that say where a row stands, or what is in it."""
    left_out = {*INSIDE.get(table.name, ()), *(("claim", *_link(owner)) if owner else ())}
    return [c for c in table.columns if c.counts or c.name not in left_out]


def _claims(facts: Facts) -> Mapping[str, tuple[bytes, set[tuple[str, str]]]]:
    """Return every claim by identifier, and what it names."""
    return {
        key[0]: (told.text.encode(), set(told.names))
        for key, (told,) in _rows(facts, "claims").items()
    }


def _beside(facts: Facts) -> Mapping[str, Mapping[str, bytes]]:
    """Return what stands beside claims, by table and identifier."""
    works = {str(item["id"]): encode(item).encode() for item, _ in facts.works}
    return {"sources": works} | {
        name: {key[0]: told.text.encode() for key, (told,) in _rows(facts, name).items()}
        for name in BESIDE[1:]
    }


def _document(facts: Facts, lists: Mapping[str, Iterable[bytes]]) -> bytes:
    site = facts.collection.site.record
    head = {
        "$schema": facts.addresses.absolute(SCHEMA) or SCHEMA.rpartition("/")[2],
        "title": site.title,
        "publisher": site.publisher,
        "version": version(facts.collection),
        "license": licence(site.licence),
    }
    told = [json_text(name).encode() + b":" + list_of(rows) for name, rows in lists.items()]
    return b",\n".join([encode(head)[:-1].encode(), *told]) + b"}\n"


def claim_uri(id_: str) -> str:
    """Return the source URI of the file that holds a claim alone."""
    return f"data/claims/{id_}.json"


def export_documents(facts: Facts) -> Mapping[str, bytes]:
    """Return by source URI all claims, with what they name and their series, and each alone."""
    claims, beside = _claims(facts), _beside(facts)
    series = [told.text.encode() for rows in _rows(facts, "series").values() for told in rows]
    everything = {name: texts.values() for name, texts in beside.items()}
    texts = (text for text, _ in claims.values())
    found = {
        "data/claims.json": _document(facts, {"claims": texts, "series": series, **everything})
    }
    for id_, (text, names) in claims.items():
        named = {name: sorted(one for of, one in names if of == name) for name in beside}
        own = {name: [beside[name][one] for one in ids] for name, ids in named.items()}
        found[claim_uri(id_)] = _document(facts, {"claims": [text], **own})
    facts.forget("claims", "statements", "statement-works", "standings")  # nearly all there is
    return found


def export_changes(facts: Facts) -> bytes:
    """Return the corrections and updates, newest first."""
    rows = _rows(facts, "changes").values()
    return list_of(told.text.encode() for (told,) in rows) + b"\n"
