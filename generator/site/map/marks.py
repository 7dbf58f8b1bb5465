"""The marks of a static map: moved apart until none covers another."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.read.outlines.cut import Box
from generator.site.map.place import MapPlace
from generator.site.map.projection import Frame

TALL = 12.0

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
        return self.x - self.half, self.y - TALL, self.x + self.half, self.y + TALL

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
            if not any(cover(moved.box, other.box) for other in placed):
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
        yield replace(mark, x=x, y=min(max(y, TALL), frame.height - TALL))


def cover(a: Box, b: Box) -> bool:
    """Return whether two boxes share a spot."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
