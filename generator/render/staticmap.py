"""The map without a script: an accessible, static drawing for print, small pages and no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import escape

from generator.render.mapplace import EARTH_RADIUS_KM, MapPlace, outlines
from generator.render.projection import Frame, Point

BROAD_KM = 1000
"""A circle wider than this would hide the map; the place shows as a plate without a circle."""

_TEXT = 15
"""Pixels: the largest size at which a page shows the names."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """What a static map says; all of it is escaped here."""

    title: str
    description: str
    enlarged: str
    """What to call the enlarged part."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Names to write beside marks, by identifier of the place, where there is room."""


def static_map(
    places: Sequence[MapPlace],
    layers: Mapping[str, Any],
    words: Words,
    *,
    width: int = 480,
    inset: int = 300,
    name: str = "static-map",
) -> str:
    """Return the map as HTML: an overview and, where marks crowd, an enlargement of that part.

    `width` and `inset` are the widths of the two drawings in pixels (0: no enlargement); `name`
    keeps their identifiers apart on a page that shows several maps.
    """
    if not places:
        return ""
    shapes = outlines(places, layers)
    overview = _Drawing(places, shapes, layers, width)
    crowds = overview.crowds()
    crowd = max(crowds, key=len) if inset else []
    parts = [overview.svg(f"{name}-overview", words.title, words.description, words.names, crowds)]
    if len(crowd) > 1:
        numbers = ", ".join(words.names.get(place.id, str(place.number)) for place in crowd)
        closer = _Drawing(crowd, shapes, layers, inset)
        singles = [[place] for place in crowd]
        parts.append(closer.svg(f"{name}-inset", words.enlarged, numbers, words.names, singles))
    return f'<div class="static-map">{"".join(parts)}</div>\n'


