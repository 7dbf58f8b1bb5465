"""Links in hand-written pages: from where people write a page to where it stands when built."""

import posixpath
import re

from generator.addresses import home
from generator.checks.addresses import LINK, links_in
from generator.read.entry import Page


def resolve_links(page: Page) -> str:
    """Return a page's body with its relative links made good."""
    folder = posixpath.dirname(home(page.uri))
    links = {link.start: link for link in links_in(page)}

    def mend(match: re.Match[str]) -> str:
        link = links.get(match.start(2))
        if not link:
            return match[0]
        path, mark, fragment = link.address.partition("#")
        target = home(link.target) if path.endswith(".md") else link.target
        end = "/" if path.endswith("/") else ""
        return f"{match[1]}{posixpath.relpath(target, folder or '.')}{end}{mark}{fragment}"

    return LINK.sub(mend, page.body)
