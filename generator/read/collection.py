"""All records of a site, with where each came from and what refers to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, reduce
from operator import getitem
from typing import Any, TypeVar

from generator.kinds import RECORDS
from generator.model import (
    Claim,
    Edition,
    EvidenceKind,
    Exhibit,
    Place,
    PlaceKind,
    Population,
    Quantity,
    Redirects,
    Source,
    Speaker,
    SpeakerKind,
    Stake,
    Term,
    Topic,
)
from generator.read.document import Document, Keys, leaves
from generator.read.entry import Entries, Entry, Figure, Page, R_co
from generator.read.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class Collection:
    """Every record by identifier. Mappings are sorted; topics and quantities keep their order."""

    settings: Settings
    site: Entry[Edition]
    topics: Entries[Topic]
    quantities: Entries[Quantity]
    populations: Entries[Population]
    stakes: Entries[Stake]
    speaker_kinds: Entries[SpeakerKind]
    place_kinds: Entries[PlaceKind]
    evidence_kinds: Entries[EvidenceKind]
    terms: Entries[Term]
    speakers: Entries[Speaker]
    places: Entries[Place]
    exhibits: Entries[Exhibit]
    sources: Entries[Source]
    claims: Entries[Claim]
    pages: Mapping[str, Page] = field(default_factory=dict)
    logo: str = ""
    """An SVG."""

    layers: Mapping[str, Any] = field(default_factory=dict)
    """GeoJSON by file stem: `land`, `borders`, `regions`."""

    redirects: Entry[Redirects] = field(
        default_factory=lambda: Entry("redirects", Redirects(), Document("", {}))
    )
    """Former identifiers, so that old addresses lead on."""

    settings_file: Document = field(
        default_factory=lambda: Document("mkdocs.yml", {}), compare=False
    )
    """Where the settings were typed, with those that only the engines read."""

    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and identifier of records that exist but could not be read."""

    _kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: "Callable[[Collection], T]") -> T:
        """Return what a function makes of the records; it is made once, and kept with them."""
        if make not in self._kept:
            self._kept[make] = make(self)
        found: T = self._kept[make]
        return found

    def of(self, kind: str) -> Mapping[str, Any]:
        """Return the records of a kind, named by its plural, by identifier."""
        records: Mapping[str, Any] = getattr(self, "figures" if kind == "estimates" else kind)
        return records

    def renamed(self, kind: str) -> Mapping[str, str]:
        """Return the former identifiers of a kind, named by its plural, each with today's."""
        found: Mapping[str, str] = getattr(self.redirects.record, kind, {})
        return found

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every estimate by identifier; of two with one identifier, the first."""
        found: dict[str, Figure] = {}
        for figure in self.all_figures():
            found.setdefault(figure.id, figure)
        return dict(sorted(found.items()))

    def all_figures(self) -> Iterator[Figure]:
        """Yield every estimate in the order of claims, statements and estimates."""
        for claim in self.claims.values():
            for i, statement in enumerate(claim.record.statements):
                for j in range(len(statement.estimates)):
                    yield Figure(claim, i, j)

    @cached_property
    def statements(self) -> Mapping[str, tuple[Entry[Claim], int]]:
        """Every statement by its full name, `claim.statement`: the claim, and its index there."""
        return {
            f"{claim.id}.{statement.id}": (claim, index)
            for claim in self.claims.values()
            for index, statement in enumerate(claim.record.statements)
        }

    @cached_property
    def texts(self) -> tuple[tuple[Entry[Any], Keys, str], ...]:
        """Every text of every record, with the way to it."""
        entries = [entry for kind in RECORDS for entry in self.of(kind).values()]
        return tuple(
            (entry, way, text)
            for entry in (self.site, *entries)
            for way, text in leaves(reduce(getitem, entry.keys, entry.document.data))
            if isinstance(text, str)
        )

    @cached_property
    def outlines(self) -> Mapping[str, Any]:
        """Every named outline of the base map, by identifier: a GeoJSON feature."""
        features = self.layers.get("areas", {}).get("features", [])
        return {feature["properties"]["id"]: feature for feature in features}

    @cached_property
    def any_depends(self) -> bool:
        """Whether any speaker is said to depend on another."""
        return any(entry.record.depends_on for entry in self.speakers.values())

    @cached_property
    def ancestry(self) -> Callable[[str], tuple[str, ...]]:
        """Gives a speaker and the organisations above it by `part_of`, the topmost last."""
        return cache(_upwards(self.speakers, lambda speaker: speaker.part_of))

    @cached_property
    def wholes(self) -> Callable[[str], tuple[str, ...]]:
        """Gives an exhibit and those of which it is a piece by `part_of`, the whole last."""
        return cache(_upwards(self.exhibits, lambda exhibit: exhibit.part_of))

    @cached_property
    def lineage(self) -> Callable[[str], tuple[str, ...]]:
        """Gives the works from which a work derives, the earliest first, and itself last."""
        upwards = _upwards(
            self.sources, lambda work: work.derived_from.source if work.derived_from else None
        )
        return lambda work: upwards(work)[::-1]

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """The works that derive directly from each work."""
        return _by_named(
            (entry.record.derived_from.source, entry.id)
            for entry in self.sources.values()
            if entry.record.derived_from
        )

    @cached_property
    def claims_by_place(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that name each place, in themselves or in an estimate."""
        return _by_named(
            (place, claim.id)
            for claim in self.claims.values()
            for place in (
                *claim.record.places,
                *(e.area for each in claim.record.statements for e in each.estimates),
            )
        )

    @cached_property
    def claims_by_exhibit(self) -> Mapping[str, tuple[str, ...]]:
        """The claims of which a statement names each exhibit."""
        return _by_named(
            (exhibit, claim.id)
            for claim in self.claims.values()
            for statement in claim.record.statements
            for exhibit in statement.exhibits
        )

    @cached_property
    def relations_to(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For each claim, the claims that bear on it: identifier and index of the relation."""
        return _by_named(
            (relation.claim, (claim.id, index))
            for claim in self.claims.values()
            for index, relation in enumerate(claim.record.relations)
        )


def _by_named(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """Return by each name what goes with it, once, in the order of the pairs."""
    found: dict[str, dict[T, None]] = defaultdict(dict)
    for name, one in pairs:
        found[name][one] = None
    return {name: tuple(ones) for name, ones in found.items()}


def _upwards(
    entries: Entries[R_co], above: Callable[[R_co], str | None]
) -> Callable[[str], tuple[str, ...]]:
    """Return what gives an identifier and those above it; a circle, which X305 reports, ends."""

    def upwards(id_: str) -> tuple[str, ...]:
        found = {id_: None}
        while (entry := entries.get(id_)) and (higher := above(entry.record)):
            if higher in found:
                break
            found[id_ := higher] = None
        return tuple(found)

    return upwards
