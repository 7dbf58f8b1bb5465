"""YAML text to plain data and the position of everything in it.

Every scalar stays the text that was typed, so that `NO`, `12:30`, `010` and `2024-11-04` mean
what the author meant; the models say what a text stands for. Only an empty value, `~` and
`null` become None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Never

import yaml

from generator.issues import Issue, Location, Rule

MAX_BYTES = 1_000_000
MAX_ALIASES = 50
MAX_NODES = 100_000
MAX_DEPTH = 50

UNREADABLE = Rule("Y101", "A record is a file that can be read.", "Check its kind and permissions.")
TOO_LARGE = Rule("Y102", f"A file has at most {MAX_BYTES:,} bytes.", "Split it into records.")
NOT_UTF8 = Rule("Y103", "A file is UTF-8 text.", "Save it again with the encoding UTF-8.")
SYNTAX = Rule("Y104", "A file is well-formed YAML.", "Mend the line that the message names.")
EMPTY = Rule("Y105", "A file holds something.", "Fill it in or delete it.")
DUPLICATE_KEY = Rule("Y106", "A key stands once in a mapping.", "Keep one of the two.")
UNKNOWN_TAG = Rule("Y107", "No tags: `!anything` is refused.", "Remove the tag.")
MERGE_KEY = Rule("Y108", "No merge keys: `<<` is refused.", "Write the fields out.")
TOO_MANY_ALIASES = Rule(
    "Y109", f"At most {MAX_ALIASES} aliases and {MAX_NODES:,} values.", "Write the values out."
)
KEY_NOT_TEXT = Rule("Y110", "A key is a plain word.", "Write `field: value`.")
SEVERAL_DOCUMENTS = Rule("Y111", "One file holds one document.", "Remove the `---` in the middle.")
TOO_DEEP = Rule("Y112", f"Values nest at most {MAX_DEPTH} levels.", "Flatten the record.")

RULES = (
    UNREADABLE, TOO_LARGE, NOT_UTF8, SYNTAX, EMPTY, DUPLICATE_KEY, UNKNOWN_TAG, MERGE_KEY,
    TOO_MANY_ALIASES, KEY_NOT_TEXT, SEVERAL_DOCUMENTS, TOO_DEEP,
)  # fmt: skip

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, outermost first."""

