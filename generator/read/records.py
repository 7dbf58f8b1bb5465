"""Data to records: every departure from a model becomes an issue at its line."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.issues import Issue
from generator.kinds import RECORDS, Kind
from generator.model.base import ANY_NAME, IDENTIFIER
from generator.read.document import Document, Keys, name_field
from generator.read.messages import MISSING_FIELD, UNKNOWN_FIELD, explain, misspelt

R = TypeVar("R", bound=BaseModel)

_REFERRING = frozenset(kind.model for kind in RECORDS.values() if kind.has_files)
"""Records whose every identifier names another record, or an estimate."""


def validate(model: type[R], document: Document, keys: Keys = ()) -> R | list[Issue]:
    """Return the record at `keys` of a document, or everything that is wrong with it, sorted."""
    data = document.data
    for key in keys:
        data = data[key]
    data = _without_empty(data)
    try:
        # Only the names that authors are told of: `URL`, not `url`.
        return model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
        if model in _REFERRING and all(map(_is_ill_named, details)):
            # A check reports these: it can look up which record a name means.
            return model.model_validate(data, by_alias=True, by_name=False, context=ANY_NAME)
        if other := _kind_of(model, data) if not keys else None:
            found = (
                f"the fields are those of {'an' if other.name[0] in 'aeiou' else 'a'} {other.name}"
            )
            stem = PurePosixPath(document.path).stem
            return [UNKNOWN_FIELD.at(document.locate(()), found, f"move it to {other.file(stem)}")]
        # A field that is there misspelt is not reported as missing, too.
        meant = {misspelt(model, d) for d in details if d["type"] == "extra_forbidden"}
        issues = [
            _issue(model, document, keys, detail)
            for detail in details
            if detail["type"] != "missing" or detail["loc"] not in meant
        ]
        return sorted(set(issues))


def _kind_of(model: type[BaseModel], data: Any) -> Kind | None:
    """Return the kind of record whose fields stand in a file for another kind."""
    if len({*data} - _fields(model)) < 2:  # noqa: PLR2004 - one may be misspelt
        return None
    kinds = (kind for kind in RECORDS.values() if kind.has_files and kind.model is not model)
    return next((kind for kind in kinds if {*data} <= _fields(kind.model)), None)


def _fields(model: type[BaseModel] | None) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()} if model else set()


def _is_ill_named(detail: ErrorDetails) -> bool:
    return detail.get("ctx") == {"pattern": IDENTIFIER} and "[key]" not in detail["loc"]


def _without_empty(data: Any) -> Any:
    """Leave out fields without a value: what is not known stays empty."""
    if isinstance(data, Mapping):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_empty(value) for value in data]
    return data


def _issue(model: type[BaseModel], document: Document, keys: Keys, detail: ErrorDetails) -> Issue:
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    rule, found, hint = explain(model, detail)
    at_key = rule in (UNKNOWN_FIELD, MISSING_FIELD) or "[key]" in detail["loc"]
    where = document.locate((*keys, *loc), key=at_key)
    return rule.at(where, f"{name_field((*keys, *loc))}: {found}", hint)
