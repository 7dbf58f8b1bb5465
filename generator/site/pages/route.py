"""Places on a line from west to east, with the distances between them."""

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from generator.model import Place
from generator.read.entry import Entry
from generator.site.map.place import distance_km
from generator.site.site import Site

NEAR_KM = 100
"""Below this, distances are given to a kilometre; above it, to ten."""

LINKED = 4
"""How many other places stand on the line of a place."""


class Stop(NamedTuple):
    """A place on a line from west to east; how far it is to the next, and in tenths of the line."""

    id: str
    km: int = 0
    vague: bool = False
    """Whether an end of the way is a region, and the distance that of its middle."""

    tenths: int = 0


def route(site: Site, ids: Collection[str]) -> list[Stop]:
    """Return mapped places as stops on a line from west to east."""
    places = [place for place in site.places if place.id in ids]
    ways = [(a, b, distance_km(a.point, b.point)) for a, b in pairwise(places)]
    whole = sum(km for *_, km in ways) or 1
    stops = [
        Stop(a.id, rounded(km), a.is_area or b.is_area, max(1, round(10 * km / whole)))
        for a, b, km in ways
    ]
    return [*stops, *(Stop(place.id) for place in places[-1:])]


def linked_places(site: Site, here: Entry[Place]) -> list[str]:
    """Return a place and those that most claims name with it, if they are narrow enough."""
    claims = (
        site.collection.claims[id_] for id_ in site.collection.claims_by_place.get(here.id, ())
    )
    named = Counter(id_ for claim in claims for id_ in claim.record.places)
    mapped = {place.id: place for place in site.places}
    beside = [
        id_
        for id_, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
        if id_ not in {here.id, here.record.within} and id_ in mapped and mapped[id_].narrow
    ]
    return [here.id, *beside[:LINKED]]


def rounded(km: float) -> int:
    """Return a distance as finely as it is told."""
    return int(round(km, -1 if km > NEAR_KM else 0))
