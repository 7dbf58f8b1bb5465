"""RIS to CSL items."""

import re
from collections.abc import Iterator

import rispy

from generator.desk.works.item import NOT_TAKEN, SILENT, Item

_TYPES = {
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal",
    "EJOUR": "article-journal", "ELEC": "webpage", "WEB": "webpage", "ICOMM": "post",
    "BLOG": "post-weblog", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "DATA": "dataset", "COMP": "software",
    "VIDEO": "motion_picture", "MPCT": "motion_picture", "ADVS": "motion_picture",
    "SOUND": "broadcast", "ART": "graphic", "FIGURE": "graphic", "HEAR": "hearing",
    "SLIDE": "speech",
    "CASE": "legal_case", "LEGAL": "legal_case", "STAT": "legislation", "BILL": "bill",
    "PCOMM": "personal_communication", "UNPB": "manuscript", "GEN": "webpage",
}  # fmt: skip


_FIELDS = {
    "title": "title", "primary_title": "title", "secondary_title": "container-title",
    "journal_name": "container-title", "publisher": "publisher", "doi": "DOI",
    "volume": "volume", "number": "issue", "language": "language", "date": "issued",
    "access_date": "accessed", "translated_title": "original-title", "edition": "edition",
    "place_published": "publisher-place",
}  # fmt: skip


def read_ris(text: str) -> Iterator[Item]:
    """Yield the works of a file in RIS.

    Raises:
        ValueError: A work has no beginning or no end, which the library would pass over.
    """
    begun, ended = (len(re.findall(rf"^{tag}  -", text, re.MULTILINE)) for tag in ("TY", "ER"))
    if begun != ended:
        raise ValueError(f"{begun} works begin (TY), and {ended} end (ER)")
    for entry in rispy.loads(text.removeprefix("\ufeff")):
        kind = entry.get("type_of_reference", "")
        authors = [*entry.get("authors", ()), *entry.get("first_authors", ())]
        item: Item = {
            "id": str(entry.get("id", "")),
            "type": _TYPES.get(kind, kind),
            "author": [_turned(name) for name in authors],
            "URL": next(iter(entry.get("urls", ())), ""),
            "page": "-".join(entry[end] for end in ("start_page", "end_page") if end in entry),
        }
        odd = [*entry.get("unknown_tag", ())]
        for name, value in entry.items():
            if name in _FIELDS:
                item.setdefault(_FIELDS[name], str(value))
            elif name not in SILENT:
                odd.append(name)
        item.setdefault("issued", entry.get("year", ""))
        yield item | {NOT_TAKEN: odd}


def _turned(name: str) -> str:
    """Return a name as it is printed: RIS has the family name first, and a comma."""
    family, _, given = name.partition(", ")
    return f"{given} {family}" if given else name
