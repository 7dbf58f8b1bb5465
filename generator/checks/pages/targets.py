"""Where pages lead: their links, the entries of the navigation, and the first page of all."""

import posixpath
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from generator.checks.addresses import LINK, home, links_in, page_uris, unread_uris
from generator.checks.rule import Fault, check
from generator.checks.traversal import Words
from generator.issues import Location
from generator.kinds import KINDS, file_of
from generator.nearest import misprint, misprint_hint
from generator.read.collection import Collection
from generator.read.document import Keys
from generator.read.entry import Page

_HOME, _INDEX = "index.md", "/index.md"

_LEADS_OUT = re.compile(r"https?:|mailto:|/", re.IGNORECASE)


@check("P504", "Correct the link.")
def check_page_links(collection: Collection) -> Iterator[Fault]:
    """A link in a page leads to a page."""
    known, there = page_uris(collection), _there(collection)
    for page in collection.pages.values():
        for link in links_in(page):
            where = Words(page.body, page).locate(link.start)
            if uri := _page_of(link.target):
                leads = posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
                found, hint = "leads to a record, which readers do not see", f"write {leads}"
            elif there(f"{link.target.rstrip('/')}.md"):
                address, mark, place = link.address.partition("#")
                whole = f"{address.rstrip('/')}.md{mark}{place}"
                found, hint = "lacks the ending of a page", f"write {whole}"
            elif there(index := posixpath.normpath(f"{link.target}/{_HOME}")):
                leads = posixpath.relpath(index, posixpath.dirname(page.uri) or ".")
                found, hint = "names a folder", f"write {leads}"
            elif link.target.split("/")[0] == "..":
                found, hint = "leads out of the site", "take a `../` away"
            elif link.target.endswith(".md") and not there(link.target):
                hint = _today(collection, link.target) or misprint_hint(link.target, known)
                found, hint = "leads to no page", hint or "a claim is at claims/<id>.md"
            else:
                continue
            yield Fault(where, f"the link '{link.address}' {found}", hint)
        yield from _by_whole_address(collection, page, there)


def _by_whole_address(
    collection: Collection, page: Page, there: Callable[[str], bool]
) -> Iterator[Fault]:
    """Yield the links to pages of the site by its public address, which leave a copy or preview."""
    own = str(collection.settings_file.data.get("site_url") or "").rstrip("/")
    for match in LINK.finditer(page.body) if own else ():
        address, mark, place = match[2].partition("#")
        if address != own and not address.startswith(f"{own}/"):
            continue
        path = address.removeprefix(own).strip("/")
        for uri in (f"{path}.md", f"{path}/index.md") if path else (_HOME,):
            if there(uri):
                leads = posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
                where = Words(page.body, page).locate(match.start(2))
                found = f"the link '{match[2]}' names a page here by its public address"
                yield Fault(where, found, f"write {leads}{mark}{place}")


def _page_of(target: str) -> str:
    """Return the page of the record whose file a link names, or nothing."""
    path = f"content/{target.lstrip('./')}"
    file = file_of(path)
    page = KINDS[file.plural].page if file and file.plural and "*" in file.path else ""
    return page.format(posixpath.basename(path).removesuffix(".yml"))


def _today(collection: Collection, uri: str) -> str:
    """Return a hint with the page of a record that had another identifier, or nothing."""
    for kind in KINDS.values():
        for former, now in collection.renamed(kind.plural).items() if kind.has_pages else ():
            if kind.page.format(former) == uri:
                return f"'{former}' is '{now}' today"
    return ""


@check("P505", "Write content/pages/index.md.")
def check_home(collection: Collection) -> Iterator[Fault]:
    """A site has a first page: content/pages/index.md."""
    if not _there(collection)(_HOME):
        hint = "write it; it begins with ---, title: ..."
        yield Fault(Location(f"content/pages/{_HOME}"), "the site has no first page", hint)


@check("P506", "Correct the entry, or write the page.")
def check_navigation(collection: Collection) -> Iterator[Fault]:
    """An entry of `nav` in mkdocs.yml leads to a page: `claims/index.md`, `method/index.md`."""
    settings, there = collection.settings_file, _there(collection, home)
    # All names end in the same index, which would make any two of them alike.
    known = {home(uri).removesuffix(_INDEX) for uri in page_uris(collection)}
    for way, uri in _entries(settings.data.get("nav"), ("nav",)):
        # P505 reports that there is no first page.
        is_page = uri.endswith(".md") and there(uri)
        if not _LEADS_OUT.match(uri) and uri != _HOME and not is_page:
            meant = misprint(uri.removesuffix(_INDEX), known)
            hint = f"did you mean '{meant}{_INDEX}'?" if meant else "remove it, or write the page"
            yield Fault(settings.locate(way), f"nav: '{uri}' is no page", hint)


def _there(
    collection: Collection, place: Callable[[str], str] = lambda uri: uri
) -> Callable[[str], bool]:
    """Return what tells whether a page stands somewhere, or may do so once it can be read."""
    known = {place(uri) for uri in page_uris(collection)}
    unread = [place(uri) for uri in unread_uris(collection)]
    return lambda uri: uri in known or any(fnmatchcase(uri, pattern) for pattern in unread)


def _entries(nav: Any, way: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield every page that the navigation names, with the way to it."""
    if isinstance(nav, str):
        yield way, nav
    elif isinstance(nav, dict | list):
        for key, part in nav.items() if isinstance(nav, dict) else enumerate(nav):
            yield from _entries(part, (*way, key))
