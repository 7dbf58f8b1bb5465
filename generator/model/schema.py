"""Ways through the JSON Schema of a model."""

from typing import Any

Schema = dict[str, Any]


def below(schema: Schema, node: Schema, key: str | int | None = None) -> Schema:
    """Return the schema of what stands under `key` of `node`; {} where nothing is known of it.

    Its description is that of the field, or else that of what stands there.
    """
    if isinstance(key, int):
        node = node.get("items", {})
    elif key is not None:
        patterns = iter(node.get("patternProperties", {}).values())
        others: Schema = node.get("additionalProperties") or next(patterns, {})
        node = node.get("properties", {}).get(key) or others
    option = next((n for n in node.get("anyOf", []) if n.get("type") != "null"), node)
    if "$ref" in option:
        option = schema["$defs"][option["$ref"].rpartition("/")[2]]
    return {**option, **{name: node[name] for name in ("description",) if name in node}}
