"""Pages at the addresses of former identifiers, which lead to where the record stands today."""

import re

from generator.addresses import home
from generator.kinds import KINDS
from generator.site.share.frames import claim_piece
from generator.site.site import Site


def redirects(site: Site) -> dict[str, bytes]:
    """Return a small HTML page for each former identifier of a claim or place, by its address."""
    template = site.templates.get_template("redirect.html.jinja")
    pages: dict[str, bytes] = {}
    for kind in filter(lambda kind: kind.has_pages, KINDS.values()):
        for former, today in getattr(site.collection.redirects.record, kind.plural).items():
            record = site.collection.of(kind.plural)[today].record
            old, new = home(kind.page.format(former)), kind.page.format(today)
            ways = [(old, new)]
            if kind.plural == "claims":
                ways.append((claim_piece(former), claim_piece(today)))
            for here, there in ways:
                address = re.sub(r"\.md$", ".html", here)
                page = template.render(
                    language=site.collection.site.record.language,
                    title=getattr(record, "title", "") or record.name,
                    canonical=site.addresses.absolute(new) or site.addresses.link(address, new),
                    link=site.addresses.link(here, there),
                )
                pages[address] = f"{page}\n".encode()
    return pages
