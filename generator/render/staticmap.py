"""The map without a script: an accessible, static drawing for print, small pages and no script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import escape

from generator.render.mapmarks import Mark, draw_marks
from generator.render.mapplace import EARTH_RADIUS_KM, MapPlace, outlines
from generator.render.projection import Frame, Point

BROAD_KM = 1000
"""A circle wider than this would hide the map; the place shows as a plate without a circle."""

_TOUCHING, _COINCIDING = 26, 14
"""Pixels: marks nearer than the first share one; nearer than the second, they are enlarged."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a static map says; all of it is escaped here."""

    title: str
    description: str
    enlarged: str
    """What to call the enlarged part."""

    names: tuple[str, ...] = ()
    """Names to write beside marks, in the order of the places, where there is room."""


def drawn_map(places: tuple[MapPlace, ...], layers: str, words: Words, *rest: Any) -> bytes:
    """Return what `static_map` does of layers in JSON."""
    return static_map(places, json.loads(layers), words, *rest).encode()


def static_map(  # noqa: PLR0913, PLR0917 - what is drawn, and three sizes with a default
    places: Sequence[MapPlace],
    layers: Mapping[str, Any],
    words: Words,
    inset: int = 300,
    name: str = "static-map",
    width: int = 480,
) -> str:
    """Return the map as HTML: an overview and, where marks coincide, an enlargement of that part.

    `width` and `inset` are the widths of the two drawings in pixels (0: no enlargement); `name`
    keeps their identifiers apart on a page that shows several maps.
    """
    if not places:
        return ""
    shapes = {id_: list(_lines(shape)) for id_, shape in outlines(places, layers).items()}
    overview = _Drawing(places, places, shapes, width)
    crowd = max(overview.crowds(_COINCIDING), key=len)
    drawn = overview.crowds(_TOUCHING)
    enlarged = crowd if inset and len(crowd) > 1 else []
    overview.window = [overview.at[place] for place in enlarged]
    parts = [overview.svg(f"{name}-overview", words.title, words.description, drawn, words, layers)]
    if enlarged:
        closer = _Drawing(crowd, places, shapes, inset)
        alone = [[place] for place in closer.places]
        told = ", ".join(_named(p, words) or str(p.number) for p in closer.places)
        parts.append(closer.svg(f"{name}-inset", words.enlarged, told, alone, words, layers))
    return f'<div class="static-map">{"".join(parts)}</div>\n'


