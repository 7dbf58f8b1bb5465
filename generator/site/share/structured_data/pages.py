"""Each page as schema.org has it: a claim, a place, what was shown, an article, the way there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.export.dates import day_of_change
from generator.model import Source
from generator.model.lists import SUPPORTING
from generator.site.share.head import Rendered
from generator.site.share.structured_data.dataset import dataset_thing
from generator.site.share.structured_data.things import (
    Thing,
    common,
    kind_of,
    place_thing,
    publisher_thing,
    speaker_thing,
    thing,
    work_thing,
)
from generator.site.site import Site
from generator.site.words.wording import word


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


def _page(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    return thing("WebPage", **common(site, uri, meta))


def _article(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a page that people wrote."""
    return thing(
        "Article",
        **common(site, uri, meta),
        headline=meta["title"],
        image=meta.get("image"),
        author=publisher_thing(site),
        datePublished=str(site.collection.site.record.published),
        mainEntityOfPage=site.addresses.absolute(uri),
    )


def _claim(site: Site, id_: str, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a claim, with its standing and the works all of whose statements bear it out.

    No `ClaimReview`: that is for claims rated true or false, and nothing here is.
    """
    record, standing = site.collection.claims[id_].record, site.evidence.standings[id_]
    works = [site.collection.sources[work].record for work in _supporting(site, id_)]
    appearance = [work_thing(site, work) for work in works]
    first = _first(works)
    # Roots, because a body of a government may be an office or a person: records do not tell.
    origins = (site.collection.speakers[origin.root].record for origin in standing.told.origins)
    return thing(
        "Claim",
        **{"@id": f"{site.addresses.absolute(uri)}#claim" if site.addresses.base else ""},
        **common(site, uri, meta) | {"dateModified": day_of_change(record)},
        text=record.summary,
        identifier=id_,
        creativeWorkStatus=thing(
            "DefinedTerm",
            name=word(site.language, standing.grade),
            termCode=str(standing.grade),
            description=site.language.gettext(standing.grade.meaning),
        ),
        claimInterpreter=publisher_thing(site),
        contentLocation=[place_thing(site, place) for place in record.places],
        author=[speaker_thing(site, root) for root in origins if not kind_of(site, root).unnamed],
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
    about = thing(
        "CreativeWork",
        name=record.name,
        description=record.description,
        identifier=id_,
        provider=speaker_thing(site, shown_by)
        if shown_by and not kind_of(site, shown_by).unnamed
        else "",
        temporal=str(record.shown_on or ""),
        contentLocation=[place_thing(site, place) for place in record.places],
    )
    return _page(site, uri, meta) | {"mainEntity": about}


def _place(site: Site, id_: str, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return a place; only one that is known as a point is told where it is."""
    return _page(site, uri, meta) | {"mainEntity": place_thing(site, id_)}


def _website(site: Site, uri: str, meta: Mapping[str, Any]) -> Thing:
    """Return the site and who answers for it."""
    record = site.collection.site.record
    return thing(
        "WebSite",
        **common(site, uri, meta)
        | {"name": site.collection.settings.site_name, "description": record.description},
        datePublished=str(record.published),
    )


_RECORDS = {"claims": _claim, "exhibits": _exhibit, "places": _place}
_PAGES = {"index.md": _website, "data.md": dataset_thing}


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
        thing(
            "ListItem",
            position=i,
            name=name,
            item={"@type": "WebPage", "@id": site.addresses.absolute(step)},
        )
        for i, (step, name) in enumerate(way.items(), start=1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": steps}
