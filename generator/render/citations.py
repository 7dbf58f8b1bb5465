"""References as a CSL processor sets them, with no text of a record passing through it.

The processor sees a work's shape only: which fields it has. Placeholders stand for the fields
and are replaced by escaped text afterwards, so that titles keep their case, nothing in a title
is read as markup, and works of one shape are set once.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from babel import Locale
from babel.core import get_global
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup

from generator.collection import Collection
from generator.model import Source
from generator.render.language import Language

STYLE = Path(__file__).parent.parent / "assets" / "references.csl"
_PLACE = re.compile(r"\x02(\w+)\x03")

Shape = tuple[int, bool, bool, bool, bool, bool]


def reference(collection: Collection, source: Source, language: Language) -> Markup:
    """Return one reference as HTML: who, what, where, when."""
    container = source.container_title or (
        collection.speakers[source.publisher].record.name if source.publisher else None
    )
    fields = {
        "title": source.title or source.original_title or "",
        "original": (source.title and source.original_title) or "",
        "label": source.label or "",
        "container": container or "",
        "date": language.date(source.issued) if source.issued else "",
    }
    fields |= {f"author{i}": name for i, name in enumerate(source.author)}
    shape = (len(source.author), *(bool(fields[name]) for name in _FIELDS))

    def fill(match: re.Match[str]) -> str:
        text = Markup.escape(fields[match[1]])
        if match[1] == ("original" if source.title else "title"):
            return Markup("<span{}>{}</span>").format(language.foreign(source.language), text)
        return text

    set_ = _set(shape, _csl_locale(language.locale))
    return Markup(_PLACE.sub(fill, set_))  # noqa: S704 - fields are escaped in `fill`


_FIELDS = ("title", "original", "label", "container", "date")


@cache
def _csl_locale(locale: Locale) -> str | None:
    """Return the name of CSL's locale for a language, or None: then the style's own holds."""
    likely = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
    names = (f"{locale.language}-{locale.territory or likely}", locale.language)
    known = resources.files("citeproc") / "data" / "locales"
    return next((name for name in names if (known / f"locales-{name}.xml").is_file()), None)


@cache
def _style(locale: str | None) -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLE), locale=locale, validate=False)


@cache
def _set(shape: tuple[int | bool, ...], locale: str | None) -> str:
    """Return the processor's setting of a shape, with placeholders for its fields."""
    authors, title, original, label, container, date = shape
    item: dict[str, object] = {"id": "work", "type": "article-newspaper"}
    if authors:
        item["author"] = [{"literal": f"\x02author{i}\x03"} for i in range(authors)]
    if title:
        item["title"] = "\x02title\x03"
    if original:
        item["original-title"] = "\x02original\x03"
    if label:
        item["genre"] = "\x02label\x03"
    if container:
        item["container-title"] = "\x02container\x03"
    if date:
        item["issued"] = {"literal": "\x02date\x03"}
    works = CitationStylesBibliography(_style(locale), CiteProcJSON([item]), formatter.html)
    works.register(Citation([CitationItem("work")]))
    return str(works.bibliography()[0])
