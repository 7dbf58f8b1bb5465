"""What MkDocs says of settings, in an author's words; nothing of them is carried out."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from importlib.metadata import entry_points
from typing import Any

from mkdocs.config.config_options import DocsDir, File, ListOfItems, Optional, Type
from mkdocs.config.defaults import MkDocsConfig

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


def known_settings() -> set[str]:
    """Return the names of the settings that the engines know."""
    return {*MkDocsConfig(), "INHERIT"}


def errors_of(path: str, data: Mapping[str, Any]) -> list[tuple[str, Exception]]:
    """Return what MkDocs says is wrong, by setting; of one that it stumbles over, how."""
    engine = _Engine(config_file_path=path)
    engine.load_dict({**deepcopy(data)})
    try:
        errors, warnings = engine.validate()
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        if len(data) == 1:
            return [(name, error) for name in data]
        each = [errors_of(path, {name: value}) for name, value in data.items()]
        return [(name, found) for errors in each for name, found in errors if name in data]
    # In a strict build, a warning ends it as well.
    return [*errors, *((name, ValueError(warning)) for name, warning in warnings)]


def in_our_words(message: str) -> str:
    """Return what the engine says, in an author's words where it is known to say it."""
    told = re.sub(r"<class '(?:\w+\.)?(\w+)'>", lambda name: _NAMES.get(name[1], name[1]), message)
    for theirs, ours in _WORDS.items():
        told = re.sub(theirs, ours, told)
    return told


def installed_plugins() -> set[str]:
    """Return the names of the plugins that MkDocs can find."""
    return {point.name for point in entry_points(group="mkdocs.plugins")}


def plugins_in(told: Any) -> Iterator[tuple[str, Any]]:
    """Yield the plugins that the settings name, each with its options."""
    if isinstance(told, dict):
        yield from told.items()
    for each in told if isinstance(told, list) else ():
        yield from each.items() if isinstance(each, dict) else [(str(each), None)]
