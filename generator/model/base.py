"""What all records share."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticKnownError

from generator.characters import is_blank

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_IDENTIFIER = 64


def is_identifier(text: str) -> bool:
    """Return whether a text is well formed as an identifier."""
    return bool(re.fullmatch(IDENTIFIER, text)) and len(text) <= LONGEST_IDENTIFIER


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
    )

    def model_post_init(self, _: object, /) -> None:
        """Forget which fields were typed: nobody asks, and it is a fifth of a collection."""
        object.__setattr__(self, "__pydantic_fields_set__", _FORGOTTEN)


_FORGOTTEN: set[str] = set()


class Word(StrEnum):
    """A closed list of words, each with its meaning for editors and readers."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member from the word that is typed and what it means."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class Unreadable(ValueError):  # noqa: N818 - says what is wrong with a text, not that code failed
    """A text that is no date or figure: what was found and what is allowed, and a repair."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(f"{found} ({hint})")
        self.found = found
        self.hint = hint


def _visible(text: str) -> str:
    if is_blank(text):
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    # Other control characters are refused wherever they stand in a file.
    if "\t" in text:
        raise Unreadable("a tab stands in the text", "write spaces instead")
    return text


ANY_NAME = "any name"
"""The context in which records are read whatever they call themselves and each other."""


def _well_formed(text: str, info: ValidationInfo) -> str:
    if info.context != ANY_NAME and not is_identifier(text):
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": IDENTIFIER})
    return text


Identifier = Annotated[
    str,
    StringConstraints(max_length=LONGEST_IDENTIFIER),
    AfterValidator(_well_formed),
    WithJsonSchema({"type": "string", "pattern": IDENTIFIER, "maxLength": LONGEST_IDENTIFIER}),
]
"""A name for good: lower-case letters and digits in groups joined by hyphens, at most 64.

Where nothing else is wrong with a record, a check tells, which knows what records are called.
"""

Text = Annotated[str, StringConstraints(min_length=1, max_length=5000), AfterValidator(_visible)]
"""Words for people: never empty."""

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language code (BCP 47)."""

Names = Annotated[dict[LanguageTag, Text], Field(examples=[{"ko": "국가정보원"}])]
"""Names by language code (BCP 47)."""
