"""Rules within and across records: functions that yield issues and do nothing else.

Each module lists its checks; `check` runs them all. One rule, one code, one function, one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import cycles, judgement, references
from generator.collection import Collection
from generator.issues import Issue, Rule

Check = Callable[[Collection], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (*references.CHECKS, *cycles.CHECKS, *judgement.CHECKS)
"""Every check, in the order of the reference page."""

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (references, cycles, judgement)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
)
"""Every rule that a check can find broken."""


def check(collection: Collection) -> list[Issue]:
    """Return everything that is wrong with a collection, sorted by place."""
    return sorted(issue for run in CHECKS for issue in run(collection))
