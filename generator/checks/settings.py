"""Settings in mkdocs.yml: what the engines would stop at, said where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import DocsDir, File, ListOfItems, Optional, Type
from mkdocs.config.defaults import MkDocsConfig

from generator.checks.pages.markup import extensions, trouble_with
from generator.checks.rule import Fault, check
from generator.issues import Issue
from generator.kinds import SITE
from generator.model.notation.address import wrong_address
from generator.nearest import nearest
from generator.read.collection import Collection
from generator.read.document import Document

DOCS = "build/docs"
"""Where the generator writes; the engines read there."""

_NAMES = {
    "str": "a text", "bool": "true or false", "int": "a number", "float": "a number",
    "list": "a list", "tuple": "a list", "dict": "a group of fields", "date": "a day",
    "datetime": "a day", "NoneType": "nothing",
}  # fmt: skip


class _Engine(MkDocsConfig):  # type: ignore[no-untyped-call] # the engine has no types
    """The rules that MkDocs has for settings, with nothing carried out: no hook, no plugin."""

    docs_dir = DocsDir(default="docs")  # made when it is first written
    hooks = ListOfItems(File(exists=True), default=[])  # type: ignore[assignment] # their names
    plugins = Optional(Type((list, dict)))  # type: ignore[assignment] # likewise


@check("X353", "Write the whole address, such as https://example.org/explainer/.")
def check_address(collection: Collection) -> Iterator[Fault]:
    """The site's address is a web address: the feed, cards and data lead there."""
    settings = collection.settings_file
    if "site_url" not in settings.data:
        return
    address = settings.data["site_url"] or ""
    if not isinstance(address, str) or wrong_address(address):
        yield Fault(settings.locate(("site_url",)), f"site_url: '{address}' leads nowhere")


@check("X354", "Correct the name or the shape.")
def check_settings(collection: Collection) -> Iterator[Fault]:
    """A setting is one that the engines know, in a shape that they take."""
    settings = collection.settings_file
    known = _known()
    for name in settings.data.keys() - known:
        where = settings.locate((name,), key=True)
        yield Fault(where, f"'{name}' is no setting of the engines", nearest(name, known))
    where = settings.locate(("markdown_extensions",), key=True)
    for name, options in extensions(settings.data.get("markdown_extensions")).items():
        if trouble := trouble_with(name, *options.items()):
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
    for name, error in _errors(str(root.absolute() / settings.path), settings.data):
        where = settings.locate((name,) if name in settings.data else (), key=True)
        found = f"{name}: {_plain(str(error)).rstrip('.')}"
        yield check_settings.rule.at(where, found, "correct the name or the shape")
    for name, told in _plugins(settings.data.get("plugins")):
        if name not in _installed() or not isinstance(told, dict | None):
            where = settings.locate(("plugins",), key=True)
            found = f"plugins: '{name}' is no plugin that is installed, or its options no group"
            yield check_settings.rule.at(where, found, "correct the name, or install it")
    docs = settings.data.get("docs_dir", DOCS)
    if docs != DOCS:
        where = settings.locate(("docs_dir",))
        yield check_settings.rule.at(
            where, f"docs_dir: the pages are not in '{docs}'", f"write {DOCS}"
        )


def _errors(path: str, data: Mapping[str, Any]) -> list[tuple[str, Exception]]:
    """Return what MkDocs says is wrong, by setting; of one that it stumbles over, how."""
    engine = _Engine(config_file_path=path)
    engine.load_dict({**deepcopy(data)})
    try:
        errors, warnings = engine.validate()
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        if len(data) == 1:
            return [(name, error) for name in data]
        each = [_errors(path, {name: value}) for name, value in data.items()]
        return [(name, found) for errors in each for name, found in errors if name in data]
    # In a strict build, a warning ends it as well.
    return [*errors, *((name, ValueError(warning)) for name, warning in warnings)]


def _plain(message: str) -> str:
    """Return what the engine says, with the names of shapes in an author's words."""
    return re.sub(r"<class '(?:\w+\.)?(\w+)'>", lambda name: _NAMES.get(name[1], name[1]), message)


def _known() -> set[str]:
    return {*MkDocsConfig(), "INHERIT"}


def _installed() -> set[str]:
    return {point.name for point in entry_points(group="mkdocs.plugins")}


def _plugins(told: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict):
        yield from told.items()
    for each in told if isinstance(told, list) else ():
        yield from each.items() if isinstance(each, dict) else [(str(each), None)]
