"""What names what: fields of records, and calls of hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from generator.kinds import RECORDS
from generator.read.collection import Collection, Entry
from generator.read.document import Keys

CALLS: Mapping[str, tuple[str, ...]] = {
    "claim": ("claims",),
    "standing": ("claims",),
    "provenance": ("claims",),
    "figure": ("estimates",),
    "key_figures": ("estimates", "*"),
    "place": ("places",),
    "speaker": ("speakers",),
    "term": ("terms",),
    "cite": ("sources", "*"),
    "estimates": ("quantities", "populations", "places"),
}
"""The kinds of record that a call names, by position; after `*` there are more of the last."""

PLAIN = frozenset({"date", "record_ends", "map", "latest_changes", "record_reach"})
"""The calls that name no record."""

_KEYWORDS = {"quantity": "quantities", "population": "populations", "area": "places"}

Reference = tuple[Entry[Any], Keys, str, str]
"""A record, the field in it, the kind of record it names, and the identifier."""


@dataclass(frozen=True, slots=True)
class Named:
    """An identifier in a call: where its quote stands in the text, and what kind it should be."""

    start: int
    kind: str
    id: str


def references(collection: Collection) -> Iterator[Reference]:
    """Yield every identifier that a record gives for another."""
    for kind in RECORDS.values():
        ways = [(pattern.split(), named) for pattern, named in kind.names.items()]
        for entry in collection.of(kind.plural).values() if ways else ():
            for parts, named in ways:
                for way, id_ in _follow(entry.record, parts, ()):
                    yield entry, way, named, id_


def _follow(value: Any, parts: list[str], way: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield each identifier at a pattern, with the way to it; empty fields name nothing."""
    if value is None:
        return
    if not parts:
        yield way, value
    elif parts[0] == "*":
        for index, item in enumerate(value):
            yield from _follow(item, parts[1:], (*way, index))
    else:
        yield from _follow(getattr(value, parts[0]), parts[1:], (*way, parts[0]))


def named_in(text: str) -> Iterator[Named]:
    """Yield every identifier that the calls in a page's text name.

    Raises:
        TemplateSyntaxError: Braces or quotes are not closed.
    """
    # The lexer makes one sign of every line end; the offsets count those of the text.
    stand_in = next(sign for sign in "\f\v\x1c\x1d" if sign not in text)
    lexer = Environment(keep_trailing_newline=True, autoescape=True)
    name = call = keyword = ""
    at = position = 0
    for _, sort, word in lexer.lex(text.replace("\r", stand_in)):
        if sort == "name":
            name = word
        elif word == "(":
            call, position, keyword = name, 0, ""
        elif word == ",":
            position, keyword = position + 1, ""
        elif word == "=":
            keyword = name
        elif word == ")":
            call = ""
        elif sort == "string" and (kind := _kind(call, position, keyword)):
            yield Named(at, kind, word[1:-1])
        at += len(word)


def _kind(call: str, position: int, keyword: str) -> str:
    kinds = CALLS.get(call, ())
    if keyword and kinds:
        return _KEYWORDS.get(keyword, "")
    if "*" in kinds:
        return kinds[0]
    return kinds[position] if position < len(kinds) else ""
