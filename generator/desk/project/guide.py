"""The generated parts of the guide for editors, between their markers: fields, calls, codes."""

import re
from collections.abc import Iterator

from generator.desk.project.calls import render_calls
from generator.desk.records.schema import schema_of
from generator.kinds import FILES, RecordFile
from generator.model.schema import Schema, below
from generator.reference import issue_reference, render_issue_table, table_cell

GUIDE = "CONTRIBUTING.md"

_PART = re.compile(
    r"(?P<begin><!-- begin: (?P<name>\w+) .*?-->\n).*?(?P<end><!-- end -->)", re.DOTALL
)
_HEAD = "| Field | Needed | What belongs there |\n| --- | --- | --- |\n"


def fill_guide(text: str) -> str:
    """Return the guide with its generated parts made anew."""
    parts = {
        "fields": "\n".join(map(render_fields, FILES.values())),
        "calls": render_calls(),
        "codes": render_issue_table(issue_reference()),
    }
    return _PART.sub(lambda part: f"{part['begin']}\n{parts[part['name']]}\n{part['end']}", text)


def render_fields(kind: RecordFile) -> str:
    """Return the fields of a kind of record file as Markdown tables, one for each group."""
    schema = schema_of(kind)
    many = "*" in kind.path or "properties" in schema
    path = kind.path.replace("*", "<id>")
    text = f"### {kind.name}\n\nA file `{path}`.\n"
    if not many:
        text = f"### {kind.name}\n\nGroups of fields in `{path}`, each under its identifier.\n"
    return text + "".join(
        f"\n{f'In `{way}`:' if way else 'Fields:'}\n\n{_HEAD}{''.join(_rows(schema, node))}"
        for way, node in _groups(schema, below(schema, schema, None if many else "x"), ())
    )


def _groups(schema: Schema, node: Schema, way: tuple[str, ...]) -> Iterator[tuple[str, Schema]]:
    """Yield each group of fields and the way to it, the outer before the inner."""
    fields = node.get("properties", {})
    if fields:
        yield "`, `".join(way), node
    for name in fields:
        yield from _groups(schema, _inside(schema, node, name), (*way, name))


def _inside(schema: Schema, node: Schema, name: str) -> Schema:
    """Return what stands in a field: of a list or a mapping, what each of its parts is."""
    inner = below(schema, node, name)
    part = below(schema, inner, 0) or below(schema, inner, "x")
    return part if "properties" not in inner and part else inner


def _rows(schema: Schema, node: Schema) -> Iterator[str]:
    for name in node["properties"]:
        words = [
            f"`{option['const']}`: {option['description']}"
            for option in _inside(schema, node, name).get("oneOf", [])
        ]
        about = below(schema, node, name)["description"]
        needed = "yes" if name in node.get("required", []) else ""
        yield f"| `{name}` | {needed} | {table_cell(' '.join([about, '; '.join(words)]))} |\n"
