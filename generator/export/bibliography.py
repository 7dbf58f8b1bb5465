"""Sources for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Edtf, Source
from generator.read.collection import Collection

_RIS = {
    "article-newspaper": "NEWS", "article-magazine": "MGZN", "webpage": "ELEC", "post": "ELEC",
    "post-weblog": "BLOG", "broadcast": "SOUND", "interview": "PCOMM", "speech": "HEAR",
    "report": "RPRT", "graphic": "ART", "motion_picture": "VIDEO", "hearing": "HEAR",
}  # fmt: skip
_BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def csl_item(collection: Collection, id_: str) -> dict[str, Any]:
    """Return a source as a CSL-JSON item; what is not known is left out."""
    source = collection.sources[id_].record
    item: dict[str, Any] = {"id": id_, "type": str(source.type), "language": source.language}
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
    }
    return item | {name: value for name, value in optional.items() if value is not None}


def _container(collection: Collection, source: Source) -> str | None:
    if source.container_title or not source.publisher:
        return source.container_title
    return collection.speakers[source.publisher].record.name


def _date_parts(date: Edtf | None) -> dict[str, Any] | None:
    if date is None:
        return None
    parts = [
        [int(number) for number in part.rstrip("~?%").replace("X", "0").split("-")]
        for part in date.text.split("/")
        if part != ".."
    ]
    return {"date-parts": parts} | ({"circa": True} if date.approximate or "X" in date.text else {})


def export_csl(collection: Collection) -> bytes:
    """Return all sources as CSL-JSON."""
    items = [csl_item(collection, id_) for id_ in collection.sources]
    return json.dumps(items, indent=1, ensure_ascii=False).encode() + b"\n"


def bibtex(item: dict[str, Any]) -> str:
    """Return a CSL item as a BibLaTeX entry."""
    fields = {
        "title": f"{{{_tex(item.get('title') or item.get('genre') or item['id'])}}}",
        "author": " and ".join(f"{{{_tex(name['literal'])}}}" for name in item.get("author", [])),
        "journaltitle": _tex(item.get("container-title", "")),
        "date": _iso(item),
        "langid": item["language"],
        "url": item.get("URL", ""),
    }
    kind = "article" if item["type"].startswith("article") else "online"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def ris(item: dict[str, Any]) -> str:
    """Return a CSL item in RIS."""
    lines = [("TY", _RIS[item["type"]]), ("ID", item["id"])]
    lines += [("AU", name["literal"]) for name in item.get("author", [])]
    lines += [
        ("TI", item.get("title") or item.get("genre")),
        ("T2", item.get("container-title")),
        ("DA", _iso(item).replace("-", "/")),
        ("LA", item["language"]),
        ("UR", item.get("URL")),
    ]
    text = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\n".join([*text, "ER  - "])


def _iso(item: dict[str, Any]) -> str:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{number:02}" for number in parts)


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SPECIAL)


def export_bibtex(collection: Collection) -> bytes:
    """Return all sources as BibLaTeX entries."""
    items = [csl_item(collection, id_) for id_ in collection.sources]
    return "\n\n".join(map(bibtex, items)).encode() + b"\n"


def export_ris(collection: Collection) -> bytes:
    """Return all sources in RIS."""
    items = [csl_item(collection, id_) for id_ in collection.sources]
    return "\n".join(map(ris, items)).encode() + b"\n"
