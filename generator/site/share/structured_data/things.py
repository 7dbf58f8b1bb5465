"""Records as schema.org has them: works, speakers, places, who made the data."""

import re
from collections.abc import Mapping
from typing import Any

from generator.export.tabular.package import licence
from generator.model import Source, Speaker, SpeakerKind
from generator.model.csl import SourceType
from generator.model.lists import Precision
from generator.site.site import Site

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


def thing(kind: str, **fields: Any) -> Thing:
    """Return a thing of a kind with its fields, but for those that are empty."""
    filled = {name: value for name, value in fields.items() if value not in (None, "", [])}
    return {"@type": kind, **filled}


def publisher_thing(site: Site) -> Thing:
    """Return who answers for the site."""
    name = site.collection.site.record.publisher
    return thing("Organization", name=name, url=site.addresses.absolute("index.md"))


def speaker_thing(site: Site, speaker: Speaker) -> Thing:
    """Return a speaker, as what its kind is to schema.org."""
    return thing(kind_of(site, speaker).schema_type, name=speaker.name)


def place_thing(site: Site, id_: str) -> Thing:
    """Return a place; only one that is known as a point is told where it is."""
    place = site.collection.places[id_].record
    point = place.point and place.precision not in (Precision.REGION, Precision.COUNTRY)
    return thing(
        site.collection.place_kinds[place.kind].record.schema_type,
        name=place.name,
        geo=thing("GeoCoordinates", latitude=place.latitude, longitude=place.longitude)
        if point
        else None,
    )


def kind_of(site: Site, speaker: Speaker) -> SpeakerKind:
    """Return what kind a speaker is of."""
    return site.collection.speaker_kinds[speaker.kind].record


def work_thing(site: Site, source: Source) -> Thing:
    """Return a work, with what is known of it for sure."""
    publisher = source.publisher and site.collection.speakers[source.publisher].record
    # Only whole dates, months and minutes are ISO 8601; a vague date would read as a certain one.
    issued = str(source.issued or "")
    return thing(
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
        publisher=speaker_thing(site, publisher) if publisher else None,
    )


def common(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return what every page tells of itself."""
    record = site.collection.site.record
    return {
        "url": site.addresses.absolute(uri),
        "name": meta["title"],
        "inLanguage": record.language,
        "license": licence(record.licence),
        "publisher": publisher_thing(site),
        "dateModified": str(record.published),
    }
