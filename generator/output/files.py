"""Every file of a docs directory, made when it is asked for: held are only those just made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple


class Group(NamedTuple):
    """Files that are made together: their source URIs, and what makes them all."""

    uris: tuple[str, ...]
    make: Callable[[], Mapping[str, bytes]]


def made(files: Mapping[str, bytes]) -> Group:
    """Return the group of files that are there already."""
    return Group(tuple(files), lambda: files)


class Files(Mapping[str, bytes]):
    """Files by source URI, in the order of their groups: in it, each group is made once."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = {uri: group for group in groups for uri in group.uris}
        self._last: Group | None = None
        self._made: Mapping[str, bytes] = {}

    def __getitem__(self, uri: str) -> bytes:
        group = self._groups[uri]
        if group is not self._last:
            self._made, self._last = group.make(), group
        return self._made[uri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)
