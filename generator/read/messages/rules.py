"""What can be wrong with data, and how it is shown in a message."""

from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.issues import Rule

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


class Departure(NamedTuple):
    """A departure as pydantic found it: in which model, where, and what stands there."""

    model: type[BaseModel]
    type: str
    loc: Loc
    data: Any
    ctx: dict[str, Any]
    said: str


def quote(value: Any) -> str:
    """Return a value between quotes, cut to what fits a line."""
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"  # noqa: PLR2004 - a line's worth


def describe(value: Any) -> str:
    """Return what stands in a field, as a message calls it."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else quote(value)
