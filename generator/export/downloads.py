"""Every file of data that the site offers: one row a download, and nothing else lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.addresses import Addresses
from generator.evidence import Evidence
from generator.export.bibliography import export_bibtex, export_csl, export_ris
from generator.export.feed import export_feed
from generator.export.geojson import export_places
from generator.export.tables import TABLES, Table, descriptor
from generator.read.collection import Collection


@dataclass(frozen=True, slots=True)
class Facts:
    """What downloads are made from."""

    collection: Collection
    evidence: Evidence
    addresses: Addresses


@dataclass(frozen=True, slots=True)
class Download:
    """A file of data."""

    path: str
    """Its source URI below the docs directory."""

    media_type: str
    words: str
    """What it holds, as readers are told; a message of the catalogue."""

    export: Callable[[Facts], bytes]
    table: Table | None = None
    """The table that it is, where it is one."""

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


def _table(table: Table) -> Download:
    return Download(
        f"data/{table.name}.csv",
        "text/csv",
        table.title,
        lambda facts: table.csv(facts.collection, facts.evidence),
        table,
    )


DOWNLOADS = (
    *map(_table, TABLES),
    Download(
        "data/datapackage.json",
        "application/json",
        "the tables' descriptor",
        lambda facts: descriptor(facts.collection),
    ),
    Download(
        "data/places.geojson",
        "application/geo+json",
        "places as GeoJSON",
        lambda facts: export_places(facts.collection),
    ),
    Download(
        "data/sources.json",
        "application/json",
        "sources as CSL-JSON",
        lambda facts: export_csl(facts.collection),
    ),
    Download(
        "data/sources.bib",
        "application/x-bibtex",
        "sources as BibLaTeX",
        lambda facts: export_bibtex(facts.collection),
    ),
    Download(
        "data/sources.ris",
        "application/x-research-info-systems",
        "sources as RIS",
        lambda facts: export_ris(facts.collection),
    ),
    Download(
        "feed.xml",
        "application/atom+xml",
        "corrections and updates as Atom",
        lambda facts: export_feed(facts.collection, facts.addresses),
    ),
)


def export_downloads(facts: Facts) -> dict[str, bytes]:
    """Return every download by its source URI."""
    return {download.path: download.export(facts) for download in DOWNLOADS}
