"""Settings in mkdocs.yml: what the engines would stop at, said where it stands."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.checks.engine import (
    errors_of,
    in_our_words,
    installed_plugins,
    known_settings,
    plugins_in,
)
from generator.checks.pages.extensions import extensions, trouble_with
from generator.checks.pages.html import strange_in
from generator.checks.rule import Fault, check
from generator.checks.templates import words_wanted
from generator.issues import Issue
from generator.kinds import SITE
from generator.model.notation.address import wrong_address
from generator.nearest import nearest
from generator.read.collection import Collection
from generator.read.document import Document, leaves, name_field
from generator.read.entry import Page

_NO_FOLDER = re.compile(r"[?#]|/[^/]+\.html?$", re.IGNORECASE)
"""Where an address goes on as none of a folder does: a query, a part of a page, a file."""

_BEYOND = 2**63
"""The first whole number that one of the engines cannot read."""

_PICTURES = (("theme", "favicon"), ("theme", "logo"))

_TAKES_IN = frozenset(
    {"pymdownx.snippets", "snippets", "pymdownx.b64", "b64", "mdx_include", "markdown_include"}
    | {"markdown_include.include"}
)
"""Extensions that put other files, or what is fetched, into a page."""

DOCS = "build/docs"
"""Where the generator writes; the engines read there."""


@check("X353", "Write the whole address, such as https://example.org/explainer/.")
def check_address(collection: Collection) -> Iterator[Fault]:
    """The site's address is a web address: the feed, cards and data lead there."""
    settings = collection.settings_file
    if "INHERIT" in settings.data:
        return
    if "site_url" not in settings.data:
        found = "site_url: it is left out, and the feed, cards and data lead nowhere"
        yield Fault(settings.locate(()), found)
        return
    address = settings.data["site_url"] or ""
    where = settings.locate(("site_url",))
    if not isinstance(address, str) or wrong_address(address):
        yield Fault(where, f"site_url: '{address}' leads nowhere")
    elif not_below := _NO_FOLDER.search(address):
        found = f"site_url: no page stands below '{address}'"
        yield Fault(where, found, f"write {address[: not_below.start()].rstrip('/')}/")


@check("X354", "Correct the name or the shape.")
def check_settings(collection: Collection) -> Iterator[Fault]:
    """A setting is one that the engines know, in a shape that they take."""
    settings = collection.settings_file
    known = known_settings()
    for name in settings.data.keys() - known:
        where = settings.locate((name,), key=True)
        yield Fault(where, f"'{name}' is no setting of the engines", nearest(name, known))
    for way, address in leaves(settings.data):
        loads = way[0] in ("extra_css", "extra_javascript") or way in _PICTURES
        if loads and isinstance(address, str) and re.match(r"([a-z]+:)?//", address, re.IGNORECASE):
            name = name_field(way) if way in _PICTURES else way[0]
            found = f"{name}: '{address}' is on another host, from which pages load nothing"
            yield Fault(settings.locate(way[:2]), found, "remove it")
    if isinstance(text := settings.data.get("copyright"), str):
        for strange in strange_in(text, Page("", settings.path, {}, text, 1)):
            where = settings.locate(("copyright",))
            yield Fault(where, f"copyright: {strange.found}", strange.hint)
    if settings.data.get("nav", ()) is None:
        found = "nav: nothing stands here; a list of pages belongs here"
        yield Fault(settings.locate(("nav",)), found, "leave it out, or name the pages")
    for way, number in leaves(settings.data):
        if isinstance(number, int) and abs(number) >= _BEYOND:
            found = f"{name_field(way)}: '{number}' is larger than an engine reads"
            yield Fault(settings.locate(way), found, "quote it")
    yield from _wrong_extensions(settings)


def _wrong_extensions(settings: Document) -> Iterator[Fault]:
    where = settings.locate(("markdown_extensions",), key=True)
    for name, options in extensions(settings.data.get("markdown_extensions")).items():
        if name in _TAKES_IN:
            found = f"markdown_extensions: '{name}' takes files in, at which nobody looked"
            yield Fault(where, found, "remove it")
        elif trouble := trouble_with(name, *options.items()):
            found = f"markdown_extensions: '{name}' {trouble}"
            yield Fault(where, found, "correct the name, or install it")


@check("X377", "Write the same name in both.")
def check_name(collection: Collection) -> Iterator[Fault]:
    """The settings call the site what content/site.yml calls it."""
    settings, site = collection.settings_file, collection.site.record
    name = settings.data.get("site_name")
    if isinstance(name, str) and name != site.title:
        found = f"site_name: '{name}' is not the title in {SITE.path}, '{site.title}'"
        yield Fault(settings.locate(("site_name",)), found)


def engine_issues(root: Path, collection: Collection, told: Iterable[Issue]) -> Iterator[Issue]:
    """Yield what MkDocs would stop at in the settings below `root`, but for lines told of."""
    lines = {(issue.location.path, issue.location.line) for issue in told}
    for issue in _stops(root, collection.settings_file):
        if (issue.location.path, issue.location.line) not in lines:
            yield issue


def _stops(root: Path, settings: Document) -> Iterator[Issue]:
    if "INHERIT" in settings.data:
        return  # these are half of them
    for name, error in errors_of(str(root.absolute() / settings.path), settings.data):
        where = settings.locate((name,) if name in settings.data else (), key=True)
        told = str(error).replace(f"{root.absolute()}/", "")
        found = f"{name}: {in_our_words(told).rstrip('.')}"
        yield check_settings.rule.at(where, found, "correct the name or the shape")
    for name, told in plugins_in(settings.data.get("plugins")):
        if name not in installed_plugins() or not isinstance(told, dict | None):
            where = settings.locate(("plugins",), key=True)
            found = f"plugins: '{name}' is no plugin that is installed, or its options no group"
            yield check_settings.rule.at(where, found, "correct the name, or install it")
    for word in sorted(words_wanted(root, settings.data)):
        where = settings.locate(("extra", "words"), key=True)
        found = f"extra: the templates of the theme want `words: {word}:`"
        yield check_settings.rule.at(
            where, found, "take it over from the settings of a new project"
        )
    docs, output = settings.data.get("docs_dir", "docs"), settings.data.get("site_dir", "site")
    where, way = settings.locate(()), "docs_dir" in settings.data
    if docs != DOCS:
        where, write = (settings.locate(("docs_dir",)), "") if way else (where, "docs_dir: ")
        found = f"docs_dir: the pages are not in '{docs}'"
        yield check_settings.rule.at(where, found, f"write {write}{DOCS}")
    if isinstance(output, str) and _holds_no_site(root, root / output):
        where = settings.locate(("site_dir",) if "site_dir" in settings.data else ())
        found = f"site_dir: '{output}' holds no site, and the engines would empty it"
        yield check_settings.rule.at(where, found, "write build/site, or name a new folder")


def _holds_no_site(root: Path, folder: Path) -> bool:
    """Return whether a folder holds something, and that is nothing that an engine wrote."""
    built = folder.resolve().is_relative_to((root / "build").resolve())
    return (
        not built
        and folder.is_dir()
        and any(folder.iterdir())
        and not (folder / "index.html").exists()
    )
