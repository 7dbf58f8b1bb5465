"""How data can depart from a model, in an author's words: found, allowed, and a repair."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.issues import Rule, nearest, nearest_word
from generator.model.base import IDENTIFIER, Unreadable
from generator.syntax import quoted

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


def explain(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    """Return what pydantic found, in our words."""
    return _EXPLAIN.get(detail["type"], _other)(model, detail)


def misspelt(model: type[BaseModel], detail: ErrorDetails) -> Loc:
    """Return the way to the field that an unknown one was probably meant to be."""
    *parents, word = detail["loc"]
    return (*parents, nearest_word(str(word), _fields(model, tuple(parents))))


def suggest_identifier(text: str) -> str:
    """Return the identifier nearest to a text; an example where none is near."""
    stem = re.sub(r"\.ya?ml$", "", text.lower())
    return "-".join(re.findall(r"[a-z0-9]+", stem))[:64].strip("-") or "a-name-like-this"


def _unknown_field(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    *parents, word = detail["loc"]
    known = _fields(model, tuple(parents))
    found = f"there is no such field here; allowed: {', '.join(known)}"
    if word in ("id", "identifier") and not parents:
        return UNKNOWN_FIELD, found, "leave it out: the name of the file is the identifier"
    homes = _homes(model).get(str(word))
    hint = nearest(str(word), known)
    if homes and not hint:
        hint = f"it belongs to {' or '.join(homes)}"
    return UNKNOWN_FIELD, found, hint or "correct the name, or leave the field out"


def _missing(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    node = _node(model, detail["loc"])
    meaning = re.split(r"\.(?:\s|$)|[;\n]", node["description"])[0]
    words = f": {', '.join(node['enum'])}" if "enum" in node else ""
    if "examples" in node:
        words = f", such as {node['examples'][0]}"
    hint = f"add `{detail['loc'][-1]}:`, {meaning[:1].lower() + meaning[1:]}{words}"
    return MISSING_FIELD, "the field is missing", hint


def _enum(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = detail["input"]
    hint = nearest(found, allowed) if isinstance(found, str) else ""
    message = f"{_describe(found)} is none of the words allowed: {', '.join(allowed)}"
    return UNKNOWN_WORD, message, hint or "write one of these words"


def _pattern(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    found, pattern = str(detail["input"]), detail["ctx"]["pattern"]
    if pattern == IDENTIFIER:
        return BAD_IDENTIFIER, *not_an_identifier(found, listed=isinstance(detail["loc"][-1], int))
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


def _value(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    error = detail["ctx"]["error"]
    if isinstance(error, Unreadable):
        return BAD_VALUE, error.found, error.hint
    return BAD_VALUE, str(error), "delete it"


def _number(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    found = str(detail["input"])
    repaired = found.replace(",", ".")
    hint = f"write {repaired}" if re.fullmatch(r"-?\d+\.\d+", repaired) else "write 51.717"
    return BAD_VALUE, f"{_describe(detail['input'])} is not a number", hint


def _range(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    limit = " and ".join(_LIMITS[name].format(value) for name, value in detail["ctx"].items())
    hint = "correct it"
    if detail["loc"][-1] in ("latitude", "longitude"):
        hint = "check whether latitude (north) and longitude (east) are exchanged"
    return BAD_VALUE, f"{_quote(detail['input'])} is out of range; allowed: {limit}", hint


_LIMITS = {"ge": "at least {:g}", "gt": "more than {:g}", "le": "at most {:g}"}


def _boolean(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    return BAD_VALUE, f"{_describe(detail['input'])} is neither true nor false", "write true"


def _text(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    data = detail["input"]
    hint = "write one text after the colon"
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str):
        hint = f"write {data[0]}, without a dash or brackets"
    elif isinstance(data, dict) and len(data) == 1:
        key, value = next(iter(data.items()))
        hint = f"a colon and a space make a field: write {quoted(f'{key}: {value}')}"
    return WRONG_KIND, f"{_describe(data)} stands here; a text belongs here", hint


def _list(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    data = detail["input"]
    hint = "start each item on a line of its own with `- `"
    if isinstance(data, str):
        simple = re.fullmatch(r"[\w-]+(,\s*[\w-]+)*", data) and not data.startswith("-")
        hint = f"write [{data}]" if simple else hint
    return WRONG_KIND, f"{_describe(data)} stands here; a list belongs here", hint


def _fields_wanted(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    known = _fields(model, detail["loc"])
    data = detail["input"]
    allowed = f"fields belong here: {', '.join(known)}" if known else "fields belong here"
    hint = "write `field: value` lines below, indented"
    if isinstance(data, list):
        hint = "write the fields without `- ` before them"
    return WRONG_KIND, f"{_describe(data)} stands here; {allowed}", hint


def _length(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    length = len(str(detail["input"]))
    if detail["type"] == "string_too_short":
        least = detail["ctx"]["min_length"]
        found = f"{length} characters; at least {least} belong here" if length else "it is empty"
        return BAD_TEXT, found, "write something, or leave the field out"
    most = detail["ctx"]["max_length"]
    return BAD_TEXT, f"{length} characters; at most {most} are allowed", "shorten it"


def _other(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    return WRONG_KIND, detail["msg"], "compare the field with those of other records"


_EXPLAIN: dict[str, Callable[[type[BaseModel], ErrorDetails], Explained]] = {
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
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _node(model: type[BaseModel], loc: Loc) -> dict[str, Any]:
    """Return the schema of what stands where `loc` leads, its own description first."""
    schema = _schema(model)
    node: dict[str, Any] = schema
    for part in loc:
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            patterns = iter(node.get("patternProperties", {}).values())
            other: dict[str, Any] = node.get("additionalProperties") or next(patterns, {})
            node = node.get("properties", {}).get(part) or other
        node = _resolve(schema, node)
    return node


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    option = next((n for n in node.get("anyOf", []) if n.get("type") != "null"), node)
    if "$ref" in option:
        option = schema["$defs"][option["$ref"].rpartition("/")[2]]
    return {**option, **{key: node[key] for key in ("description",) if key in node}}


def _fields(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the fields allowed where `loc` leads, by the names that authors type."""
    return list(_node(model, loc).get("properties", {}))


@cache
def _homes(model: type[BaseModel]) -> dict[str, list[str]]:
    """Return where in a record each field belongs, with a field that it stands beside there."""
    schema = _schema(model)
    homes: dict[str, list[str]] = {}

    def walk(node: dict[str, Any], way: str) -> None:
        fields = node.get("properties", {})
        for name, field in fields.items():
            beside = next(other for other in fields if other != name)
            home = f"{way or 'the record itself'}: indent it like `{beside}:` there"
            homes.setdefault(name, []).append(home)
            inner = _resolve(schema, field)
            walk(_resolve(schema, inner.get("items", inner)), f"{way}, {name}".lstrip(", "))

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
