"""A text where a list belongs, a list where a text does, and texts of the wrong length."""

import re

from generator.read.messages.fields import fields_at, node_at
from generator.read.messages.rules import (
    BAD_TEXT,
    BAD_VALUE,
    WRONG_KIND,
    Departure,
    Explained,
    describe,
)
from generator.read.syntax import BULLETS, quoted


def boolean(case: Departure) -> Explained:
    """Return that something is neither true nor false."""
    return BAD_VALUE, f"{describe(case.data)} is neither true nor false", "put true, or false"


def text_wanted(case: Departure) -> Explained:
    """Return that something else stands where a text belongs."""
    data = case.data
    hint = "put one text after the colon"
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str):
        hint = f"write {data[0]}, without a dash or brackets"
    elif isinstance(data, dict) and len(data) == 1:
        key, value = next(iter(data.items()))
        hint = f"a colon and a space make a field: write {quoted(f'{key}: {value}')}"
    return WRONG_KIND, f"{describe(data)} stands here; a text belongs here", hint


_NOTHING = re.compile(
    r"none|no|nil|nothing|empty|n\.?/?a\.?|[-–—0]+|false|not known|unknown", re.IGNORECASE
)


_NAMES = frozenset({"author", "editor", "translator"})
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*")


def list_wanted(case: Departure) -> Explained:
    """Return that something else stands where a list belongs."""
    data = case.data
    hint = "start each item on a line of its own with `- `"
    first = next(iter(data), "") if isinstance(data, dict) else str(data)
    if isinstance(data, str) and _NOTHING.fullmatch(data):
        if not node_at(case.model, case.loc).get("minItems"):
            hint = "leave the field out where there is nothing"
    elif re.match(f"[{BULLETS}]", first):
        hint += f" in place of '{first[0]}'"
    elif case.loc[-1] in _NAMES and isinstance(data, str) and re.fullmatch(r"[\w .’&;-]+", data):
        names = ", ".join(filter(None, _AND.split(data)))
        # A body may have an `and` in its name.
        several = f"put [{names}], or [{data}] if that is one name"
        hint = several if names != data else f"write [{data}]"
    elif isinstance(data, str) and not fields_at(case.model, (*case.loc, 0)):
        simple = re.fullmatch(r"[\w-]+(,\s*[\w-]+)*", data) and not data.startswith("-")
        hint = f"write [{data}]" if simple else hint
    return WRONG_KIND, f"{describe(data)} stands here; a list belongs here", hint


def length(case: Departure) -> Explained:
    """Return that a text or list is too short or too long."""
    if case.type == "too_short":
        found = f"{len(case.data)} in the list; at least {case.ctx['min_length']} belong here"
        return WRONG_KIND, found, "add what is missing, or remove the item of which it is a part"
    length = len(str(case.data))
    if case.type == "string_too_short":
        least = case.ctx["min_length"]
        found = f"{length} characters; at least {least} belong here" if least > 1 else "it is empty"
        return BAD_TEXT, found, "put something, or leave the field out"
    most = case.ctx["max_length"]
    return BAD_TEXT, f"{length} characters; at most {most} are allowed", "shorten it"


def other(case: Departure) -> Explained:
    """Return what pydantic says, where no model gives such an error today."""
    return WRONG_KIND, case.said, "compare the field with those of other records"
