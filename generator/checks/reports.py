"""What was said, when, and through whom it came: reports against their claim and sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.walk import each_estimate, each_report, fault
from generator.collection import Collection
from generator.issues import Issue, Rule
from generator.model.words import Measure, Read

NO_REPORTS = Rule(
    "X310", "A claim has a report.", "Add who said it under `reports:`, or delete the claim."
)
UNREAD = Rule(
    "X311",
    "A report on a work that nobody read names in its chain who passed it on.",
    "Name the work that was read as `source`, or add to `chain` who passed it on.",
)
SAID_AFTER_PUBLISHED = Rule(
    "X312",
    "What a work reports was said before the work was published.",
    "Correct `said_on`, or `issued` of the source; where time zones part them, write a span.",
)
AS_OF_AFTER_SAID = Rule(
    "X313",
    "A figure holds for a time before it was given, unless it is planned or forecast.",
    "Correct `as_of`, or make the measure `planned` or `forecast`.",
)

_AHEAD = frozenset({Measure.PLANNED, Measure.FORECAST})


def check_reports(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each claim without a report."""
    for claim in collection.claims.values():
        if not claim.record.reports:
            hint = "add under `reports:` who said it, or delete the claim"
            yield fault(NO_REPORTS, claim, ("reports",), "nobody is on record as saying it", hint)


def check_unread(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each report known only through a work that its chain leaves out."""
    for claim, way, report in each_report(collection):
        works = [collection.sources.get(id_) for id_ in (report.source, *report.also_in)]
        unread = all(work and work.record.read is Read.NOT_READ for work in works)
        if unread and len(report.chain) < 2:  # noqa: PLR2004 - who said it, and a relay
            found = f"nobody read '{report.source}', and the chain names nobody who passed it on"
            hint = "name the work that was read, or add to `chain` who passed it on"
            yield fault(UNREAD, claim, (*way, "source"), found, hint)


def check_said_on(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each report said after a work that carries it was published."""
    for claim, way, report in each_report(collection):
        for id_ in (report.source, *report.also_in):
            work = collection.sources.get(id_)
            issued = work.record.issued if work else None
            if report.said_on and issued and issued.before(report.said_on):
                found = f"'{report.said_on}' is after '{id_}' was published, {issued}"
                hint = "correct one of the two dates"
                if not issued.before(report.said_on, days=1):
                    hint += f", or write {issued}/{report.said_on} where time zones part them"
                if work and work.record.read is Read.NOT_READ:
                    hint = f"name the work that was read in place of '{id_}'"
                yield fault(SAID_AFTER_PUBLISHED, claim, (*way, "said_on"), found, hint)


def check_as_of(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each figure that holds for a time after it was given."""
    for claim, way, report, estimate in each_estimate(collection):
        work = collection.sources.get(report.source)
        said = report.said_on or (work.record.issued if work else None)
        if said and said.before(estimate.as_of) and estimate.measure not in _AHEAD:
            found = f"'{estimate.as_of}' is after the figure was given, {said}"
            hint = "correct it, or make the measure planned or forecast"
            yield fault(AS_OF_AFTER_SAID, claim, (*way, "as_of"), found, hint)


CHECKS = (check_reports, check_unread, check_said_on, check_as_of)
