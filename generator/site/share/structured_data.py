"""What machines read in a page: schema.org as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.export.citation import authors
from generator.export.dates import day_of_change
from generator.export.downloads import DOWNLOADS
from generator.export.tabular.package import keywords, licence, version
from generator.export.tabular.tables import TABLES
from generator.model import Source, Speaker, SpeakerKind
from generator.model.csl import SourceType
from generator.model.lists import SUPPORTING, Precision
from generator.site.share.head import Rendered
from generator.site.site import Site
from generator.site.words.wording import word

Thing = dict[str, Any]

WORKS = {
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


def with_data(site: Site, uri: str, page: Rendered) -> Rendered:
    """Return a page with what machines read in it, and the way to it."""
    folder, _, name = uri.removesuffix(".md").partition("/")
    if folder in _RECORDS and name in site.collection.of(folder):
        own = _RECORDS[folder](site, name, uri, page.meta)
    elif uri in _PAGES:
        own = _PAGES[uri](site, uri, page.meta)
    else:
        own = (_article if uri in site.collection.pages else _page)(site, uri, page.meta)
    graph = [own, *_breadcrumbs(site, uri, str(page.meta["title"]))]
    data = {"@context": "https://schema.org", "@graph": graph}
    return replace(page, meta={**page.meta, "structured_data": data})


def _base(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return what every page tells of itself."""
    record = site.collection.site.record
    return {
        "url": site.addresses.absolute(uri),
        "name": meta["title"],
        "inLanguage": record.language,
        "license": licence(record.licence),
        "publisher": _publisher(site),
        "dateModified": str(record.published),
    }


