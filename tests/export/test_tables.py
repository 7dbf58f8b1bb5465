from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.downloads import export_downloads
from generator.export.facts import Facts
from generator.export.tabular.cells import cell_text as cell_of
from generator.export.tabular.tables import TABLES
from generator.read.collection import Collection

ROOT = Path(__file__).parents[2]
CLAIM = "content/claims/ferries-lost.yml"
Tables = dict[str, list[dict[str, str]]]


def exported(collection: Collection) -> dict[str, bytes]:
    facts = Facts(collection, build_evidence(collection), Addresses("", directories=True))
    downloads = export_downloads(facts).items()
    return {path.removeprefix("data/"): data for path, data in downloads}


@pytest.fixture(scope="module")
def files(collection: Collection) -> dict[str, bytes]:
    return exported(collection)


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(files["datapackage.json"])
    return described


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> Tables:
    """Every table as a program would read it."""
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        for name, data in files.items()
        if name.endswith(".csv")
    }


def test_the_package_describes_each_file_and_each_column(
    files: dict[str, bytes], tables: Tables, package: dict[str, Any]
) -> None:
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert resources.keys() == tables.keys() == {table.name for table in TABLES}
    assert len(TABLES) == 21
    for resource in resources.values():
        assert resource["path"] in files
        fields = resource["schema"]["fields"]
        (head, *_) = csv.reader(io.StringIO(files[resource["path"]].decode(), newline=""))
        assert [field["name"] for field in fields] == head
        assert all(len(field["description"]) > 8 for field in fields)


def test_the_version_is_the_newest_that_the_changelog_tells_of(
    collection: Collection, package: dict[str, Any]
) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (newest, *_) = re.findall(r"^## (\d+\.\d+\.\d+)$", changelog, re.MULTILINE)
    assert package["version"] == f"{newest}+{collection.site.record.edition}"


READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": lambda text: [int(part) for part in text.split("-")],
    "array": json.loads,
    "object": json.loads,
}


def test_every_cell_is_of_its_columns_type(tables: Tables, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for row in tables[resource["name"]]:
            for name, cell in row.items():
                if cell:
                    value = READ[types[name]](cell)
                    assert types[name] != "array" or isinstance(value, list)


def test_keys_are_unique_and_lead_to_rows(tables: Tables, package: dict[str, Any]) -> None:
    met = set()
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        keys = [tuple(row[part] for part in schema["primaryKey"]) for row in tables[name]]
        assert len(set(keys)) == len(keys), name
        for key in schema["foreignKeys"]:
            (field,), reference = key["fields"], key["reference"]
            other = reference["resource"] or name
            met.add((name, field, other))
            known = {row["id"] for row in tables[other]}
            assert {row[field] for row in tables[name]} - {""} <= known, (name, field)
    assert {
        ("statements", "claim", "claims"),
        ("speakers", "part_of", "speakers"),
        ("estimates", "under", "estimates"),
        ("estimates", "area", "places"),
        ("comparisons", "a", "estimates"),
        ("sources", "status_source", "sources"),
    } <= met


def test_every_cell_keeps_to_the_limits_of_its_column(
    tables: Tables, package: dict[str, Any]
) -> None:
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            limits = field.get("constraints", {})
            for row in tables[resource["name"]]:
                cell, told = row[field["name"]], (resource["name"], field["name"])
                assert cell or not limits.get("required"), told
                if cell:
                    assert cell in limits.get("enum", [cell]), told
                    assert re.search(limits.get("pattern", ""), cell), told
                    assert len(cell) <= limits.get("maxLength", len(cell)), told


def test_a_file_has_the_size_and_the_hash_that_the_package_tells(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_a_vague_date_has_its_beginning_and_end(tables: Tables, package: dict[str, Any]) -> None:
    spans = 0
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            if "rdfType" in field:
                name = field["name"]
                assert {f"{name}_from", f"{name}_to"} <= set(columns)
                for row in tables[resource["name"]]:
                    ends = (row[f"{name}_from"], row[f"{name}_to"])
                    assert any(ends) == bool(row[name])
                    assert not all(ends) or ends[0] <= ends[1]
                    spans += any(ends)
    assert spans > 10


def test_the_archive_is_named_by_its_version_and_the_same_each_time(
    collection: Collection, files: dict[str, bytes], package: dict[str, Any]
) -> None:
    name = f"records-{package['version'].replace('+', '-')}.zip"
    assert files[name] == exported(collection)[name]
    with zipfile.ZipFile(io.BytesIO(files[name])) as packed:
        held = {member: packed.read(member) for member in packed.namelist()}
    alone = {path for path in files if path.startswith("claims/")}
    assert alone
    left_out = {name, "feed.xml", *alone}
    assert held == {path: data for path, data in files.items() if path not in left_out}


def test_a_workbook_opens_with_every_cell_as_it_is(
    collection: Collection, files: dict[str, bytes]
) -> None:
    facts = Facts(collection, build_evidence(collection), Addresses("", directories=True))
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["records.xlsx"]))
    assert book.sheet_names == [table.name for table in TABLES]
    for table in TABLES:
        head, *rows = book.get_sheet_by_name(table.name).to_python()
        assert head == [column.name for column in table.columns]
        for row, values in zip(rows, table.cells(facts), strict=True):
            for found, value in zip(row, values, strict=True):
                if value is None or value == "":
                    assert found == ""
                elif isinstance(value, bool | int | float | Decimal):
                    assert found == float(value)
                else:
                    assert found == cell_of(value)