Positions = dict[Keys, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Document:
    """Data from one file: texts, None, lists and mappings, with where each was typed."""

    path: str
    data: Any
    values: Positions = field(default_factory=dict, repr=False, compare=False)
    keys: Positions = field(default_factory=dict, repr=False, compare=False)

    def locate(self, keys: Keys = (), *, key: bool = False) -> Location:
        """Return where the value at `keys` stands, or its key; the nearest parent otherwise."""
        for end in range(len(keys), -1, -1):
            way = keys[:end]
            found = (self.keys.get(way) if key else None) or self.values.get(way)
            if found:
                return Location(self.path, *found)
        return Location(self.path)


class _RefusedError(Exception):
    def __init__(self, issue: Issue) -> None:
        self.issue = issue


def read_text(file: Path, path: str) -> str | Issue:
    """Return the text of `file`, or the issue that keeps it from being read."""
    where = Location(path)
    try:
        if not file.is_file():
            return UNREADABLE.at(where, "this is not a file", "a record is a file named <id>.yml")
        if file.stat().st_size > MAX_BYTES:
            return TOO_LARGE.at(where, f"the file has {file.stat().st_size:,} bytes", "split it")
        data = file.read_bytes()
    except OSError as error:
        return UNREADABLE.at(where, f"cannot be read: {error.strerror}", "check its permissions")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return NOT_UTF8.at(
            Location(path, line, column),
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the file again with the encoding UTF-8",
        )


def parse(text: str, path: str) -> Document | Issue:
    """Return the data in `text`, or the first issue that makes it unreadable."""
    try:
        return _Builder(text, path).document()
    except _RefusedError as refused:
        return refused.issue
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
        return SYNTAX.at(where, *_explain(error, text, where.line))
    except yaml.YAMLError as error:
        return SYNTAX.at(Location(path), f"not YAML: {str(error).splitlines()[0]}")


def compose(text: str) -> yaml.Node:
    """Return the nodes of a text that `parse` reads, each with where it begins and ends."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def is_text(value: str) -> bool:
    """Return whether every YAML reader takes the unquoted `value` for a text, or for a day."""
    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, value, (True, False))
    return bool(tag.endswith((":str", ":timestamp")))


def _explain(error: yaml.MarkedYAMLError, text: str, line: int) -> tuple[str, str]:
    """Put libyaml's words into ours, with what to do."""
    problem = error.problem or "cannot be read"
    lines = text.splitlines()
    typed = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in typed[: len(typed) - len(typed.lstrip())]:
        return "the line is indented with a tab", "indent with two spaces"
    if "cannot start any token" in problem:
        sign = typed.strip()[:1]
        return f"a text cannot start here with '{sign}'", "put the text in double quotes"
    if "mapping values are not allowed" in problem:
        return (
            "a colon inside a text, or a line indented too far",
            "put the text in double quotes, or align the line with the one above",
        )
    if "did not find expected key" in problem or "expected <block end>" in problem:
        return (
            "this line does not fit the lines above it",
            "align it with the fields above, and close every quote",
        )
    if "could not find expected ':'" in problem:
        return "a field without a colon", "write `field: value`"
    return problem, "check quotes, colons and indentation on this line and the one above"


class _Builder:
    """Builds data from parser events, so that an alias is counted before it is followed."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.values: Positions = {}
        self.keys: Positions = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliases = 0
        self.nodes = 0

    def document(self) -> Document:
        next(self.events)  # stream start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.refuse(EMPTY, Location(self.path), "the file is empty", "fill it in or delete it")
        data = self.value(next(self.events), (), 0)
        next(self.events)  # document end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "remove the `---` in the middle"
            self.refuse(SEVERAL_DOCUMENTS, self.where(event), "a second document starts here", hint)
        if data is None:
            self.refuse(EMPTY, Location(self.path), "the file is empty", "fill it in or delete it")
        return Document(self.path, data, self.values, self.keys)

    def value(self, event: yaml.Event, way: Keys, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.refuse(TOO_MANY_ALIASES, self.where(event), f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            self.refuse(TOO_DEEP, self.where(event), f"more than {MAX_DEPTH} levels", "flatten it")
        self.values[way] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            return self.follow(event)
        # A quoted scalar carries no tag here either: only what an author typed counts.
        if event.tag is not None:
            hint = "remove the tag; quote a text that starts with '!'"
            self.refuse(UNKNOWN_TAG, self.where(event), f"tag '{event.tag}' is refused", hint)
        before = self.nodes
        data: Any
        if isinstance(event, yaml.ScalarEvent):
            data = self.scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            data = self.sequence(way, depth)
        else:
            data = self.mapping(way, depth)
        if event.anchor:
            self.anchors[event.anchor] = (data, self.nodes - before + 1)
        return data

    @staticmethod
    def scalar(event: yaml.ScalarEvent) -> str | None:
        plain = event.implicit[0]
        return None if plain and event.value in ("", "~", "null", "Null", "NULL") else event.value

    def sequence(self, way: Keys, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*way, len(items)), depth + 1))
        return items

    def mapping(self, way: Keys, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                hint = "write `field: value`"
                self.refuse(KEY_NOT_TEXT, self.where(event), "a key that is not a word", hint)
            key = event.value
            if key == "<<" and event.implicit[0]:
                self.refuse(MERGE_KEY, self.where(event), "merge key '<<'", "write the fields out")
            if key in items:
                line = self.keys[*way, key][0]
                hint = f"it stands in line {line} already; keep one"
                self.refuse(DUPLICATE_KEY, self.where(event), f"'{key}' stands twice", hint)
            self.keys[*way, key] = (event.start_mark.line + 1, event.start_mark.column + 1)
            items[key] = self.value(next(self.events), (*way, key), depth + 1)
        return items

    def follow(self, event: yaml.AliasEvent) -> Any:
        self.aliases += 1
        if event.anchor not in self.anchors:
            hint = "put a text that starts with '*' in double quotes"
            self.refuse(SYNTAX, self.where(event), f"unknown alias '*{event.anchor}'", hint)
        data, size = self.anchors[event.anchor]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            hint = "write the values out"
            self.refuse(TOO_MANY_ALIASES, self.where(event), "too many aliases", hint)
        return data

    def where(self, event: yaml.Event) -> Location:
        return Location(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    @staticmethod
    def refuse(rule: Rule, where: Location, message: str, hint: str = "") -> Never:
        raise _RefusedError(rule.at(where, message, hint))
