"""The kinds of record file: which model rules which file, and by which schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from generator.checks.named import FIELDS, RECORDS
from generator.model import Claim, Place, Redirects, Site, Source, Speaker, Term, Topic, Vocabulary
from generator.model.base import Identifier

SCHEMA_LINE = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record file. `shape` is the model of the whole file."""

    name: str
    path: str
    """The file, relative to the project; `*` stands for the record's identifier."""

    shape: Any = field(compare=False)

    @property
    def plural(self) -> str:
        """The name of the records in a collection: `claims`."""
        return self.path.split("/")[1].removesuffix(".yml")

    @property
    def schema(self) -> str:
        """The file of the schema, relative to the project."""
        return f"schemas/{self.name}.schema.json"

    @property
    def header(self) -> str:
        """The first line of a file of this kind: tells editing programs where the schema is."""
        return f"{SCHEMA_LINE}{'../' * self.path.count('/')}{self.schema}"


CLAIM = Kind("claim", "content/claims/*.yml", Claim)
SOURCE = Kind("source", "content/sources/*.yml", Source)
SPEAKERS = Kind("speakers", "content/speakers.yml", dict[Identifier, Speaker])
REDIRECTS = Kind("redirects", "content/redirects.yml", Redirects)
PLACES = Kind("places", "content/places.yml", dict[Identifier, Place])

KINDS = (
    CLAIM,
    SOURCE,
    SPEAKERS,
    PLACES,
    Kind("topics", "content/topics.yml", dict[Identifier, Topic]),
    Kind("glossary", "content/glossary.yml", dict[Identifier, Term]),
    Kind("vocabulary", "content/vocabulary.yml", Vocabulary),
    Kind("site", "content/site.yml", Site),
    REDIRECTS,
)


REFERENCES = {
    [part for part in way.split() if part != "*"][-1]: named
    for kind in ("places", "speakers", "sources", "claims")
    for way, named in FIELDS[kind].items()
    if named in RECORDS
}
"""The kind of record that a field of a claim, source, speaker or place names."""


def kind_of(path: str) -> Kind | None:
    """Return the kind of the record file at `path`, relative to the project."""
    return next((kind for kind in KINDS if fnmatchcase(path, kind.path)), None)
