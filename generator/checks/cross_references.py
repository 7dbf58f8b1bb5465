"""Cross-references: what the fields of records and the calls of hand-written pages name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

from generator.kinds import KINDS, RECORDS
from generator.read.calls import Argument, Call, calls_in
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Entry


class Parameter(NamedTuple):
    """What a call takes at a position: a name, and the kind of record, or what else it is."""

    name: str
    kind: str
    needed: bool = True
    many: bool = False


WORDS, FORM, DATE = "words", "form", "date"
"""What a call takes besides records: any words, the form of a figure, a date."""

_WORDS = Parameter("words", WORDS, needed=False)

CALLS: Mapping[str, tuple[Parameter, ...]] = {
    "claim": (Parameter("id", "claims"), _WORDS),
    "standing": (Parameter("id", "claims"),),
    "provenance": (Parameter("id", "claims"),),
    "figure": (Parameter("id", "estimates"), Parameter("form", FORM, needed=False)),
    "key_figures": (Parameter("ids", "estimates", many=True),),
    "place": (Parameter("id", "places"), _WORDS),
    "speaker": (Parameter("id", "speakers"), _WORDS),
    "term": (Parameter("id", "terms"), _WORDS),
    "cite": (Parameter("ids", "sources", many=True),),
    "estimates": (
        Parameter("quantity", "quantities"),
        Parameter("population", "populations", needed=False),
        Parameter("area", "places", needed=False),
    ),
    "date": (Parameter("text", DATE),),
    "map": (),
    "route": (Parameter("ids", "places", many=True),),
    "evidence_wall": (Parameter("answer", "claims", needed=False, many=True),),
    "latest_changes": (),
    "standings": (),
    "record_reach": (),
}
"""What a page can call, with what each call takes."""

PLAIN = ("record_ends", "works_read")
"""What a page can name without brackets."""

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
        fields = _tree(kind.names)
        for entry in collection.of(kind.plural).values() if fields else ():
            for way, named, id_ in _follow(entry.record, fields, ()):
                yield entry, way, named, id_


def _tree(names: Mapping[str, str]) -> dict[str, Any]:
    """Return patterns of fields as a tree, so that what several begin with is walked once."""
    found: dict[str, Any] = {}
    for pattern, named in names.items():
        *parts, last = pattern.split()
        reduce(lambda tree, part: tree.setdefault(part, {}), parts, found)[last] = named
    return found


def _follow(value: Any, fields: Mapping[str, Any], way: Keys) -> Iterator[tuple[Keys, str, str]]:
    """Yield each identifier at a pattern, with the way to it; empty fields name nothing."""
    for field, below in fields.items():
        for key, one in enumerate(value) if field == "*" else ((field, getattr(value, field)),):
            if one is None:
                continue
            if isinstance(below, str):
                yield (*way, key), below, one
            else:
                yield from _follow(one, below, (*way, key))


def given(call: Call) -> list[tuple[Parameter, Argument]]:
    """Return what a call is given, with what it is given as; all that fits."""
    parameters = CALLS.get(call.name, ())
    found = []
    for position, argument in enumerate(call.arguments or ()):
        if argument.name:
            fits = [one for one in parameters if one.name == argument.name and not one.many]
        elif parameters and parameters[-1].many:
            fits = [parameters[-1]]
        else:
            fits = list(parameters[position : position + 1])
        found += [(one, argument) for one in fits]
    return found


def named_in(text: str) -> Iterator[Named]:
    """Yield every identifier that the calls in a page's text name."""
    for call in calls_in(text):
        for parameter, argument in given(call):
            if parameter.kind in KINDS:
                yield Named(argument.start, parameter.kind, argument.text)
