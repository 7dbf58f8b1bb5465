"""Changes of a record's text that leave all else untouched."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeGuard

from generator.desk.records.emit import Tree, emit, scalar
from generator.issues import Location
from generator.read.yaml import CollectionNode, MappingNode, Node, ScalarNode, compose

_LINE = re.compile(r".*?(?:\r\n|[\n\r\x85\u2028\u2029])|.+", re.DOTALL)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as YAML counts them, with their ends."""
    return _LINE.findall(text)


def replace(text: str, edits: Iterable[tuple[Location, str, str]]) -> str:
    """Return the text with the word at each place replaced.

    Raises:
        ValueError: Another word than the one to be replaced stands at a place.
    """
    lines = split_lines(text)
    for where, old, new in sorted(set(edits), reverse=True):
        line = lines[where.line - 1]
        start = where.column - 1 + (line[where.column - 1] in "\"'")
        if not line.startswith(old, start):
            raise ValueError(f"{where} does not hold '{old}'; replace it by hand")
        lines[where.line - 1] = line[:start] + new + line[start + len(old) :]
    return "".join(lines)


def parts(lines: list[str], node: Any, start: int, end: int) -> list[int]:
    """Return where the part of each child begins, and after the last where the tail does.

    Lines count from 0. To a part belong the comments right above it. The node has the lines from
    `start` to `end`.
    """
    column = node.start_mark.column
    begins: list[int] = []
    floor = start
    for key, value in children(node):
        begins.append(_above(lines, (key or value).start_mark.line, floor, column))
        floor = _last_line(value) + 1
    tail = _above(lines, end, floor, column, tail=True)
    # Blank lines after a block text can be part of it.
    while tail > floor and not _is_block_text(_last(node)) and not lines[tail - 1].strip():
        tail -= 1
    return [*begins, tail]


def _above(lines: list[str], line: int, floor: int, column: int, *, tail: bool = False) -> int:
    """Return the first line of the comments right above `line`, not further up than `floor`."""
    top = line
    for i in range(line - 1, floor - 1, -1):
        text = lines[i].lstrip(" ")
        if text.startswith("#") and len(lines[i]) - len(text) <= column:
            top = i
        elif text.strip() or not tail:
            break
    return top


def is_block(node: Node) -> TypeGuard[CollectionNode]:
    """Return whether a node has children on lines of their own."""
    return isinstance(node, CollectionNode) and not node.flow_style and bool(node.value)


def children(node: Any) -> list[tuple[Any, Any]]:
    """Return the key and value of each part of a group, or None and each item of a list."""
    return [child if isinstance(child, tuple) else (None, child) for child in node.value]


def _last(node: Any) -> Any:
    """Return the text, or the list or group on one line, that stands last in a node."""
    while is_block(node):
        _, node = children(node)[-1]
    return node


def _is_block_text(node: Any) -> bool:
    return isinstance(node, ScalarNode) and node.style in ("|", ">")


def _last_line(node: Any) -> int:
    """Return the last line of a node, as far as its marks can be trusted."""
    last = _last(node)
    # The mark of a block text lies anywhere between its last line and the next value.
    return int(last.start_mark.line if _is_block_text(last) else last.end_mark.line)


def insert_field(text: str, name: str, value: str, order: list[str]) -> str:
    """Return a record's text with a field added where the order of the fields wants it."""
    lines = split_lines(text)
    node = compose(text)
    if not isinstance(node, MappingNode):
        raise ValueError("the file holds no record")  # noqa: TRY004 - about the text, not a type
    begins = parts(lines, node, 0, len(lines))
    later = order[order.index(name) + 1 :]
    at = next(
        (begins[i] for i, (key, _) in enumerate(node.value) if key.value in later), begins[-1]
    )
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += "\n"
    return "".join([*lines[:at], f"{name}: {scalar(value)}\n", *lines[at:]])


def add_item(text: str, way: Sequence[str | int], item: Mapping[str, Tree]) -> str:
    """Return a record's text with an item at the end of the list at a way, made where none is.

    Raises:
        ValueError: The file is laid out in a way that only a person can change.
    """
    lines = split_lines(text)
    node: Any = compose(text)
    start, end, added = 0, len(lines), ""
    for key in way:
        begins = parts(lines, node, start, end)
        keys = [name.value if name else at for at, (name, _) in enumerate(children(node))]
        if key not in keys:
            column = node.start_mark.column
            added = f"{' ' * column}{key}:\n{emit([item], column + 2)}"
            end = begins[-1]
            break
        at = keys.index(key)
        start, end, node = begins[at], begins[at + 1], children(node)[at][1]
        if not is_block(node):
            raise ValueError(f"'{key}' stands on one line: begin a line for each item first")
    if not added:
        added, end = emit([item], node.start_mark.column), parts(lines, node, start, end)[-1]
    if end and not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], added, *lines[end:]])
