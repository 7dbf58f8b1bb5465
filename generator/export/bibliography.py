"""Works as reference managers and Wikipedia read them: BibLaTeX, RIS, COinS, a template."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from generator.export.csl import CslItem, Items
from generator.model.csl import SourceType as T

_TYPES: Mapping[str, str] = {
    T.ARTICLE_NEWSPAPER: "NEWS article newspaperArticle",
    T.ARTICLE_MAGAZINE: "MGZN article magazineArticle",
    T.ARTICLE_JOURNAL: "JOUR article journalArticle", T.ARTICLE: "UNPB article",
    T.WEBPAGE: "ELEC online", T.POST: "ELEC online forumPost",
    T.POST_WEBLOG: "BLOG online blogPost", T.BROADCAST: "SOUND online tvBroadcast",
    T.INTERVIEW: "PCOMM online", T.SPEECH: "HEAR online", T.REPORT: "RPRT report report",
    T.GRAPHIC: "ART image", T.FIGURE: "FIGURE image", T.MAP: "MAP misc",
    T.MOTION_PICTURE: "VIDEO video videoRecording", T.SONG: "SOUND audio",
    T.MUSICAL_SCORE: "MUSIC music", T.PERFORMANCE: "GEN performance", T.EVENT: "GEN misc",
    T.HEARING: "HEAR online", T.BILL: "BILL legislation", T.LEGISLATION: "STAT legislation",
    T.REGULATION: "STAT legal", T.LEGAL_CASE: "CASE jurisdiction", T.TREATY: "GEN legal",
    T.PATENT: "PAT patent", T.STANDARD: "STAND standard", T.BOOK: "BOOK book book",
    T.CHAPTER: "CHAP incollection", T.CLASSIC: "CLSWK book", T.PAMPHLET: "PAMP booklet",
    T.PERIODICAL: "SER periodical", T.ENTRY: "GEN inreference",
    T.ENTRY_DICTIONARY: "DICT inreference", T.ENTRY_ENCYCLOPEDIA: "ENCYC inreference",
    T.REVIEW: "GEN review", T.REVIEW_BOOK: "GEN review", T.PAPER_CONFERENCE: "CPAPER inproceedings",
    T.THESIS: "THES thesis", T.MANUSCRIPT: "MANSCPT unpublished", T.DOCUMENT: "GEN misc",
    T.COLLECTION: "GEN misc", T.PERSONAL_COMMUNICATION: "PCOMM letter", T.DATASET: "DATA dataset",
    T.SOFTWARE: "COMP software",
}  # fmt: skip
"""What RIS and BibLaTeX call each type of CSL; and Zotero, to which others are a web page."""

_CONTAINERS = {
    "book": "publisher", "booklet": "publisher", "periodical": "publisher", "report": "institution",
    "thesis": "institution", "incollection": "booktitle", "inreference": "booktitle",
    "inproceedings": "booktitle", "software": "organization", "dataset": "publisher",
    "standard": "organization", "jurisdiction": "institution",
}  # fmt: skip
"""Where BibLaTeX has the publication or publisher, by type of entry; else as in an article."""

_FIELDS = {
    "volume": "volume VL", "issue": "number IS", "number": "number M1", "edition": "edition ET",
    "version": "version ET", "page": "pages SP", "chapter-number": "chapter",
    "collection-title": "series T3", "publisher-place": "location CY",
    "authority": "institution PB", "event-title": "eventtitle", "medium": "howpublished",
    "call-number": "library CN", "ISBN": "isbn SN", "ISSN": "issn SN", "PMID": "pubmed",
    "status": "pubstate", "original-title": "origtitle", "archive": "- DB",
    "archive_location": "- AV", "DOI": "doi DO", "URL": "url UR",
}  # fmt: skip
"""What BibLaTeX and RIS call the fields of CSL that each has."""

_VERBATIM = {"doi", "url"}
"""The fields of BibLaTeX in which a command of TeX is no command."""

_BRACES = str.maketrans({"{": "%7B", "}": "%7D"})

# Programs count braces, and an escaped one, too.
_BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def bibtex(item: CslItem, issued: str) -> str:
    """Return a CSL item as a BibLaTeX entry; it takes the date in EDTF, with seconds to a time."""
    _, kind, *_ = _TYPES[item["type"]].split()
    fields = {
        "title": _kept(item["title"]) if "title" in item else "",
        "titleaddon": _tex(item.get("genre", "")),
        **{
            role: " and ".join(_kept(name["literal"]) for name in item.get(role, []))
            for role in ("author", "editor", "translator")
        },
        _CONTAINERS.get(kind, "journaltitle"): _tex(item.get("container-title", "")),
        "date": re.sub(r"(T\d\d:\d\d)", r"\1:00", issued),
        "urldate": _day(item, "-"),
        "langid": item["language"],
    }
    for name, own in _FIELDS.items():
        theirs, value = own.split()[0], item.get(name, "")
        told = value.translate(_BRACES) if theirs in _VERBATIM else _tex(value)
        fields[theirs] = fields.get(theirs) or told
    del fields["-"]
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def ris(item: CslItem, issued: str) -> str:
    """Return a CSL item in RIS; a date that is not one day is told as EDTF after its numbers."""
    first = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", issued)
    numbers = "/".join(part or "" for part in first.groups()) if first else "//"
    vague = "" if re.fullmatch(r"[\d-]*", issued) else issued
    accessed = _day(item, "/")
    lines = [
        ("TY", _TYPES[item["type"]].split()[0]),
        ("ID", item["id"]),
        *(("AU", name["literal"]) for name in item.get("author", [])),
        ("TI", item.get("title")),
        ("N1", item.get("genre")),
        ("T2", item.get("container-title")),
        ("PY", first and first[1]),
        ("DA", issued and f"{numbers}/{vague}"),
        ("Y2", accessed and f"{accessed}/"),
        ("LA", item["language"]),
        *(("A2", name["literal"]) for name in item.get("editor", [])),
        *((tag, item.get(name)) for name, own in _FIELDS.items() for tag in own.split()[1:]),
    ]
    text = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\n".join([*text, "ER  - "])


def _day(item: CslItem, between: str) -> str:
    """Return when a work was read, if that is told."""
    parts = item["accessed"]["date-parts"][0] if "accessed" in item else ()
    return between.join(f"{part:02}" for part in parts)


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
        "rft.type": [*_TYPES[item["type"]].split(), "webpage"][2],
        "rft.title": item.get("title"),
        "rft.source": item.get("container-title"),
        "rft.date": issued,
        "rft.language": item["language"],
        "rft.identifier": item.get("URL"),
        "rft.description": item.get("genre"),
    }
    told = [(name, text) for name, text in fields.items() if text]
    return urlencode([*told, *(("rft.creator", n["literal"]) for n in item.get("author", []))])


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SPECIAL)


def _kept(text: str) -> str:
    """Return a text that is taken as it stands: no comma or capital in it means anything."""
    return f"{{{_tex(text)}}}"


def export_bibtex(items: Items) -> bytes:
    """Return all sources as BibLaTeX entries."""
    return "\n\n".join(bibtex(*item) for item in items).encode() + b"\n"


def export_ris(items: Items) -> bytes:
    """Return all sources in RIS."""
    return "\n".join(ris(*item) for item in items).encode() + b"\n"
