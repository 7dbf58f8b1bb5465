"""Rectangles and straight lines, and whether they meet."""

from __future__ import annotations

from typing import NamedTuple


class Extent(NamedTuple):
    """A rectangle, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Extent) -> bool:
        """Return whether the two share a spot."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Extent) -> bool:
        """Return whether all of it lies in the other."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


class Leader(NamedTuple):
    """A straight line from a mark to its label."""

    x: float
    y: float
    to_x: float
    to_y: float

    @property
    def extent(self) -> Extent:
        """The rectangle from end to end."""
        across, down = sorted((self.x, self.to_x)), sorted((self.y, self.to_y))
        return Extent(across[0], down[0], across[1], down[1])

    def crosses(self, box: Extent) -> bool:
        """Return whether it runs through a box (Liang and Barsky)."""
        first, last = 0.0, 1.0
        for start, way, low, high in (
            (self.x, self.to_x - self.x, box.left, box.right),
            (self.y, self.to_y - self.y, box.top, box.bottom),
        ):
            if way == 0:
                if not low < start < high:
                    return False
                continue
            ends = sorted(((low - start) / way, (high - start) / way))
            first, last = max(first, ends[0]), min(last, ends[1])
        return first < last

    def meets(self, other: Leader) -> bool:
        """Return whether two such lines cross."""

        def side(line: Leader, x: float, y: float) -> float:
            return (line.to_x - line.x) * (y - line.y) - (line.to_y - line.y) * (x - line.x)

        own = side(other, self.x, self.y) * side(other, self.to_x, self.to_y)
        others = side(self, other.x, other.y) * side(self, other.to_x, other.to_y)
        return own <= 0 and others <= 0