def _page(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    return _thing("WebPage", **_base(site, uri, meta))


def _article(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a page that people wrote."""
    return _thing(
        "Article",
        **_base(site, uri, meta),
        headline=meta["title"],
        image=meta.get("image"),
        author=_publisher(site),
        datePublished=str(site.collection.site.record.published),
        mainEntityOfPage=site.addresses.absolute(uri),
    )


def _claim(site: Site, id_: str, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a claim, with its standing and the works all of whose statements bear it out.

    No `ClaimReview`: that is for claims rated true or false, and nothing here is.
    """
    record, standing = site.collection.claims[id_].record, site.evidence.standings[id_]
    works = [site.collection.sources[work].record for work in _supporting(site, id_)]
    appearance = [_work(site, work) for work in works]
    first = _first(works)
    # Roots, because a body of a government may be an office or a person: records do not tell.
    origins = (site.collection.speakers[origin.root].record for origin in standing.told.origins)
    return _thing(
        "Claim",
        **{"@id": f"{site.addresses.absolute(uri)}#claim" if site.addresses.base else ""},
        **_base(site, uri, meta) | {"dateModified": day_of_change(record)},
        text=record.summary,
        identifier=id_,
        creativeWorkStatus=_thing(
            "DefinedTerm",
            name=word(site.language, standing.grade),
            termCode=str(standing.grade),
            description=site.language.gettext(standing.grade.meaning),
        ),
        claimInterpreter=_publisher(site),
        contentLocation=[_located(site, place) for place in record.places],
        author=[_speaker(site, root) for root in origins if not _kind(site, root).unnamed],
        appearance=appearance,
        firstAppearance=appearance[first] if first is not None else None,
    )


def _supporting(site: Site, id_: str) -> list[str]:
    """Return the works that carry a claim, but for those that carry anything else about it.

    A work that spreads a falsehood has it appear in it; one that corrects it as well does not.
    """
    statements = site.collection.claims[id_].record.statements
    carriers = site.evidence.carriers[id_]
    other = {
        work
        for statement, works in zip(statements, carriers, strict=True)
        if statement.stance not in SUPPORTING
        for work in works
    }
    return [work for work in site.evidence.standings[id_].told.articles if work not in other]


def _exhibit(site: Site, id_: str, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return what was shown, as a thing that a page of this site is about."""
    record = site.collection.exhibits[id_].record
    shown_by = site.collection.speakers[record.shown_by].record if record.shown_by else None
    about = _thing(
        "CreativeWork",
        name=record.name,
        description=record.description,
        identifier=id_,
        provider=_speaker(site, shown_by) if shown_by and not _kind(site, shown_by).unnamed else "",
        temporal=str(record.shown_on or ""),
        contentLocation=[_located(site, place) for place in record.places],
    )
    return _page(site, uri, meta) | {"mainEntity": about}


def _place(site: Site, id_: str, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a place; only one that is known as a point is told where it is."""
    return _page(site, uri, meta) | {"mainEntity": _located(site, id_)}


def _website(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return the site and who answers for it."""
    record = site.collection.site.record
    return _thing(
        "WebSite",
        **_base(site, uri, meta)
        | {"name": site.collection.settings.site_name, "description": record.description},
        datePublished=str(record.published),
    )


def _dataset(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return the downloads as a `Dataset`."""
    collection, record = site.collection, site.collection.site.record
    days = [e.record.happened for e in collection.claims.values() if e.record.happened]
    first = min((day.earliest for day in days if day.earliest), default="..")
    downloads = [
        _thing(
            "DataDownload",
            name=path.rpartition("/")[2],
            description=site.language.gettext(download.words),
            encodingFormat=download.media_type,
            contentSize=f"{len(site.downloads[path])} B",
            contentUrl=site.addresses.absolute(path) or path,
        )
        for download in DOWNLOADS
        for path in (download.uri(collection),)
    ]
    variables = dict.fromkeys(
        (column.name, site.language.gettext(column.description))
        for table in TABLES
        for column in table.columns
    )
    return _thing(
        "Dataset",
        **_base(site, uri, meta) | {"name": record.title},
        description=record.description,
        creator=_creators(site),
        identifier=(record.doi and f"https://doi.org/{record.doi}")
        or site.addresses.absolute("data/datapackage.json"),
        version=version(collection),
        keywords=keywords(collection),
        datePublished=str(record.published),
        temporalCoverage=f"{first}/{record.record_ends}",
        spatialCoverage=[_located(site, place.id) for place in site.places],
        variableMeasured=[
            _thing("PropertyValue", name=name, description=told) for name, told in variables
        ],
        isAccessibleForFree=True,
        usageInfo=site.addresses.absolute(uri),
        distribution=downloads,
    )


_RECORDS = {"claims": _claim, "exhibits": _exhibit, "places": _place}
_PAGES = {"index.md": _website, "data.md": _dataset}


def _thing(kind: str, **fields: Any) -> Thing:
    """Return a thing of a kind with its fields, but for those that are empty."""
    filled = {name: value for name, value in fields.items() if value not in (None, "", [])}
    return {"@type": kind, **filled}


def _publisher(site: Site) -> Thing:
    name = site.collection.site.record.publisher
    return _thing("Organization", name=name, url=site.addresses.absolute("index.md"))


def _creators(site: Site) -> list[Thing]:
    """Return who made the data, each by the address of the ORCID where there is one."""
    return [
        _thing(
            "Person" if author.given else "Organization",
            name=" ".join(filter(None, (author.given, author.name))),
            identifier=author.orcid and f"https://orcid.org/{author.orcid}",
        )
        for author in authors(site.collection)
    ]


def _speaker(site: Site, speaker: Speaker) -> Thing:
    return _thing(_kind(site, speaker).schema_type, name=speaker.name)


def _located(site: Site, id_: str) -> Thing:
    place = site.collection.places[id_].record
    point = place.precision not in (Precision.REGION, Precision.COUNTRY)
    return _thing(
        site.collection.place_kinds[place.kind].record.schema_type,
        name=place.name,
        geo=_thing("GeoCoordinates", latitude=place.latitude, longitude=place.longitude)
        if point
        else None,
    )


def _kind(site: Site, speaker: Speaker) -> SpeakerKind:
    return site.collection.speaker_kinds[speaker.kind].record


def _work(site: Site, source: Source) -> Thing:
    publisher = source.publisher and site.collection.speakers[source.publisher].record
    # Only whole dates, months and minutes are ISO 8601; a vague date would read as a certain one.
    issued = str(source.issued or "")
    return _thing(
        WORKS.get(source.type, "CreativeWork"),
        name=source.title or source.original_title,
        description=None if source.title or source.original_title else source.label,
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
    """Yield the way to a page: from home, through the list of its kind if it is of one."""
    if not site.addresses.base or uri == "index.md":
        return
    folder = uri.partition("/")[0]
    lists = {
        "claims": ("claims/index.md", site.language.gettext("Claims")),
        "places": ("map.md", site.language.gettext("Map")),
        "exhibits": ("exhibits/index.md", site.language.gettext("What was shown")),
    }
    way = {"index.md": site.collection.settings.site_name}
    if folder in lists:
        way[lists[folder][0]] = lists[folder][1]
    way[uri] = way.get(uri, title)
    steps = [
        _thing(
            "ListItem",
            position=i,
            name=name,
            item={"@type": "WebPage", "@id": site.addresses.absolute(step)},
        )
        for i, (step, name) in enumerate(way.items(), start=1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": steps}
