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

from generator import theme
from generator.checks.pages.extensions import extensions, trouble_with
from generator.checks.rule import Fault, check
from generator.issues import Issue
from generator.kinds import SITE
from generator.model.notation.address import wrong_address
from generator.nearest import nearest
from generator.read.collection import Collection
from generator.read.document import Document

_OWN_THEME = Path(theme.__file__).parent
_WORD = re.compile(r"config\.extra\.words\.(\w+)")
"""A word of the interface that a template takes from the settings."""

DOCS = "build/docs"
"""Where the generator writes; the engines read there."""

_NAMES = {
    "str": "a text", "bool": "true or false", "int": "a number", "float": "a number",
    "list": "a list", "tuple": "a list", "dict": "a group of fields", "date": "a day",
    "datetime": "a day", "NoneType": "nothing",
}  # fmt: skip


_WORDS = {
    r"^.*Sub-option '(.+?)': (?=\w)": r"\1: ",
    r"Expected type: \((.+), (.+)\) but received: (.+)": r"\3 stands here; \1 or \2 belongs here",
    r"Expected type: (.+) but received: (.+)": r"\2 stands here; \1 belongs here",
    r"Expected a multiline string, but a (.+) was given": r"\1 stands here; a text belongs here",
    r"Expected a list of items, but a (.+) was given": r"\1 stands here; a list belongs here",
    r"Unrecognised configuration name: (.+)": r"there is no setting '\1' here",
    r"Unrecognised theme name: ('.*?').*": r"no theme \1 is installed",
    r"The path ('.*') isn't an existing (.+?)\.?$": r"there is no \2 \1",
    r"The path set in custom_dir \(('.*')\) does not exist": r"custom_dir: there is no folder \1",
    r"The 'docs_dir' should not be within the 'site_dir'.*": "the pages lie in it; it is emptied",
    r"Must be a string of format 'IP:PORT'": "an address and a port belong here: 127.0.0.1:8000",
    r"The URL isn't valid.*": "it is no web address",
    r"For internal use only": "it is no setting for people",
    r"Invalid Markdown Extensions configuration": "a list of extensions belongs here",
}
"""What MkDocs says, and how it is told."""


class _Engine(MkDocsConfig):  # type: ignore[no-untyped-call] # the engine has no types
    """The rules that MkDocs has for settings, with nothing carried out: no hook, no plugin."""

    docs_dir = DocsDir(default="docs")  # made when it is first written
    hooks = ListOfItems(File(exists=True), default=[])  # type: ignore[assignment] # their names
    plugins = Optional(Type((list, dict)))  # type: ignore[assignment] # likewise


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
        told = str(error).replace(f"{root.absolute()}/", "")
        found = f"{name}: {_plain(told).rstrip('.')}"
        yield check_settings.rule.at(where, found, "correct the name or the shape")
    for name, told in _plugins(settings.data.get("plugins")):
        if name not in _installed() or not isinstance(told, dict | None):
            where = settings.locate(("plugins",), key=True)
            found = f"plugins: '{name}' is no plugin that is installed, or its options no group"
            yield check_settings.rule.at(where, found, "correct the name, or install it")
    for word in sorted(_words_wanted(root, settings.data)):
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


def theme_templates(root: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the templates that the settings lay over Material, those of the generator first."""
    given = data.get("theme")
    told = given if isinstance(given, dict) else {"name": given}
    folders = [_OWN_THEME] if told.get("name") == "explainer" else []
    if isinstance(custom := told.get("custom_dir"), str):
        folders.append(root / custom)
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            yield file.read_text(encoding="utf-8")


def _words_wanted(root: Path, data: Mapping[str, Any]) -> set[str]:
    """Return the words of the interface that templates take from the settings, and do not find."""
    extra = data.get("extra")
    given = extra.get("words") if isinstance(extra, dict) else None
    return {w for text in theme_templates(root, data) for w in _WORD.findall(text)} - {
        *(given or ())
    }


def _holds_no_site(root: Path, folder: Path) -> bool:
    """Return whether a folder holds something, and that is nothing that an engine wrote."""
    built = folder.resolve().is_relative_to((root / "build").resolve())
    return (
        not built
        and folder.is_dir()
        and any(folder.iterdir())
        and not (folder / "index.html").exists()
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
    """Return what the engine says, in an author's words where it is known to say it."""
    told = re.sub(r"<class '(?:\w+\.)?(\w+)'>", lambda name: _NAMES.get(name[1], name[1]), message)
    for theirs, ours in _WORDS.items():
        told = re.sub(theirs, ours, told)
    return told


def _known() -> set[str]:
    return {*MkDocsConfig(), "INHERIT"}


def _installed() -> set[str]:
    return {point.name for point in entry_points(group="mkdocs.plugins")}


def _plugins(told: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict):
        yield from told.items()
    for each in told if isinstance(told, list) else ():
        yield from each.items() if isinstance(each, dict) else [(str(each), None)]
