"""Calls of hand-written pages: which records they name, without rendering anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from generator.collection import Collection
from generator.issues import Issue, Location, Rule, nearest

BAD_CALL = Rule("P501", "A page calls for what there is.", "Correct the call or the identifier.")
BAD_SYNTAX = Rule("P502", "A call in a page is well formed.", "Close the braces and quotes.")

CALLS: Mapping[str, tuple[str, ...]] = {
    "claim": ("claims",),
    "standing": ("claims",),
    "provenance": ("claims",),
    "figure": ("figures",),
    "key_figures": ("figures", "*"),
    "place": ("places",),
    "speaker": ("speakers",),
    "term": ("terms",),
    "cite": ("sources", "*"),
    "estimates": ("quantities", "populations", "places"),
}
"""The kinds of record that a call names, by position; after `*` there are more of the last."""

PLAIN = frozenset({"date", "record_ends", "map", "latest_changes", "record_reach"})
"""The calls that name no record."""

KEYWORDS = {"quantity": "quantities", "population": "populations", "area": "places"}


@dataclass(frozen=True, slots=True)
class Named:
    """An identifier in a call: where its quote stands in the text, and what kind it should be."""

    start: int
    line: int
    kind: str
    id: str


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
    for line, sort, word in lexer.lex(text.replace("\r", stand_in)):
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
            yield Named(at, line, kind, word[1:-1])
        at += len(word)


def _kind(call: str, position: int, keyword: str) -> str:
    kinds = CALLS.get(call, ())
    if keyword and kinds:
        return KEYWORDS.get(keyword, "")
    if "*" in kinds:
        return kinds[0]
    return kinds[position] if position < len(kinds) else ""


def check_calls(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each call of a page that names no record, or cannot be read."""
    for page in collection.pages.values():
        first = page.first_line - 1
        try:
            tree = Environment(autoescape=True).parse(page.body)
            calls = list(named_in(page.body))
        except TemplateSyntaxError as error:
            where = Location(page.path, first + error.lineno)
            yield BAD_SYNTAX.at(where, error.message or "cannot be read", close_hint(error))
            continue
        unknown = find_undeclared_variables(tree) - CALLS.keys() - PLAIN
        for name in tree.find_all(nodes.Name):
            if name.name in unknown:
                hint = nearest(name.name, [*CALLS, *PLAIN]) or f"there are {', '.join(CALLS)}"
                where = Location(page.path, first + name.lineno)
                yield BAD_CALL.at(where, f"there is no call '{name.name}'", hint)
        for call in calls:
            known = getattr(collection, call.kind)
            if call.id not in known and not _unread(collection, call):
                hint = nearest(call.id, known) or "see content/ for the identifiers"
                where = Location(page.path, first + call.line, _column(page.body, call.start))
                yield BAD_CALL.at(where, f"there is no record '{call.id}'", hint)


def close_hint(error: TemplateSyntaxError) -> str:
    """Return how to mend a call that cannot be read."""
    if any(sign in (error.message or "") for sign in "‘’“”«»„"):
        return "write ' in place of the curly quote"
    return "close {{ ... }} and quotes"


def _unread(collection: Collection, call: Named) -> bool:
    """Return whether the record may be in a file that could not be read."""
    kind = "claims" if call.kind == "figures" else call.kind
    return any(
        (lost == kind and (id_ in ("*", call.id) or call.kind == "figures"))
        for lost, id_ in collection.broken
    )


def _column(text: str, start: int) -> int:
    return start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))


CHECKS = (check_calls,)
