"""What readers can filter a list by: for each facet, the options and how many entries have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Facets = Mapping[str, Iterable[str]]
"""The identifiers that one entry of a list has, by facet."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: its identifier, its words, and how many entries have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet with its label and options, in the order of their words."""

    name: str
    label: str
    options: tuple[Option, ...]


def build_filters(
    entries: Iterable[Facets], named: Mapping[str, tuple[str, Callable[[str], str]]]
) -> list[Filter]:
    """Return a filter for each facet; `named` gives its label, and the words of an identifier."""
    entries = list(entries)
    found = []
    for name, (label, words) in named.items():
        counts = Counter(value for entry in entries for value in entry[name])
        options = [Option(value, words(value), count) for value, count in counts.items()]
        options.sort(key=lambda option: (option.words.casefold(), option.value))
        found.append(Filter(name, label, tuple(options)))
    return found
