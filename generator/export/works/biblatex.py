"""Works as BibLaTeX has them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.export.works.csl import CslItem, Items, day_read
from generator.export.works.types import FIELDS, TYPES
from generator.model.csl import SourceType as T

_CONTAINERS = {
    "article": "journaltitle", "review": "journaltitle", "book": "publisher",
    "booklet": "publisher", "periodical": "publisher", "report": "institution",
    "thesis": "institution", "incollection": "booktitle", "inreference": "booktitle",
    "inproceedings": "booktitle", "dataset": "publisher", "jurisdiction": "institution",
}  # fmt: skip
"""Where BibLaTeX has the publication or publisher, by type of entry; else it is who issued it."""

_SUBTYPES = {T.ARTICLE_NEWSPAPER: "newspaper", T.ARTICLE_MAGAZINE: "magazine"}
"""What styles of BibLaTeX call an article that is in no journal."""

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
    _, kind, *_ = TYPES[item["type"]].split()
    fields = {
        "title": item.get("title"),
        "titleaddon": item.get("genre"),
        **{role: item.get(role) for role in ("author", "editor", "translator")},
        "entrysubtype": _SUBTYPES.get(item["type"]),
        _CONTAINERS.get(kind, "organization"): item.get("container-title"),
        "date": re.sub(r"(T\d\d:\d\d)", r"\1:00", issued),
        "urldate": day_read(item, "-"),
        "langid": item["language"],
    }
    for name, own in FIELDS.items():
        theirs = own.split()[0]
        fields[theirs] = fields.get(theirs) or item.get(name)
    del fields["-"]
    lines = [
        f"  {name} = {{{_WRITE.get(name, _tex)(value)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def export_bibtex(items: Items) -> bytes:
    """Return all sources as BibLaTeX entries."""
    return "\n\n".join(bibtex(*item) for item in items).encode() + b"\n"