class _Drawing:
    """One frame around some places, and everything drawn in it."""

    def __init__(
        self,
        places: Sequence[MapPlace],
        shapes: Mapping[str, Any],
        layers: Mapping[str, Any],
        width: int,
    ) -> None:
        self.places = places
        self.layers = layers
        self.areas = {place.id: _extent(place, shapes) for place in places}
        points = [(place.longitude, place.latitude) for place in places]
        shown = [point for rings in self.areas.values() for ring in rings for point in ring]
        self.frame = Frame.around(points + shown, width, width * 0.8, 26)
        self.at = {place.id: self.frame((place.longitude, place.latitude)) for place in places}

    def crowds(self) -> list[list[MapPlace]]:
        """Return the places in groups whose marks would cover each other."""
        groups: list[list[MapPlace]] = []
        for place in self.places:
            near = [g for g in groups if any(self.apart(place, other) < 26 for other in g)]  # noqa: PLR2004 - pixels of a mark
            merged = [other for group in near for other in group]
            groups = [group for group in groups if group not in near]
            groups.append(sorted([*merged, place], key=lambda other: other.number))
        return groups

    def apart(self, a: MapPlace, b: MapPlace) -> float:
        return math.dist(self.at[a.id], self.at[b.id])

    def svg(
        self,
        name: str,
        title: str,
        description: str,
        names: Mapping[str, str],
        groups: Sequence[Sequence[MapPlace]],
    ) -> str:
        """Return the drawing; places of one group share a mark."""
        width, height = _text(self.frame.width), _text(self.frame.height)
        marks = _Marks(self.frame, [(self.centre(group), group) for group in groups])
        return (
            f'<svg class="{escape(name.rpartition("-")[2])}" viewBox="0 0 {width} {height}" '
            f'role="img" aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
            f'<title id="{escape(name)}-title">{escape(title)}</title>'
            f'<desc id="{escape(name)}-desc">{escape(description)}</desc>'
            f'<rect class="map-sea" width="{width}" height="{height}"/>'
            f"{''.join(self.base())}{''.join(self.extents())}{''.join(marks.svg(names))}</svg>"
        )

    def centre(self, group: Sequence[MapPlace]) -> Point:
        xs, ys = zip(*(self.at[place.id] for place in group), strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    def base(self) -> Iterator[str]:
        land = self.frame.rings(_rings(self.layers.get("land")))
        yield f'<path class="map-land" d="{_path(land, "z")}"/>'
        borders = self.frame.lines(_rings(self.layers.get("borders")))
        yield f'<path class="map-borders" d="{_path(borders)}"/>'

    def extents(self) -> Iterator[str]:
        for place in self.places:
            rings = list(self.frame.rings(self.areas[place.id]))
            kind = "map-area" if place.is_area else "map-circle"
            if rings:
                yield f'<path class="{kind}" d="{_path(rings, "z")}"/>'


class _Marks:
    """Marks moved apart until none covers another, with a line to where each belongs."""

    def __init__(self, frame: Frame, groups: Sequence[tuple[Point, Sequence[MapPlace]]]) -> None:
        self.frame = frame
        self.groups = groups
        self.at = _spread([point for point, _ in groups], frame)

    def svg(self, names: Mapping[str, str]) -> Iterator[str]:
        taken: list[Box] = [(x - 13, y - 11, x + 13, y + 11) for x, y in self.at]
        for (point, group), (x, y) in zip(self.groups, self.at, strict=True):
            if math.dist(point, (x, y)) > 3:  # noqa: PLR2004 - pixels that an eye would notice
                line = f"M{_text(point[0])} {_text(point[1])}L{_text(x)} {_text(y)}"
                yield f'<path class="map-leader" d="{line}"/>'
            first = group[0]
            alone = len(group) == 1
            kind = ("area" if first.is_area else first.kind.value) if alone else "group"
            text = str(first.number) if alone else _runs([place.number for place in group])
            path = first.shape if alone else _pill(text)
            yield (
                f'<g class="map-mark map-mark--{kind}" transform="translate({_text(x)} {_text(y)})">'
                f'<path d="{path}"/><text y="4">{text}</text></g>'
            )
        for (_, group), (x, y) in zip(self.groups, self.at, strict=True):
            label = names.get(group[0].id) if len(group) == 1 else None
            if label:
                yield from self.label(label, x, y, taken)

    def label(self, label: str, x: float, y: float, taken: list[Box]) -> Iterator[str]:
        width = len(label) * _TEXT * 0.56
        spots = (
            (x + 15, y - 8, "start"),
            (x - 15 - width, y - 8, "end"),
            (x - width / 2, y + 11, "middle"),
            (x - width / 2, y - 28, "middle"),
        )
        for left, top, anchor in spots:
            box = (left, top, left + width, top + 17)
            inside = box[0] > 2 and box[2] < self.frame.width - 2  # noqa: PLR2004 - pixels
            if (
                inside
                and 0 < top < self.frame.height - 17
                and not any(_cover(box, b) for b in taken)
            ):
                taken.append(box)
                at = {"start": left, "end": left + width, "middle": x}[anchor]
                yield (
                    f'<text class="map-name map-name--{anchor}" x="{_text(at)}" '
                    f'y="{_text(top + 12)}">{escape(label)}</text>'
                )
                return


def _extent(place: MapPlace, shapes: Mapping[str, Any]) -> list[list[Point]]:
    """Return the outline of an area, else the circle that the place lies in."""
    if place.id in shapes:
        return list(_rings({"features": [{"geometry": shapes[place.id]}]}))
    if place.radius_km is None or place.radius_km > BROAD_KM:
        return []
    return [_circle(place, place.radius_km)]


def _circle(place: MapPlace, radius_km: float) -> list[Point]:
    """Return a circle on the sphere. Formula: Snyder 1987, 5-5 and 5-6."""
    phi, reach = math.radians(place.latitude), radius_km / EARTH_RADIUS_KM
    ring = []
    for step in range(48):
        azimuth = math.tau * step / 48
        sine = math.sin(phi) * math.cos(reach) + math.cos(phi) * math.sin(reach) * math.cos(azimuth)
        across = math.sin(reach) * math.sin(azimuth)
        along = math.cos(phi) * math.cos(reach) - math.sin(phi) * math.sin(reach) * math.cos(
            azimuth
        )
        turned = math.degrees(math.atan2(across, along))
        ring.append((place.longitude + turned, math.degrees(math.asin(sine))))
    return ring


def _rings(layer: Any) -> Iterator[list[Point]]:  # noqa: ANN401 - GeoJSON
    """Yield every ring and line of a layer, whatever its geometries."""
    for feature in (layer or {}).get("features", []):
        yield from _flat(feature["geometry"]["coordinates"])


def _flat(value: Any) -> Iterator[list[Point]]:  # noqa: ANN401 - nested lists of numbers
    if value and isinstance(value[0][0], int | float):
        yield [(float(point[0]), float(point[1])) for point in value]
        return
    for item in value:
        yield from _flat(item)


def _spread(points: Sequence[Point], frame: Frame, gap: float = 25) -> list[Point]:
    """Return the points moved as little as it takes to be `gap` pixels apart and in the frame."""
    at = list(points)
    for _ in range(60):
        moved = False
        for i in range(len(at)):
            for j in range(i):
                (ax, ay), (bx, by) = at[j], at[i]
                far = math.dist(at[j], at[i])
                if far >= gap:
                    continue
                # Two marks on one spot part in a direction of their own.
                angle = math.atan2(by - ay, bx - ax) if far > 1e-6 else 2.4 * i  # noqa: PLR2004 - same spot
                dx, dy = (math.cos(angle) * (gap - far) / 2, math.sin(angle) * (gap - far) / 2)
                at[j], at[i] = (ax - dx, ay - dy), (bx + dx, by + dy)
                moved = True
        at = [
            (min(max(x, 15), frame.width - 15), min(max(y, 13), frame.height - 13)) for x, y in at
        ]
        if not moved:
            break
    return at


def _cover(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _pill(text: str) -> str:
    half = max(6.0, len(text) * 3.5)
    return (
        f"M-{_text(half)}-11H{_text(half)}A11 11 0 0 1 {_text(half)} 11"
        f"H-{_text(half)}A11 11 0 0 1-{_text(half)}-11Z"
    )


def _runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers written briefly: `1–4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if len(runs) > 2:  # noqa: PLR2004 - more would not fit
        return f"{numbers[0]} … {numbers[-1]}"
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)  # noqa: RUF001 - a range


def _path(lines: Iterable[Sequence[Point]], end: str = "") -> str:
    """Return lines as SVG path data in steps of a tenth of a pixel."""
    parts = []
    for line in lines:
        tenths = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [
            f"{_tenth(x - px)} {_tenth(y - py)}"
            for (px, py), (x, y) in zip(tenths, tenths[1:], strict=False)
            if (px, py) != (x, y)
        ]
        if steps:
            parts.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}{end}")
    return "".join(parts)


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:.1f}".removesuffix(".0")


def _text(value: float) -> str:
    return _tenth(round(value * 10))
