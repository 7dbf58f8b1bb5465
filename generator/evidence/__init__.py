"""What follows from the records: origins, standing, comparison. Derived, never authored."""

from generator.evidence.build import Evidence, build_evidence
from generator.evidence.comparison import NEAR_DAYS, Series, SeriesKey, Verdict, relation
from generator.evidence.origins import (
    Chain,
    Origin,
    Provenance,
    complete_chain,
    provenance,
    root_of,
)
from generator.evidence.points import Point
from generator.evidence.standing import Standing, history, standing

__all__ = [
    "NEAR_DAYS",
    "Chain",
    "Evidence",
    "Origin",
    "Point",
    "Provenance",
    "Series",
    "SeriesKey",
    "Standing",
    "Verdict",
    "build_evidence",
    "complete_chain",
    "history",
    "provenance",
    "relation",
    "root_of",
    "standing",
]
