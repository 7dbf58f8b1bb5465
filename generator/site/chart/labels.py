"""Words beside marks: each where it covers nothing, with a line to its mark where it stands off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from math import cos, floor, pi, sin
from typing import NamedTuple

from generator.site.chart.extents import Extent, Leader

_FAR = (22, 34, 48, 64, 82, 102, 126, 152, 180, 210)
"""How far off a label may stand that finds no place beside its mark, in pixels."""


_SQUARE = 32
"""Pixels across; a label is a few of them wide."""


class LabelPlace(NamedTuple):
    """Where words stand, and the line that leads there, if they stand off."""

    box: Extent
    leader: Leader | None = None


@lru_cache(1024)
def place_labels(
    marks: tuple[Extent, ...],
    sizes: tuple[tuple[float, float], ...],
    lines: tuple[Extent, ...],
    room: Extent,
) -> tuple[LabelPlace | None, ...]:
    """Return a place for each mark's words, given their sizes, or None where there is none.

    Marks beyond the sizes have no words.

    No label covers a mark, a line or another label, and no leader runs through any of them but
    lines. Of some orders in which to choose, that counts which leaves fewest without. Places are
    kept while the process lives, so that a preview looks for those of changed charts alone.
    """
    placing = _Placing(_Grid(enumerate(marks)), _Grid(enumerate((*marks, *lines))), room)
    beside = [[*_beside(mark, *size)] for mark, size in zip(marks, sizes, strict=False)]
    least = sorted(
        range(len(sizes)), key=lambda i: (sum(placing.free(one, i) for one in beside[i]), i)
    )
    best: dict[int, LabelPlace] = {}
    for order in (least, range(len(sizes)), range(len(sizes) - 1, -1, -1)):
        placing.found = {}
        for index in order:
            options = chain(beside[index], _off(marks[index], *sizes[index]))
            label = next((option for option in options if placing.free(option, index)), None)
            if label:
                placing.found[index] = label
        best = max(best, placing.found, key=len)
        if len(best) == len(sizes):
            break
    return tuple([best.get(index) for index in range(len(sizes))])


class _Grid:
    """Numbered rectangles by the squares that they lie in, for what is near a spot to be found."""

    def __init__(self, boxes: Iterable[tuple[int, Extent]]) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, Extent]]] = {}
        for number, box in boxes:
            for square in _squares(box):
                self._squares.setdefault(square, []).append((number, box))

    def near(self, box: Extent) -> Iterator[tuple[int, Extent]]:
        """Yield every rectangle that may meet a box, some of them more than once."""
        for square in _squares(box):
            yield from self._squares.get(square, ())


def _squares(box: Extent) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (floor(edge / _SQUARE) for edge in box)
    for across in range(left, right + 1):
        for down in range(top, bottom + 1):
            yield across, down


@dataclass
class _Placing:
    """What labels must keep clear of."""

    marks: _Grid
    solid: _Grid
    room: Extent
    found: dict[int, LabelPlace] = field(default_factory=dict)

    def free(self, label: LabelPlace, own: int) -> bool:
        """Return whether nothing is where a label and its leader would be."""
        box, leader = label
        if not box.within(self.room) or any(box.meets(each) for _, each in self.solid.near(box)):
            return False
        for other, line in self.found.values():
            if box.meets(other) or (line and line.crosses(box)):
                return False
            if leader and (leader.crosses(other) or (line and leader.meets(line))):
                return False
        return leader is None or not any(
            leader.crosses(mark) for i, mark in self.marks.near(leader.extent) if i != own
        )


def _beside(mark: Extent, wide: float, high: float) -> Iterator[LabelPlace]:
    """Yield the places right beside a mark: right, left, above and below, then the corners."""
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    rows = (y - high / 2, mark.top, mark.bottom - high)
    columns = (x - wide / 2, mark.left, mark.right - wide)
    corners = [(mark.right + 2, top) for top in rows] + [
        (mark.left - wide - 2, top) for top in rows
    ]
    corners += [(left, mark.top - high) for left in columns]
    corners += [(left, mark.bottom) for left in columns]
    for left, top in (corners[0], corners[3], corners[6], corners[9], *corners):
        yield LabelPlace(Extent(left, top, left + wide, top + high))


def _off(mark: Extent, wide: float, high: float) -> Iterator[LabelPlace]:
    """Yield places around a mark, nearer ones first, with the line that leads there."""
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    for far in _FAR:
        for turn in range(24):
            # Never level nor upright, so that it runs along no line.
            angle = (turn + 0.5) * pi / 12
            across, down = cos(angle), sin(angle)
            # The label touches the end of its leader with the side that looks to the mark.
            end_x, end_y = x + far * across, y + far * down
            leader = Leader(x + 7 * across, y + 7 * down, end_x, end_y)
            top = end_y - high / 2 + high / 2 * max(-1.0, min(1.0, 2 * down))
            for part in (0.5, 0.1, 0.9) if abs(down) > abs(across) else (across < 0,):
                left = end_x - wide * part
                yield LabelPlace(Extent(left, top, left + wide, top + high), leader)
