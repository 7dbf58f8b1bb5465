"""The marks of a static map: moved apart until none covers another, with names where they fit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from generator.read.cut import Box
from generator.site.map.place import FIRST, MapPlace
from generator.site.map.projection import Frame

_TALL = 12.0
_TEXT, _HIGH = 18, 20
"""Pixels: the largest size at which a page shows the names, and the line they take."""

_LONG = 12
"""Characters: the most that the numbers of several places take in their mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark for one place, or for several that would cover each other."""

    places: tuple[MapPlace, ...]
    x: float = 0
    y: float = 0
    names: tuple[str, ...] = ()
    """What may be written beside it, the best first."""

    @property
    def text(self) -> str:
        """The numbers of the places."""
        return runs([place.number for place in self.places])

    @property
    def half(self) -> float:
        """Half the mark's width."""
        return 14.0 if len(self.places) == 1 else max(6.0, len(self.text) * 3.5) + 12

    @property
    def box(self) -> Box:
        """What the mark covers."""
        return self.x - self.half, self.y - _TALL, self.x + self.half, self.y + _TALL

    @property
    def pointed(self) -> bool:
        """Whether its spot matters: an area's plate may stand anywhere in it."""
        return not all(place.is_area for place in self.places)

    @property
    def kind(self) -> str:
        """What is marked: `area`, `group`, or the shape of one place's mark."""
        first, *others = self.places
        return "group" if others else "area" if first.is_area else first.mark.value

    @property
    def weight(self) -> int:
        """The weight of the place that has most."""
        return max(place.weight for place in self.places)

    @property
    def path(self) -> str:
        """The outline around its middle, in pixels."""
        if len(self.places) == 1:
            return self.places[0].shape
        half = f"{self.half - 12:g}"
        return f"M-{half}-11H{half}A11 11 0 0 1 {half} 11H-{half}A11 11 0 0 1-{half}-11Z"


class Label(NamedTuple):
    """A name beside a mark."""

    x: float
    y: float
    anchor: str
    text: str
    leader: tuple[float, float, float] | None = None
    """Across, and from where to where down: what joins it to a mark that is farther off."""


def runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers in brief: `1–3, 7`; what makes the mark too long is left out."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    text = ""
    for first, last in spans:
        part = f"{first}\N{EN DASH}{last}" if first < last else str(first)
        longer = f"{text}, {part}" if text else part
        if text and len(longer) > _LONG:
            return f"{text} …"
        text = longer
    return text


def spread(marks: Sequence[Mark], frame: Frame) -> list[Mark]:
    """Return the marks, each at the nearest spot on a spiral around its own that is still free."""
    placed: list[Mark] = []
    for mark in marks:
        for moved in _spiral(mark, frame):
            if not any(_cover(moved.box, other.box) for other in placed):
                break
        placed.append(moved)
    return placed


def _spiral(mark: Mark, frame: Frame) -> Iterator[Mark]:
    """Yield the mark at its own spot, then farther and farther off, always inside the frame."""
    for step in range(4000):
        # Turned by the golden angle, steps cover a circle evenly (H. Vogel, 1979).
        angle, far = step * math.pi * (3 - math.sqrt(5)), 2 * math.sqrt(step)
        x, y = mark.x + far * math.cos(angle), mark.y + far * math.sin(angle)
        x = min(max(x, mark.half), frame.width - mark.half)
        yield replace(mark, x=x, y=min(max(y, _TALL), frame.height - _TALL))


def labels(marks: Sequence[Mark], frame: Frame) -> list[Label]:
    """Return the names for which there is room beside marks; the heaviest go first."""
    taken = [mark.box for mark in marks]
    found = []
    for mark in sorted(marks, key=lambda mark: -mark.weight):
        for label, boxes in chain(_beside(mark), _apart(mark, frame)):
            box = boxes[0]
            inside = (
                box[0] > 1 and box[2] < frame.width - 1 and box[1] > 0 and box[3] < frame.height
            )
            if inside and not any(_cover(one, other) for one in boxes for other in taken):
                taken += boxes
                found.append(label)
                break
    return found


def _beside(mark: Mark) -> Iterator[tuple[Label, list[Box]]]:
    """Yield every name where it may stand, and what it covers."""
    aside, above, below = mark.half + 2, mark.y - _TALL - _HIGH - 1, mark.y + _TALL
    for name in mark.names:
        width = len(name) * _TEXT * 0.55
        for x, top, anchor in (
            (mark.x + aside, mark.y - _HIGH / 2, "start"),
            (mark.x - aside, mark.y - _HIGH / 2, "end"),
            (mark.x, below, "middle"),
            (mark.x, above, "middle"),
            *((mark.x - mark.half, top, "start") for top in (below, above)),
            *((mark.x + mark.half, top, "end") for top in (below, above)),
        ):
            left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
            label = Label(x, top + _HIGH - 5, anchor, name)
            yield label, [(left, top, left + width, top + _HIGH)]


def _apart(mark: Mark, frame: Frame) -> Iterator[tuple[Label, list[Box]]]:
    """Yield what is told of first below and above its mark, and what its name and leader cover."""
    for name in mark.names[-1:] if mark.weight > FIRST / 2 else ():
        width = len(name) * _TEXT * 0.55
        for far in range(5, int(frame.height), 5):
            below, above = mark.y + _TALL, mark.y - _TALL
            for top, to, line in (
                (below + far, below + far, (below, below + far)),
                (above - far - _HIGH, above - far, (above - far, above)),
            ):
                for x, left, anchor in (
                    (mark.x + mark.half, mark.x + mark.half - width, "end"),
                    (mark.x - mark.half, mark.x - mark.half, "start"),
                ):
                    label = Label(x, top + _HIGH - 5, anchor, name, (x, mark.y, to))
                    box = (left, top, left + width, top + _HIGH)
                    yield label, [box, (x - 1, line[0], x + 1, line[1])]


def _cover(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