class _Drawing:
    """One frame around some places, and all places that lie in it."""

    def __init__(
        self,
        middle: Iterable[MapPlace],
        places: Iterable[MapPlace],
        shapes: Mapping[str, list[list[Point]]],
        width: int,
    ) -> None:
        points = [(place.longitude, place.latitude) for place in middle]
        points += [p for place in middle for line in shapes.get(place.id, ()) for p in line]
        self.frame = Frame.around(points, width, width * 0.8, 32)
        at = {place: self.frame((place.longitude, place.latitude)) for place in places}
        self.at = {place: point for place, point in at.items() if self.frame.holds(point)}
        self.places = list(self.at)
        self.shapes = shapes
        self.window: list[Point] = []
        """The marks of the part that is enlarged elsewhere."""

    def crowds(self, gap: float) -> list[list[MapPlace]]:
        """Return the places in groups of marks that lie nearer than `gap` pixels to each other."""
        groups: list[list[MapPlace]] = []
        for place in self.places:
            near = [
                group
                for group in groups
                if any(math.dist(self.at[place], self.at[other]) < gap for other in group)
            ]
            merged = [other for group in near for other in group]
            groups = [group for group in groups if group not in near]
            groups.append(sorted([*merged, place], key=lambda other: other.number))
        return groups

    def svg(  # noqa: PLR0913, PLR0917 - one drawing, said in full
        self,
        name: str,
        title: str,
        description: str,
        groups: Iterable[Sequence[MapPlace]],
        words: Words,
        layers: Mapping[str, Any],
    ) -> str:
        """Return the drawing; the places of a group share a mark."""
        size = f'width="{_short(self.frame.width)}" height="{_short(self.frame.height)}"'
        view = f"0 0 {_short(self.frame.width)} {_short(self.frame.height)}"
        land = self.frame.rings(_layer(layers, "land"))
        borders = self.frame.lines(_layer(layers, "borders"))
        marks = draw_marks([self.mark(group, words) for group in groups], self.frame)
        return (
            f'<svg class="{escape(name.rpartition("-")[2])}" viewBox="{view}" role="img" '
            f'aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
            f'<title id="{escape(name)}-title">{escape(title)}</title>'
            f'<desc id="{escape(name)}-desc">{escape(description)}</desc>'
            f'<rect class="map-sea" {size}/>'
            f'<path class="map-land" d="{_path(land, "z")}"/>'
            f'<path class="map-borders" d="{_path(borders)}"/>'
            f"{''.join(self.extents())}{self.frame_of_window()}{''.join(marks)}</svg>"
        )

    def mark(self, group: Sequence[MapPlace], words: Words) -> Mark:
        xs, ys = zip(*(self.at[place] for place in group), strict=True)
        names = [name for name in (_named(place, words) for place in group) if name]
        # Two names still fit beside a mark; more would not.
        label = ", ".join(names) if len(names) <= 2 else ""  # noqa: PLR2004 - see above
        return Mark(tuple(group), sum(xs) / len(xs), sum(ys) / len(ys), label)

    def frame_of_window(self) -> str:
        if not self.window:
            return ""
        xs, ys = zip(*self.window, strict=True)
        left, top = min(xs) - 22, min(ys) - 18
        size = f'width="{_short(max(xs) - left + 22)}" height="{_short(max(ys) - top + 18)}"'
        return f'<rect class="map-window" x="{_short(left)}" y="{_short(top)}" {size}/>'

    def extents(self) -> Iterator[str]:
        """Yield the outlines of areas, and circles for what has none."""
        for place in self.places:
            classes = "map-area" if place.is_area else "map-circle"
            rings = self.shapes.get(place.id)
            if rings is None and place.radius_km and place.radius_km <= BROAD_KM:
                classes += " map-about"
                rings = [_circle(place, place.radius_km)]
            path = _path(self.frame.rings(rings or ()), "z")
            if path:
                yield f'<path class="{classes}" d="{path}"/>'


def _named(place: MapPlace, words: Words) -> str:
    return words.names[place.number - 1] if words.names else ""


def _circle(place: MapPlace, radius_km: float) -> list[Point]:
    """Return a circle on the sphere. Formulas: Snyder 1987, 5-5 and 5-6."""
    phi, reach = math.radians(place.latitude), radius_km / EARTH_RADIUS_KM
    ring = []
    for step in range(48):
        azimuth = math.tau * step / 48
        sine = math.sin(phi) * math.cos(reach)
        sine += math.cos(phi) * math.sin(reach) * math.cos(azimuth)
        across = math.sin(reach) * math.sin(azimuth)
        along = math.cos(phi) * math.cos(reach)
        along -= math.sin(phi) * math.sin(reach) * math.cos(azimuth)
        turned = math.degrees(math.atan2(across, along))
        ring.append((place.longitude + turned, math.degrees(math.asin(sine))))
    return ring


def _layer(layers: Mapping[str, Any], name: str) -> Iterator[list[Point]]:
    for feature in layers.get(name, {}).get("features", ()):
        yield from _lines(feature["geometry"])


def _lines(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    """Yield every ring and line of a geometry."""
    nested: list[Any] = [geometry["coordinates"]]
    while nested:
        value = nested.pop()
        if value and isinstance(value[0][0], int | float):
            yield [(float(point[0]), float(point[1])) for point in value]
        else:
            nested.extend(reversed(value))


def _path(lines: Iterable[Sequence[Point]], end: str = "") -> str:
    """Return lines as SVG path data, relative and in tenths of a pixel."""
    parts = []
    for line in lines:
        tenths = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [
            f"{_tenth(x - before_x)} {_tenth(y - before_y)}"
            for (before_x, before_y), (x, y) in pairwise(tenths)
            if (before_x, before_y) != (x, y)
        ]
        if steps:
            parts.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}{end}")
    return "".join(parts)


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:.1f}".removesuffix(".0")


def _short(value: float) -> str:
    return _tenth(round(value * 10))
