"""Everything derived from a collection, built once."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from generator.evidence.origins.chains import Chain
from generator.evidence.origins.provenance import Provenance
from generator.evidence.series.data_points import DataPoint
from generator.evidence.series.series import Series
from generator.evidence.standing.history import History, Standings
from generator.evidence.standing.standing import Standing
from generator.read.collection import Collection


@dataclass(frozen=True, slots=True)
class Evidence:
    """What follows from the records; mappings are keyed by claim unless they say otherwise."""

    chains: Mapping[str, tuple[Chain, ...]]
    """The completed chains, in the order of the statements."""

    provenance: Mapping[str, Provenance]
    """What stands behind each claim today."""

    carriers: Mapping[str, tuple[tuple[str, ...], ...]]
    """The works that carry each statement, in the order of the statements."""

    carried: Mapping[str, tuple[str, ...]]
    """By work: the claims that count it, be it for, against or as what spread them."""

    standings: Mapping[str, Standing]
    histories: Mapping[str, History]
    series: tuple[Series, ...]
    points: Mapping[str, tuple[Series, DataPoint]]
    """By estimate: its series, and the point that it is or that it is relayed under."""


def build_evidence(collection: Collection) -> Evidence:
    """Return everything that follows from a collection's records."""
    known = collection.once(Standings)
    chains: dict[str, tuple[Chain, ...]] = {}
    carriers: dict[str, tuple[tuple[str, ...], ...]] = {}
    carried: dict[str, list[str]] = defaultdict(list)
    standings: dict[str, Standing] = {}
    histories: dict[str, History] = {}
    with without_garbage_collection():
        for claim in collection.claims:
            given = known.contributions(claim)
            chains[claim] = tuple([each.chain for each in given])
            carriers[claim] = tuple([each.articles for each in given])
            standing = standings[claim] = known.standing(claim)
            histories[claim] = known.history(claim)
            for work in {*standing.told.articles, *standing.against.articles}:
                carried[work].append(claim)
        series = known.series()
        points = {
            version.id: (one, point)
            for one in series
            for point in one.points
            for version in point.versions
        }
    provenance = {claim: standing.support for claim, standing in standings.items()}
    counted = {work: tuple(claims) for work, claims in carried.items()}
    return Evidence(chains, provenance, carriers, counted, standings, histories, series, points)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Call `gc.disable()` for a while: no circles are made here, and looking takes a third.

    What was made meanwhile counts as old, or all of it would be looked at once it is on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()
