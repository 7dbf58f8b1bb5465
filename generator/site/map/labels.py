"""Names beside the marks of a static map, where there is room."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.read.outlines.cut import Box
from generator.site.map.marks import TALL, Mark, cover
from generator.site.map.place import FIRST
from generator.site.map.projection import Frame

_TEXT, _HIGH = 18, 20
"""Pixels: the largest size at which a page shows the names, and the line they take."""


class Label(NamedTuple):
    """A name beside a mark."""

    x: float
    y: float
    anchor: str
    text: str
    leader: tuple[float, float, float] | None = None
    """Across, and from where to where down: what joins it to a mark that is farther off."""


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
            if inside and not any(cover(one, other) for one in boxes for other in taken):
                taken += boxes
                found.append(label)
                break
    return found


def _beside(mark: Mark) -> Iterator[tuple[Label, list[Box]]]:
    """Yield every name where it may stand, and what it covers."""
    aside, above, below = mark.half + 2, mark.y - TALL - _HIGH - 1, mark.y + TALL
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
            below, above = mark.y + TALL, mark.y - TALL
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
