"""Claims as JSON: the rows of the tables again, those that belong to a row inside it.

A column without a value is left out. The schema follows from the columns as well.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from generator.export.facts import Facts
from generator.export.tabular.cells import bytes_of, encode, json_text, list_of, number_text
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


_Told = tuple[bytes, list[tuple[str, str]]]
"""A row as JSON, and what it names of that which stands beside: tables and identifiers."""


def _rows(facts: Facts, name: str, owner: str = "") -> dict[Any, list[_Told]]:
    """Return the rows of a table by the key of the row in which they stand, or their own key."""
    table, children = _TABLES[name], INSIDE.get(name, {})
    inside = {field.encode(): _rows(facts, child, name) for field, child in children.items()}
    at = {column.name: index for index, column in enumerate(table.columns)}
    key = itemgetter(*(at[one] for one in table.key))
    home = itemgetter(*(at[one] for one in _link(owner))) if owner else key
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
    found: dict[Any, list[_Told]] = defaultdict(list)
    for row in table.cells(facts):
        parts = _fields(row, plain)
        if counts:
            parts.append(f'"counts":{{{",".join(_fields(row, counts))}}}')
        names: list[tuple[str, str]] = []
        for i, of, many in naming:
            if cell := row[i]:
                names += _named(of, cell, many=many)
        told = [",".join(parts).encode()]
        for field, rows in inside.items():
            mine = rows.pop(key(row), ())
            told.append(b'"%b":[%b]' % (field, b",".join([text for text, _ in mine])))
            for _, theirs in mine:
                names += theirs
        found[home(row)].append((b"{%b}" % b",".join(told), names))
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
    return tuple((of, id_) for id_ in (json.loads(cell) if many else [cell]))


def _link(owner: str) -> tuple[str, ...]:
    """Return the columns that say in which row of another table a row stands."""
    key = _TABLES[owner].key
    return (KINDS[owner].name if owner in KINDS else owner,) if key == ("id",) else key


def kept_columns(table: Table, owner: str) -> list[Column]:
    """Return the columns that are told: not those that say where a row stands, or what is in it."""
    left_out = {*INSIDE.get(table.name, ()), *(("claim", *_link(owner)) if owner else ())}
    return [c for c in table.columns if c.counts or c.name not in left_out]


def _head(facts: Facts) -> bytes:
    """Return how every document begins."""
    site = facts.collection.site.record
    head = {
        "$schema": facts.addresses.absolute(SCHEMA) or SCHEMA.rpartition("/")[2],
        "title": site.title,
        "publisher": site.publisher,
        "version": version(facts.collection),
        "license": licence(site.licence),
    }
    return encode(head)[:-1].encode()


def _document(head: bytes, lists: Mapping[str, Iterable[bytes]]) -> bytes:
    told = [
        part
        for name, rows in lists.items()
        for part in ([b',\n"%b":' % name.encode()], list_of(rows))
    ]
    return bytes_of([head], *told, [b"}\n"])


def claim_uri(id_: str) -> str:
    """Return the source URI of the file that holds a claim alone."""
    return f"data/claims/{id_}.json"


def export_documents(facts: Facts) -> Mapping[str, bytes]:
    """Return by source URI all claims, with what they name and their series, and each alone."""
    works = {str(item["id"]): encode(item).encode() for item, _ in facts.works}
    beside = {"sources": works, **{name: _texts(facts, name) for name in BESIDE[1:]}}
    claims, series = _rows(facts, "claims"), _texts(facts, "series")
    facts.forget("claims", "statements", *INSIDE["statements"].values(), "origins", "standings")
    head = _head(facts)
    texts = [text for ((text, _),) in claims.values()]
    everything = {name: one.values() for name, one in beside.items()}
    whole = {"claims": texts, "series": series.values(), **everything}
    found = {"data/claims.json": _document(head, whole)}
    for id_, ((text, names),) in claims.items():
        named: dict[str, list[bytes]] = {name: [] for name in beside}
        for of, one in sorted(set(names)):
            named[of].append(beside[of][one])
        found[claim_uri(id_)] = _document(head, {"claims": [text], **named})
    return found


def _texts(facts: Facts, name: str) -> dict[Any, bytes]:
    """Return the rows of a table that stand by themselves, by their key."""
    return {key: text for key, ((text, _),) in _rows(facts, name).items()}


def export_changes(facts: Facts) -> bytes:
    """Return the corrections and updates, newest first."""
    return bytes_of(list_of(_texts(facts, "changes").values()), [b"\n"])
