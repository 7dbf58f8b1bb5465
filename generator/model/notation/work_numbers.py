"""Numbers that name works, and places in them: DOI, ISBN, ISSN, pages, time codes."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from generator.model.base import Unreadable

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x20]*[^\s.,;:]", re.ASCII)
_LEADS_TO_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)(.+)", re.IGNORECASE)
_PMCID = re.compile(r"PMC[1-9]\d*", re.ASCII)
_PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_PAGE = re.compile(r"(?:pp?\.|pages?) ?(.+)", re.IGNORECASE)
_TIME = re.compile(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)", re.ASCII)
_SPOKEN = re.compile(
    r"(?:(\d+) ?h(?:ours?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)? ?(?:(\d+) ?s(?:ec(?:onds?)?)?)?"
)


def _doi(text: str) -> str:
    if _DOI.fullmatch(text):
        return text
    bare = _LEADS_TO_DOI.fullmatch(text)
    sure = bool(bare and _DOI.fullmatch(bare[1]))
    hint = f"write {bare[1]}" if bare and sure else "put it from 10. on, as the work has it"
    raise Unreadable(f"'{text[:60]}' is not a DOI; allowed: 10.1000/182", hint)


def _isbn(text: str) -> str:
    bare = text.removeprefix("ISBN").strip(": ")
    digits = re.sub("[- ]", "", bare)
    if not re.fullmatch(r"(?:97[89])?\d{9}[\dX]", digits, re.ASCII) or digits[12:] == "X":
        found = f"'{text[:60]}' is not an ISBN; allowed: 978-0-306-40615-7 / 0-306-40615-2"
        raise Unreadable(found, "put its 13 or 10 digits")
    weights = (1, 3) * 7 if len(digits) > 10 else range(10, 0, -1)  # noqa: PLR2004 - ISBN-10
    if _sum(digits, weights) % (10 if len(digits) > 10 else 11):  # noqa: PLR2004 - ISBN-10
        raise Unreadable(f"the last digit of '{text}' does not fit the others", "check its digits")
    if bare != text:
        raise Unreadable(f"'{text}' begins with its name", f"write {bare}")
    return text


def _issn(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", text, re.ASCII):
        whole = re.fullmatch(r"(?:ISSN:? ?)?(\d{4})-?(\d{3}[\dXx])", text, re.ASCII)
        hint = f"write {whole[1]}-{whole[2].upper()}" if whole else "put its 8 digits"
        raise Unreadable(f"'{text[:60]}' is not an ISSN; allowed: 0378-5955", hint)
    if _sum(text.replace("-", ""), range(8, 0, -1)) % 11:
        raise Unreadable(f"the last digit of '{text}' does not fit the others", "check its digits")
    return text


def _sum(digits: str, weights: tuple[int, ...] | range) -> int:
    return sum(
        (10 if digit == "X" else int(digit)) * weight
        for digit, weight in zip(digits, weights, strict=False)
    )


def _pmid(text: str) -> str:
    if not _PMID.fullmatch(text):
        raise Unreadable(
            f"'{text[:60]}' is not a PubMed number; allowed: 12345678", "put its digits"
        )
    return text


def _pmcid(text: str) -> str:
    if not _PMCID.fullmatch(text):
        hint = f"write PMC{text}" if _PMID.fullmatch(text) else "put PMC and its digits"
        raise Unreadable(f"'{text[:60]}' is not a PMC number; allowed: PMC1234567", hint)
    return text


def _page(text: str) -> str:
    if named := _PAGE.fullmatch(text):
        raise Unreadable(f"'{text[:60]}' says that it is a page", f"write {named[1]}")
    return text


def _time(text: str) -> str:
    start, *end = re.split("[-–]", text)
    if len(end) < 2 and all(_TIME.fullmatch(part) for part in (start, *end)):  # noqa: PLR2004 - a span
        if end and seconds(end[0]) < seconds(start):
            raise Unreadable(f"'{text}' ends before it begins", "put the earlier time first")
        return text
    spoken = _SPOKEN.fullmatch(text.strip().lower())
    hint = "put hours, minutes and seconds, with colons between"
    if spoken and any(spoken.groups()):
        hours, minutes, rest = (int(part or 0) for part in spoken.groups())
        whole = 3600 * hours + 60 * minutes + rest
        hint = f"write {whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    raise Unreadable(f"'{text[:60]}' is not a time code; allowed: 2:05 / 1:02:05 / 2:05-2:40", hint)


def seconds(time: str) -> int:
    """Return how many seconds from the beginning a time code, or the start of a span, lies."""
    parts = re.split("[-–]", time)[0].split(":")
    return sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))


_SHORT = Field(min_length=1, max_length=200)

Doi = Annotated[
    str, AfterValidator(_doi), WithJsonSchema({"type": "string", "pattern": r"^10\.\d{4,9}"})
]
"""A Digital Object Identifier, without the address of its resolver."""

Isbn = Annotated[str, AfterValidator(_isbn)]
"""An ISBN of 13 or 10 digits, whose last digit checks the others."""

Issn = Annotated[str, AfterValidator(_issn)]
"""An ISSN, whose last digit checks the others."""

Pmid = Annotated[
    str, AfterValidator(_pmid), WithJsonSchema({"type": "string", "examples": ["12345678"]})
]
"""The number of a work in PubMed."""

Pmcid = Annotated[str, AfterValidator(_pmcid)]
"""The number of a work in PubMed Central."""

Pages = Annotated[
    str,
    _SHORT,
    AfterValidator(_page),
    WithJsonSchema({"type": "string", "examples": ["12", "12-15", "e0123"]}),
]
"""A page or a span of pages, without `p.` before it."""

TimeCode = Annotated[
    str,
    AfterValidator(_time),
    WithJsonSchema({"type": "string", "examples": ["2:05", "1:02:05-1:03:00"]}),
]
"""A time in a recording from its beginning, or a span of it."""
