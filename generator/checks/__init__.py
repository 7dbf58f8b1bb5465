"""Rules within and across records: functions that yield issues and do nothing else.

Each module lists its checks; `check` runs them all. One rule, one code, one function, one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    calls,
    cycles,
    estimates,
    geography,
    history,
    judgement,
    links,
    quotations,
    redirects,
    references,
    reports,
    speakers,
    works,
)
from generator.collection import Collection
from generator.issues import Issue

Check = Callable[[Collection], Iterator[Issue]]

MODULES = (
    references, cycles, reports, estimates, geography, links, quotations, speakers, works, history,
    judgement, calls, redirects,
)  # fmt: skip
"""The modules that hold checks."""

CHECKS: tuple[Check, ...] = tuple(run for module in MODULES for run in module.CHECKS)
"""Every check."""


def check(collection: Collection) -> list[Issue]:
    """Return everything that is wrong with a collection, sorted by place."""
    return sorted(issue for run in CHECKS for issue in run(collection))
