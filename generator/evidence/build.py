"""Everything derived from a collection, built once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from generator.evidence.comparison import Series, build_series
from generator.evidence.origins import Chain, Provenance
from generator.evidence.points import Point
from generator.evidence.standing import History, Ledger, Standing
from generator.read.collection import Collection


@dataclass(frozen=True, slots=True)
class Evidence:
    """What follows from the records; mappings are keyed by claim unless they say otherwise."""

    chains: Mapping[str, tuple[Chain, ...]]
    """The completed chains, in the order of the statements."""

    provenance: Mapping[str, Provenance]
    """What stands behind each claim today."""

    standings: Mapping[str, Standing]
    histories: Mapping[str, History]
    series: tuple[Series, ...]
    points: Mapping[str, tuple[Series, Point]]
    """By estimate: its series, and the point that it is or that it is relayed under."""


def build_evidence(collection: Collection) -> Evidence:
    """Return everything that follows from a collection's records."""
    ledger = Ledger(collection)
    chains: dict[str, tuple[Chain, ...]] = {}
    standings: dict[str, Standing] = {}
    histories: dict[str, History] = {}
    with _uncollected():
        for claim in collection.claims:
            chains[claim] = tuple([account.chain for account in ledger.accounts(claim)])
            standings[claim] = ledger.standing(claim)
            histories[claim] = ledger.history(claim)
        series = build_series(ledger)
        points = {
            version.id: (one, point)
            for one in series
            for point in one.points
            for version in point.versions
        }
    provenance = {claim: standing.support for claim, standing in standings.items()}
    return Evidence(chains, provenance, standings, histories, series, points)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for circles of garbage: none is made here, and looking takes a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
