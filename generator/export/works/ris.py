"""Works in RIS."""

import re

from generator.export.works.csl import CslItem, Items, day_read
from generator.export.works.types import FIELDS, TYPES

_ISSUED = {
    "ART", "BOOK", "CASE", "CLSWK", "COMP", "DATA", "FIGURE", "MAP", "MPCT", "MUSIC", "PAMP",
    "PCOMM", "RPRT", "SER", "SLIDE", "SOUND", "STAND", "THES", "VIDEO",
}  # fmt: skip
"""The types of RIS of which that is who issued it; others are part of it."""


def ris(item: CslItem, issued: str) -> str:
    """Return a CSL item in RIS; a date that is not one day is told as EDTF after its numbers."""
    first = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", issued)
    numbers = "/".join(part or "" for part in first.groups()) if first else "//"
    vague = "" if re.fullmatch(r"[\d-]*", issued) else issued
    accessed, (kind, *_) = day_read(item, "/"), TYPES[item["type"]].split()
    lines = [
        ("TY", kind),
        ("ID", item["id"]),
        *(("AU", name["literal"]) for name in item.get("author", [])),
        ("TI", item.get("title")),
        ("N1", item.get("genre")),
        ("PB" if kind in _ISSUED else "T2", item.get("container-title")),
        ("PY", first and first[1]),
        ("DA", issued and f"{numbers}/{vague}"),
        ("Y2", accessed and f"{accessed}/"),
        ("LA", item["language"]),
        *(("A2", name["literal"]) for name in item.get("editor", [])),
        *((tag, item.get(name)) for name, own in FIELDS.items() for tag in own.split()[1:]),
    ]
    text = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\n".join([*text, "ER  - "])


def export_ris(items: Items) -> bytes:
    """Return all sources in RIS."""
    return "\n".join(ris(*item) for item in items).encode() + b"\n"
