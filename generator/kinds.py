"""The one table of the kinds of record: model, file, page, and the fields that name others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from types import GenericAlias
from typing import Any

from generator.model import (
    Claim,
    Edition,
    Estimate,
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
    Statement,
    Term,
    Topic,
    Vocabulary,
)
from generator.model.base import Identifier, Record

SCHEMA_LINE = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record."""

    name: str
    """One of it: `claim`."""

    plural: str
    """All of them: the name in a collection and in redirects, `claims`."""

    path: str = ""
    """The file, relative to the project; `*` stands for the identifier. Empty inside others."""

    model: type[Record] | None = None
    """What a record holds; None for the outlines of a map, which are GeoJSON."""

    group: str = ""
    """The group of fields of the file under which the records stand, where there are several."""

    page: str = ""
    """Where a record is shown: on a page of its own `claims/{}.md`, or a place `sources.md#{}`."""

    index: str = ""
    """The page on which all of them are found, where that is not the page above."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Each field that names a record, `*` for every item of a list, and the kind it names."""

    in_order: bool = False
    """Whether records keep the order of their file, rather than that of their identifiers."""

    optional: bool = False
    """Whether a project may do without the file."""

    used: bool = False
    """Whether a record that no other names is of no use."""

    general: bool = False
    """Whether the generator brings a general set, which a site may extend and change."""

    asked: tuple[str, ...] = ()
    """What `new` asks on a terminal although it may stay empty."""

    example: str = ""
    """How `new` is called."""

    @property
    def references(self) -> Mapping[str, str]:
        """The kind of record that each field names, by the field's own name."""
        return {
            [part for part in way.split() if part != "*"][-1]: named
            for way, named in self.names.items()
            if named in RECORDS
        }

    @property
    def has_files(self) -> bool:
        """Whether each record is a file of its own, named after its identifier."""
        return "*" in self.path

    @property
    def has_pages(self) -> bool:
        """Whether each record is shown on a page of its own."""
        return bool(self.page) and "#" not in self.page

    @property
    def list_page(self) -> str:
        """The page on which all of them are found; empty where they are on many, or on none."""
        page = self.index or self.page.partition("#")[0]
        return "" if "{" in page else page

    def file(self, id_: str) -> str:
        """Return the file that holds a record, relative to the project."""
        return self.path.replace("*", id_)


_CLAIM_NAMES = {
    "topic": "topics",
    "places *": "places",
    "relations * claim": "claims",
    "statements * source": "sources",
    "statements * also_in *": "sources",
    "statements * not_in *": "sources",
    "independence * origins *": "speakers",
    "statements * chain *": "speakers",
    "statements * evidence *": "evidence_kinds",
    "statements * exhibits *": "exhibits",
    "statements * estimates * quantity": "quantities",
    "statements * estimates * includes *": "quantities",
    "statements * estimates * population": "populations",
    "statements * estimates * area": "places",
    "statements * estimates * supersedes": "estimates",
    "statements * estimates * component_of": "estimates",
}

