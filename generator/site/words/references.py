"""A reference to a work: who, what, where, when; after CSL's names of the fields."""

from __future__ import annotations

from markupsafe import Markup

from generator.model import Source
from generator.read.collection import Collection
from generator.site.escape import escape
from generator.site.words.language import Language


def reference(collection: Collection, source: Source, language: Language) -> Markup:
    """Return a work's reference as HTML: authors, ‘title’, [title as printed], publication, date.

    A title keeps the case it was printed in; a label of our own stands in brackets, not quoted.
    """
    _ = language.gettext
    publisher = source.publisher and collection.speakers[source.publisher].record.name
    container = source.container_title or publisher
    original = source.original_title and Markup("<span{}>{}</span>").format(
        language.foreign(source.language), escape(source.original_title)
    )
    title = source.title or original
    parts = [
        escape(language.enumerate(source.author)),
        Markup(_("‘%(title)s’")) % {"title": escape(title)} if title else _bracketed(source.label),  # noqa: S704 - our own words
        _bracketed(source.title and original),
        Markup("<i>{}</i>").format(escape(container)) if container else Markup(),
        escape(language.date(source.issued) if source.issued else ""),
    ]
    return Markup(", ").join(part for part in parts if part) + Markup(".")


def _bracketed(text: str | None) -> Markup:
    return Markup("&#91;{}&#93;").format(escape(text)) if text else Markup()
