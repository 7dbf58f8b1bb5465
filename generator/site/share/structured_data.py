"""What machines read in a page: schema.org as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.addresses import record_uri
from generator.export.downloads import DOWNLOADS
from generator.model import Claim, Source, Speaker, SpeakerKind
from generator.model.csl import SourceType
from generator.read.collection import Entry
from generator.site.page import Site

Thing = dict[str, Any]

_TYPES = {
    SourceType.ARTICLE_JOURNAL: "ScholarlyArticle",
    SourceType.PAPER_CONFERENCE: "ScholarlyArticle",
    SourceType.ARTICLE: "Article",
    SourceType.BOOK: "Book",
    SourceType.CHAPTER: "Chapter",
    SourceType.THESIS: "Thesis",
    SourceType.DATASET: "Dataset",
    SourceType.SOFTWARE: "SoftwareSourceCode",
    SourceType.LEGISLATION: "Legislation",
    SourceType.MAP: "Map",
    SourceType.MANUSCRIPT: "Manuscript",
    SourceType.REVIEW: "Review",
    SourceType.ARTICLE_NEWSPAPER: "NewsArticle",
    SourceType.ARTICLE_MAGAZINE: "Article",
    SourceType.POST: "SocialMediaPosting",
    SourceType.POST_WEBLOG: "BlogPosting",
    SourceType.REPORT: "Report",
    SourceType.WEBPAGE: "WebPage",
}
"""Works of other types are a plain `CreativeWork`."""


def claim_data(site: Site, claim: Entry[Claim]) -> Thing:
    """Return a claim as schema.org `Claim`, with the works it appears in, and the way to its page.

    No `ClaimReview`: that is for claims rated true or false, and nothing here is.
    """
    record, uri = claim.record, record_uri("claim", claim.id)
    support = site.evidence.standings[claim.id].told
    articles = support.articles
    sources = [site.collection.sources[id_].record for id_ in articles]
    works = {id_: _work(site, work) for id_, work in zip(articles, sources, strict=True)}
    first = _first(sources)
    # Roots, because a body of a government may be an office or a person: records do not tell.
    origins = (site.collection.speakers[origin.root].record for origin in support.origins)
    data = _thing(
        "Claim",
        **{"@id": f"{site.addresses.absolute(uri)}#claim" if site.addresses.base else ""},
        url=site.addresses.absolute(uri),
        name=record.title,
        text=record.summary,
        inLanguage=site.collection.site.record.language,
        dateModified=str(record.reviewed),
        license=_licence(site),
        claimInterpreter=_publisher(site),
        contentLocation=[_place(site, id_) for id_ in record.places],
        author=[_speaker(site, root) for root in origins if not _kind(site, root).unnamed],
        appearance=list(works.values()),
        firstAppearance=works[articles[first]] if first is not None else None,
    )
    return _graph(data, *_breadcrumbs(site, uri, record.title))


def home_data(site: Site) -> Thing:
    """Return the site and who answers for it."""
    record = site.collection.site.record
    return _graph(
        _thing(
            "WebSite",
            url=site.addresses.absolute("index.md"),
            name=site.collection.settings.site_name,
            description=record.description,
            inLanguage=record.language,
            datePublished=str(record.published),
            license=_licence(site),
            publisher=_publisher(site),
        )
    )


def dataset_data(site: Site) -> Thing:
    """Return the downloads as a `Dataset`."""
    record = site.collection.site.record
    downloads = [
        _thing(
            "DataDownload",
            name=uri.rpartition("/")[2],
            encodingFormat=download.media_type,
            contentSize=f"{len(site.downloads[uri])} B",
            contentUrl=site.addresses.absolute(uri) or uri,
        )
        for download in DOWNLOADS
        for uri in (download.uri(site.collection),)
    ]
    return _graph(
        _thing(
            "Dataset",
            url=site.addresses.absolute("data.md"),
            name=record.title,
            description=record.description,
            inLanguage=record.language,
            license=_licence(site),
            creator=_publisher(site),
            version=str(record.published),
            dateModified=str(record.published),
            temporalCoverage=f"../{record.record_ends}",
            isAccessibleForFree=True,
            distribution=downloads,
        )
    )


def _graph(*things: Thing) -> Thing:
    return {"@context": "https://schema.org", "@graph": list(things)}


def _thing(kind: str, **fields: Any) -> Thing:
    """Return a thing of a kind with its fields, but for those that are empty."""
    filled = {name: value for name, value in fields.items() if value not in (None, "", [])}
    return {"@type": kind, **filled}


def _publisher(site: Site) -> Thing:
    name = site.collection.site.record.publisher
    return _thing("Organization", name=name, url=site.addresses.absolute("index.md"))


def _licence(site: Site) -> str:
    return f"https://spdx.org/licenses/{site.collection.site.record.licence}.html"


def _speaker(site: Site, speaker: Speaker) -> Thing:
    return _thing(_kind(site, speaker).schema_type, name=speaker.name)


def _place(site: Site, id_: str) -> Thing:
    place = site.collection.places[id_].record
    return _thing(site.collection.place_kinds[place.kind].record.schema_type, name=place.name)


def _kind(site: Site, speaker: Speaker) -> SpeakerKind:
    return site.collection.speaker_kinds[speaker.kind].record


def _work(site: Site, source: Source) -> Thing:
    publisher = source.publisher and site.collection.speakers[source.publisher].record
    # Only whole dates, months and minutes are ISO 8601; a vague date would read as a certain one.
    issued = str(source.issued or "")
    return _thing(
        _TYPES.get(source.type, "CreativeWork"),
        name=source.title or source.original_title or source.label,
        inLanguage=source.language,
        url=source.address,
        identifier=f"https://doi.org/{source.doi}" if source.doi else None,
        isbn=source.isbn,
        issn=source.issn,
        pagination=source.page,
        creativeWorkStatus=source.status.kind if source.status else None,
        datePublished=issued
        if re.fullmatch(r"[\d-]+(T\d.*)?", issued) and "/" not in issued
        else "",
        publisher=_speaker(site, publisher) if publisher else None,
    )


def _first(works: list[Source]) -> int | None:
    """Return the index of the work that is earlier than all others for sure, if there is one."""
    dates = [work.issued for work in works if work.issued]
    if not dates or len(dates) < len(works):
        return None
    first = min(range(len(dates)), key=lambda i: dates[i].sort_key)
    others = [date for i, date in enumerate(dates) if i != first]
    return first if all(dates[first].before(other) for other in others) else None


def _breadcrumbs(site: Site, uri: str, title: str) -> Iterator[Thing]:
    """Yield the way from the home page to a page below the index of claims."""
    if not site.addresses.base:
        return
    way = {
        "index.md": site.collection.settings.site_name,
        "claims/index.md": site.language.gettext("Claims"),
        uri: title,
    }
    steps = [
        {"@type": "ListItem", "position": i, "name": name, "item": site.addresses.absolute(step)}
        for i, (step, name) in enumerate(way.items(), start=1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": steps}
