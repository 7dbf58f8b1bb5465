"""What downloads are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from generator.addresses import Addresses, record_uri
from generator.evidence import Evidence
from generator.evidence.standing.history import Standings
from generator.evidence.withdrawal import Shifts, shifts
from generator.export.identity import ClaimBasis, bases
from generator.export.works.csl import Items, all_items
from generator.read.collection import Collection
from generator.site.environment import sentences
from generator.site.words.language import Language

T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """What downloads are made from, and those that were made of it."""

    collection: Collection
    evidence: Evidence
    addresses: Addresses
    language: Language = field(default_factory=lambda: Language("en"))
    made: dict[str, bytes] = field(default_factory=dict, compare=False)
    """The downloads made so far, by source URI: what describes the others comes after them."""

    counts: dict[str, int] = field(default_factory=dict, compare=False)
    """How many rows each table has."""

    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _pages: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what is made by some name, made the first time."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    def forget(self, *names: str) -> None:
        """Let go of what was made by some names."""
        for name in names:
            self._kept.pop(name, None)

    def url(self, kind: str, *ids: str) -> str:
        """Return where a record is shown: its public address, or that from the top of the site."""
        return self.page(record_uri(kind, *ids))

    def page(self, uri: str) -> str:
        """Return the address of a source URI: the public one, or that from the top of the site."""
        page, mark, fragment = uri.partition("#")
        address = self._pages.get(page)
        if address is None:
            address = self.addresses.absolute(page) or self.addresses.of(page)
            self._pages[page] = address
        return f"{address}{mark}{fragment}"

    @cached_property
    def say(self) -> Any:
        """The sentences on what was derived, as macros of a template."""
        return sentences(self.collection, self.evidence.points, self.language)

    @cached_property
    def bases(self) -> Mapping[str, ClaimBasis]:
        """By claim: the records on which it rests, and their hash."""
        return bases(self.collection, self.evidence)

    @cached_property
    def shifts(self) -> Mapping[str, Shifts]:
        """By kind of record: what each would change if it were withdrawn."""
        standings = self.collection.once(Standings)
        return {kind: shifts(standings, kind) for kind in ("sources", "exhibits")}

    @cached_property
    def works(self) -> Items:
        """Every source as reference managers have it."""
        return all_items(self.collection)
