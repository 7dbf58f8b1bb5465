"""Calls of hand-written pages: which records they name, without rendering anything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from generator.checks.lookup import Lookup
from generator.checks.named import CALLS, PLAIN, named_in
from generator.checks.references import is_missing
from generator.checks.rule import Fault, check
from generator.checks.walk import Words
from generator.issues import Location
from generator.nearest import nearest_word
from generator.read.collection import Collection


@check("P502", "Close the braces and quotes.")
def check_syntax(collection: Collection) -> Iterator[Fault]:
    """A call in a page is well formed."""
    for page in collection.pages.values():
        tree = _parse(page.body)
        if isinstance(tree, TemplateSyntaxError):
            where = Location(page.path, page.first_line + tree.lineno - 1)
            yield Fault(where, tree.message or "cannot be read", close_hint(tree))


@check("P501", "Correct the call or the identifier.")
def check_calls(collection: Collection) -> Iterator[Fault]:
    """A page calls for what there is."""
    lookup = Lookup(collection)
    for page in collection.pages.values():
        tree = _parse(page.body)
        if isinstance(tree, TemplateSyntaxError):
            continue
        unknown = find_undeclared_variables(tree) - CALLS.keys() - PLAIN
        arguments = dict(_arguments(tree))
        for name in tree.find_all(nodes.Name):
            if name.name in unknown:
                hint = _meant(collection, name.name, arguments.get(name.name, ""))
                where = Location(page.path, page.first_line + name.lineno - 1)
                yield Fault(where, f"there is no call '{name.name}'", hint)
        for call in named_in(page.body):
            if is_missing(collection, call.kind, call.id):
                hint = lookup.hint(call.kind, call.id)
                hint = hint or "see content/ for the identifiers"
                where = Words(page.body, page).locate(call.start)
                yield Fault(where, f"there is no record '{call.id}'", hint)


BAD_CALL, BAD_SYNTAX = check_calls.rule, check_syntax.rule


@lru_cache
def _parse(text: str) -> nodes.Template | TemplateSyntaxError:
    try:
        return Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        return error


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
    if alike in CALLS and argument not in collection.of(CALLS[alike][0]):
        fits = [call for call, (kind, *_) in CALLS.items() if argument in collection.of(kind)]
        if len({CALLS[call][0] for call in fits}) == 1:
            return f"write {fits[0]}('{argument}')"
    return f"did you mean '{alike}'?" if alike else f"there are {', '.join(CALLS)}"


def close_hint(error: TemplateSyntaxError) -> str:
    """Return how to mend a call that cannot be read."""
    if any(sign in (error.message or "") for sign in "‘’“”«»„"):
        return "write ' in place of the curly quote"
    return "close {{ ... }} and quotes"
