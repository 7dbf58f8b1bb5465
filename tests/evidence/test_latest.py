from __future__ import annotations

import pytest

from generator.evidence import Evidence, build_evidence
from generator.evidence.latest import latest_figures
from generator.model.lists import Grade, Measure
from generator.read.collection import Collection
from generator.read.load import load
from tests.sites import SAMPLE


@pytest.fixture(scope="module")
def collection() -> Collection:
    collection, _ = load(SAMPLE)
    assert collection
    return collection


@pytest.fixture(scope="module")
def evidence(collection: Collection) -> Evidence:
    return build_evidence(collection)


def test_the_latest_figure_for_the_whole_leads_each_quantity(
    collection: Collection, evidence: Evidence
) -> None:
    latest = latest_figures(collection, evidence.series, evidence.standings)
    assert {series.key.quantity for series in evidence.series} == set(latest)
    for series in evidence.series:
        best = latest[series.key.quantity]
        whole = not collection.populations[best.estimate.population].record.part_of
        for point in series.points:
            part = collection.populations[point.estimate.population].record.part_of
            ahead = point.estimate.measure not in (Measure.PLANNED, Measure.FORECAST)
            if whole == (not part) and ahead:
                assert point.moment.sort_key <= best.moment.sort_key


def test_figures_of_refuted_claims_lead_nowhere(collection: Collection, evidence: Evidence) -> None:
    refuted = {
        claim: standing._replace(grade=Grade.REFUTED)
        for claim, standing in evidence.standings.items()
    }
    assert latest_figures(collection, evidence.series, refuted) == {}
