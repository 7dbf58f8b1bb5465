"""Pages at the addresses of former identifiers, which lead to where the record stands today."""

from __future__ import annotations

from markupsafe import Markup

from generator.render.links import home, record_uri
from generator.render.page import Site

_KINDS = {"claims": "claim", "places": "place"}

_HTML = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<title>{title}</title>\n"
    '<link rel="canonical" href="{canonical}">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={link}">\n</head>\n'
    '<body><p><a href="{link}">{title}</a></p></body>\n</html>\n'
)


def redirects(site: Site) -> dict[str, bytes]:
    """Return a small HTML page for each former identifier of a claim or place, by its address."""
    pages: dict[str, bytes] = {}
    for kind, one in _KINDS.items():
        for former, today in getattr(site.collection.redirects.record, kind).items():
            record = getattr(site.collection, kind)[today].record
            old, new = home(record_uri(one, former)), record_uri(one, today)
            address = old.removesuffix(".md") + ".html"
            pages[address] = _HTML.format(
                language=site.collection.site.record.language,
                title=record.title if kind == "claims" else record.name,
                canonical=site.addresses.absolute(new) or site.addresses.link(address, new),
                link=site.addresses.link(old, new),
            ).encode()
    return pages
