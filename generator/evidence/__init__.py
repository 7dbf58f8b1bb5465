"""What follows from the records: origins, standing, comparison. Derived, never authored."""

from generator.evidence.build import Evidence, build_evidence
from generator.evidence.comparison import NEAR_DAYS, Series, SeriesKey, Verdict, compare
from generator.evidence.data_points import DataPoint
from generator.evidence.origins import (
    Chain,
    Origin,
    Provenance,
    complete_chain,
    provenance,
    root_of,
)
from generator.evidence.standing import Standing
from generator.evidence.standings import Standings

__all__ = [
    "NEAR_DAYS",
    "Chain",
    "DataPoint",
    "Evidence",
    "Origin",
    "Provenance",
    "Series",
    "SeriesKey",
    "Standing",
    "Standings",
    "Verdict",
    "build_evidence",
    "compare",
    "complete_chain",
    "provenance",
    "root_of",
]
