"""JSON Schemas of the record files, made from the models: for completion and checks on typing."""

import json
from functools import cache

from pydantic import TypeAdapter

from generator.kinds import FILES, KINDS, RecordFile
from generator.model import csl, lists
from generator.model.base import Word
from generator.model.schema import Schema
from generator.read.general import general_words

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that VS Code, Zed and JetBrains all understand."""


def build_schemas() -> dict[str, str]:
    """Return the text of every schema by its file, relative to the project."""
    return {
        kind.schema: json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in FILES.values()
    }


@cache
def schema_of(kind: RecordFile) -> Schema:
    """Return the JSON Schema of a kind of record file."""
    schema = TypeAdapter(kind.shape).json_schema(by_alias=True)
    for name, node in schema.get("$defs", {}).items():
        if "enum" in node:
            _explain(node, getattr(lists, name, None) or getattr(csl, name))
    for way, named in KINDS[kind.plural].names.items() if kind.plural else ():
        if KINDS[named].general:
            _offer(_field(schema, way), named)
    for node in (schema, *schema.get("$defs", {}).values()):
        _relax(node)
    title = f"{kind.path} of an explainer"
    return {"$schema": DIALECT} | schema | {"title": title}


def _field(schema: Schema, way: str) -> Schema:
    """Return the schema of a field, given by the way to it, with `*` for every item of a list."""
    node = schema
    for part in way.split():
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        node = node["items"] if part == "*" else node["properties"][part]
    return node


def _offer(node: Schema, kind: str) -> None:
    """Offer the words of a general set, beside any that the site has of its own."""
    own = {name: node.pop(name) for name in ("type", "pattern", "maxLength")}
    words = general_words(kind).items()
    offered = [{"const": word, "description": fields["meaning"]} for word, fields in words]
    node["anyOf"] = [{"oneOf": offered}, own]


def _explain(node: Schema, word: type[Word]) -> None:
    """Say beside each word of a closed list what it means."""
    del node["enum"], node["type"]
    node["oneOf"] = [{"const": str(member), "description": member.meaning} for member in word]


def _relax(node: Schema) -> None:
    """Let a field be empty where that means not known, and let a bare number be a text."""
    for mapping in (node, *node.get("properties", {}).values()):
        if "patternProperties" in mapping:
            mapping["additionalProperties"] = False
    for name, field in node.get("properties", {}).items():
        field.pop("title", None)
        field.pop("default", None)
        for option in (field, *field.get("anyOf", [])):
            # A year, or a figure without a comma, is a number to programs that read YAML.
            if option.get("type") == "string" and "examples" in option:
                option["type"] = ["string", "integer"]
        if name not in node.get("required", []) and "type" in field:
            # A closed list takes no empty field here: it would be offered as one of the words.
            field["type"] = [field["type"], "null"]
