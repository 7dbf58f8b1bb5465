"""What stands on the timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.lists import ClaimKind
from generator.read.load import load
from generator.site.pages.timeline import events
from tests.site.made import site_of
from tests.sites import ROOT, SAMPLE

NO_HAPPENING = {ClaimKind.FALSEHOOD, ClaimKind.JUDGEMENT}


@pytest.mark.parametrize("root", [SAMPLE, ROOT], ids=["sample", "own"])
def test_a_claim_that_has_a_day_is_found(root: Path) -> None:
    collection, _ = load(root)
    assert collection
    found = {event.claim for event in events(site_of(collection))}
    for claim in collection.claims.values():
        record = claim.record
        happened = record.happened if record.kind not in NO_HAPPENING else None
        if happened or any(statement.said_on for statement in record.statements):
            assert claim.id in found
