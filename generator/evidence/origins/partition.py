"""Things that count as one."""

from collections.abc import Hashable


class Partition:
    """Groups of things that count as one: union-find with path halving."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, thing: Hashable) -> Hashable:
        """Return the thing in whose name a thing's group stands."""
        parent = self._parent
        while (above := parent.get(thing, thing)) != thing:
            parent[thing] = parent.get(above, above)
            thing = above
        return thing

    def join(self, first: Hashable, *others: Hashable) -> None:
        """Make the groups of some things one."""
        for other in others:
            a, b = self.find(first), self.find(other)
            if a != b:
                self._parent[b] = a
