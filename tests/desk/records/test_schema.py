from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator

from generator.desk.project.editors import EDITORS, map_schemas
from generator.desk.records.schema import build_schemas, schema_of
from generator.kinds import FILES, file_of
from generator.model.schema import below
from tests.content import read_as_editors_do

ROOT = Path(__file__).parents[3]
CLAIM, SOURCE = FILES["claim"], FILES["source"]


def nodes(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [value] if isinstance(value, dict) else []
    children = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    return found + [node for child in children for node in nodes(child)]


@pytest.mark.parametrize("kind", FILES.values(), ids=lambda kind: kind.name)
def test_a_schema_is_well_formed_and_committed_as_it_is_made(kind: Any) -> None:
    Draft7Validator.check_schema(schema_of(kind))
    assert build_schemas()[kind.schema] == (ROOT / kind.schema).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", FILES.values(), ids=lambda kind: kind.name)
def test_every_field_and_every_word_of_a_closed_list_is_described(kind: Any) -> None:
    schema = schema_of(kind)
    for node in nodes(schema):
        for name, field in node.get("properties", {}).items():
            described = field if "description" in field else below(schema, node, name)
            assert described.get("description"), name
        for option in node.get("oneOf", []):
            assert option["const"]
            assert option["description"]
        assert "enum" not in node


def test_an_identifier_carries_its_pattern_and_a_date_its_examples() -> None:
    properties = schema_of(CLAIM)["properties"]
    assert properties["topic"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert "2024-11-04" in properties["reviewed"]["examples"]


@pytest.fixture
def records() -> Any:
    """The smallest content."""
    return read_as_editors_do(ROOT / "tests/cases/base.yml")


def violations(kind: Any, data: Any) -> list[str]:
    return [error.message for error in Draft7Validator(schema_of(kind)).iter_errors(data)]


def test_the_schemas_accept_what_the_models_accept(records: dict[str, Any]) -> None:
    for path, data in records.items():
        kind = file_of(path)
        if kind:
            assert violations(kind, data) == [], path


def test_an_empty_field_that_may_stay_empty_and_a_bare_number_are_accepted(
    records: dict[str, Any],
) -> None:
    source = dict(records["content/sources/gazette-storm.yml"])
    source |= {"issued": 2030, "note": None, "author": None}
    assert violations(SOURCE, source) == []


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "A"},
        {"kind": "rumour"},
        {"topic": "Not An Identifier"},
        {"reviewed": "yesterday"},
        {"places": "harbour"},
        {"title": None},
    ],
)
def test_a_slip_is_refused_while_it_is_typed(
    records: dict[str, Any], change: dict[str, Any]
) -> None:
    claim = records["content/claims/ferries-lost.yml"] | change
    assert len(violations(CLAIM, claim)) == 1


def test_a_list_of_records_refuses_a_key_that_is_no_identifier(records: dict[str, Any]) -> None:
    topics = {"The storm": records["content/topics.yml"]["storm"]}
    assert violations(file_of("content/topics.yml"), topics)


def test_nothing_is_known_below_a_plain_field() -> None:
    assert below(schema_of(CLAIM), schema_of(CLAIM), "nowhere") == {}


def test_each_kind_of_file_has_one_kind_and_other_files_none() -> None:
    assert file_of("content/claims/a.yml") is CLAIM
    assert file_of("content/pages/a.md") is None


def test_the_settings_of_vs_code_and_zed_map_every_kind() -> None:
    wanted = {f"./{kind.schema}": kind.path for kind in FILES.values()}
    code = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    zed = json.loads((ROOT / ".zed/settings.json").read_text(encoding="utf-8"))
    assert code["yaml.schemas"] == wanted
    assert zed["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"] == wanted


def test_the_settings_of_jetbrains_map_every_kind() -> None:
    tree = ET.parse(ROOT / ".idea/jsonSchemas.xml")  # noqa: S314 - our own file
    found = {}
    for schema in tree.iter("SchemaInfo"):
        options = {
            node.get("name"): node.get("value")
            for node in schema.iter("option")
            if node.get("value")
        }
        found[options["relativePathToSchema"]] = options["path"]
    assert found == {kind.schema: kind.path for kind in FILES.values()}


@pytest.mark.parametrize("name", EDITORS)
def test_settings_from_which_a_schema_is_gone_are_mended_and_the_rest_is_kept(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    row = r' *<entry key="claim">.*?</entry>\n|[^\n]*claim.schema.json[^\n]*\n'
    entry = re.search(row, text, re.DOTALL)
    assert entry
    stale = text.replace(entry[0], "")
    assert stale != text
    assert map_schemas(stale) == text
    own = text.replace("\n", "\n// My own.\n", 1)
    assert map_schemas(own) == own
