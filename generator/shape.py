"""Data to records: every departure from a model becomes an issue at its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.issues import Issue, Rule, nearest
from generator.yamlfile import Document, Keys

R = TypeVar("R", bound=BaseModel)

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

RULES = (
    UNKNOWN_FIELD, MISSING_FIELD, UNKNOWN_WORD, BAD_IDENTIFIER, BAD_VALUE, WRONG_KIND, BAD_TEXT,
    BAD_ADDRESS,
)  # fmt: skip


def validate(model: type[R], document: Document, keys: Keys = ()) -> R | list[Issue]:
    """Return the record at `keys` of a document, or everything that is wrong with it."""
    data = document.data
    for key in keys:
        data = data[key]
    try:
        return model.model_validate(_without_empty(data))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        issues = [_issue(model, document, keys, detail) for detail in details]
        return list(dict.fromkeys(issues))


def _without_empty(data: Any) -> Any:
    """Leave out fields without a value: what is not known stays empty."""
    if isinstance(data, Mapping):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_empty(value) for value in data]
    return data


def _issue(model: type[BaseModel], document: Document, keys: Keys, detail: ErrorDetails) -> Issue:
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    rule, found, hint = _EXPLAIN.get(detail["type"], _other)(model, detail)
    where = document.locate((*keys, *loc), key=rule is UNKNOWN_FIELD or "[key]" in detail["loc"])
    return rule.at(where, f"{_name((*keys, *loc))}: {found}", hint)


def _name(keys: Keys) -> str:
    """Name a field as people count: `reports 1, stance`."""
    words: list[str] = []
    for key in keys:
        if isinstance(key, int):
            words[-1:] = [f"{words[-1]} {key + 1}" if words else f"item {key + 1}"]
        else:
            words.append(key)
    return ", ".join(words) or "the record"


Explained = tuple[Rule, str, str]


def _unknown_field(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    known = _fields_at(model, detail["loc"][:-1])
    word = str(detail["loc"][-1])
    hint = nearest(word, known) or f"allowed: {', '.join(known)}"
    return UNKNOWN_FIELD, "there is no such field", hint


def _missing(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    return MISSING_FIELD, "is missing", f"add `{detail['loc'][-1]}:`"


def _enum(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = detail["input"]
    hint = nearest(found, allowed) if isinstance(found, str) else ""
    return UNKNOWN_WORD, f"{_quote(found)} is not allowed; allowed: {', '.join(allowed)}", hint


def _pattern(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    found, pattern = detail["input"], detail["ctx"]["pattern"]
    if pattern.startswith("^https?"):
        return BAD_ADDRESS, f"{_quote(found)} is not an address", "start it with https://"
    if "[a-z]{2,3}" in pattern:
        return BAD_VALUE, f"{_quote(found)} is not a language code", "write en, ko or zh-Hant"
    if "[0-9a-f]{64}" in pattern:
        return BAD_VALUE, f"{_quote(found)} is not a SHA-256", "64 digits 0-9 and a-f"
    suggestion = "-".join("".join(c if c.isalnum() else " " for c in str(found).lower()).split())
    return (
        BAD_IDENTIFIER,
        f"{_quote(found)} is not an identifier",
        f"lower-case letters, digits and hyphens, such as '{suggestion or 'a-name'}'",
    )


def _value(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    message, _, hint = detail["msg"].removeprefix("Value error, ").partition("; ")
    return BAD_VALUE, message, hint


def _number(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    wanted = detail["msg"].removeprefix("Input should be ")
    return BAD_VALUE, f"{_quote(detail['input'])} is not {wanted.split(',')[0]}", "write 51.717"


def _kind(wanted: str, hint: str) -> Callable[[type[BaseModel], ErrorDetails], Explained]:
    def explain(model: type[BaseModel], detail: ErrorDetails) -> Explained:
        del model
        return WRONG_KIND, f"{wanted} belongs here, not {_describe(detail['input'])}", hint

    return explain


def _length(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    if detail["type"] == "string_too_short":
        return BAD_TEXT, "the text is too short", "write something, or leave the field out"
    most, length = detail["ctx"]["max_length"], len(str(detail["input"]))
    return BAD_TEXT, f"{length} characters; at most {most} are allowed", "shorten it"


def _other(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    del model
    return WRONG_KIND, detail["msg"], ""


_EXPLAIN: dict[str, Callable[[type[BaseModel], ErrorDetails], Explained]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "enum": _enum,
    "string_pattern_mismatch": _pattern,
    "value_error": _value,
    "float_parsing": _number,
    "float_type": _number,
    "finite_number": _number,
    "greater_than": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "string_too_short": _length,
    "string_too_long": _length,
    "string_type": _kind("a text", "write one text after the colon"),
    "tuple_type": _kind("a list", "start each line with `- `, or write [one, two]"),
    "list_type": _kind("a list", "start each line with `- `, or write [one, two]"),
    "dict_type": _kind("a group of fields", "indent `field: value` lines below"),
    "model_type": _kind("a group of fields", "indent `field: value` lines below"),
}


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields allowed where `loc` leads, by the names that authors type."""
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    node = schema
    for part in (None, *loc):
        if isinstance(part, int):
            node = node.get("items", {})
        elif part is not None:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties", {})
        node = next((n for n in node.get("anyOf", []) if n.get("type") != "null"), node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return list(node.get("properties", {}))


def _quote(value: Any) -> str:
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"  # noqa: PLR2004 - a line's worth


def _describe(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else f"the text {_quote(value)}"
