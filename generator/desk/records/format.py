"""Records in their usual order and quoting; whole lines move, so that no comment is lost."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from generator.desk.records.emit import scalar
from generator.desk.records.schema import schema_of
from generator.desk.records.text import children, is_block, parts, split_lines
from generator.kinds import SCHEMA_LINE, RecordFile
from generator.model.schema import Schema, below
from generator.read.document import Document
from generator.read.yaml import ScalarNode, compose, parse


def format_text(text: str, kind: RecordFile) -> str:
    """Return a record file with its schema named, its fields in order and plain quoting.

    What the file says stays the same; a file whose meaning hangs on its order stays as it is.
    """
    before = parse(text, "")
    if not isinstance(before, Document):
        return text
    schema = schema_of(kind)
    formatted = _arrange(_requote(_with_header(text, kind)), schema)
    after = parse(formatted, "")
    return formatted if isinstance(after, Document) and after.data == before.data else text


def _with_header(text: str, kind: RecordFile) -> str:
    lines = [line for line in split_lines(text) if not line.startswith(SCHEMA_LINE)]
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    return kind.header + end + "".join(lines)


def _requote(text: str) -> str:
    """Return the text without quotes that nothing needs, and with double quotes elsewhere."""
    lines = split_lines(text)
    for node, flow in reversed(list(_scalars(compose(text)))):
        start, end = node.start_mark, node.end_mark
        line = lines[start.line]
        # An anchor may stand before the quote; such a text stays as it is.
        if start.line == end.line and line[start.column : start.column + 1] == node.style:
            new = scalar(node.value, flow=flow)
            # Double quotes keep the escapes that their author chose.
            if (node.style == "'" and "\\" not in new) or not new.startswith('"'):
                lines[start.line] = line[: start.column] + new + line[end.column :]
    return "".join(lines)


def _scalars(node: Any, *, flow: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield each key and text in order, and whether it stands in a list or group on one line."""
    if isinstance(node, ScalarNode):
        yield node, flow
        return
    for part in filter(None, chain(*children(node))):
        yield from _scalars(part, flow=flow or bool(node.flow_style))


def _arrange(text: str, schema: Schema) -> str:
    """Return the text with the fields of every record in the order of its schema."""
    lines = split_lines(text)
    # The first line names the schema and stays where it is.
    arranged = _Arranger(lines, schema).node(compose(text), below(schema, schema), 1, len(lines))
    return "".join(lines[:1] + arranged)


class _Arranger:
    def __init__(self, lines: list[str], schema: Schema) -> None:
        self.lines = lines
        self.schema = schema

    def node(self, node: Any, rule: Schema, start: int, end: int) -> list[str]:
        """Return the lines from `start` to `end`, which hold `node`, in order."""
        if not is_block(node):
            return self.lines[start:end]
        begins = parts(self.lines, node, start, end)
        found: list[tuple[str, list[str]]] = []
        for i, (key, value) in enumerate(children(node)):
            inner = below(self.schema, rule, key.value if key else i)
            # A value that begins beside its key has no lines of its own.
            own = key.end_mark.line + 1 if key else value.start_mark.line
            text = self.lines[begins[i] : begins[i + 1]]
            if value.start_mark.line >= own:
                text = [*self.lines[begins[i] : own], *self.node(value, inner, own, begins[i + 1])]
            found.append((key.value if key else "", text))
        order = list(rule.get("properties", {}))
        if order:
            found = self.sort(found, order, node.start_mark)
        body = [line for _, text in found for line in text]
        return [*self.lines[start : begins[0]], *body, *self.lines[begins[-1] : end]]

    def sort(
        self, found: list[tuple[str, list[str]]], order: list[str], mark: Any
    ) -> list[tuple[str, list[str]]]:
        rank = {name: i for i, name in enumerate(order)}
        ordered = sorted(found, key=lambda part: rank.get(part[0], len(order)))
        dash = self.lines[mark.line][: mark.column]
        if ordered == found or not dash.strip():
            return ordered
        # The dash of a list stands before whichever field is first, and below its comments.
        first = found[0][1]
        index = next(i for i, line in enumerate(first) if line.startswith(dash))
        first[index] = " " * len(dash) + first[index][len(dash) :]
        top = ordered[0][1]
        index = next(i for i, line in enumerate(top) if not line.lstrip().startswith("#"))
        margin = dash[: len(dash) - len(dash.lstrip())]
        top[:index] = [margin + line.lstrip(" ") for line in top[:index]]
        top[index] = dash + top[index][len(dash) :]
        return ordered
