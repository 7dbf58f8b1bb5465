"""Calls of hand-written pages: which records they name, without rendering anything."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from generator.checks.named import CALLS, PLAIN, named_in, records_of
from generator.checks.references import is_missing
from generator.checks.walk import Words
from generator.collection import Collection
from generator.issues import Issue, Location, Rule, nearest, nearest_word

BAD_CALL = Rule("P501", "A page calls for what there is.", "Correct the call or the identifier.")
BAD_SYNTAX = Rule("P502", "A call in a page is well formed.", "Close the braces and quotes.")


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
        named = dict(_arguments(tree))
        for name in tree.find_all(nodes.Name):
            if name.name in unknown:
                hint = _meant(collection, name.name, named.get(name.name, ""))
                where = Location(page.path, first + name.lineno)
                yield BAD_CALL.at(where, f"there is no call '{name.name}'", hint)
        for call in calls:
            if is_missing(collection, call.kind, call.id):
                hint = nearest(call.id, records_of(collection, call.kind))
                hint = hint or "see content/ for the identifiers"
                where = Words(page.body, page).locate(call.start)
                yield BAD_CALL.at(where, f"there is no record '{call.id}'", hint)


def _arguments(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield each call of a page with the text that it is given first."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.args:
            first = call.args[0]
            if isinstance(first, nodes.Const) and isinstance(first.value, str):
                yield call.node.name, first.value


def _meant(collection: Collection, name: str, argument: str) -> str:
    """Return a hint with the call that was meant, told by its name and by what it names."""
    alike = nearest_word(name, [*CALLS, *PLAIN])
    if alike in CALLS and argument not in records_of(collection, CALLS[alike][0]):
        fits: dict[tuple[float, bool], str] = {}
        for call, (kind, *_) in CALLS.items():
            if id_ := nearest_word(argument, records_of(collection, kind)):
                likeness = SequenceMatcher(None, argument, id_).ratio()
                fits.setdefault((likeness, call == alike), f"write {call}('{id_}')")
        if fits:
            return fits[max(fits)]
    return f"did you mean '{alike}'?" if alike else f"there are {', '.join(CALLS)}"


def close_hint(error: TemplateSyntaxError) -> str:
    """Return how to mend a call that cannot be read."""
    if any(sign in (error.message or "") for sign in "‘’“”«»„"):
        return "write ' in place of the curly quote"
    return "close {{ ... }} and quotes"


CHECKS = (check_calls,)
