"""Records that say above each field what the model says of it."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from generator.desk.records.emit import emit, scalar
from generator.desk.records.schema import schema_of
from generator.kinds import RecordFile
from generator.model.schema import Schema, below
from generator.read.document import Document
from generator.read.yaml import parse

WIDEST = 100
"""Characters of a line of comment."""


def with_field_comments(text: str, kind: RecordFile) -> str:
    """Return a record with what the model says of each field above it, filled in or not."""
    document = parse(text, kind.path)
    if not isinstance(document, Document):
        raise TypeError(str(document))
    schema = schema_of(kind)
    return f"{kind.header}\n" + "".join(_told(document.data, schema, below(schema, schema), ""))


def _told(value: Any, schema: Schema, node: Schema, indent: str) -> Iterator[str]:
    for name, inner in value.items():
        rule = below(schema, node, name)
        yield from _comment(rule, indent)
        item = below(schema, rule, 0)
        if isinstance(inner, dict):
            yield f"{indent}{name}:\n"
            yield from _told(inner, schema, rule, f"{indent}  ")
        elif isinstance(inner, list) and "properties" in item:
            yield f"{indent}{name}:\n"
            for each in inner:
                lines = "".join(_told(each, schema, item, f"{indent}    "))
                head, mark, rest = lines.partition(f"{indent}    {next(iter(each))}:")
                yield f"{head}{indent}  - {mark.strip()}{rest}"
        elif isinstance(inner, list) and all(len(str(each)) < 30 for each in inner):  # noqa: PLR2004 - names
            yield f"{indent}{name}: [{', '.join(scalar(each, flow=True) for each in inner)}]\n"
        elif rule.get("type") in ("number", "integer", "boolean"):
            yield f"{indent}{name}: {inner}\n"
        else:
            yield emit({name: inner}, len(indent))
    for name, rule in node.get("properties", {}).items():
        if name not in value:
            yield from _comment(rule, indent, f"{name}: ")


def _comment(rule: Schema, indent: str, field: str = "") -> Iterator[str]:
    text = f"{field}{rule.get('description', '')}".strip()
    for line in wrap(text, WIDEST - len(indent) - 2) if text else ():
        yield f"{indent}# {line}\n"
