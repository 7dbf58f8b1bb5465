"""Sources for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from generator.model import Edtf, Source
from generator.model.csl import CslFields
from generator.model.csl import SourceType as T
from generator.read.collection import Collection

CslItem = dict[str, Any]
Items = Sequence[tuple[CslItem, str]]
"""Works as CSL-JSON has them, each with its date in EDTF, which that cannot hold."""

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
    "annote": "addendum",
}  # fmt: skip
_IN_RIS = {
    "collection-title": "T3", "volume": "VL", "issue": "IS", "number": "M1", "edition": "ET",
    "version": "ET", "page": "SP", "publisher-place": "CY", "authority": "PB", "DOI": "DO",
    "ISBN": "SN", "ISSN": "SN", "call-number": "CN", "archive": "DB", "archive_location": "AV",
}  # fmt: skip
"""What BibLaTeX and RIS call the fields of CSL that each has."""

# Programs count braces, and an escaped one, too.
_BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


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


def bibtex(item: CslItem, issued: str) -> str:
    """Return a CSL item as a BibLaTeX entry; it takes the date in EDTF, with seconds to a time."""
    kind = _TYPES[item["type"]].split()[1]
    fields = {
        "title": _kept(item["title"]) if "title" in item else "",
        "titleaddon": _tex(item.get("genre", "")),
        **{
            role: " and ".join(_kept(name["literal"]) for name in item.get(role, []))
            for role in ("author", "editor", "translator")
        },
        _CONTAINERS.get(kind, "journaltitle"): _tex(item.get("container-title", "")),
        "date": re.sub(r"(T\d\d:\d\d)", r"\1:00", issued),
        "langid": item["language"],
        "url": item.get("URL", ""),
    }
    for name, own in _BIBLATEX.items():
        fields[own] = fields.get(own) or _tex(item.get(name, ""))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def ris(item: CslItem, issued: str) -> str:
    """Return a CSL item in RIS; a date that is not one day is told as EDTF after its numbers."""
    first = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", issued)
    numbers = "/".join(part or "" for part in first.groups()) if first else "//"
    vague = "" if re.fullmatch(r"[\d-]*", issued) else issued
    lines = [
        ("TY", _TYPES[item["type"]].split()[0]),
        ("ID", item["id"]),
        *(("AU", name["literal"]) for name in item.get("author", [])),
        ("TI", item.get("title")),
        ("N1", item.get("genre")),
        ("T2", item.get("container-title")),
        ("PY", first and first[1]),
        ("DA", issued and f"{numbers}/{vague}"),
        ("LA", item["language"]),
        ("UR", item.get("URL")),
        *(("A2", name["literal"]) for name in item.get("editor", [])),
        *((tag, item.get(name)) for name, tag in _IN_RIS.items()),
    ]
    text = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\n".join([*text, "ER  - "])


def wikipedia(item: CslItem, issued: str) -> str:
    """Return a CSL item as Wikipedia's template for what is on the web."""
    fields = {
        "url": item.get("URL"),
        "title": item.get("title"),
        "website": item.get("container-title"),
        "publisher": item["author"][0]["literal"],
        "date": issued,
        "language": item["language"],
    }
    told = (f"|{name}={text.replace('|', '{{!}}')}" for name, text in fields.items() if text)
    return f"{{{{cite web {' '.join(told)}}}}}"


def coins(item: CslItem, issued: str) -> str:
    """Return a CSL item as reference managers find it in a page (ContextObject in Span)."""
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": _COINS.get(item["type"], "webpage"),
        "rft.title": item.get("title"),
        "rft.source": item.get("container-title"),
        "rft.date": issued,
        "rft.language": item["language"],
        "rft.identifier": item.get("URL"),
        "rft.description": item.get("genre"),
    }
    told = [(name, text) for name, text in fields.items() if text]
    return urlencode([*told, *(("rft.creator", n["literal"]) for n in item.get("author", []))])


_COINS = {
    "article-newspaper": "newspaperArticle", "article-magazine": "magazineArticle",
    "article-journal": "journalArticle", "report": "report", "book": "book", "post": "forumPost",
    "post-weblog": "blogPost", "broadcast": "tvBroadcast", "motion_picture": "videoRecording",
}  # fmt: skip
"""What Zotero calls the types of CSL; others are a web page to it."""


def issued_of(collection: Collection, id_: str) -> str:
    """Return when a source was published, in EDTF; empty where that is not known."""
    return str(collection.sources[id_].record.issued or "")


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SPECIAL)


def _kept(text: str) -> str:
    """Return a text that is taken as it stands: no comma or capital in it means anything."""
    return f"{{{_tex(text)}}}"


def export_csl(items: Items) -> bytes:
    """Return all sources as CSL-JSON."""
    found = [item for item, _ in items]
    return json.dumps(found, indent=1, ensure_ascii=False).encode() + b"\n"


def export_bibtex(items: Items) -> bytes:
    """Return all sources as BibLaTeX entries."""
    return "\n\n".join(bibtex(*item) for item in items).encode() + b"\n"


def export_ris(items: Items) -> bytes:
    """Return all sources in RIS."""
    return "\n".join(ris(*item) for item in items).encode() + b"\n"


def all_items(collection: Collection) -> Items:
    """Return every source as a CSL item, with when it was published."""
    return [(csl_item(collection, id_), issued_of(collection, id_)) for id_ in collection.sources]
