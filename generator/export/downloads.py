"""Every file of data that the site offers: one row a download, and nothing else lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.evidence.build import without_garbage_collection
from generator.export.datacite import export_datacite
from generator.export.facts import Facts
from generator.export.feed import export_feed
from generator.export.geojson import export_claims, export_places
from generator.export.provenance import export_provenance
from generator.export.tabular.documents import export_changes, export_documents
from generator.export.tabular.package import archive, descriptor, package_name
from generator.export.tabular.schema import export_schema
from generator.export.tabular.table import Table
from generator.export.tabular.tables import TABLES
from generator.export.tabular.workbook import workbook
from generator.export.works.biblatex import export_bibtex
from generator.export.works.csl import export_csl
from generator.export.works.ris import export_ris
from generator.read.collection import Collection


@dataclass(frozen=True, slots=True)
class Download:
    """A file of data."""

    path: str
    """Its source URI below the docs directory; `{package}` stands for the name of the package."""

    media_type: str
    words: str
    """What it holds, as readers are told; a message of the catalogue."""

    export: Callable[[Facts], bytes | Mapping[str, bytes]]
    """What makes it; or it and others that go with it, by source URI."""

    table: Table | None = None
    """The table that it is, where it is one."""

    def uri(self, collection: Collection) -> str:
        """Return its source URI, which may have the version of the data in it."""
        return self.path.replace("{package}", package_name(collection))


def _table(table: Table) -> Download:
    return Download(
        f"data/{table.name}.csv",
        "text/csv",
        table.title,
        lambda facts: table.csv(table.cells(facts)),
        table,
    )


DOWNLOADS = (
    *map(_table, TABLES),
    Download("data/datapackage.json", "application/json", "the tables' descriptor", descriptor),
    Download(
        "data/records.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "all tables as one workbook for spreadsheets",
        workbook,
    ),
    Download(
        "data/claims.json",
        "application/json",
        "all claims as JSON, with everything derived and why, and a file for each",
        export_documents,
    ),
    Download(
        "data/claims.schema.json",
        "application/schema+json",
        "the JSON Schema of these",
        export_schema,
    ),
    Download(
        "data/provenance.jsonld",
        "application/ld+json",
        "where everything comes from, by W3C's PROV-O, as JSON-LD",
        export_provenance,
    ),
    Download(
        "data/places.geojson",
        "application/geo+json",
        "places as GeoJSON",
        lambda facts: export_places(facts.collection),
    ),
    Download(
        "data/claims.geojson",
        "application/geo+json",
        "claims by place, with date and standing, as GeoJSON",
        export_claims,
    ),
    Download(
        "data/sources.json",
        "application/json",
        "sources as CSL-JSON",
        lambda facts: export_csl(facts.works),
    ),
    Download(
        "data/sources.bib",
        "application/x-bibtex",
        "sources as BibLaTeX",
        lambda facts: export_bibtex(facts.works),
    ),
    Download(
        "data/sources.ris",
        "application/x-research-info-systems",
        "sources as RIS",
        lambda facts: export_ris(facts.works),
    ),
    Download(
        "data/changes.json",
        "application/json",
        "new claims, changes of standing and corrections as JSON",
        export_changes,
    ),
    Download(
        "feed.xml",
        "application/atom+xml",
        "the same as an Atom feed",
        export_feed,
    ),
    Download(
        "data/datacite.json",
        "application/json",
        "what a repository of data asks for, as DataCite has it",
        export_datacite,
    ),
    Download("data/{package}", "application/zip", "everything in one file", archive),
)
"""What describes or holds others stands below them."""


def export_downloads(facts: Facts) -> dict[str, bytes]:
    """Return every download by its source URI."""
    with without_garbage_collection():
        for download in DOWNLOADS:
            made = download.export(facts)
            uri = download.uri(facts.collection)
            facts.made.update({uri: made} if isinstance(made, bytes) else made)
    return facts.made
