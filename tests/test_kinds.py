from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator import model
from generator.checks.cross_references import CALLS, DATE, FORM, WORDS
from generator.kinds import FILES, KINDS, NAMED, RECORDS, Kind, RecordFile, file_of
from generator.model import Redirects, Vocabulary
from generator.model.base import IDENTIFIER, Record
from generator.model.schema import Schema, below
from generator.read.collection import Collection
from generator.read.entry import Entry


def naming_fields(record: type[Record]) -> set[str]:
    """Return the way to every field of a model that holds an identifier, lists as `*`."""
    schema = record.model_json_schema(by_alias=True)

    def walk(node: Schema, way: tuple[str, ...]) -> Iterator[str]:
        if node.get("pattern") == IDENTIFIER:
            yield " ".join(way)
        if "items" in node:
            yield from walk(below(schema, node, 0), (*way, "*"))
        for name in node.get("properties", {}):
            yield from walk(below(schema, node, name), (*way, name))

    return set(walk(schema, ()))


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.name)
def test_every_field_that_holds_an_identifier_says_what_it_names(kind: Kind) -> None:
    assert kind.model
    # A statement and a figure name themselves there, and a stake a side, which is no record.
    # A claim's first name is none today.
    others = {"statements * id", "statements * estimates * id", "side", "first_called"}
    assert naming_fields(kind.model) - others == set(kind.names)
    assert set(kind.names.values()) <= set(KINDS)


def test_every_model_of_a_record_is_in_the_table() -> None:
    whole_files = {file.shape for file in FILES.values()}
    inside_others = {"Author", "Change", "Passage"}
    models = {
        value
        for name in model.__all__
        if name not in inside_others
        and isinstance(value := getattr(model, name), type)
        and issubclass(value, Record)
    }
    assert models == {kind.model for kind in NAMED.values()} | (whole_files & models)


def test_a_collection_has_a_place_for_every_kind() -> None:
    hints = get_type_hints(Collection)
    held = {
        field.name
        for field in dataclasses.fields(Collection)
        if any(getattr(part, "__origin__", None) is Entry for part in get_args(hints[field.name]))
    }
    assert held == set(RECORDS)


def test_groups_of_the_vocabulary_and_redirects_are_those_of_the_table() -> None:
    assert set(Vocabulary.model_fields) == {kind.group for kind in KINDS.values() if kind.group}
    assert set(Redirects.model_fields) == {kind.plural for kind in KINDS.values() if kind.page}


def test_calls_and_fields_name_kinds_that_there_are() -> None:
    named = {one.kind for takes in CALLS.values() for one in takes}
    assert named - {WORDS, FORM, DATE} <= set(KINDS)
    for kind in RECORDS.values():
        assert set(kind.references.values()) <= set(RECORDS)


def test_every_kind_can_be_asked_for(collect: Callable[..., Collection]) -> None:
    collection = collect()
    for kind in KINDS:
        assert isinstance(collection.of(kind), dict)


@pytest.mark.parametrize("file", FILES.values(), ids=lambda file: file.name)
def test_each_record_file_is_found_by_its_path(file: RecordFile) -> None:
    other = f"{file.path}~"
    assert file_of(file.path.replace("*", "a")) is file
    assert file_of(other) is None


def test_the_names_of_files_stand_in_the_table_alone() -> None:
    package = Path(model.__file__).parents[1]
    names = {Path(row.path).name for row in FILES.values()} - {"*.yml"}
    folders = {f"content/{kind.plural}" for kind in RECORDS.values() if kind.has_files}
    for module in sorted(package.rglob("*.py")):
        if module != package / "kinds.py":
            code = "\n".join(line for line in module.read_text().splitlines() if '"""' not in line)
            found = {f'"{name}"' for name in names} | {f'"content/{name}"' for name in names}
            found |= {f'"{folder}"' for folder in folders} | {f'"{f}/*.yml"' for f in folders}
            assert [text for text in sorted(found) if text in code] == [], module
