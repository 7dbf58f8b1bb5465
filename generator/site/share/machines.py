"""What programs that visit a site look for: `llms.txt`, and on a host of its own two more."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from generator.addresses import markdown_of
from generator.export.downloads import DOWNLOADS
from generator.export.tabular.package import licence, version
from generator.site.share.head import Rendered
from generator.site.site import Site

_VALID = timedelta(days=365)
"""How long a `security.txt` is to be trusted, at most (RFC 9116)."""


def machine_files(site: Site, pages: Mapping[str, Rendered]) -> dict[str, bytes]:
    """Return them by source URI; `pages` are those that are no record's own."""
    found = {"llms.txt": _llms(site, pages)}
    address = urlsplit(site.addresses.base)
    if address.netloc and address.path in ("", "/"):
        found["robots.txt"] = _lines(
            {"User-agent": "*", "Disallow": "", "Sitemap": site.addresses.absolute("sitemap.xml")}
        )
        edition = site.collection.site.record
        if edition.contact and (day := edition.published.earliest):
            # At the top, where RFC 9116 lets it stand: engines skip folders that begin with a dot.
            found["security.txt"] = _lines(
                {
                    "Contact": edition.contact,
                    "Expires": f"{day + _VALID}T00:00:00Z",
                    "Preferred-Languages": edition.language,
                    "Canonical": site.addresses.absolute("security.txt"),
                }
            )
    return found


def _lines(fields: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items()).encode()


def _llms(site: Site, pages: Mapping[str, Rendered]) -> bytes:
    """Return what the site holds for those who read it by machine (llmstxt.org)."""
    edition, _ = site.collection.site.record, site.language.gettext
    facts = (edition.publisher, version(site.collection), licence(edition.licence))
    return "\n".join(
        [
            f"# {edition.title}",
            "",
            f"> {edition.description}",
            "",
            ", ".join(facts),
            "",
            f"## {_('Pages')}",
            "",
            *_pages(site, pages),
            "",
            f"## {_('Data')}",
            "",
            *_downloads(site),
            "",
        ]
    ).encode()


def _pages(site: Site, pages: Mapping[str, Rendered]) -> Iterator[str]:
    for uri, page in pages.items():
        title, described = page.meta["title"], page.meta.get("description")
        told = f": {described}" if described else ""
        yield f"- [{title}]({_address(site, markdown_of(uri))}){told}"


def _downloads(site: Site) -> Iterator[str]:
    for download in DOWNLOADS:
        uri = download.uri(site.collection)
        words = site.language.gettext(download.words)
        yield f"- [{uri.rpartition('/')[2]}]({_address(site, uri)}): {words}"


def _address(site: Site, uri: str) -> str:
    return site.addresses.absolute(uri) or uri
