"""Calls of hand-written pages: whether they can be read, exist, and name what there is."""

from collections.abc import Iterator

from generator.checks.cross_references import CALLS, DATE, FORM, PLAIN, given
from generator.checks.lookup import Lookup
from generator.checks.pages.limits import beyond
from generator.checks.records.references import is_missing
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.kinds import KINDS
from generator.model import Edtf
from generator.nearest import nearest_word
from generator.read.calls import Argument, Call, Unread, calls_in, parts_of
from generator.read.collection import Collection
from generator.read.entry import Page

FORMS = ("value",)
"""The forms of a figure besides the whole: its value alone."""

Told = tuple[int, str, str]
"""Where in a page's body something is wrong, what was found, and what to do."""


@check("P502", "Close the braces and quotes.")
def check_syntax(collection: Collection) -> Iterator[Fault]:
    """A page holds calls alone between its braces, each well formed."""
    for page in collection.pages.values():
        for part in () if beyond(page) else parts_of(page.body):
            if isinstance(part, Unread):
                yield Fault(Words(page.body, page).locate(part.start), part.message, part.hint)


@check("P501", "Correct the call or the identifier.")
def check_calls(collection: Collection) -> Iterator[Fault]:
    """A page calls for what there is, and says all that a call needs."""
    lookup = Lookup(collection)
    for page in collection.pages.values():
        for start, found, hint in () if beyond(page) else _wrong(lookup, page):
            yield Fault(Words(page.body, page).locate(start), found, hint)


def _wrong(lookup: Lookup, page: Page) -> Iterator[Told]:
    for call in calls_in(page.body):
        if call.name in CALLS and call.arguments is not None:
            yield from _misfits(call)
            for parameter, argument in given(call):
                if told := _misnamed(lookup, call, parameter.kind, argument):
                    yield argument.start, *told
        elif call.name and (call.name not in PLAIN or call.arguments is not None):
            yield call.at, *_unknown(lookup.collection, call)


def _misfits(call: Call) -> Iterator[Told]:
    """Yield what a call is given and does not take, or takes and is not given."""
    parameters, fits = CALLS[call.name], given(call)
    takes = f"write {usage(call.name)}"
    seen: set[str] = set()
    for argument in call.arguments or ():
        fit = next((one for one, given_ in fits if given_ is argument), None)
        if fit is None or (fit.name in seen and not fit.many):
            yield argument.start, f"{call.name} does not take '{argument.text}'", takes
        else:
            seen.add(fit.name)
    for one in parameters:
        if one.needed and one.name not in seen:
            yield call.at, f"{call.name} lacks its {one.name}", takes


def usage(name: str) -> str:
    """Return how a call is written; what may be left out stands in brackets."""
    words = (f"'{one.name}'" if one.needed else f"['{one.name}']" for one in CALLS[name])
    more = ", ..." if CALLS[name] and CALLS[name][-1].many else ""
    return f"{name}({', '.join(words)}{more})"


def _misnamed(lookup: Lookup, call: Call, kind: str, argument: Argument) -> tuple[str, str] | None:
    """Return what is wrong with a text that a call is given, and what to do."""
    if kind in KINDS and is_missing(lookup.collection, kind, argument.text):
        hint = lookup.hint(kind, argument.text) or _home(lookup.collection, call, argument)
        return f"there is no record '{argument.text}'", hint
    if kind == FORM and argument.text not in FORMS:
        return f"'{argument.text}' is no form of a figure", "write 'value', or leave it out"
    if kind == DATE:
        try:
            Edtf.parse(argument.text)
        except ValueError:
            hint = "write 2024-11-05, 2024-11, 2024, 2024-10~ or ../2025-04"
            return f"'{argument.text}' is not a date", hint
    return None


def _home(collection: Collection, call: Call, argument: Argument) -> str:
    """Return a hint with where the record of another kind belongs that a call is given."""
    id_, first = argument.text, argument in (call.arguments or ())[:1]
    claim = collection.claims.get(id_) if call.name in _OF_FIGURES else None
    statements = claim.record.statements if claim else ()
    if figures := [one.id for each in statements for one in each.estimates]:
        return f"'{id_}' is a claim; its figures: {', '.join(figures)}"
    fits = [one for one in CALLS[call.name] if one.kind in KINDS and id_ in collection.of(one.kind)]
    calls = [name for name, (one, *_) in _TAKING.items() if id_ in collection.of(one.kind)]
    if fits:
        return f"write {fits[0].name}='{id_}'"
    # Of several calls that take it, the one by the name of what it is.
    calls = [name for name in calls if name == KINDS[_TAKING[name][0].kind].name] or calls
    meant = first and len(calls) == 1
    return f"write {calls[0]}('{id_}')" if meant else "see content/ for the identifiers"


_TAKING = {name: takes for name, takes in CALLS.items() if takes and takes[0].kind in KINDS}
"""The calls that name a record first."""

_OF_FIGURES = frozenset(name for name, takes in _TAKING.items() if takes[0].kind == "estimates")


def _unknown(collection: Collection, call: Call) -> tuple[str, str]:
    """Return that there is no such call or name, and which was meant."""
    if call.name in CALLS:
        return f"'{call.name}' is a call", f"write {usage(call.name)}"
    if call.name in PLAIN:
        return f"'{call.name}' is no call", f"write {{{{ {call.name} }}}}"
    argument = call.arguments[0].text if call.arguments else ""
    return f"there is no call '{call.name}'", _meant(collection, call.name, argument)


def _meant(collection: Collection, name: str, argument: str) -> str:
    """Return a hint with the call that was meant, told by its name and by what it names."""
    alike = nearest_word(name, [*CALLS, *PLAIN])
    kinds = {call: takes[0].kind for call, takes in _TAKING.items()}
    if alike in kinds and argument not in collection.of(kinds[alike]):
        fits = [call for call, kind in kinds.items() if argument in collection.of(kind)]
        if len({kinds[call] for call in fits}) == 1:
            return f"write {fits[0]}('{argument}')"
    return f"did you mean '{alike}'?" if alike else f"there are {', '.join((*CALLS, *PLAIN))}"
