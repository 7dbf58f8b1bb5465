"""Names that two things want, found in what was built, before one hides the other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from markdown.extensions.toc import slugify  # type: ignore[import-untyped] # has none

from generator.addresses import Addresses, home, record_uri
from generator.checks.built import TAKEN_ADDRESS, TAKEN_ANCHOR, UNPUBLISHED
from generator.checks.templates import theme_templates
from generator.issues import Issue, Location
from generator.kinds import KINDS
from generator.read.collection import Collection
from generator.read.entry import Figure

ENGINES = (
    "404.html", "__init__.py", "__pycache__", "mkdocs_theme.yml", "pagefind", "search.json",
    "sitemap.xml", "sitemap.xml.gz",
)  # fmt: skip
"""What the engines add to a site beside the theme's assets; Zensical copies a theme's own files."""

_IDS = re.compile(
    r"""\bid\s*=\s*["']?([^\s"'>{]+)|\{:?(?:[^{}%#]* )?#(\w[\w-]*)[^{}]*\}\s*$""", re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#*)?$", re.MULTILINE)


class Maker(NamedTuple):
    """Where a page or file of the site comes from: a file that somebody wrote, or none."""

    uri: str
    what: str
    where: Location | None = None


def makers(collection: Collection, made: Iterable[str]) -> Iterator[Maker]:
    """Yield a maker for each page and file: `made` are those that nobody wrote."""
    yield from (Maker(uri, "what the generator makes there") for uri in made)
    for kind in KINDS.values():
        if kind.has_pages:
            for entry in collection.of(kind.plural).values():
                where = entry.locate(key=True)
                yield Maker(home(record_uri(kind.name, entry.id)), where.path, where)
            redirects = collection.redirects
            for former in getattr(redirects.record, kind.plural):
                uri = home(record_uri(kind.name, former)).removesuffix(".md") + ".html"
                where = redirects.locate((kind.plural, former), key=True)
                yield Maker(uri, f"the redirect from '{former}'", where)
    for page in collection.pages.values():
        yield Maker(home(page.uri), page.path, Location(page.path))


def address_issues(found: Iterable[Maker], addresses: Addresses) -> Iterator[Issue]:
    """Yield an issue for each page or file whose place in the site another has."""
    taken = {_fold(name): Maker(name, "what the engine makes there") for name in ENGINES}
    folders: dict[str, Maker] = {}
    for maker in found:
        file = PurePosixPath(_fold(addresses.file(maker.uri)))
        above = [str(folder) for folder in file.parents][:-1]
        other = next((taken[way] for way in (str(file), *above) if way in taken), None)
        other = other or folders.get(str(file))
        if other and (where := maker.where or other.where):
            named = other if maker.where else maker
            message = f"the address /{addresses.of(maker.uri)} is that of {named.what}"
            yield TAKEN_ADDRESS.at(where, message, "rename one of the two")
        taken.setdefault(str(file), maker)
        folders |= {way: maker for way in above if way not in folders}


def anchor_issues(
    collection: Collection, text: Callable[[str], str], theme: Iterable[str]
) -> Iterator[Issue]:
    """Yield an issue for each identifier that its page holds twice, or that the theme has.

    `text` finds the Markdown of a page by where it is written.
    """
    theirs = {*theme}

    @cache
    def ids(uri: str) -> Counter[str]:
        return Counter(_ids(text(home(uri))))

    for kind in KINDS.values():
        page, mark, _ = kind.page.partition("#")
        if not mark or "{" in page:
            continue  # has pages of its own, or stands on one with a word before its name
        for entry in collection.of(kind.plural).values():
            uri, _, anchor = record_uri(kind.name, entry.id).partition("#")
            who = "the theme" if anchor in theirs else f"the page {uri}"
            if anchor in theirs or ids(uri)[anchor] > 1:
                where = entry.locate() if isinstance(entry, Figure) else entry.locate(key=True)
                message = f"{who} calls something else '{anchor}'"
                yield TAKEN_ANCHOR.at(where, message, "rename it")
    for claim, anchors in collection.redirects.record.statements.items():
        uri = record_uri("claim", claim)
        for former in anchors:
            # To look for a word in a page is quick, and most pages have none twice.
            twice = text(home(uri)).count(former) > 1 and ids(uri)[former] > 1
            if former in theirs or twice:
                where = collection.redirects.locate(("statements", claim, former), key=True)
                who = "the theme" if former in theirs else f"the page {uri}"
                message = f"{who} calls something else '{former}'"
                yield TAKEN_ANCHOR.at(where, message, "remove this line")


def name_issues(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each page that stands where the engines look for templates."""
    for page in collection.pages.values():
        if page.uri.startswith("templates/"):
            found = f"'{page.uri}' is published by no engine"
            yield UNPUBLISHED.at(Location(page.path), found, "rename the folder")


def theme_ids(root: Path, settings: Mapping[str, Any]) -> set[str]:
    """Return the ids in the templates laid over Material, whose own begin with `_`."""
    return {id_ for text in theme_templates(root, settings) for id_ in _ids(text)}


def _ids(text: str) -> Iterator[str]:
    """Yield the ids in a page: those that it gives, and those made of its headings."""
    for given in _IDS.finditer(text):
        yield given[1] or given[2]
    for heading in _HEADING.finditer(text):
        if not _IDS.search(heading[0]):
            yield slugify(re.sub(r"<[^>]*>", "", heading[1]), "-")


def _fold(name: str) -> str:
    """Return a name as a file system does that takes no notice of case."""
    return unicodedata.normalize("NFC", name.casefold())
