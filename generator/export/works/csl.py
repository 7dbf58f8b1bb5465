"""Sources as items of CSL-JSON, from which the other forms for reference managers are made."""

import json
import re
from collections.abc import Sequence
from typing import Any

from generator.model import Edtf, Source
from generator.model.csl import CslFields
from generator.read.collection import Collection

CslItem = dict[str, Any]
Items = Sequence[tuple[CslItem, str]]
"""Works as CSL-JSON has them, each with its date in EDTF, which that cannot hold."""


def all_items(collection: Collection) -> Items:
    """Return every source as a CSL item, with when it was published."""
    return [(csl_item(collection, id_), issued_of(collection, id_)) for id_ in collection.sources]


def issued_of(collection: Collection, id_: str) -> str:
    """Return when a source was published, in EDTF; empty where that is not known."""
    return str(collection.sources[id_].record.issued or "")


def csl_item(collection: Collection, id_: str) -> CslItem:
    """Return a source as a CSL-JSON item; what is not known is left out."""
    source = collection.sources[id_].record
    item: CslItem = {"id": id_, "type": str(source.type), "language": source.language}
    title = source.title or source.original_title
    container = _container(collection, source)
    optional = {
        "title": title,
        "original-title": source.original_title if source.title else None,
        "genre": None if title else source.label,
        "container-title": container,
        "author": [{"literal": name} for name in source.author] or None,
        "issued": _date_parts(source.issued),
        "accessed": _date_parts(source.accessed),
        "URL": source.url,
        "note": source.note,
        "status": source.status and str(source.status.kind),
        **{field.alias or name: _plain(name, source) for name, field in _CSL.items()},
    }
    return item | {name: value for name, value in optional.items() if value is not None}


_CSL = CslFields.model_fields


def _plain(name: str, source: Source) -> Any:
    """Return a field that is CSL's own: a text, names, or None."""
    value = getattr(source, name)
    return [{"literal": one} for one in value] or None if isinstance(value, tuple) else value


def _container(collection: Collection, source: Source) -> str | None:
    if source.container_title or not source.publisher:
        return source.container_title
    return collection.speakers[source.publisher].record.name


def _date_parts(date: Edtf | None) -> dict[str, Any] | None:
    """Return a date as CSL-JSON has it; as EDTF where its numbers would say more than is known."""
    if date is None:
        return None
    if "X" in date.text or ".." in date.text:
        return {"literal": date.text}
    parts = [
        [int(number) for number in part.partition("T")[0].rstrip("~?%").split("-")]
        for part in re.sub(r"T[^/]+", "", date.text).split("/")
    ]
    return {"date-parts": parts} | ({"circa": True} if date.approximate else {})


def day_read(item: CslItem, between: str) -> str:
    """Return when a work was read, if that is told."""
    parts = item["accessed"]["date-parts"][0] if "accessed" in item else ()
    return between.join(f"{part:02}" for part in parts)


def export_csl(items: Items) -> bytes:
    """Return all sources as CSL-JSON."""
    found = [item for item, _ in items]
    return json.dumps(found, indent=1, ensure_ascii=False).encode() + b"\n"
