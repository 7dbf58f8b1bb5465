"""References as a CSL processor sets them, with no text of a record passing through it.

The processor sees a work's shape only: which fields it has. Placeholders stand for the fields
and are replaced by escaped text afterwards, so that titles keep their case, nothing in a title
is read as markup, and works of one shape are set once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from markupsafe import Markup

from generator.model import Source
from generator.read.collection import Collection
from generator.site.drawing import Draw, Drawing, draw_all
from generator.site.words.language import Language

STYLE = Path(__file__).parents[2] / "assets" / "references.csl"
_PLACE = re.compile(r"\x02(\w+)\x03")

_FIELDS = {
    "title": "title",
    "original": "original-title",
    "label": "genre",
    "container": "container-title",
    "date": "issued",
}
"""A work's fields, and what the processor calls them."""


def reference(
    collection: Collection, source: Source, language: Language, draw: Draw = draw_all
) -> Markup:
    """Return one reference as HTML: who, what, where, when."""
    publisher = source.publisher and collection.speakers[source.publisher].record.name
    fields = {
        "title": source.title or source.original_title,
        "original": source.title and source.original_title,
        "label": source.label,
        "container": source.container_title or publisher,
        "date": source.issued and language.date(source.issued),
    }
    fields |= {f"author{i}": name for i, name in enumerate(source.author)}

    def fill(match: re.Match[str]) -> str:
        text = Markup.escape(fields[match[1]])
        if match[1] == ("original" if source.title else "title"):
            return Markup("<span{}>{}</span>").format(language.foreign(source.language), text)
        return text

    shape = tuple(name for name, text in fields.items() if text)
    return Markup(_PLACE.sub(fill, _kept(draw, shape, str(language.locale))))  # noqa: S704 - fields are escaped in `fill`


@lru_cache(256)
def _kept(draw: Draw, shape: tuple[str, ...], locale: str) -> str:
    [setting] = draw([Drawing(set_work, (shape, locale))])
    return setting.decode()


def set_work(shape: tuple[str, ...], locale: str) -> bytes:
    """Return the processor's setting of a work that has these fields, with places for them."""
    import citeproc  # noqa: PLC0415 - only a build with a new shape of work needs it
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - likewise

    places = {name: f"\x02{name}\x03" for name in shape}
    item: dict[str, Any] = {"id": "work", "type": "article-newspaper"}
    item |= {_FIELDS[name]: place for name, place in places.items() if name in _FIELDS}
    if "date" in places:
        item["issued"] = {"literal": places["date"]}
    authors = [{"literal": place} for name, place in places.items() if name not in _FIELDS]
    if authors:
        item["author"] = authors
    style = citeproc.CitationStylesStyle(
        str(STYLE), locale=_csl_locale(Locale.parse(locale)), validate=False
    )
    works = citeproc.CitationStylesBibliography(
        style, CiteProcJSON([item]), citeproc.formatter.html
    )
    works.register(citeproc.Citation([citeproc.CitationItem("work")]))
    return str(works.bibliography()[0]).encode()


def _csl_locale(locale: Locale) -> str | None:
    """Return the name of CSL's locale for a language, or None: then the style's own holds."""
    likely = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
    names = (f"{locale.language}-{locale.territory or likely}", locale.language)
    known = resources.files("citeproc") / "data" / "locales"
    return next((name for name in names if (known / f"locales-{name}.xml").is_file()), None)
