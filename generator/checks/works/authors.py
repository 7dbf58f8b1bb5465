"""Names of those who made a work: each by itself, and nothing but the name."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.issues import Severity
from generator.read.collection import Collection

_FIELDS = ("author", "editor", "translator")

_NAME = r"(?:[^\W\d_a-z][\w.\'’-]*(?: (?:d[aeiu]|de[lnr]?|la|le|van|von|bin|al))* ?){2,3}"
"""A given and a family name, each with a capital: `Ann Lee`, `Jean de la Fontaine`."""

_SEVERAL = re.compile(rf"({_NAME})(?:,? (?:and|&|und|et|y|e|og|och|en|и|та|\u0456) |, )({_NAME})")
_OTHERS = re.compile(r"(.+?),? (?:et al|and others|u\. ?a|и др)\b\.?", re.IGNORECASE)
_BY = re.compile(r"(?:[Bb]y|BY|[Pp]ar|[Pp]or) (?=[^\W\d_a-z])")


@check("X434", "Put the name alone, one for each author.", Severity.WARNING)
def check_names(collection: Collection) -> Iterator[Fault]:
    """An author is one person or body, by the name alone."""
    for entry in collection.sources.values():
        for field in _FIELDS:
            for number, name in enumerate(getattr(entry.record, field, None) or ()):
                if told := _wrong(name):
                    yield fault(entry, (field, number), *told)


def _wrong(name: str) -> tuple[str, str] | None:
    if others := _OTHERS.fullmatch(name):
        return f"'{name}' does not name all", f"put every name that is printed, after {others[1]}"
    if ";" in name:
        return f"'{name}' may be several", _apart(*name.split(";"))
    if by := _BY.match(name):
        return f"'{by[0].strip()}' is no part of a name", f"write {name[by.end() :]}"
    if several := _SEVERAL.fullmatch(name):
        return f"'{name}' may be two", _apart(*several.groups())
    return None


def _apart(*names: str) -> str:
    return (
        f"if they are several, write [{', '.join(name.strip() for name in names if name.strip())}]"
    )
