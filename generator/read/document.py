"""What a file says, and where in the file each value was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.issues import Location

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, outermost first."""

Positions = dict[Keys, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Document:
    """Data from one file: texts, None, lists and mappings, with where each was typed."""

    path: str
    data: Any
    values: Positions = field(default_factory=dict, repr=False, compare=False)
    keys: Positions = field(default_factory=dict, repr=False, compare=False)
    sha256: str = field(default="", repr=False, compare=False)
    """Of the text, so that others can tell which state of the file a page was made from."""

    records: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was made of it: a file that has not changed is validated once."""

    def locate(self, keys: Keys = (), *, key: bool = False) -> Location:
        """Return where the value at `keys` stands, or its key; the nearest parent otherwise."""
        for end in range(len(keys), -1, -1):
            way = keys[:end]
            found = (self.keys.get(way) if key else None) or self.values.get(way)
            if found:
                return Location(self.path, *found)
        return Location(self.path)


@dataclass(frozen=True, slots=True)
class Joined(Document):
    """Data from several files of one kind, which say different things."""

    parts: tuple[Document, ...] = field(default=(), repr=False, compare=False)

    def locate(self, keys: Keys = (), *, key: bool = False) -> Location:
        """Return where the value at `keys` stands in the first file that has it."""
        holder = next((part for part in self.parts if keys in part.values), self.parts[0])
        return holder.locate(keys, key=key)


def leaves(data: Any, way: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Yield every value in lists and mappings that is neither, with the way to it."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves(value, (*way, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*way, index))
    else:
        yield way, data


def name_field(keys: Keys) -> str:
    """Return the way to a field as people count: `statements 1, stance`."""
    words: list[str] = []
    for key in keys:
        if isinstance(key, int):
            words[-1:] = [f"{words[-1]} {key + 1}" if words else f"item {key + 1}"]
        else:
            words.append(key)
    return ", ".join(words) or "the record"
