"""Values and records as YAML, as people type it."""

import json
from collections.abc import Mapping

from generator.read.document import Document
from generator.read.yaml import is_text, parse

Tree = str | list["Tree"] | Mapping[str, "Tree"]
"""What a record is written from."""


class Numeral(str):
    """A number, which is written without quotes."""

    __slots__ = ()


def scalar(value: str, *, flow: bool = False) -> str:
    """Return how a text is written: bare where that means the same to all, else in quotes."""
    if isinstance(value, Numeral):
        return value
    for sample, data in ((f"k: {value}\n", value), (f"k: [{value}]\n", [value]))[: 1 + flow]:
        document = parse(sample, "")
        if not (is_text(value) and isinstance(document, Document) and document.data == {"k": data}):
            quoted = json.dumps(value, ensure_ascii=False)
            return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
    return value


def emit(tree: Tree, indent: int = 0) -> str:
    """Return the block-style YAML of a record."""
    lines: list[str] = []
    space = " " * indent
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            if isinstance(value, str):
                lines.append(f"{space}{scalar(key)}: {scalar(value)}\n")
            else:
                lines += [f"{space}{scalar(key)}:\n", emit(value, indent + 2)]
    else:
        for value in tree:
            text = f"{space}  {scalar(value)}\n" if isinstance(value, str) else ""
            text = text or emit(value, indent + 2)
            lines.append(f"{space}- {text[indent + 2 :]}")
    return "".join(lines)
