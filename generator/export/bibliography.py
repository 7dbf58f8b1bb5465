"""Works as reference managers and Wikipedia read them: BibLaTeX, RIS, COinS, a template."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from generator.export.csl import CslItem, Items
from generator.model.csl import SourceType as T

_TYPES: Mapping[str, str] = {
    T.ARTICLE_NEWSPAPER: "NEWS article newspaperArticle",
    T.ARTICLE_MAGAZINE: "MGZN article magazineArticle",
    T.ARTICLE_JOURNAL: "JOUR article journalArticle", T.ARTICLE: "UNPB article",
    T.WEBPAGE: "ELEC online", T.POST: "ELEC online forumPost",
    T.POST_WEBLOG: "BLOG online blogPost", T.BROADCAST: "MPCT online tvBroadcast",
    T.INTERVIEW: "PCOMM online interview", T.SPEECH: "SLIDE online presentation",
    T.REPORT: "RPRT report report", T.GRAPHIC: "ART image artwork",
    T.FIGURE: "FIGURE image artwork", T.MAP: "MAP misc map",
    T.MOTION_PICTURE: "VIDEO video videoRecording", T.SONG: "SOUND audio audioRecording",
    T.MUSICAL_SCORE: "MUSIC music", T.PERFORMANCE: "GEN performance", T.EVENT: "GEN misc",
    T.HEARING: "HEAR online hearing", T.BILL: "BILL legislation bill",
    T.LEGISLATION: "STAT legislation statute", T.REGULATION: "STAT legal",
    T.LEGAL_CASE: "CASE jurisdiction case", T.TREATY: "GEN legal", T.PATENT: "PAT patent patent",
    T.STANDARD: "STAND standard", T.BOOK: "BOOK book book",
    T.CHAPTER: "CHAP incollection bookSection", T.CLASSIC: "CLSWK book", T.PAMPHLET: "PAMP booklet",
    T.PERIODICAL: "SER periodical", T.ENTRY: "GEN inreference",
    T.ENTRY_DICTIONARY: "DICT inreference dictionaryEntry",
    T.ENTRY_ENCYCLOPEDIA: "ENCYC inreference encyclopediaArticle", T.REVIEW: "GEN review",
    T.REVIEW_BOOK: "GEN review", T.PAPER_CONFERENCE: "CPAPER inproceedings conferencePaper",
    T.THESIS: "THES thesis thesis", T.MANUSCRIPT: "MANSCPT unpublished manuscript",
    T.DOCUMENT: "GEN misc document", T.COLLECTION: "GEN misc",
    T.PERSONAL_COMMUNICATION: "PCOMM letter letter", T.DATASET: "DATA dataset",
    T.SOFTWARE: "COMP software computerProgram",
}  # fmt: skip
"""What RIS and BibLaTeX call each type of CSL; and Zotero, to which others are a web page."""

_CONTAINERS = {
    "article": "journaltitle", "review": "journaltitle", "book": "publisher",
    "booklet": "publisher", "periodical": "publisher", "report": "institution",
    "thesis": "institution", "incollection": "booktitle", "inreference": "booktitle",
    "inproceedings": "booktitle", "dataset": "publisher", "jurisdiction": "institution",
}  # fmt: skip
"""Where BibLaTeX has the publication or publisher, by type of entry; else it is who issued it."""

_ISSUED = {
    "ART", "BOOK", "CASE", "CLSWK", "COMP", "DATA", "FIGURE", "MAP", "MPCT", "MUSIC", "PAMP",
    "PCOMM", "RPRT", "SER", "SLIDE", "SOUND", "STAND", "THES", "VIDEO",
}  # fmt: skip
"""The types of RIS of which that is who issued it; others are part of it."""

_SUBTYPES = {T.ARTICLE_NEWSPAPER: "newspaper", T.ARTICLE_MAGAZINE: "magazine"}
"""What styles of BibLaTeX call an article that is in no journal."""

_FIELDS = {
    "volume": "volume VL", "issue": "number IS", "number": "number M1", "edition": "edition ET",
    "version": "version ET", "page": "pages SP", "chapter-number": "chapter",
    "collection-title": "series T3", "publisher-place": "location CY",
    "authority": "institution PB", "event-title": "eventtitle", "medium": "howpublished",
    "call-number": "library CN", "ISBN": "isbn SN", "ISSN": "issn SN", "PMID": "pubmed",
    "status": "pubstate", "original-title": "origtitle OP", "archive": "- DB",
    "archive_location": "- AV", "DOI": "doi DO", "URL": "url UR", "note": "note N1",
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


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SPECIAL)


def _kept(text: str) -> str:
    """Return a text that is taken as it stands: no comma or capital in it means anything."""
    return f"{{{_tex(text)}}}"


def _address(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")


def _names(names: Sequence[Mapping[str, str]]) -> str:
    return " and ".join(_kept(name["literal"]) for name in names)


_WRITE: Mapping[str, Callable[[Any], str]] = {
    **dict.fromkeys(("author", "editor", "translator"), _names),
    **dict.fromkeys(("date", "urldate", "langid"), str),
    **dict.fromkeys(("title", "publisher", "organization", "institution", "location"), _kept),
    **dict.fromkeys(("doi", "url"), _address),
}
"""How a field of BibLaTeX is written: lists break at `and`, in addresses no command is one."""


def bibtex(item: CslItem, issued: str) -> str:
    """Return a CSL item as a BibLaTeX entry; it takes the date in EDTF, with seconds to a time."""
    _, kind, *_ = _TYPES[item["type"]].split()
    fields = {
        "title": item.get("title"),
        "titleaddon": item.get("genre"),
        **{role: item.get(role) for role in ("author", "editor", "translator")},
        "entrysubtype": _SUBTYPES.get(item["type"]),
        _CONTAINERS.get(kind, "organization"): item.get("container-title"),
        "date": re.sub(r"(T\d\d:\d\d)", r"\1:00", issued),
        "urldate": _day(item, "-"),
        "langid": item["language"],
    }
    for name, own in _FIELDS.items():
        theirs = own.split()[0]
        fields[theirs] = fields.get(theirs) or item.get(name)
    del fields["-"]
    lines = [
        f"  {name} = {{{_WRITE.get(name, _tex)(value)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def ris(item: CslItem, issued: str) -> str:
    """Return a CSL item in RIS; a date that is not one day is told as EDTF after its numbers."""
    first = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", issued)
    numbers = "/".join(part or "" for part in first.groups()) if first else "//"
    vague = "" if re.fullmatch(r"[\d-]*", issued) else issued
    accessed, (kind, *_) = _day(item, "/"), _TYPES[item["type"]].split()
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
        "rft.title": item.get("title"),
        "rft.source": item.get("container-title"),
        "rft.date": issued,
        "rft.language": item["language"],
        "rft.identifier": item.get("URL"),
        "rft.description": item.get("genre"),
    }
    told = [(name, text) for name, text in fields.items() if text]
    told += [("rft.creator", name["literal"]) for name in item.get("author", [])]
    # Last: by the type of some, Zotero reads what comes after otherwise.
    return urlencode([*told, ("rft.type", [*_TYPES[item["type"]].split(), "webpage"][2])])


def export_bibtex(items: Items) -> bytes:
    """Return all sources as BibLaTeX entries."""
    return "\n\n".join(bibtex(*item) for item in items).encode() + b"\n"


def export_ris(items: Items) -> bytes:
    """Return all sources in RIS."""
    return "\n".join(ris(*item) for item in items).encode() + b"\n"
