"""Hand-written pages: Markdown that calls into the records, and its links made good."""

import posixpath
import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from generator.addresses import home
from generator.checks.addresses import LINK, links_in
from generator.checks.cross_references import given
from generator.checks.pages.titles import FRONT_MATTER
from generator.read.calls import Call, parts_of
from generator.read.entry import Page
from generator.site.escape import escape
from generator.site.page import PageWriter, finish_page
from generator.site.prose.calls import Answers, prose_functions
from generator.site.share.head import Rendered
from generator.site.site import Site


def prose_pages(site: Site) -> dict[str, Callable[[Site], Rendered]]:
    """Return what makes each hand-written page, by source URI; what it calls for was checked."""
    return {uri: partial(_render, uri) for uri in site.collection.pages}


def _render(uri: str, site: Site) -> Rendered:
    page = site.collection.pages[uri]
    writer = PageWriter(site, page.uri)
    answers = prose_functions(writer)
    parts = parts_of(resolve_links(page))
    body = "".join(
        _answer(answers, part) if isinstance(part, Call) else str(part) for part in parts
    )
    references = writer.macro("references")
    told = {name: page.meta[name] for name in FRONT_MATTER if page.meta.get(name)}
    return finish_page(writer, told, f"{body.rstrip()}\n\n{references}")


def _answer(answers: Answers, call: Call) -> Markup:
    """Return what stands on the page in a call's place."""
    if not call.name:
        return escape("".join(argument.text for argument in call.arguments or ()))
    fits = given(call)
    named = {one.name: argument.text for one, argument in fits if argument.name}
    return escape(answers[call.name](*(a.text for _, a in fits if not a.name), **named))


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
