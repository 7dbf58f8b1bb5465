"""YAML text to plain data and the position of everything in it, from the parser's events."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.issues import Issue, Location
from generator.read.document import Document, Keys, Positions
from generator.read.syntax import ODD_SPACE, odd_space, quoted
from generator.read.yaml.rules import (
    CUT_TEXT,
    DUPLICATE_KEY,
    EMPTY,
    KEY_NOT_TEXT,
    MAX_ALIASES,
    MAX_DEPTH,
    MAX_NODES,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    SYNTAX,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    UNKNOWN_TAG,
)
from generator.read.yaml.scalars import as_engines_read, from_environment, is_text
from generator.read.yaml.typed import GAP, ParserEvent, Typed, UnreadableYAMLError


class DocumentBuilder:
    """Builds data from parser events, so that an alias is counted before it is followed."""

    def __init__(self, text: str, path: str, first_line: int, *, tags: bool) -> None:
        self.typed = Typed(text, path, first_line)
        self.tags = tags
        self.event: ParserEvent | None = None
        self.events = self.watch(yaml.parse(self.typed.text, Loader=yaml.CSafeLoader))
        self.values: Positions = {}
        self.keys: Positions = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.unused: dict[str, Issue] = {}
        self.lone: list[Issue] = []
        self.aliases = 0
        self.nodes = 0

    def watch(self, events: Iterator[ParserEvent]) -> Iterator[ParserEvent]:
        """Keep the last event: a syntax error often begins there."""
        for event in events:
            self.event = event
            yield event

    def document(self) -> Document:
        """Return all that the file says."""
        next(self.events)  # stream start
        event = next(self.events)
        data = None
        if not isinstance(event, yaml.StreamEndEvent):
            data = self.value(next(self.events), (), 0)
            self.typed.issues += [*self.unused.values(), *self.lone]
            next(self.events)  # document end
            event = next(self.events)
            if not isinstance(event, yaml.StreamEndEvent):
                found = "a second document begins here; one file holds one"
                hint = "remove the `---`, or make two files"
                self.typed.refuse(SEVERAL_DOCUMENTS, event, found, hint)
        if data is None:
            where = self.typed.locate(0, 0)
            raise UnreadableYAMLError(
                EMPTY.at(where, "the file is empty", "fill it in or delete it")
            )
        return Document(self.typed.path, data, self.values, self.keys)

    def value(self, event: ParserEvent, way: Keys, depth: int) -> Any:
        """Return the value that begins with an event, and note where it stands."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.typed.refuse(
                TOO_MANY_ALIASES, event, f"more than {MAX_NODES:,} values", "split it"
            )
        if depth > MAX_DEPTH:
            self.typed.refuse(
                TOO_DEEP, event, f"more than {MAX_DEPTH} levels", "flatten the record"
            )
        self.values[way] = self.typed.position(event)
        if isinstance(event, yaml.AliasEvent):
            return self.follow(event)
        if event.tag is not None and not self.tags:
            self.note_tag(event)
        before = self.nodes
        data: Any
        if isinstance(event, yaml.ScalarEvent):
            data = self.scalar(event)
        else:
            self.typed.brackets += event.flow_style
            is_list = isinstance(event, yaml.SequenceStartEvent)
            data = self.sequence(way, depth) if is_list else self.mapping(way, depth)
            self.typed.brackets -= event.flow_style
        if event.tag == "!ENV" and self.tags:
            data = from_environment(data)
        if event.anchor:
            self.anchors[event.anchor] = (data, self.nodes - before + 1)
            self.name(event)
        return data

    def note_tag(self, event: ParserEvent) -> None:
        """Tell of a tag: that it goes, or that it is the beginning of a text."""
        typed = self.typed.text_of(event)
        tag = typed.split()[0]
        hint = f"remove {tag}"
        if isinstance(event, yaml.ScalarEvent) and not (event.style or tag.startswith("!!")):
            hint = f"quote a text that begins with '!': {quoted(typed)}"
        self.typed.note(UNKNOWN_TAG, event, f"'{tag}' is a tag; no tag is allowed", hint)

    def name(self, event: ParserEvent, *, key: bool = False) -> None:
        """Keep what is wrong with an anchor until an alias repeats it, or another takes its name.

        Often it is the first word of a text, which would be lost.
        """
        self.typed.issues += filter(None, [self.unused.pop(event.anchor, None)])
        found = f"'&{event.anchor}' is no part of the text: it names a value that nothing repeats"
        hint = f"remove &{event.anchor}"
        if isinstance(event, yaml.ScalarEvent) and not (event.style or key):
            hint = f"quote a text that begins with '&': {quoted(self.typed.text_of(event))}"
        where = Location(self.typed.path, *self.typed.position(event))
        self.unused[event.anchor] = SYNTAX.at(where, found, hint)

    def scalar(self, event: ParserEvent) -> Any:
        """Return a text as it was typed; None for what stands for nothing."""
        value = self.typed.value_of(event)
        if not event.implicit[0]:
            return value
        same_line = event.start_mark.line == event.end_mark.line
        if same_line and (odd := ODD_SPACE.match(value)):
            self.typed.note(SYNTAX, event, *odd_space(odd))
        end = event.end_mark
        line = self.typed.lines[end.line] if end.line < len(self.typed.lines) else ""
        rest = line[end.column :].replace(GAP, "")
        if re.match(r"\s+#\S", rest):
            found = f"the text ends before '{rest.strip()[:30]}', which YAML takes for a comment"
            whole = (value + (rest.rstrip(" ]}") if set(line) & set("[{") else rest)).strip()
            hint = f"write {quoted(whole)}, or put a space after # for a comment"
            self.typed.note(CUT_TEXT, event, found, hint)
        if self.tags and not is_text(value, days=False):
            try:
                return as_engines_read(value)
            except (ValueError, yaml.YAMLError):
                found = f"the engines take '{value}' for a day, and there is no such day"
                self.typed.note(SYNTAX, event, found, f"write {quoted(value)}")
                return value
        return None if value in ("", "~", "null", "Null", "NULL") else value

    def sequence(self, way: Keys, depth: int) -> list[Any]:
        """Return the items of a list that has begun."""
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*way, len(items)), depth + 1))
        return items

    def mapping(self, way: Keys, depth: int) -> dict[str, Any]:
        """Return the fields of a mapping that has begun; of two of one name, the first."""
        items: dict[str, Any] = {}
        twice: list[tuple[ParserEvent, str]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag or not event.value:
                found = "this key is no word; `field: value` belongs here"
                self.typed.refuse(KEY_NOT_TEXT, event, found, "write `field: value`")
            key = self.typed.value_of(event)
            if event.anchor:
                self.name(event, key=True)
            merging = key == "<<" and event.implicit[0]
            if merging:
                found = "'<<' merges keys; no merge key is allowed"
                self.typed.note(MERGE_KEY, event, found, "write the fields out")
            elif key in items:
                twice.append((event, key))
            elif odd := ODD_SPACE.match(key):
                self.typed.note(SYNTAX, event, *odd_space(odd))
            if merging or key in items:
                self.forget(event, (*way, key), depth)
                continue
            self.keys[*way, key] = self.typed.position(event)
            inner, end = next(self.events), event.end_mark
            if end and inner.start_mark.index == end.index and not ODD_SPACE.match(key):
                where = Location(self.typed.path, *self.typed.position(event))
                found = f"'{key}' stands between commas without a colon"
                hint = "put a text that holds a comma in double quotes"
                self.lone.append(SYNTAX.at(where, found, hint))
            items[key] = self.value(inner, (*way, key), depth + 1)
        self.note_twice(twice, way)
        return items

    def forget(self, key: ParserEvent, way: Keys, depth: int) -> None:
        """Read a value for what else is wrong in it, and drop it."""
        kept = self.values, self.keys
        self.values, self.keys = {}, {way: self.typed.position(key)}
        self.value(next(self.events), way, depth + 1)
        self.values, self.keys = kept

    def follow(self, event: ParserEvent) -> Any:
        """Return what an alias repeats, which counts as often as it is repeated."""
        self.aliases += 1
        if event.anchor not in self.anchors:
            hint = f"quote a text that begins with '*': {quoted(self.typed.text_of(event))}"
            self.typed.refuse(SYNTAX, event, f"'*{event.anchor}' repeats nothing", hint)
        self.unused.pop(event.anchor, None)
        data, size = self.anchors[event.anchor]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            self.typed.refuse(TOO_MANY_ALIASES, event, "too many aliases", "write the values out")
        return data

    def note_twice(self, twice: list[tuple[ParserEvent, str]], way: Keys) -> None:
        """Tell of fields that stand twice; of several in a list's item, that one more begins."""
        if len(twice) > 1 and way and isinstance(way[-1], int):
            event, key = twice[0]
            found = f"'{key}' stands twice, and so do fields after it: a new item begins here"
            hint = f"a new item begins with `- `: write - {self.typed.rest_of_line(event).strip()}"
            self.typed.note(DUPLICATE_KEY, event, found, hint)
            return
        for event, key in twice:
            line = self.keys[*way, key][0]
            hint = f"it stands in line {line} already; keep one of the two"
            self.typed.note(DUPLICATE_KEY, event, f"'{key}' stands twice", hint)
