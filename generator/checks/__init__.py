"""Rules within and across records: functions that find faults and do nothing else.

`check_collection` runs the checks of every module listed. One rule, one code, one function, one
page that tests it (generator/codes).
"""

from generator.checks import settings
from generator.checks.claims import (
    chains,
    drafts,
    hanging,
    history,
    judgement,
    standalone,
    statements,
    timing,
)
from generator.checks.figures import composites, estimates, units, wording
from generator.checks.pages import attribution, calls, headings, limits, markup, targets, titles
from generator.checks.records import (
    cycles,
    geography,
    identifiers,
    languages,
    placeholders,
    references,
    repeats,
    showings,
    speakers,
    texts,
)
from generator.checks.rule import Check
from generator.checks.works import authors, duplicates, fields, links, sources
from generator.issues import Issue
from generator.read.collection import Collection

_MODULES = (
    attribution,
    authors,
    calls,
    chains,
    composites,
    cycles,
    drafts,
    duplicates,
    estimates,
    fields,
    geography,
    hanging,
    headings,
    history,
    identifiers,
    judgement,
    languages,
    limits,
    links,
    markup,
    placeholders,
    references,
    repeats,
    settings,
    showings,
    sources,
    speakers,
    standalone,
    statements,
    targets,
    texts,
    timing,
    titles,
    units,
    wording,
)

CHECKS = [
    value for module in _MODULES for value in vars(module).values() if isinstance(value, Check)
]
"""Every check."""


_GROUNDWORK = (
    references.check_dangling,
    cycles.check_cycles,
    calls.check_syntax,
    calls.check_calls,
    limits.check_limits,
)
"""What has to hold for a page to be made at all."""


def groundwork_holds(collection: Collection) -> bool:
    """Return whether pages can be made of a collection, whatever else may be wrong with it."""
    return not any(issue for run in _GROUNDWORK for issue in run(collection))


def check_collection(collection: Collection) -> list[Issue]:
    """Return everything that is wrong with a collection, sorted by place."""
    return sorted(issue for run in CHECKS for issue in run(collection))
