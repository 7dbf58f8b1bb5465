"""Sources for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.model import Edtf, Source
from generator.model.csl import CslFields
from generator.model.csl import SourceType as T
from generator.read.collection import Collection

_TYPES: Mapping[str, str] = {
    T.ARTICLE_NEWSPAPER: "NEWS article", T.ARTICLE_MAGAZINE: "MGZN article",
    T.ARTICLE_JOURNAL: "JOUR article", T.ARTICLE: "UNPB article", T.WEBPAGE: "ELEC online",
    T.POST: "ELEC online", T.POST_WEBLOG: "BLOG online", T.BROADCAST: "SOUND online",
    T.INTERVIEW: "PCOMM online", T.SPEECH: "HEAR online", T.REPORT: "RPRT report",
    T.GRAPHIC: "ART image", T.FIGURE: "FIGURE image", T.MAP: "MAP misc",
    T.MOTION_PICTURE: "VIDEO video", T.SONG: "SOUND audio", T.MUSICAL_SCORE: "MUSIC music",
    T.PERFORMANCE: "GEN performance", T.EVENT: "GEN misc", T.HEARING: "HEAR online",
    T.BILL: "BILL legislation", T.LEGISLATION: "STAT legislation", T.REGULATION: "STAT legal",
    T.LEGAL_CASE: "CASE jurisdiction", T.TREATY: "GEN legal", T.PATENT: "PAT patent",
    T.STANDARD: "STAND standard", T.BOOK: "BOOK book", T.CHAPTER: "CHAP incollection",
    T.CLASSIC: "CLSWK book", T.PAMPHLET: "PAMP booklet", T.PERIODICAL: "SER periodical",
    T.ENTRY: "GEN inreference", T.ENTRY_DICTIONARY: "DICT inreference",
    T.ENTRY_ENCYCLOPEDIA: "ENCYC inreference", T.REVIEW: "GEN review",
    T.REVIEW_BOOK: "GEN review", T.PAPER_CONFERENCE: "CPAPER inproceedings",
    T.THESIS: "THES thesis", T.MANUSCRIPT: "MANSCPT unpublished", T.DOCUMENT: "GEN misc",
    T.COLLECTION: "GEN misc", T.PERSONAL_COMMUNICATION: "PCOMM letter", T.DATASET: "DATA dataset",
    T.SOFTWARE: "COMP software",
}  # fmt: skip
"""What RIS and BibLaTeX call each type of CSL."""

_CONTAINERS = {
    "book": "publisher", "booklet": "publisher", "periodical": "publisher", "report": "institution",
    "thesis": "institution", "incollection": "booktitle", "inreference": "booktitle",
    "inproceedings": "booktitle", "software": "organization", "dataset": "publisher",
    "standard": "organization", "jurisdiction": "institution",
}  # fmt: skip
"""Where BibLaTeX has the publication or publisher, by type of entry; else as in an article."""

_BIBLATEX = {
    "volume": "volume", "issue": "number", "number": "number", "edition": "edition",
    "version": "version", "page": "pages", "chapter-number": "chapter",
    "collection-title": "series", "publisher-place": "location", "authority": "institution",
    "event-title": "eventtitle", "medium": "howpublished", "call-number": "library",
    "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pubmed", "status": "pubstate",
}  # fmt: skip
_IN_RIS = {
    "collection-title": "T3", "volume": "VL", "issue": "IS", "number": "M1", "edition": "ET",
    "version": "ET", "page": "SP", "publisher-place": "CY", "authority": "PB", "DOI": "DO",
    "ISBN": "SN", "ISSN": "SN", "call-number": "CN", "archive": "DB", "archive_location": "AV",
}  # fmt: skip
"""What BibLaTeX and RIS call the fields of CSL that each has."""

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
    if date is None:
        return None
    parts = [
        [
            int(number)
            for number in part.partition("T")[0].rstrip("~?%").replace("X", "0").split("-")
        ]
        for part in re.sub(r"T[^/]+", "", date.text).split("/")
        if part != ".."
    ]
    return {"date-parts": parts} | ({"circa": True} if date.approximate or "X" in date.text else {})


def export_csl(collection: Collection) -> bytes:
    """Return all sources as CSL-JSON."""
    items = [csl_item(collection, id_) for id_ in collection.sources]
    return json.dumps(items, indent=1, ensure_ascii=False).encode() + b"\n"


def bibtex(item: dict[str, Any]) -> str:
    """Return a CSL item as a BibLaTeX entry."""
    kind = _TYPES[item["type"]].split()[1]
    fields = {
        "title": f"{{{_tex(item.get('title') or item.get('genre') or item['id'])}}}",
        "author": " and ".join(f"{{{_tex(name['literal'])}}}" for name in item.get("author", [])),
        **{
            role: " and ".join(f"{{{_tex(name['literal'])}}}" for name in item.get(role, []))
            for role in ("editor", "translator")
        },
        _CONTAINERS.get(kind, "journaltitle"): _tex(item.get("container-title", "")),
        "date": _iso(item),
        "langid": item["language"],
        "url": item.get("URL", ""),
    }
    for name, own in _BIBLATEX.items():
        fields[own] = fields.get(own) or _tex(item.get(name, ""))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def ris(item: dict[str, Any]) -> str:
    """Return a CSL item in RIS."""
    lines = [("TY", _TYPES[item["type"]].split()[0]), ("ID", item["id"])]
    lines += [("AU", name["literal"]) for name in item.get("author", [])]
    lines += [
        ("TI", item.get("title") or item.get("genre")),
        ("T2", item.get("container-title")),
        ("DA", _iso(item).replace("-", "/")),
        ("LA", item["language"]),
        ("UR", item.get("URL")),
        *(("A2", name["literal"]) for name in item.get("editor", [])),
        *((tag, item.get(name)) for name, tag in _IN_RIS.items()),
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
