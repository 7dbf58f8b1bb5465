"""YAML text to plain data and the position of everything in it.

Every scalar stays the text that was typed, so that `NO`, `12:30`, `010` and `2024-11-04` mean
what the author meant; the models say what a text stands for. Only an empty value, `~` and
`null` become None.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Never

import yaml
from yaml import CollectionNode, MappingNode, Node, ScalarNode

from generator.characters import refusal_of, refused_in, replace_refused
from generator.issues import Issue, Location, Rule
from generator.read.document import Document, Keys, Positions
from generator.read.syntax import ODD_SPACE, Break, explain_break, odd_space, quoted
from generator.read.text import ODD_CHARACTER, conflicts, odd_characters

__all__ = [
    "CollectionNode", "MappingNode", "Node", "ScalarNode", "compose", "examine", "is_text", "parse",
]  # fmt: skip

MAX_ALIASES = 50
MAX_NODES = 100_000
MAX_DEPTH = 50

SYNTAX = Rule("Y104", "A file is well-formed YAML.", "Mend the line that the message names.")
EMPTY = Rule("Y105", "A file holds something.", "Fill it in or delete it.")
DUPLICATE_KEY = Rule("Y106", "A key stands once in a mapping.", "Keep one of the two.")
UNKNOWN_TAG = Rule("Y107", "No tags: `!anything` is refused.", "Quote the text, or remove the tag.")
MERGE_KEY = Rule("Y108", "No merge keys: `<<` is refused.", "Write the fields out.")
TOO_MANY_ALIASES = Rule(
    "Y109", f"At most {MAX_ALIASES} aliases and {MAX_NODES:,} values.", "Write the values out."
)
KEY_NOT_TEXT = Rule("Y110", "A key is a plain word.", "Write `field: value`.")
SEVERAL_DOCUMENTS = Rule("Y111", "One file holds one document.", "Remove the `---` in the middle.")
TOO_DEEP = Rule("Y112", f"Values nest at most {MAX_DEPTH} levels.", "Flatten the record.")
CUT_TEXT = Rule(
    "Y113",
    "A comment has a space after its `#`, so that no text is cut off by mistake.",
    "Quote a text that holds a `#`; write a comment as `# like this`.",
)

_GAP = "\ufdd0"
"""A noncharacter, which YAML lets pass: it stands where a character was that no text may hold."""

_GAPS_ALONE = re.compile(rf"(?<![^\r\n])[ {_GAP}]+(?![^\r\n])")

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
"""The escapes of YAML that spell a character without its number, as far as it may not stand."""

ParserEvent = Any
"""A parser event; the stubs make its marks optional, which they never are here."""


def parse(text: str, path: str) -> Document | Issue:
    """Return the data in `text`, or the first thing wrong with it."""
    document, issues = examine(text, path)
    return issues[0] if document is None or issues else document


def examine(
    text: str, path: str, *, first_line: int = 1, tags: bool = False
) -> tuple[Document | None, list[Issue]]:
    """Return the data in `text` as far as it can be told, and everything wrong with it, sorted.

    `first_line` is the line of the file on which the text begins. With `tags`, tags are passed
    over, and bare words are what the engines take them for, whose settings these are.
    """
    text = text.removeprefix("\ufeff")
    if unresolved := list(conflicts(text, path, first_line)):
        return None, unresolved
    builder = _Builder(text, path, first_line, tags=tags)
    document: Document | None = None
    try:
        document = builder.document()
    except _RefusedError as refused:
        builder.issues.append(refused.issue)
    except yaml.MarkedYAMLError as error:
        builder.explain(error)
    return document, sorted(builder.issues)


def compose(text: str) -> Node:
    """Return the nodes of a text that `parse` reads, each with where it begins and ends."""
    node: Node = yaml.compose(text, Loader=yaml.CSafeLoader)  # type: ignore[assignment] # the text is not empty
    return node


def is_text(value: str, *, days: bool = True) -> bool:
    """Return whether every YAML reader takes the unquoted `value` for a text, or for a day."""
    resolver: Any = yaml.resolver.Resolver()
    tag: str = resolver.resolve(ScalarNode, value, (True, False))
    return tag.endswith((":str", ":timestamp")[: 1 + days])


def _left_open(text: str) -> tuple[int, int] | None:
    """Return line and column of the innermost bracket that no other closes, if there is one."""
    opened: list[tuple[int, int]] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                mark: Any = token.start_mark
                opened.append((mark.line, mark.column))
            elif opened and isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened.pop()
    return opened[-1] if opened else None


def _from_environment(data: Any) -> Any:
    """Return what the engines take `!ENV NAME` or `!ENV [NAME, NAME, otherwise]` for."""
    names, otherwise = ([data], None) if not isinstance(data, list) else (data[:-1], data[-1:])
    found = (os.environ[name] for name in names if isinstance(name, str) and name in os.environ)
    return next(found, otherwise[0] if otherwise else None)


class _RefusedError(Exception):
    def __init__(self, issue: Issue) -> None:
        self.issue = issue


class _Builder:
    """Builds data from parser events, so that an alias is counted before it is followed."""

    def __init__(self, text: str, path: str, first_line: int, *, tags: bool) -> None:
        self.path = path
        self.issues: list[Issue] = [*odd_characters(text, path, first_line)]
        # A refused character would end the parsing, or a line. Another of the same width, which
        # YAML lets pass, stands in for it, so that columns hold; values are built without it. A
        # line of nothing else is empty.
        text = _GAPS_ALONE.sub(lambda gaps: " " * len(gaps[0]), replace_refused(text, _GAP))
        self.lines = text.splitlines()
        self.first_line = first_line
        self.tags = tags
        self.event: ParserEvent | None = None
        self.events = self.watch(yaml.parse(text, Loader=yaml.CSafeLoader))
        self.values: Positions = {}
        self.keys: Positions = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.unused: dict[str, Issue] = {}
        self.brackets = 0
        self.aliases = 0
        self.nodes = 0

    def watch(self, events: Iterator[ParserEvent]) -> Iterator[ParserEvent]:
        """Keep the last event: a syntax error often begins there."""
        for event in events:
            self.event = event
            yield event

    def document(self) -> Document:
        next(self.events)  # stream start
        event = next(self.events)
        data = None
        if not isinstance(event, yaml.StreamEndEvent):
            data = self.value(next(self.events), (), 0)
            self.issues += self.unused.values()
            next(self.events)  # document end
            event = next(self.events)
            if not isinstance(event, yaml.StreamEndEvent):
                found = "a second document begins here; one file holds one"
                self.refuse(SEVERAL_DOCUMENTS, event, found, "remove the `---`, or make two files")
        if data is None:
            where = self.locate(0, 0)
            raise _RefusedError(EMPTY.at(where, "the file is empty", "fill it in or delete it"))
        return Document(self.path, data, self.values, self.keys)

    def value(self, event: ParserEvent, way: Keys, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.refuse(TOO_MANY_ALIASES, event, f"more than {MAX_NODES:,} values", "split it")
        if depth > MAX_DEPTH:
            self.refuse(TOO_DEEP, event, f"more than {MAX_DEPTH} levels", "flatten the record")
        self.values[way] = self.position(event)
        if isinstance(event, yaml.AliasEvent):
            return self.follow(event)
        if event.tag is not None and not self.tags:
            self.note_tag(event)
        before = self.nodes
        data: Any
        if isinstance(event, yaml.ScalarEvent):
            data = self.scalar(event)
        else:
            self.brackets += event.flow_style
            is_list = isinstance(event, yaml.SequenceStartEvent)
            data = self.sequence(way, depth) if is_list else self.mapping(way, depth)
            self.brackets -= event.flow_style
        if event.tag == "!ENV" and self.tags:
            data = _from_environment(data)
        if event.anchor:
            self.anchors[event.anchor] = (data, self.nodes - before + 1)
            self.name(event)
        return data

    def note_tag(self, event: ParserEvent) -> None:
        """Tell of a tag: that it goes, or that it is the beginning of a text."""
        typed = self.text_of(event)
        tag = typed.split()[0]
        hint = f"remove {tag}"
        if isinstance(event, yaml.ScalarEvent) and not (event.style or tag.startswith("!!")):
            hint = f"quote a text that begins with '!': {quoted(typed)}"
        self.note(UNKNOWN_TAG, event, f"'{tag}' is a tag; no tag is allowed", hint)

    def name(self, event: ParserEvent, *, key: bool = False) -> None:
        """Keep what is wrong with an anchor until an alias repeats it, or another takes its name.

        Often it is the first word of a text, which would be lost.
        """
        self.issues += filter(None, [self.unused.pop(event.anchor, None)])
        found = f"'&{event.anchor}' is no part of the text: it names a value that nothing repeats"
        hint = f"remove &{event.anchor}"
        if isinstance(event, yaml.ScalarEvent) and not (event.style or key):
            hint = f"quote a text that begins with '&': {quoted(self.text_of(event))}"
        where = Location(self.path, *self.position(event))
        self.unused[event.anchor] = SYNTAX.at(where, found, hint)

    def scalar(self, event: ParserEvent) -> Any:
        value = self.typed(event)
        if not event.implicit[0]:
            return value
        same_line = event.start_mark.line == event.end_mark.line
        if same_line and (odd := ODD_SPACE.match(value)):
            self.note(SYNTAX, event, *odd_space(odd))
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        rest = line[end.column :].replace(_GAP, "")
        if value and re.match(r"\s+#\S", rest):
            found = f"the text ends before '{rest.strip()[:30]}', which YAML takes for a comment"
            whole = value + (rest.rstrip(" ]}") if set(line) & set("[{") else rest)
            hint = f"write {quoted(whole)}, or put a space after # for a comment"
            self.note(CUT_TEXT, event, found, hint)
        if self.tags and not is_text(value, days=False):
            return self.as_engines_read(event, value)
        return None if value in ("", "~", "null", "Null", "NULL") else value

    def as_engines_read(self, event: ParserEvent, value: str) -> Any:
        """Return the number, day or truth value that a bare word stands for in settings."""
        try:
            return yaml.load(value, Loader=yaml.CSafeLoader)
        except (ValueError, yaml.YAMLError):
            found = f"the engines take '{value}' for a day, and there is no such day"
            self.note(SYNTAX, event, found, f"write {quoted(value)}")
            return value

    def typed(self, event: ParserEvent) -> str:
        """Return the value of a text or key, without the characters that may not stand there."""
        value = str(event.value)
        if event.style == '"' and ("\r" in value or any(refused_in(value))):
            self.note_escapes(event)
            value = value.replace("\r", "")
        return replace_refused(value, "")

    def note_escapes(self, event: ParserEvent) -> None:
        """Tell of each escape in double quotes that spells a character that may not stand there."""
        first, last = event.start_mark, event.end_mark
        for line in range(first.line, last.line + 1):
            typed = self.lines[line]
            end = last.column if line == last.line else len(typed)
            for escape in _ESCAPE.finditer(typed, first.column if line == first.line else 0, end):
                digits = escape[1] or escape[2] or escape[3]
                sign = chr(int(digits, 16)) if digits else _ESCAPED.get(escape[0][1:], " ")
                if sign == "\r" or any(refused_in(sign)):
                    where = self.locate(line, escape.start())
                    self.issues.append(ODD_CHARACTER.at(where, *refusal_of(sign)))

    def sequence(self, way: Keys, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*way, len(items)), depth + 1))
        return items

    def mapping(self, way: Keys, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        twice: list[tuple[ParserEvent, str]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag or not event.value:
                found = "this key is no word; `field: value` belongs here"
                self.refuse(KEY_NOT_TEXT, event, found, "write `field: value`")
            key = self.typed(event)
            if event.anchor:
                self.name(event, key=True)
            merging = key == "<<" and event.implicit[0]
            if merging:
                found = "'<<' merges keys; no merge key is allowed"
                self.note(MERGE_KEY, event, found, "write the fields out")
            elif key in items:
                twice.append((event, key))
            elif odd := ODD_SPACE.match(key):
                self.note(SYNTAX, event, *odd_space(odd))
            if merging or key in items:
                self.forget(event, (*way, key), depth)
                continue
            self.keys[*way, key] = self.position(event)
            items[key] = self.value(next(self.events), (*way, key), depth + 1)
        self.note_twice(twice, way)
        return items

    def note_twice(self, twice: list[tuple[ParserEvent, str]], way: Keys) -> None:
        """Tell of fields that stand twice; of several in a list's item, that one more begins."""
        if len(twice) > 1 and way and isinstance(way[-1], int):
            event, key = twice[0]
            found = f"'{key}' stands twice, and so do fields after it: a new item begins here"
            hint = f"a new item begins with `- `: write - {self.rest_of_line(event).strip()}"
            self.note(DUPLICATE_KEY, event, found, hint)
            return
        for event, key in twice:
            line = self.keys[*way, key][0]
            hint = f"it stands in line {line} already; keep one of the two"
            self.note(DUPLICATE_KEY, event, f"'{key}' stands twice", hint)

    def forget(self, key: ParserEvent, way: Keys, depth: int) -> None:
        """Read a value for what else is wrong in it, and drop it."""
        kept = self.values, self.keys
        self.values, self.keys = {}, {way: self.position(key)}
        self.value(next(self.events), way, depth + 1)
        self.values, self.keys = kept

    def follow(self, event: ParserEvent) -> Any:
        self.aliases += 1
        if event.anchor not in self.anchors:
            hint = f"quote a text that begins with '*': {quoted(self.text_of(event))}"
            self.refuse(SYNTAX, event, f"'*{event.anchor}' repeats nothing", hint)
        self.unused.pop(event.anchor, None)
        data, size = self.anchors[event.anchor]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            self.refuse(TOO_MANY_ALIASES, event, "too many aliases", "write the values out")
        return data

    def position(self, event: ParserEvent) -> tuple[int, int]:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def locate(self, line: int, column: int) -> Location:
        return Location(self.path, line + self.first_line, column + 1)

    def rest_of_line(self, event: ParserEvent) -> str:
        line: str = self.lines[event.start_mark.line]
        return line[event.start_mark.column :].replace(_GAP, "")

    def text_of(self, event: ParserEvent) -> str:
        """Return the line from a text on, which ends before a comma or bracket inside brackets."""
        rest = self.rest_of_line(event)
        return re.split(r"[,\[\]{}]", rest)[0] if self.brackets else rest

    def note(self, rule: Rule, event: ParserEvent, found: str, hint: str) -> None:
        self.issues.append(rule.at(Location(self.path, *self.position(event)), found, hint))

    def refuse(self, rule: Rule, event: ParserEvent, found: str, hint: str) -> Never:
        raise _RefusedError(rule.at(Location(self.path, *self.position(event)), found, hint))

    def explain(self, error: yaml.MarkedYAMLError) -> None:
        """Tell what the parser could not read, in our words; not where a character is at fault."""
        stop: Any = error.problem_mark
        since = error.context_mark or stop
        start, end = (self.event.start_mark, self.event.end_mark) if self.event else (stop, stop)
        fault = explain_break(
            Break(
                lines=self.lines,
                said=f"{error.context}: {error.problem}",
                line=stop.line,
                column=stop.column,
                since=(since.line, since.column),
                last=(start.line, start.column, end.line, end.column),
                opened=_left_open("\n".join(self.lines)),
            )
        )
        if not any(
            _GAP in line for number in (fault.line, stop.line) for line in self.lines[number:][:1]
        ):
            where = self.locate(fault.line, fault.column)
            self.issues.append(SYNTAX.at(where, fault.found, fault.hint))
