"""Every generated page by its address."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator.addresses import record_uri
from generator.checks.addresses import LISTS
from generator.evidence.counting import ways_to_count
from generator.export.citation import data_item
from generator.export.downloads import DOWNLOADS
from generator.export.tabular.documents import claim_uri
from generator.export.works.biblatex import bibtex
from generator.kinds import KINDS
from generator.model import Source
from generator.read.entry import Entry
from generator.reference import issue_reference
from generator.site.filters import sentence
from generator.site.page import PageWriter, render_page
from generator.site.pages.claims import claim_page, claims_page
from generator.site.pages.estimates import estimates_page
from generator.site.pages.exhibits import exhibit_page, exhibits_page
from generator.site.pages.filters import build_filters
from generator.site.pages.places import map_page, place_page
from generator.site.pages.speakers import speakers_page
from generator.site.pages.timeline import timeline_page
from generator.site.share.head import Rendered
from generator.site.site import Site
from generator.site.words.wording import PHRASES, phrase

Make = Callable[[Site], Rendered]


def list_pages(site: Site) -> dict[str, Make]:
    """Return what makes each generated page that every site has, by source URI."""
    del site
    return {
        uri: _LISTS.get(uri) or partial(_page, uri.removesuffix(".md")) for uri in sorted(LISTS)
    }


def record_pages(site: Site) -> dict[str, Make]:
    """Return what makes the page of each record that has one of its own, by source URI."""
    return {
        record_uri(KINDS[plural].name, id_): partial(_record_page, plural, id_)
        for plural in _RECORDS
        for id_ in site.collection.of(plural)
    }


def record_titles(site: Site) -> dict[str, str]:
    """Return the title of each of these pages, by source URI, as its template has it."""
    return {
        record_uri(KINDS[plural].name, id_): title(entry.record)
        for plural, title in _TITLES.items()
        for id_, entry in site.collection.of(plural).items()
    }


_TITLES: Mapping[str, Callable[[Any], str]] = {
    "claims": lambda record: record.title,
    "exhibits": lambda record: sentence(record.name),
    "places": lambda record: record.name,
}


def _record_page(plural: str, id_: str, site: Site) -> Rendered:
    return _RECORDS[plural](site, site.collection.of(plural)[id_])


def data_page(site: Site) -> Rendered:
    """Return the page of downloads, with the columns of those that are tables."""
    uris = {download.uri(site.collection): download for download in DOWNLOADS}
    told = [(one, uri, -(-len(site.downloads[uri]) // 1000)) for uri, one in uris.items()]
    item = data_item(site.collection, site.addresses.absolute("data.md"))
    return _page(
        "data",
        site,
        downloads=told,
        item=item,
        bibtex=bibtex(item, str(site.collection.site.record.published)),
        claim_uri=claim_uri,
    )


def _page(name: str, site: Site, **data: Any) -> Rendered:
    return render_page(PageWriter(site, f"{name}.md"), name, **data)


def sources_page(site: Site) -> Rendered:
    """Return the bibliography: publishers by letter, the works of each by date."""
    speakers, alphabet = site.collection.speakers, site.language.alphabet

    def order(source: Entry[Source]) -> tuple[Any, ...]:
        publisher, issued = source.record.publisher, source.record.issued
        name = alphabet.key(speakers[publisher].record.name) if publisher else ()
        return (not publisher, name, issued.sort_key if issued else (), source.id)

    letters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source in sorted(site.collection.sources.values(), key=order):
        publisher = source.record.publisher or ""
        initial = alphabet.initial(speakers[publisher].record.name) if publisher else ""
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
        "sources",
        site,
        letters=letters.items(),
        facets=facets,
        filters=build_filters(site.language, facets.values(), named),
    )


_LISTS: Mapping[str, Make] = {
    "changes.md": lambda site: _page("changes", site, news=site.news),
    "claims/index.md": claims_page,
    "counting.md": lambda site: _page(
        "counting", site, steps=ways_to_count(site.collection, site.evidence)
    ),
    "data.md": data_page,
    "estimates.md": estimates_page,
    "exhibits/index.md": exhibits_page,
    "issue-codes.md": lambda site: _page("issue-codes", site, rules=issue_reference()),
    "map.md": map_page,
    "sources.md": sources_page,
    "speakers.md": speakers_page,
    "timeline.md": timeline_page,
}
"""What makes a list; of others, the template alone."""

_RECORDS: Mapping[str, Callable[[Site, Any], Rendered]] = {
    "claims": claim_page,
    "exhibits": exhibit_page,
    "places": place_page,
}
"""What makes the page of a record, by the plural of its kind."""
