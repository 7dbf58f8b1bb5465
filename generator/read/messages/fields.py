"""Fields that are not there, that are too many, or that stand elsewhere than they belong."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial, reduce
from typing import Any

from pydantic import BaseModel

from generator.model import suggest_statement_id
from generator.model.base import is_identifier
from generator.model.schema import Schema, below
from generator.nearest import nearest
from generator.read.messages.rules import (
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_KIND,
    Departure,
    Explained,
    Loc,
    describe,
)


def unknown_field(case: Departure) -> Explained:
    """Return that there is no such field, and which was meant or where it belongs."""
    *parents, word = case.loc
    known = fields_at(case.model, tuple(parents))
    found = f"there is no such field here; allowed: {', '.join(known)}"
    if word in ("id", "identifier") and not parents:
        return UNKNOWN_FIELD, found, "leave it out: the name of the file is the identifier"
    homes = _homes(case.model).get(str(word))
    hint = nearest(str(word), known)
    if not hint and (meant := meant_by(str(word), known)):
        hint = f"did you mean '{meant}'?"
    if homes and not hint:
        hint = f"it belongs to {' or '.join(homes)}"
    elif not hint and str(case.data).lower() not in ("false", "no"):
        # `draft: true`: a word of a closed list, typed as the name of a field
        ways = ((*parents, name) for name in known)
        lists = (way[-1] for way in ways if word in node_at(case.model, way).get("enum", ()))
        hint = next((f"write {name}: {word}" for name in lists), "")
    return UNKNOWN_FIELD, found, hint or "correct the name, or leave the field out"


_OTHERWISE = {
    "author": "chain",
    "by": "chain shown_by publisher",
    "category": "topic",
    "coordinates": "latitude",
    "date": "said_on issued happened shown_on as_of on",
    "definition": "meaning",
    "link": "URL url",
    "location": "places",
    "medium": "publisher",
    "name": "title",
    "newspaper": "publisher",
    "number": "value",
    "outlet": "publisher",
    "speaker": "chain shown_by",
    "tags": "topic",
    "text": "says summary meaning description",
    "title": "name",
    "when": "said_on happened shown_on",
    "where": "places",
    "who": "chain shown_by",
}
"""What people call fields otherwise, and the fields that they may mean."""


def meant_by(word: str, known: Sequence[str]) -> str:
    """Return the field that is called otherwise, of those that are known; empty where none is."""
    return next((name for name in _OTHERWISE.get(word.lower(), "").split() if name in known), "")


def missing(case: Departure) -> Explained:
    """Return that a field is missing, and what it is for."""
    node = node_at(case.model, case.loc)
    meaning = re.split(r"\.(?:\s|$)|[;\n]", node.get("description", ""))[0]
    words = f": {', '.join(node['enum'])}" if "enum" in node else ""
    if "pattern" in node and r"\d{4}" in node["pattern"]:
        words = ", as year-month-day"
    if case.loc[-1] == "id" and (name := _statement_name(case.data)):
        words = f", such as {name}"
    told = f"{meaning[:1].lower() + meaning[1:]}{words}".removeprefix(", ")
    hint = f"add `{case.loc[-1]}:`{', ' if told else ''}{told}"
    return MISSING_FIELD, "the field is missing", hint


def fields_wanted(case: Departure) -> Explained:
    """Return that something else stands where fields belong."""
    known = fields_at(case.model, case.loc)
    data = case.data
    allowed = f"fields belong here: {', '.join(known)}" if known else "fields belong here"
    hint = "put `field: value` lines below, indented"
    if isinstance(data, list):
        hint = "put the fields without `- ` before them"
    return WRONG_KIND, f"{describe(data)} stands here; {allowed}", hint


def _statement_name(data: Any) -> str:
    """Return what a statement may be called, or an empty text where it says too little."""
    if not isinstance(data, Mapping) or "source" not in data:
        return ""
    chain = data.get("chain")
    named = [str(speaker) for speaker in chain] if isinstance(chain, list) else []
    name = suggest_statement_id(named, str(data["source"]), str(data.get("said_on", "")))
    return name if is_identifier(name) else ""


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(by_alias=True)


def node_at(model: type[BaseModel], loc: Loc) -> Schema:
    """Return the schema of what stands where `loc` leads, its own description first."""
    schema = _schema(model)
    return reduce(partial(below, schema), loc, schema)


def fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the fields allowed where `loc` leads, by the names that authors type."""
    return list(node_at(model, loc).get("properties", {}))


@cache
def _homes(model: type[BaseModel]) -> dict[str, list[str]]:
    """Return where in a record each field belongs, with a field that it stands beside there."""
    schema = _schema(model)
    homes: dict[str, list[str]] = {}

    def walk(node: Schema, way: str) -> None:
        fields = node.get("properties", {})
        for name in fields:
            beside = next(other for other in fields if other != name)
            home = f"{way or 'the record itself'}: indent it like `{beside}:` there"
            homes.setdefault(name, []).append(home)
            inner = below(schema, node, name)
            walk(below(schema, inner, 0) or inner, f"{way}, {name}".lstrip(", "))

    walk(schema, "")
    return homes