_TABLE = (
    Kind("claim", "claims", "content/claims/*.yml", Claim, page="claims/{}.md",
         index="claims/index.md", names=_CLAIM_NAMES,
         asked=("places", "chain", "said_on", "evidence"),
         example='--title "The ministry says a ferry sank" --source gazette-2024-11-04-ferry'),
    Kind("source", "sources", "content/sources/*.yml", Source, used=True, page="sources.md#{}",
         names={"publisher": "speakers", "derived_from source": "sources",
                "status source": "sources"},
         asked=("title", "publisher", "issued", "URL"), example="--from page.html --read whole"),
    Kind("speaker", "speakers", "content/speakers/*.yml", Speaker, used=True,
         page="speakers.md#{}",
         names={"kind": "speaker_kinds", "stake": "stakes", "part_of": "speakers",
                "depends_on * speaker": "speakers"},
         asked=("country", "part_of"), example='--name "Harbour Gazette" --kind outlet'),
    Kind("place", "places", "content/places/*.yml", Place, used=True, page="places/{}.md",
         index="map.md",
         names={"kind": "place_kinds", "area": "outlines", "within": "places"},
         asked=("latitude", "longitude", "basis", "within"),
         example="--name Harbour --kind city --latitude 54.1 --longitude 7.9"),
    Kind("exhibit", "exhibits", "content/exhibits/*.yml", Exhibit, used=True,
         page="exhibits/{}.md", index="exhibits/index.md",
         names={"shown_by": "speakers", "shown_again * by": "speakers",
                "came_through *": "speakers", "checks * by": "speakers",
                "checks * source": "sources", "part_of": "exhibits", "places *": "places"},
         asked=("shown_by", "shown_on"), example='--name "The ferry\'s log" --kind document'),
    Kind("topic", "topics", "content/topics.yml", Topic, in_order=True, used=True,
         page="claims/index.md#{}"),
    Kind("term", "terms", "content/glossary.yml", Term, optional=True, page="glossary.md#{}"),
    Kind("quantity", "quantities", "content/vocabulary.yml", Quantity, group="quantities",
         in_order=True, used=True,
         names={"part_of": "quantities", "not_comparable_with * quantity": "quantities"}),
    Kind("population", "populations", "content/vocabulary.yml", Population, group="populations",
         used=True, names={"part_of": "populations"}),
    Kind("stake", "stakes", "content/vocabulary.yml", Stake, group="stakes", used=True,
         general=True),
    Kind("kind of speaker", "speaker_kinds", "content/vocabulary.yml", SpeakerKind,
         group="speaker_kinds", in_order=True, used=True, general=True),
    Kind("kind of place", "place_kinds", "content/vocabulary.yml", PlaceKind,
         group="place_kinds", in_order=True, used=True, general=True),
    Kind("kind of evidence", "evidence_kinds", "content/vocabulary.yml", EvidenceKind,
         group="evidence_kinds", in_order=True, used=True, general=True),
    Kind("statement", "statements", "", Statement, page="claims/{}.md#statement-{}"),
    Kind("estimate", "estimates", "", Estimate, page="estimates.md#{}"),
    Kind("outline", "outlines", "content/outlines/areas.geojson"),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.plural: kind for kind in _TABLE}
"""Each kind by its plural."""

RECORDS: Mapping[str, Kind] = {k.plural: k for k in _TABLE if k.path and k.model}
"""The kinds that have records of their own in a file."""

NAMED: Mapping[str, Kind] = {k.plural: k for k in _TABLE if k.model}
"""The kinds whose records have an identifier that can be changed; a statement's has its claim's
and a dot before it."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A kind of file below content/. `shape` is the model of the whole file."""

    name: str
    path: str
    """The file, relative to the project; `*` stands for the record's identifier."""

    shape: Any = field(compare=False)
    plural: str = ""
    """The kind of record in it; empty where there are several, or none with an identifier."""

    optional: bool = False
    """Whether a project may do without the file."""

    @property
    def schema(self) -> str:
        """The file of the schema, relative to the project."""
        return f"schemas/{self.name}.schema.json"

    @property
    def header(self) -> str:
        """The first line of a file of this kind: tells editing programs where the schema is."""
        return f"{SCHEMA_LINE}{'../' * self.path.count('/')}{self.schema}"


def _of_one_kind(kind: Kind) -> RecordFile:
    if kind.has_files:
        return RecordFile(kind.name, kind.path, kind.model, kind.plural)
    # Made at run time, and the same to pydantic as if it were written down.
    shape = GenericAlias(dict, (Identifier, kind.model))
    name = PurePosixPath(kind.path).stem
    return RecordFile(name, kind.path, shape, kind.plural, kind.optional)


VOCABULARY = RecordFile("vocabulary", "content/vocabulary.yml", Vocabulary)
SITE = RecordFile("site", "content/site.yml", Edition)
REDIRECTS = RecordFile("redirects", "content/redirects.yml", Redirects, optional=True)
RENAMED = RecordFile("redirects", "content/redirects/*.yml", Redirects)
"""What each renaming leaves: a file of its own, so that two editors never meet in one."""

FILES: Mapping[str, RecordFile] = {
    file.name: file
    for file in (
        *(_of_one_kind(kind) for kind in RECORDS.values() if not kind.group),
        VOCABULARY,
        SITE,
        REDIRECTS,
    )
}
"""Each kind of record file by its name."""


def file_of(path: str) -> RecordFile | None:
    """Return the kind of the record file at `path`, relative to the project."""
    return next((file for file in FILES.values() if fnmatchcase(path, file.path)), None)
