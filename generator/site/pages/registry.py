"""Every generated page by its address."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from generator.addresses import record_uri
from generator.export.downloads import DOWNLOADS
from generator.export.feed import changes
from generator.export.tables import TABLES
from generator.model import Source
from generator.read.collection import Entry
from generator.reference import issue_reference
from generator.site.page import PageWriter, Site, render_page
from generator.site.pages.claims import claim_page, claims_page
from generator.site.pages.estimates import estimates_page
from generator.site.pages.filters import build_filters
from generator.site.pages.places import map_page, place_page
from generator.site.pages.speakers import speakers_page
from generator.site.pages.timeline import timeline_page
from generator.site.share.head import Rendered
from generator.site.share.structured_data import dataset_data
from generator.site.words.wording import PHRASES, phrase


def list_pages(site: Site) -> dict[str, Rendered]:
    """Return the generated pages that every site has, by source URI."""
    return {
        "claims/index.md": claims_page(site),
        "estimates.md": estimates_page(site),
        "sources.md": sources_page(site),
        "speakers.md": speakers_page(site),
        "map.md": map_page(site),
        "timeline.md": timeline_page(site),
        "glossary.md": _page(site, "glossary"),
        "changes.md": _page(site, "changes", changes=changes(site.collection)),
        "data.md": data_page(site),
        "issue-codes.md": _page(site, "issue-codes", rules=issue_reference()),
    }


def record_pages(site: Site) -> dict[str, Rendered]:
    """Return the page of each record that has one of its own, by source URI."""
    claims, places = site.collection.claims.values(), site.collection.places.values()
    return {
        **{record_uri("claim", claim.id): claim_page(site, claim) for claim in claims},
        **{record_uri("place", place.id): place_page(site, place) for place in places},
    }


def data_page(site: Site) -> Rendered:
    """Return the page of downloads, with the columns of those that are tables."""
    structured = dataset_data(site)
    return _page(site, "data", tables=TABLES, downloads=DOWNLOADS, structured_data=structured)


def _page(site: Site, name: str, **data: Any) -> Rendered:
    return render_page(PageWriter(site, f"{name}.md"), name, **data)


def sources_page(site: Site) -> Rendered:
    """Return the bibliography: publishers by letter, the works of each by date."""
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
    records = {source.id: source.record for source in site.collection.sources.values()}
    facets: dict[str, dict[str, list[str]]] = {
        id_: {"language": [record.language], "read": [record.read]}
        for id_, record in records.items()
    }
    _ = site.language.gettext
    named = {
        "language": (_("Language"), site.language.language_name),
        "read": (_("Read"), lambda id_: phrase(site.language, PHRASES["reading"], id_)),
    }
    return _page(
        site,
        "sources",
        letters=letters.items(),
        facets=facets,
        filters=build_filters(facets.values(), named),
    )
