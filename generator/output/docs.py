"""A collection to the files of the docs directory; never looks at a clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from generator.addresses import Addresses, home, markdown_of
from generator.evidence import build_evidence
from generator.issues import ContentError
from generator.output.anchors import Anchors, dead_link_issues, own_anchor_issues
from generator.output.collisions import address_issues, anchor_issues, makers, name_issues
from generator.output.files import Files, Group, made
from generator.read.collection import Collection
from generator.site.assets import locator_files, site_assets
from generator.site.chart.files import chart_files
from generator.site.environment import template_environment
from generator.site.memory import Forgetful
from generator.site.pages.redirects import redirects
from generator.site.pages.registry import Make, list_pages, record_pages, record_titles
from generator.site.palette import branded, colours
from generator.site.prose.prose import prose_pages
from generator.site.share.embeds import embeds
from generator.site.share.head import Rendered, card_uri, cards, has_card
from generator.site.share.icons import icons, manifest
from generator.site.share.machines import machine_files
from generator.site.share.structured_data.pages import with_data
from generator.site.site import Site
from generator.site.words.language import Language


def build_site(
    collection: Collection,
    *,
    directories: bool = True,
    theme: Iterable[str] = (),
    memory: Forgetful | None = None,
) -> Files:
    """Return every file of the docs directory; `theme` are the ids that the theme uses.

    Raises:
        ContentError: Two things want one name, or a link leads nowhere.
    """
    site = site_of(collection, memory or Forgetful(), directories=directories)
    making, lists = page_makers(site), list_pages(site)
    # Others look at these; of records there may be many, and each is made when it is written.
    kept = {uri: page_of(site, uri, making[uri]) for uri in (*collection.pages, *lists)}

    def page(uri: str) -> Rendered:
        return kept.get(uri) or page_of(site, uri, making[uri])

    def looked_at(there: str) -> Rendered:
        uri = uris[there]
        kept[uri] = page(uri)
        return kept[uri]

    titles = {uri: str(one.meta["title"]) for uri, one in kept.items()} | record_titles(site)
    pages = [_paged(site, page, uri, titles[uri]) for uri in making]
    others = [*_others(site, kept)]
    files = Files([*pages, made(redirects(site)), *others])
    uris = {home(uri): uri for uri in making}
    anchors = Anchors(collection, lambda there: looked_at(there).body)
    beside = (uri for group in pages for uri in group.uris[1:])
    names = [*map(home, lists), *beside, *(uri for one in others for uri in one.uris)]
    issues = sorted(
        [
            *name_issues(collection),
            *address_issues(makers(collection, names), site.addresses),
            *anchor_issues(collection, lambda there: looked_at(there).file().decode(), theme),
            *own_anchor_issues(collection, anchors, theme),
            *dead_link_issues(collection, anchors, files, site.addresses),
        ]
    )
    if issues:
        raise ContentError(issues)
    return files


def site_of(collection: Collection, memory: Forgetful, *, directories: bool) -> Site:
    """Return everything that pages are made from; `memory` recalls pages made earlier."""
    language = _language(collection.site.record.language)
    return Site(
        collection,
        build_evidence(collection),
        language,
        Addresses(collection.settings.site_url, directories),
        template_environment(language),
        memory,
    )


def page_makers(site: Site) -> dict[str, Make]:
    """Return what makes each page, by source URI."""
    return list_pages(site) | record_pages(site) | prose_pages(site)


def page_of(site: Site, uri: str, make: Make) -> Rendered:
    """Return a page, with what it tells programs."""
    return site.memory.recall(uri, lambda site: with_data(site, uri, make(site)), site)


def _paged(site: Site, page: Callable[[str], Rendered], uri: str, title: str) -> Group:
    """Return the files of a page: as engines read it, as it is published, and its card."""

    def make() -> Mapping[str, bytes]:
        one = page(uri)
        leftwards = site.language.direction == "rtl"
        drawn = cards(site.collection, {uri: one}, leftwards=leftwards)
        return {home(uri): one.file(), markdown_of(uri): one.published(), **drawn}

    card = (card_uri(uri),) if has_card(title, site.addresses) else ()
    return Group((home(uri), markdown_of(uri), *card), make)


def _others(site: Site, pages: Mapping[str, Rendered]) -> Iterator[Group]:
    """Yield what is no page; `pages` are those that are no record's own."""
    collection = site.collection
    accent = collection.site.record.colour or colours()["accent"]
    assets = {f"assets/{name}": data for name, data in site_assets(site).items()}
    for files in (
        icons(accent) | {"manifest.webmanifest": manifest(collection, site.language)},
        site.downloads,
        machine_files(site, pages),
        chart_files(site),
        locator_files(site),
        assets,
    ):
        yield made(branded(files, collection))

    def piece(uri: str, make: Callable[[], bytes]) -> Mapping[str, bytes]:
        return branded({uri: make()}, collection)

    for uri, make in embeds(site).items():
        yield Group((uri,), partial(piece, uri, make))


@cache
def _language(tag: str) -> Language:
    """Return a language, the same one each time: templates are compiled once for each."""
    return Language(tag)
