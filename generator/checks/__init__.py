"""Rules within and across records: functions that find faults and do nothing else.

Each module holds checks; `check` runs them all. One rule, one code, one function, one test.
"""

from __future__ import annotations

from generator.checks import (
    calls,
    cycles,
    estimates,
    geography,
    history,
    identifiers,
    judgement,
    references,
    reports,
    speakers,
    texts,
    works,
)
from generator.checks.rule import Check
from generator.collection import Collection
from generator.issues import Issue

MODULES = (
    references, identifiers, cycles, reports, estimates, geography, texts, speakers, works,
    history, judgement, calls,
)  # fmt: skip
"""The modules that hold checks."""

CHECKS = [
    value for module in MODULES for value in vars(module).values() if isinstance(value, Check)
]
"""Every check."""


def check(collection: Collection) -> list[Issue]:
    """Return everything that is wrong with a collection, sorted by place."""
    return sorted(issue for run in CHECKS for issue in run(collection))
