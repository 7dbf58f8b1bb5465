"""Pages at the addresses of former identifiers, which lead to where the record stands today."""

from __future__ import annotations

from generator.addresses import home, record_uri
from generator.site.page import Site

_KINDS = {"claims": "claim", "places": "place"}


def redirects(site: Site) -> dict[str, bytes]:
    """Return a small HTML page for each former identifier of a claim or place, by its address."""
    template = site.templates.get_template("redirect.html.jinja")
    pages: dict[str, bytes] = {}
    for kind, one in _KINDS.items():
        for former, today in getattr(site.collection.redirects.record, kind).items():
            record = getattr(site.collection, kind)[today].record
            old, new = home(record_uri(one, former)), record_uri(one, today)
            address = old.removesuffix(".md") + ".html"
            page = template.render(
                language=site.collection.site.record.language,
                title=record.title if kind == "claims" else record.name,
                canonical=site.addresses.absolute(new) or site.addresses.link(address, new),
                link=site.addresses.link(old, new),
            )
            pages[address] = f"{page}\n".encode()
    return pages
