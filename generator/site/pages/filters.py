"""What readers can filter a list by: for each facet, the options and how many entries have them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.site.words.language import Language

Facets = Mapping[str, Iterable[str]]
"""The identifiers that one entry of a list has, by facet."""


FacetWords = Mapping[str, tuple[str, Callable[[str], str]]]
"""By facet: its label, and what gives the words of an identifier."""


class Filter(NamedTuple):
    """A facet, its label, and its options in the order of their words."""

    name: str
    label: str
    options: list[tuple[str, str, int]]
    """Identifier, words, and how many entries have it."""


def build_filters(language: Language, entries: Iterable[Facets], named: FacetWords) -> list[Filter]:
    """Return a filter for each facet."""
    entries = list(entries)
    found = []
    for name, (label, words) in named.items():
        counts = Counter(value for entry in entries for value in entry[name])
        options = [(value, words(value), count) for value, count in counts.items()]
        options.sort(key=lambda option: (language.alphabet.key(option[1]), option[0]))
        found.append(Filter(name, label, options))
    return found
