"""How data can depart from a model, in an author's words: found, allowed, and a repair."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial, reduce
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.issues import Rule, nearest, nearest_word
from generator.model import suggest_statement_id
from generator.model.base import IDENTIFIER, Unreadable, is_identifier
from generator.model.schema import Schema, below
from generator.read.syntax import quoted

UNKNOWN_FIELD = Rule("R201", "A record has only the fields of its kind.", "Correct the name.")
MISSING_FIELD = Rule("R202", "A mandatory field is filled in.", "Add the field.")
UNKNOWN_WORD = Rule("R203", "A closed list knows the word.", "Choose one of the words allowed.")
BAD_IDENTIFIER = Rule(
    "R204",
    "An identifier has lower-case letters and digits in groups joined by hyphens, at most 64.",
    "Rename it.",
)
BAD_VALUE = Rule("R205", "A date, figure or number can be read.", "Write it in one of the forms.")
WRONG_KIND = Rule("R206", "A field holds what it is for: a text, a list, fields.", "Reshape it.")
BAD_TEXT = Rule("R207", "A text is neither empty nor too long.", "Shorten it, or leave it out.")
BAD_ADDRESS = Rule("R208", "An address is a whole web address.", "Start it with https://.")

Explained = tuple[Rule, str, str]
"""The rule that was broken, what was found and what is allowed, and what to do."""

Loc = tuple[str | int, ...]


class Case(NamedTuple):
    """A departure as pydantic found it: in which model, where, and what stands there."""

    model: type[BaseModel]
    type: str
    loc: Loc
    data: Any
    ctx: dict[str, Any]
    said: str


def explain(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    """Return what pydantic found, in our words."""
    kind, context = detail["type"], detail.get("ctx", {})
    case = Case(model, kind, detail["loc"], detail["input"], context, detail["msg"])
    return _EXPLAIN.get(kind, _other)(case)


def misspelt(model: type[BaseModel], detail: ErrorDetails) -> Loc:
    """Return the way to the field that an unknown one was probably meant to be."""
    *parents, word = detail["loc"]
    return (*parents, nearest_word(str(word), _fields(model, tuple(parents))))


def suggest_identifier(text: str) -> str:
    """Return the identifier nearest to a text; an example where none is near."""
    stem = re.sub(r"\.ya?ml$", "", text.lower())
    return "-".join(re.findall(r"[a-z0-9]+", stem))[:64].strip("-") or "a-name-like-this"


def _unknown_field(case: Case) -> Explained:
    *parents, word = case.loc
    known = _fields(case.model, tuple(parents))
    found = f"there is no such field here; allowed: {', '.join(known)}"
    if word in ("id", "identifier") and not parents:
        return UNKNOWN_FIELD, found, "leave it out: the name of the file is the identifier"
    homes = _homes(case.model).get(str(word))
    hint = nearest(str(word), known)
    if homes and not hint:
        hint = f"it belongs to {' or '.join(homes)}"
    return UNKNOWN_FIELD, found, hint or "correct the name, or leave the field out"


def _missing(case: Case) -> Explained:
    node = _node(case.model, case.loc)
    meaning = re.split(r"\.(?:\s|$)|[;\n]", node["description"])[0]
    words = f": {', '.join(node['enum'])}" if "enum" in node else ""
    if "examples" in node:
        words = f", such as {node['examples'][0]}"
    if case.loc[-1] == "id" and (name := _statement_name(case.data)):
        words = f", such as {name}"
    hint = f"add `{case.loc[-1]}:`, {meaning[:1].lower() + meaning[1:]}{words}"
    return MISSING_FIELD, "the field is missing", hint


def _statement_name(data: Any) -> str:
    """Return what a statement may be called, or an empty text where it says too little."""
    if not isinstance(data, Mapping) or "source" not in data:
        return ""
    chain = data.get("chain")
    named = [str(speaker) for speaker in chain] if isinstance(chain, list) else []
    name = suggest_statement_id(named, str(data["source"]), str(data.get("said_on", "")))
    return name if is_identifier(name) else ""


def _enum(case: Case) -> Explained:
    allowed = case.ctx["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = case.data
    hint = nearest(found, allowed) if isinstance(found, str) else ""
    message = f"{_describe(found)} is none of the words allowed: {', '.join(allowed)}"
    return UNKNOWN_WORD, message, hint or "write one of these words"


def _pattern(case: Case) -> Explained:
    found, pattern = str(case.data), case.ctx["pattern"]
    if pattern == IDENTIFIER:
        return BAD_IDENTIFIER, *not_an_identifier(found, listed=isinstance(case.loc[-1], int))
    rule, wanted, hint = next(
        (entry for sign, entry in _PATTERNS.items() if sign in pattern), _PATTERNS[""]
    )
    if "[a-z]{2,3}" in pattern:
        hint = _language_hint(found) or hint
    if rule is BAD_ADDRESS and re.fullmatch(r"(www\.)?[\w-]+(\.[\w-]+)+(/\S*)?", found):
        hint = f"write https://{found}"
    return rule, f"{_quote(found)} is not {wanted}", hint


_PATTERNS = {
    "^https?": (BAD_ADDRESS, "a web address", "write it whole, from https:// on, without spaces"),
    "[a-z]{2,3}": (BAD_VALUE, "a language code", "write en, ko or zh-Hant"),
    "[0-9a-f]{64}": (BAD_VALUE, "a SHA-256", "write its 64 digits, 0 to 9 and a to f"),
    "": (BAD_VALUE, "a host", "write example.org"),
}


def _language_hint(name: str) -> str:
    """Return the hint to write the code of a language that was named in English."""
    from babel import Locale  # noqa: PLC0415 - it starts slowly, and few need it

    codes = {word.lower(): code for code, word in Locale("en").languages.items()}
    return f"write {codes[name.lower()]}" if name.lower() in codes else ""


def not_an_identifier(found: str, *, listed: bool = False) -> tuple[str, str]:
    """Return that a text is no identifier and what is allowed, and what to write."""
    message = f"{_quote(found)} is not an identifier; allowed: lower-case letters, digits, hyphens"
    if re.search(r"^-|\s-\s", found):
        return message, "give each item a line that starts with `- `, all in one column"
    if listed and len(found.split()) > 1 and re.fullmatch(r"[a-z0-9\s-]+", found):
        return message, f"put a comma between two: {', '.join(found.split())}"
    return message, f"write {suggest_identifier(found)}"


def _value(case: Case) -> Explained:
    error = case.ctx["error"]
    if isinstance(error, Unreadable):
        return BAD_VALUE, error.found, error.hint
    return BAD_VALUE, str(error), "delete it"


def _number(case: Case) -> Explained:
    found = str(case.data)
    repaired = found.replace(",", ".")
    hint = f"write {repaired}" if re.fullmatch(r"-?\d+\.\d+", repaired) else "write 51.717"
    return BAD_VALUE, f"{_describe(case.data)} is not a number", hint


def _range(case: Case) -> Explained:
    limit = " and ".join(_LIMITS[name].format(value) for name, value in case.ctx.items())
    hint = "correct it"
    if case.loc[-1] in ("latitude", "longitude"):
        hint = "check whether latitude (north) and longitude (east) are exchanged"
    return BAD_VALUE, f"{_quote(case.data)} is out of range; allowed: {limit}", hint


_LIMITS = {"ge": "at least {:g}", "gt": "more than {:g}", "le": "at most {:g}"}


def _boolean(case: Case) -> Explained:
    return BAD_VALUE, f"{_describe(case.data)} is neither true nor false", "write true"


def _text(case: Case) -> Explained:
    data = case.data
    hint = "write one text after the colon"
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str):
        hint = f"write {data[0]}, without a dash or brackets"
    elif isinstance(data, dict) and len(data) == 1:
        key, value = next(iter(data.items()))
        hint = f"a colon and a space make a field: write {quoted(f'{key}: {value}')}"
    return WRONG_KIND, f"{_describe(data)} stands here; a text belongs here", hint


def _list(case: Case) -> Explained:
    data = case.data
    hint = "start each item on a line of its own with `- `"
    if isinstance(data, str):
        simple = re.fullmatch(r"[\w-]+(,\s*[\w-]+)*", data) and not data.startswith("-")
        hint = f"write [{data}]" if simple else hint
    return WRONG_KIND, f"{_describe(data)} stands here; a list belongs here", hint


def _fields_wanted(case: Case) -> Explained:
    known = _fields(case.model, case.loc)
    data = case.data
    allowed = f"fields belong here: {', '.join(known)}" if known else "fields belong here"
    hint = "write `field: value` lines below, indented"
    if isinstance(data, list):
        hint = "write the fields without `- ` before them"
    return WRONG_KIND, f"{_describe(data)} stands here; {allowed}", hint


def _length(case: Case) -> Explained:
    length = len(str(case.data))
    if case.type == "string_too_short":
        least = case.ctx["min_length"]
        found = f"{length} characters; at least {least} belong here" if length else "it is empty"
        return BAD_TEXT, found, "write something, or leave the field out"
    most = case.ctx["max_length"]
    return BAD_TEXT, f"{length} characters; at most {most} are allowed", "shorten it"


def _other(case: Case) -> Explained:
    return WRONG_KIND, case.said, "compare the field with those of other records"


_EXPLAIN: dict[str, Callable[[Case], Explained]] = {
    "bool_parsing": _boolean,
    "bool_type": _boolean,
    "dict_type": _fields_wanted,
    "enum": _enum,
    "extra_forbidden": _unknown_field,
    "finite_number": _number,
    "float_parsing": _number,
    "float_type": _number,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "missing": _missing,
    "model_type": _fields_wanted,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _length,
    "string_too_short": _length,
    "string_type": _text,
    "too_long": _length,
    "tuple_type": _list,
    "value_error": _value,
}
"""Every kind of error that the models give today; a later pydantic may have more."""


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(by_alias=True)


def _node(model: type[BaseModel], loc: Loc) -> Schema:
    """Return the schema of what stands where `loc` leads, its own description first."""
    schema = _schema(model)
    return reduce(partial(below, schema), loc, schema)


def _fields(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the fields allowed where `loc` leads, by the names that authors type."""
    return list(_node(model, loc).get("properties", {}))


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


def _quote(value: Any) -> str:
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"  # noqa: PLR2004 - a line's worth


def _describe(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else _quote(value)
