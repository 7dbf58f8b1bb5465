from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.downloads import Facts, export_downloads
from generator.export.tables import TABLES
from generator.read.collection import Collection

ROOT = Path(__file__).parents[2]
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
    for name, resource in resources.items():
        assert resource["path"] in files
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(tables[name][0])
        assert all(len(field["description"]) > 8 for field in fields)


def test_the_version_is_the_newest_that_the_changelog_tells_of(
    collection: Collection, package: dict[str, Any]
) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (newest, *_) = re.findall(r"^## (\d+\.\d+\.\d+)$", changelog, re.MULTILINE)
    assert package["version"] == f"{newest}+{collection.site.record.published}"


READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": lambda text: [int(part) for part in text.split("-")],
    "array": json.loads,
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
    ids = {name: [row["id"] for row in rows] for name, rows in tables.items()}
    for resource in package["resources"]:
        name = resource["name"]
        assert resource["schema"]["primaryKey"] == ["id"]
        assert len(set(ids[name])) == len(ids[name])
        for key in resource["schema"]["foreignKeys"]:
            (field,), reference = key["fields"], key["reference"]
            known = set(ids[reference["resource"]])
            assert {row[field] for row in tables[name]} - {""} <= known, (name, field)


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
        bounds = [None if row[name] == "" else int(row[name]) for name in ("low", "best", "high")]
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
