"""Where a few places lie: a small map with the names of others around."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from generator.site.map.labels import labels
from generator.site.map.marks import Mark
from generator.site.map.place import FIRST, MapPlace, outlines
from generator.site.map.static import TOUCHING, WIDTH, Drawn, View

AROUND = 6
"""How many other places are named at most."""


def locator_name(ids: Iterable[str]) -> str:
    """Return the name of the drawing of some places: a digest, for there may be many."""
    return sha256(" ".join(sorted(ids)).encode()).hexdigest()[:16]


def locator(
    ids: Collection[str],
    places: Sequence[MapPlace],
    names: Mapping[str, str],
    layers: Mapping[str, Any],
) -> Drawn | None:
    """Return the drawing of some places, others around named as far as there is room.

    There is none where no place is mapped.
    """
    here = [place._replace(weight=2 * FIRST) for place in places if place.id in ids]
    if not here:
        return None
    around = (p for p in places if p.id not in ids and (p.area or not p.is_area))
    others = sorted(around, key=lambda place: -place.weight)
    # A region alone would fill its map, and nobody would know where in the world it is.
    margin = WIDTH * 0.3 if len(here) == 1 else WIDTH * 0.1
    view = View(here, [*here, *others], outlines(here, layers), WIDTH, margin)
    told = [place for place in here if place in view.at]
    for other in (place for place in others if place in view.at):
        near = min(math.dist(view.at[other], view.at[place]) for place in told)
        if near > TOUCHING and len(told) < len(here) + AROUND:
            told.append(other)
    marks = [Mark((place,), *view.at[place], (names[place.id],)) for place in told]
    return view.drawn("locator", (), (), layers, "") | {
        "extents": [(classes, path) for classes, path in view.extents(here) if path],
        "spots": [(m.x, m.y, m.places[0] in here) for m in marks if m.pointed],
        "labels": labels(marks, view.frame),
    }
