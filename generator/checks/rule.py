"""A rule with what finds where it is broken: one rule, one code, one function.

The docstring of the function is the rule, as editors and readers are told it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.issues import Issue, Location, Rule, Severity
from generator.read.collection import Collection


class Fault(NamedTuple):
    """Where a rule is broken, what was found, and what to do if the remedy says too little."""

    where: Location
    found: str
    hint: str = ""


Find = Callable[[Collection], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the content, and the function that finds where it is broken."""

    rule: Rule
    find: Find

    def __call__(self, collection: Collection) -> Iterator[Issue]:
        """Yield an issue for each place where the rule is broken."""
        remedy = self.rule.remedy
        for where, found, hint in self.find(collection):
            yield self.rule.at(where, found, hint or remedy[0].lower() + remedy[1:].rstrip("."))


def check(code: str, remedy: str, severity: Severity = Severity.ERROR) -> Callable[[Find], Check]:
    """Return the decorator that makes a check of a function, whose docstring is the rule."""
    return lambda find: Check(Rule(code, find.__doc__ or "", remedy, severity), find)
