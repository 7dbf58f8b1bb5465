"""Rules within and across records: functions that find faults and do nothing else.

Each module here may hold checks; `check` runs them all. One rule, one code, one function, one test.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from generator.checks.rule import Check
from generator.issues import Issue
from generator.read.collection import Collection

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]

CHECKS = [
    value for module in _MODULES for value in vars(module).values() if isinstance(value, Check)
]
"""Every check."""


def check(collection: Collection) -> list[Issue]:
    """Return everything that is wrong with a collection, sorted by place."""
    return sorted(issue for run in CHECKS for issue in run(collection))
