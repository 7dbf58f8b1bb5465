"""What follows from the records: origins, standing, comparison. Derived, never authored."""

from generator.evidence.build import Evidence, build_evidence
from generator.evidence.origins.chains import Chain, complete_chain, root_of
from generator.evidence.origins.origins import Origin
from generator.evidence.origins.provenance import Provenance, provenance
from generator.evidence.series.comparisons import NEAR_DAYS
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.intervals import Verdict, compare
from generator.evidence.series.series import Series, SeriesKey
from generator.evidence.standing.history import Standings
from generator.evidence.standing.standing import Standing

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
