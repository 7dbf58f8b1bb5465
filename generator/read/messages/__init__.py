"""How data can depart from a model, in an author's words: found, allowed, and a repair."""

from collections.abc import Callable

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.nearest import nearest_word
from generator.read.messages import fields, shapes, values
from generator.read.messages.identifiers import not_an_identifier, suggest_identifier
from generator.read.messages.rules import (
    BAD_IDENTIFIER,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_KIND,
    Departure,
    Explained,
    Loc,
)

__all__ = [
    "BAD_IDENTIFIER",
    "MISSING_FIELD",
    "UNKNOWN_FIELD",
    "WRONG_KIND",
    "explain",
    "misspelt",
    "not_an_identifier",
    "suggest_identifier",
]


def explain(model: type[BaseModel], detail: ErrorDetails) -> Explained:
    """Return what pydantic found, in our words."""
    kind, context = detail["type"], detail.get("ctx", {})
    case = Departure(model, kind, detail["loc"], detail["input"], context, detail["msg"])
    return _EXPLAIN.get(kind, shapes.other)(case)


def misspelt(model: type[BaseModel], detail: ErrorDetails) -> Loc:
    """Return the way to the field that an unknown one was probably meant to be."""
    *parents, word = detail["loc"]
    known = fields.fields_at(model, tuple(parents))
    return (*parents, nearest_word(str(word), known) or fields.meant_by(str(word), known))


_EXPLAIN: dict[str, Callable[[Departure], Explained]] = {
    "bool_parsing": shapes.boolean,
    "bool_type": shapes.boolean,
    "dict_type": fields.fields_wanted,
    "enum": values.enum,
    "extra_forbidden": fields.unknown_field,
    "finite_number": values.number,
    "float_parsing": values.number,
    "float_type": values.number,
    "greater_than": values.out_of_range,
    "greater_than_equal": values.out_of_range,
    "less_than_equal": values.out_of_range,
    "missing": fields.missing,
    "model_type": fields.fields_wanted,
    "string_pattern_mismatch": values.pattern,
    "string_too_long": shapes.length,
    "string_too_short": shapes.length,
    "string_type": shapes.text_wanted,
    "too_long": shapes.length,
    "too_short": shapes.length,
    "tuple_type": shapes.list_wanted,
    "value_error": values.value,
}
"""Every kind of error that the models give today; a later pydantic may have more."""
