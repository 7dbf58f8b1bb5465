from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.collection import Collection
from generator.read.load import load
from tests.sites import ROOT, SAMPLE


@pytest.fixture(scope="session", params=[SAMPLE, ROOT], ids=["sample", "this site"])
def collection(request: pytest.FixtureRequest) -> Collection:
    """The records of the sample, then this site's own."""
    project: Path = request.param
    collection, issues = load(project)
    assert issues == []
    assert collection
    return collection
