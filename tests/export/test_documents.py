"""Claims as JSON hold what the tables hold, keep to their schema, and name what is there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.downloads import export_downloads
from generator.export.facts import Facts
from generator.export.tabular.documents import BESIDE, INSIDE, claim_uri
from generator.export.tabular.tables import TABLES
from generator.read.collection import Collection
from generator.read.load import load
from tests.sites import SAMPLE

CLAIM = "content/claims/ferries-lost.yml"
Document = Mapping[str, Any]


def made(collection: Collection) -> dict[str, bytes]:
    return export_downloads(Facts(collection, build_evidence(collection), Addresses()))


@pytest.fixture(scope="module")
def files(collection: Collection) -> dict[str, bytes]:
    return made(collection)


@pytest.fixture(scope="module")
def schema(files: dict[str, bytes]) -> Draft202012Validator:
    told = json.loads(files["data/claims.schema.json"])
    Draft202012Validator.check_schema(told)
    return Draft202012Validator(told)


@pytest.fixture(scope="module")
def everything(files: dict[str, bytes]) -> Document:
    found: Document = json.loads(files["data/claims.json"])
    return found


def rows_of(document: Document, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, wherever they stand."""
    if name in document:
        yield from document[name]
    for owner, inside in INSIDE.items():
        for field, table in inside.items():
            if table == name:
                yield from (row for each in rows_of(document, owner) for row in each[field])


def test_every_document_keeps_to_the_schema(
    files: dict[str, bytes], schema: Draft202012Validator, collection: Collection
) -> None:
    for uri in ("data/claims.json", *map(claim_uri, collection.claims)):
        assert [error.message for error in schema.iter_errors(json.loads(files[uri]))] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claim: claim.pop("standing"),
        lambda claim: claim.update(verdict="false"),
        lambda claim: claim["counts"].update(origins="two"),
        lambda claim: claim["statements"][0].update(side="beside"),
        lambda claim: claim["statements"][0].update(places=[]),
        lambda claim: claim["history"][0].pop("counts"),
    ],
)
def test_the_schema_refuses_what_is_no_claim(
    files: dict[str, bytes], schema: Draft202012Validator, spoil: Callable[[Any], None]
) -> None:
    document = json.loads(files["data/claims.json"])
    assert schema.is_valid(document)
    spoil(document["claims"][0])
    assert not schema.is_valid(document)


def as_typed(cell: str) -> str:
    return cell.removeprefix("'")


READ: Mapping[str, Callable[[str], Any]] = {
    "string": as_typed,
    "date": as_typed,
    "edtf": as_typed,
    "array": json.loads,
    "object": json.loads,
    "integer": int,
    "number": json.loads,
    "boolean": lambda cell: cell == "true",
}


def test_every_cell_of_the_tables_is_in_the_documents(
    files: dict[str, bytes], everything: Document
) -> None:
    inside = {table: name for name, tables in INSIDE.items() for table in tables.values()}
    filled: set[str] = set()
    for table in TABLES:
        if table.name not in {"claims", "series", *BESIDE[1:], *inside}:
            continue
        read = {column.name: READ[column.type] for column in table.columns}
        text = io.StringIO(files[f"data/{table.name}.csv"].decode(), newline="")
        told = list(rows_of(everything, table.name))
        counts = {column.name for column in table.columns if column.counts}
        left_out = INSIDE.get(table.name, {}).keys() - counts
        if table.name in inside:
            left_out |= {"claim", *OWNED[inside[table.name]]}
        cells = [
            {n: read[n](cell) for n, cell in row.items() if cell and n not in left_out}
            for row in csv.DictReader(text)
        ]
        found = [
            {n: value for n, value in row.items() if n not in INSIDE.get(table.name, ())}
            for row in told
        ]
        flat = [row.pop("counts", {}) | row for row in found]
        assert sorted(map(ordered, flat)) == sorted(map(ordered, cells)), table.name
        filled |= {table.name} if flat else set()
    assert len(filled) > 8


OWNED = {
    "claims": (),
    "lines": ("side", "line"),
    "statements": ("statement",),
    "series": ("series",),
}
"""The columns that say in which row another stands."""


def ordered(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


def test_what_a_claim_names_stands_beside_it(
    files: dict[str, bytes], collection: Collection
) -> None:
    columns = {table.name: table.columns for table in TABLES}
    met = set()
    for id_ in collection.claims:
        document = json.loads(files[claim_uri(id_)])
        assert [claim["id"] for claim in document["claims"]] == [id_]
        there = {name: [row["id"] for row in document[name]] for name in BESIDE}
        named: dict[str, set[str]] = {name: set() for name in BESIDE}
        for table in ("claims", *(t for inside in INSIDE.values() for t in inside.values())):
            for row in rows_of(document, table):
                for column in columns[table]:
                    if column.of in BESIDE and column.name in row.keys() - INSIDE.get(table, {}):
                        value = row[column.name]
                        named[column.of] |= {value} if isinstance(value, str) else {*value}
        assert there == {name: sorted(ids) for name, ids in named.items()}
        met |= {name for name, ids in named.items() if ids}
    assert met >= {"sources", "speakers", "places"}


def test_lines_and_origins_add_up_to_the_counts(everything: Document) -> None:
    for claim in everything["claims"]:
        lines = [line for line in claim["lines"] if line["side"] == "for"]
        origins = [origin for line in lines for origin in line["origins"]]
        assert (len(lines), len(origins)) == (claim["counts"]["lines"], claim["counts"]["origins"])
        statements = {statement["id"]: statement for statement in claim["statements"]}
        for origin in origins:
            counted = {statements[id_]["counts_as"] for id_ in origin["statements"]}
            assert counted == {origin["origin"]}
        assert claim["standing_reason"]
        assert all(statement["origin_reason"] for statement in claim["statements"])


def test_why_speakers_count_as_one_is_told() -> None:
    collection, _ = load(SAMPLE)
    assert collection
    claims = json.loads(made(collection)["data/claims.json"])["claims"]
    origins = [o for claim in claims for line in claim["lines"] for o in line["origins"]]
    told = {origin["origin"]: origin["reasons"] for origin in origins if origin["reasons"]}
    assert told["farm-ministry"] == ["inspectors is part of farm-ministry"]


@pytest.mark.parametrize(
    ("passage", "selected"),
    [
        ({"start": 'Two "ferries" sank'}, 'Two "ferries" sank'),
        ({"start": "Two ferries", "end": "were lost."}, "Two ferries and a boat were lost."),
    ],
)
def test_a_passage_is_selected_from_its_first_word_to_its_last(
    collect: Callable[..., Collection], passage: dict[str, str], selected: str
) -> None:
    collection = collect({CLAIM: {"statements": {0: {"passage": passage}}}})
    (claim,) = json.loads(made(collection)[claim_uri("ferries-lost")])["claims"]
    work = f"It blew hard. {selected} Nobody was hurt."
    assert select(work, claim["statements"][0]["selector"]) == selected


def select(text: str, selector: dict[str, Any]) -> str:
    """Return what a selector of the Web Annotation Data Model selects in a text."""
    if selector["type"] == "RangeSelector":
        begins = text.index(select(text, selector["startSelector"]))
        end = selector["endSelector"]
        after = end["refinedBy"]
        assert (end["type"], after["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert after["start"] == after["end"]
        # The selection ends before what the end selects, which is empty and follows the words.
        return text[begins : text.index(end["exact"]) + after["start"]]
    assert selector["type"] == "TextQuoteSelector"
    exact: str = selector["exact"]
    assert exact in text
    return exact
