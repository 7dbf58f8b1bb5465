"""BibTeX and BibLaTeX to CSL items."""

import re
from collections.abc import Iterator, Mapping

from babel import Locale
from pybtex.database import Person, parse_string
from pybtex.richtext import Text

from generator.desk.works.item import NOT_TAKEN, SILENT, Item

_TYPES = {
    "article": "article-journal", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "misc": "webpage",
    "report": "report", "techreport": "report", "manual": "report", "book": "book",
    "mvbook": "book", "collection": "book", "incollection": "chapter", "inbook": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "dataset": "dataset",
    "software": "software", "video": "motion_picture", "movie": "motion_picture",
    "audio": "broadcast", "image": "graphic", "artwork": "graphic", "jurisdiction": "legal_case",
    "legislation": "legislation", "letter": "personal_communication", "unpublished": "manuscript",
}  # fmt: skip


_FIELDS = {
    "title": "title", "journaltitle": "container-title", "journal": "container-title",
    "booktitle": "container-title", "publisher": "publisher", "institution": "publisher",
    "organization": "publisher", "school": "publisher", "doi": "DOI", "url": "URL",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "note": "note",
    "langid": "language", "language": "language", "date": "issued", "urldate": "accessed",
    "origtitle": "original-title", "issn": "ISSN", "isbn": "ISBN", "edition": "edition",
    "location": "publisher-place", "address": "publisher-place", "series": "collection-title",
    "eventtitle": "event-title", "version": "version", "pagetotal": "number-of-pages",
}  # fmt: skip


_MONTHS = [name[:3].lower() for name in Locale("en").months["format"]["wide"].values()]


def read_bibtex(text: str) -> Iterator[Item]:
    """Yield the works of a file in BibTeX or BibLaTeX."""
    for key, entry in parse_string(text, "bibtex").entries.items():
        fields = {name.lower(): value for name, value in entry.fields.items()}
        kind = fields.get("entrysubtype", "").lower()
        item: Item = {
            "id": key,
            "type": _TYPES.get(kind) or _TYPES.get(entry.type.lower(), entry.type),
            "author": [_name(person) for person in entry.persons.get("author", ())],
        }
        odd = [role for role in entry.persons if role != "author"]
        for name, value in fields.items():
            if name in _FIELDS:
                raw = name in ("url", "doi", "date", "urldate")
                plain = re.sub(r"\\(?=[_%&#$~{}])", "", value) if raw else _plain(value)
                item.setdefault(_FIELDS[name], plain)
            elif name not in SILENT:
                odd.append(name)
        item.setdefault("issued", _year_month(fields))
        yield item | {NOT_TAKEN: odd}


def _name(person: Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names)
    return _plain(" ".join(word for part in (*parts, person.lineage_names) for word in part))


def _plain(value: str) -> str:
    return " ".join(Text.from_latex(value).render_as("text").split())


def _year_month(fields: Mapping[str, str]) -> str:
    month = fields.get("month", "")[:3].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
    parts = (fields.get("year", ""), f"{number:02}" if number else month, fields.get("day", ""))
    return "-".join(part.zfill(2) for part in parts if part)
