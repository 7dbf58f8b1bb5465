"""The map without a script, laid out: what its template draws, for print and small pages too."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.site.map.earth import EARTH_RADIUS_KM, circle
from generator.site.map.labels import labels
from generator.site.map.marks import Mark, spread
from generator.site.map.paths import lines_in, lines_of, path_data, short
from generator.site.map.place import BROAD_KM, MapPlace, outlines
from generator.site.map.projection import Frame

LEAST_KM, LEAST_ALONE_KM = 25, 800
"""A map shows so much across at least: more where it has to say by the coast where one place is."""

TOUCHING, _COINCIDING = 26, 14
"""Pixels: marks nearer than the first share one; nearer than the second, they are enlarged."""

WIDTH = 480
"""Pixels: of the overview."""

Drawn = dict[str, Any]


def static_map(
    places: Sequence[MapPlace],
    names: Sequence[str],
    layers: Mapping[str, Any],
    inset: int = 300,
    comma: str = ", ",
) -> list[Drawn]:
    """Return an overview and, where marks coincide, an enlargement of that part.

    Names stand beside marks where there is room. `inset` is the width of the enlargement in
    pixels (0: none), `comma` stands between two names at one mark.
    """
    if not places:
        return []
    shapes = outlines(places, layers)
    overview = View(places, places, shapes, WIDTH)
    crowd = max(overview.crowds(_COINCIDING), key=len)
    enlarged = crowd if inset and len(crowd) > 1 else []
    first = overview.drawn("overview", overview.crowds(TOUCHING), names, layers, comma)
    drawings = [first | {"window": overview.around(enlarged)}]
    if enlarged:
        closer = View(crowd, places, shapes, inset)
        drawings.append(
            closer.drawn("inset", [[place] for place in closer.at], names, layers, comma)
        )
    return drawings


class View:
    """One frame around some places, and all places that lie in it."""

    def __init__(
        self,
        middle: Iterable[MapPlace],
        places: Iterable[MapPlace],
        shapes: Mapping[str, Mapping[str, Any]],
        width: int,
        margin: float = 32,
    ) -> None:
        shown = list(middle)
        points = [(place.longitude, place.latitude) for place in shown]
        drawn = [shapes[place.id] for place in shown if place.id in shapes]
        points += [point for shape in drawn for line in lines_of(shape) for point in line]
        reach = [3 * p.radius_km for p in shown if p.radius_km and p.radius_km <= BROAD_KM]
        least = LEAST_KM if len(set(points)) > 1 else max(LEAST_ALONE_KM, *reach, 0)
        self.frame = Frame.around(points, width, width * 0.8, margin, least / EARTH_RADIUS_KM)
        at = {place: self.frame((place.longitude, place.latitude)) for place in places}
        self.at = {place: point for place, point in at.items() if self.frame.holds(point)}
        self.shapes = shapes

    def crowds(self, gap: float) -> list[list[MapPlace]]:
        """Return the places in groups of marks that lie nearer than `gap` pixels to each other."""
        groups: list[list[MapPlace]] = []
        for place, point in self.at.items():
            near = [
                group
                for group in groups
                if any(math.dist(point, self.at[other]) < gap for other in group)
            ]
            merged = [other for group in near for other in group]
            groups = [group for group in groups if group not in near]
            groups.append(sorted([*merged, place], key=lambda other: other.number))
        return groups

    def drawn(
        self,
        kind: str,
        groups: Iterable[Sequence[MapPlace]],
        names: Sequence[str],
        layers: Mapping[str, Any],
        comma: str,
    ) -> Drawn:
        """Return the drawing; the places of a group share a mark."""
        marks = [self.mark(group, names, comma) for group in groups]
        moved = spread(marks, self.frame)
        return {
            "kind": kind,
            "width": short(self.frame.width),
            "height": short(self.frame.height),
            "places": [place.number for place in self.at],
            "land": path_data(self.frame.rings(lines_in(layers, "land")), "z"),
            "borders": path_data(self.frame.lines(lines_in(layers, "borders"))),
            "extents": [(classes, path) for classes, path in self.extents(self.at) if path],
            "window": None,
            "leaders": [
                (mark.x, mark.y, new.x, new.y)
                for mark, new in zip(marks, moved, strict=True)
                if mark.pointed and math.dist((mark.x, mark.y), (new.x, new.y)) > 3  # noqa: PLR2004 - seen
            ],
            "marks": [
                {"x": m.x, "y": m.y, "kind": m.kind, "path": m.path, "text": m.text}
                | {"places": [place.id for place in m.places]}
                for m in moved
            ],
            "labels": labels(moved, self.frame),
        }

    def mark(self, group: Sequence[MapPlace], names: Sequence[str], comma: str) -> Mark:
        """Return the mark that places share, and what may be written beside it."""
        xs, ys = zip(*(self.at[place] for place in group), strict=True)
        # The heaviest stands for all of a group; a second where there is room.
        named = [place for place in group if names and names[place.number - 1]]
        most = sorted(named, key=lambda place: -place.weight)
        told = [
            comma.join(names[place.number - 1] for place in most[:number])
            + (" …" if number < len(group) else "")
            for number in (2, 1)
            if number <= len(most)
        ]
        return Mark(tuple(group), sum(xs) / len(xs), sum(ys) / len(ys), tuple(told))

    def around(self, places: Sequence[MapPlace]) -> tuple[str, ...] | None:
        """Return left, top, width and height of a frame around the marks of places."""
        if not places:
            return None
        xs, ys = zip(*(self.at[place] for place in places), strict=True)
        left, top = min(xs) - 22, min(ys) - 18
        return tuple(map(short, (left, top, max(xs) - left + 22, max(ys) - top + 18)))

    def extents(self, places: Iterable[MapPlace]) -> Iterator[tuple[str, str]]:
        """Yield class and path of the outlines of areas, and of circles for what has none."""
        for place in places:
            shape = self.shapes.get(place.id)
            if shape is None and place.radius_km and place.radius_km <= BROAD_KM:
                classes = "map-area" if place.is_area else "map-circle"
                ring = circle(place.latitude, place.longitude, place.radius_km)
                yield f"{classes} map-about", path_data(self.frame.rings([ring]), "z")
            elif shape and shape["type"].endswith("Polygon"):
                yield "map-area", path_data(self.frame.rings(lines_of(shape)), "z")
            elif shape and shape["type"].endswith("LineString"):
                yield "map-line", path_data(self.frame.lines(lines_of(shape)))
            elif shape:
                spots = [self.frame(spot) for line in lines_of(shape) for spot in line]
                yield "map-line map-line--spots", "".join(f"M{x:.1f} {y:.1f}h0" for x, y in spots)
