"""The marks of a static map: moved apart until none covers another, with names where they fit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import escape

from generator.render.mapplace import MapPlace
from generator.render.projection import Box, Frame

_TALL = 12.0
_TEXT = 15
"""Pixels: the largest size at which a page shows the names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark for one place, or for several that would cover each other."""

    places: tuple[MapPlace, ...]
    x: float
    y: float
    label: str = ""

    @property
    def text(self) -> str:
        """The numbers of the places."""
        return runs([place.number for place in self.places])

    @property
    def half(self) -> float:
        """Half the mark's width."""
        return 14.0 if len(self.places) == 1 else max(6.0, len(self.text) * 3.5) + 12

    def svg(self) -> str:
        """Return the mark with its numbers."""
        first, *others = self.places
        if others:
            kind, half = "group", f"{self.half - 12:g}"
            path = f"M-{half}-11H{half}A11 11 0 0 1 {half} 11H-{half}A11 11 0 0 1-{half}-11Z"
        else:
            kind, path = "area" if first.is_area else first.kind.value, first.shape
        place = f"translate({self.x:.1f} {self.y:.1f})"
        return (
            f'<g class="map-mark map-mark--{kind}" transform="{place}">'
            f'<path d="{path}"/><text y="4">{self.text}</text></g>'
        )


def map_key(place: MapPlace) -> str:
    """Return the mark of a place as a small SVG, to stand beside its name; it says nothing new."""
    mark = Mark((place,), 0, 0).svg()
    return f'<svg class="map-key" viewBox="-14 -14 28 28" aria-hidden="true">{mark}</svg>'


def draw_marks(marks: Sequence[Mark], frame: Frame) -> Iterator[str]:
    """Yield the SVG of the marks, of lines to where moved ones belong, and of names that fit."""
    spread = _spread(marks, frame)
    for mark, moved in zip(marks, spread, strict=True):
        # An area's plate may stand anywhere in it; a dot would make a point of it.
        pointed = not all(place.is_area for place in mark.places)
        if pointed and math.dist((mark.x, mark.y), (moved.x, moved.y)) > 3:  # noqa: PLR2004 - seen
            line = f"M{mark.x:.1f} {mark.y:.1f}L{moved.x:.1f} {moved.y:.1f}"
            yield f'<path class="map-leader" d="{line}"/>'
            yield f'<circle class="map-spot" cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="2"/>'
    yield from (mark.svg() for mark in spread)
    taken = [(m.x - m.half, m.y - _TALL, m.x + m.half, m.y + _TALL) for m in spread]
    for mark in spread:
        yield _name(mark, frame, taken) if mark.label else ""


def runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers in brief: 1 to 4 as a range, `2, 5`, or the first and how many."""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}\N{EN DASH}{numbers[-1]}"
    if len(numbers) <= 2:  # noqa: PLR2004 - more would make a long mark
        return ", ".join(map(str, numbers))
    return f"{numbers[0]} +{len(numbers) - 1}"


def _spread(marks: Sequence[Mark], frame: Frame) -> list[Mark]:
    """Return the marks moved as little as it takes not to cover each other or the edge."""
    at = list(marks)
    for _ in range(200):
        before = list(at)
        for i in range(len(at)):
            for j in range(i):
                at[j], at[i] = _part(at[j], at[i], angle=2.4 * i)
        at = [
            replace(
                mark,
                x=min(max(mark.x, mark.half), frame.width - mark.half),
                y=min(max(mark.y, _TALL), frame.height - _TALL),
            )
            for mark in at
        ]
        if at == before:
            break
    return at


def _part(first: Mark, second: Mark, angle: float) -> tuple[Mark, Mark]:
    """Return two marks, moved away from each other if they overlap; along `angle` from one spot."""
    dx, dy = second.x - first.x, second.y - first.y
    wide, tall = first.half + second.half - abs(dx), 2 * _TALL - abs(dy)
    if wide <= 0.01 or tall <= 0.01:  # noqa: PLR2004 - a hundredth of a pixel is no overlap
        return first, second
    far = math.hypot(dx, dy)
    x, y = (dx / far, dy / far) if far else (math.cos(angle), math.sin(angle))
    # As far as the nearer way out, sideways or up and down.
    step = min(wide / abs(x) if x else math.inf, tall / abs(y) if y else math.inf) / 2
    return (
        replace(first, x=first.x - step * x, y=first.y - step * y),
        replace(second, x=second.x + step * x, y=second.y + step * y),
    )


def _name(mark: Mark, frame: Frame, taken: list[Box]) -> str:
    """Return a mark's name beside it, or nothing where there is no room."""
    width = len(mark.label) * _TEXT * 0.55
    beside, above = mark.half + 2, mark.x - width / 2
    spots = (
        (mark.x + beside, mark.y - 9, "start"),
        (mark.x - beside - width, mark.y - 9, "end"),
        (above, mark.y + _TALL, "middle"),
        (above, mark.y - _TALL - 17, "middle"),
    )
    for left, top, anchor in spots:
        box = (left, top, left + width, top + 17)
        inside = left > 1 and box[2] < frame.width - 1 and top > 0 and box[3] < frame.height
        if inside and not any(_cover(box, other) for other in taken):
            taken.append(box)
            x = {"start": left, "middle": mark.x, "end": box[2]}[anchor]
            return (
                f'<text class="map-name map-name--{anchor}" x="{x:.1f}" y="{top + 13:.1f}">'
                f"{escape(mark.label)}</text>"
            )
    return ""


def _cover(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
