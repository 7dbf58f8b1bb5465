"""Every generated page: its address, its front matter and what its template is given."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from generator.collection import Entry
from generator.export.feed import changes
from generator.export.tables import TABLES
from generator.model import Source
from generator.reference import issue_reference
from generator.render.claims import claim_page, claims_page
from generator.render.links import record_uri
from generator.render.page import PageWriter, Site, render_page
from generator.render.places import map_page, place_page
from generator.render.series import estimates_page
from generator.render.speakers import speakers_page
from generator.render.structured_data import dataset_data
from generator.render.timeline import timeline_page


def downloads(site: Site) -> dict[str, str]:
    """Return what each file besides the tables holds, by source URI."""
    _ = site.language.gettext
    return {
        "data/datapackage.json": _("the tables' descriptor"),
        "data/places.geojson": _("places as GeoJSON"),
        "data/sources.json": _("sources as CSL-JSON"),
        "data/sources.bib": _("sources as BibLaTeX"),
        "data/sources.ris": _("sources as RIS"),
        "feed.xml": _("corrections and updates as Atom"),
    }


def render_pages(site: Site) -> dict[str, bytes]:
    """Return all generated pages by source URI."""
    pages = {
        "claims/index.md": claims_page(site),
        "sources.md": _sources(site),
        "speakers.md": speakers_page(site),
        "map.md": map_page(site),
        "timeline.md": timeline_page(site),
        "glossary.md": _simple(site, "glossary.md", "glossary", site.language.gettext("Glossary")),
        "changes.md": _changes(site),
        "data.md": _data(site),
        "issue-codes.md": _issue_codes(site),
    }
    for claim in site.collection.claims.values():
        pages[record_uri("claim", claim.id)] = claim_page(site, claim)
    for place in site.collection.places.values():
        pages[record_uri("place", place.id)] = place_page(site, place)
    # Last, because its charts are being drawn meanwhile.
    pages["estimates.md"] = estimates_page(site)
    return pages


def _simple(site: Site, uri: str, template: str, title: str, **data: Any) -> bytes:
    described = data.pop("description", "") or site.collection.site.record.description
    machines = data.pop("structured_data", None)
    meta = {"title": title, "description": described, "structured_data": machines}
    return render_page(PageWriter(site, uri), f"{template}.html.jinja", meta, **data)


def _sources(site: Site) -> bytes:
    speakers = site.collection.speakers

    def order(source: Entry[Source]) -> tuple[Any, ...]:
        publisher, issued = source.record.publisher, source.record.issued
        name = speakers[publisher].record.name.casefold() if publisher else ""
        return (not publisher, name, issued.sort_key if issued else (), source.id)

    letters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source in sorted(site.collection.sources.values(), key=order):
        publisher = source.record.publisher or ""
        initial = speakers[publisher].record.name[0].upper() if publisher else ""
        letters[initial][publisher].append(source.id)
    _ = site.language.gettext
    return _simple(
        site,
        "sources.md",
        "sources",
        _("Sources"),
        description=_("Every work cited, what it derives from and how much of it was read."),
        letters=letters.items(),
    )


def _changes(site: Site) -> bytes:
    _ = site.language.gettext
    return _simple(
        site, "changes.md", "changes", _("Corrections and updates"),
        changes=changes(site.collection),
    )  # fmt: skip


def _data(site: Site) -> bytes:
    _ = site.language.gettext
    return _simple(
        site, "data.md", "data", _("Data"), tables=TABLES, files=downloads(site).items(),
        description=_("The records as CSV, GeoJSON, CSL-JSON, BibLaTeX, RIS and Atom."),
        structured_data=dataset_data(site, downloads(site)),
    )  # fmt: skip


def _issue_codes(site: Site) -> bytes:
    _ = site.language.gettext
    return _simple(site, "issue-codes.md", "issue-codes", _("Issue codes"), rules=issue_reference())