def test_a_workbook_holds_texts_as_they_were_typed(collect: Callable[..., Collection]) -> None:
    for text in ("=1+1", "_x0041_ & <b>", "2024-10", "1,5", "a  b"):
        book = CalamineWorkbook.from_filelike(
            io.BytesIO(exported(collect({CLAIM: {"summary": text}}))["records.xlsx"])
        )
        head, row, *_ = book.get_sheet_by_name("claims").to_python()
        assert row[head.index("summary")] == text


def test_rows_are_the_records(collection: Collection, tables: Tables) -> None:
    for kind in ("claims", "sources", "speakers", "places"):
        assert [row["id"] for row in tables[kind]] == list(getattr(collection, kind))
    assert [row["id"] for row in tables["estimates"]] == list(collection.figures)
    for row in tables["claims"]:
        record = collection.claims[row["id"]].record
        assert row["summary"] == record.summary
        assert json.loads(row["places"]) == list(record.places)
    for row in tables["estimates"]:
        value = collection.figures[row["id"]].estimate.value
        bounds = [
            None if row[name] == "" else Decimal(row[name]) for name in ("low", "best", "high")
        ]
        assert bounds == [value.low, value.best, value.high]


def test_figures_are_in_the_unit_of_what_they_count(collect: Callable[..., Collection]) -> None:
    read = {}
    for value in ("4.2 kt", "4.65 (-0.8 to 8.498; 95% CI)", "1.5 million"):
        estimate = {"value": value, "wording": None}
        found = collect(
            {
                "content/vocabulary.yml": {"quantities": {"losses": {"unit": "tonnes"}}},
                "content/claims/ferries-lost.yml": {
                    "statements": {0: {"estimates": {0: estimate}}}
                },
            }
        )
        (row,) = csv.DictReader(io.StringIO(exported(found)["estimates.csv"].decode(), newline=""))
        names = ("unit", "low", "best", "high", "interval_low", "interval_high", "level")
        read[row["value"]] = [row[name] for name in names]
    assert read == {
        "4.2 kt": ["tonnes", "4200", "4200", "4200", "", "", ""],
        "4.65 (-0.8 to 8.498; 95% CI)": ["tonnes", "", "4.65", "", "-0.8", "8.498", "95"],
        "1.5 million": ["tonnes", "1500000", "1500000", "1500000", "", "", ""],
    }


def test_counts_are_those_of_the_pages(collection: Collection, tables: Tables) -> None:
    evidence = build_evidence(collection)
    for row in tables["claims"]:
        standing = evidence.standings[row["id"]]
        support = standing.told
        assert row["standing"] == standing.grade
        counts = [len(group) for group in (support.articles, support.acts, support.origins)]
        assert [int(row[name]) for name in ("articles", "statements", "origins")] == counts


@pytest.mark.parametrize("text", ["=1+1", "+1 (800)", "-x", "@cmd", "=HYPERLINK(1)"])
def test_a_spreadsheet_runs_no_cell(collect: Callable[..., Collection], text: str) -> None:
    patch = {"content/claims/ferries-lost.yml": {"summary": text}}
    collection = collect(patch)
    data = exported(collection)["claims.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert row["summary"] == f"'{text}"


def test_numbers_below_zero_stay_numbers(collect: Callable[..., Collection]) -> None:
    patch = {"content/places/harbour.yml": {"latitude": -6.5, "within": None}}
    collection = collect(patch)
    data = exported(collection)["places.csv"].decode()
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(data, newline=""))}
    assert rows["harbour"]["latitude"] == "-6.5"


def test_every_table_that_a_column_points_into_is_there() -> None:
    names = {table.name for table in TABLES}
    pointing = {column.of for table in TABLES for column in table.columns if column.of}
    assert len(pointing) > 8
    assert pointing <= names


def test_a_line_holds_its_origins_and_what_made_them_one(
    collection: Collection, tables: Tables
) -> None:
    name = ("claim", "side", "line")
    shown = {row["id"]: {*json.loads(row["exhibits"])} for row in tables["statements"]}
    for line in tables["lines"]:
        mine = [
            row for row in tables["origins"] if [row[n] for n in name] == [line[n] for n in name]
        ]
        assert json.loads(line["origins"]) == sorted(row["origin"] for row in mine)
        of = {row["origin"]: json.loads(row["statements"]) for row in mine}
        for exhibit, origins in json.loads(line["exhibits"]).items():
            assert exhibit in collection.exhibits
            assert {*origins} <= of.keys()
            for origin in origins:
                assert any(shown[statement] for statement in of[origin])
        because = {each.because for each in collection.claims[line["claim"]].record.independence}
        assert {*json.loads(line["reasons"])} <= because
    together = [row for row in tables["lines"] if len(json.loads(row["origins"])) > 1]
    assert all(json.loads(r["exhibits"]) or json.loads(r["reasons"]) for r in together)
