"""A reference to a work: who, what, where, when; after CSL's names of the fields."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.model import Source
from generator.read.collection import Collection
from generator.site.escape import escape
from generator.site.words.language import Language
from generator.site.words.wording import PHRASES, phrase


def reference(collection: Collection, source: Source, language: Language) -> Markup:
    """Return a work's reference as HTML: authors, ‘title’, [title as printed], publication, date.

    A title keeps the case it was printed in; a label of our own stands in brackets, not quoted.
    What became of the work stands last.
    """
    _ = language.gettext
    publisher = source.publisher and collection.speakers[source.publisher].record.name
    container = source.container_title or publisher
    comma = Markup(language.separators[", "])  # noqa: S704 - our own words
    original = source.original_title and Markup("<span{}>{}</span>").format(
        language.foreign(source.language), escape(source.original_title)
    )
    title = language.isolated(source.title) if source.title else original
    quoted = Markup(_("‘%(title)s’"))  # noqa: S704 - our own words
    parts = [
        Markup(language.enumerate(map(language.isolated, source.author))),  # noqa: S704 - escaped
        quoted % {"title": title} if title else _bracketed(source.label),
        _bracketed(source.title and original),
        Markup("<i>{}</i>").format(language.isolated(container)) if container else Markup(),
        *(escape(text) for text in _details(source, language)),
        escape(language.date(source.issued) if source.issued else ""),
        *(escape(text) for text in _whereabouts(source, language)),
    ]
    return comma.join(part for part in parts if part) + Markup(".")


def _details(source: Source, language: Language) -> Iterator[str]:
    """Yield what tells a work apart from others in its publication."""
    _ = language.gettext
    for form, names in (
        (_("edited by %(names)s"), source.editor),
        (_("translated by %(names)s"), source.translator),
    ):
        if names:
            yield form % {"names": language.enumerate(names)}
    yield source.collection_title or ""
    for form, number in (
        (_("vol. %(number)s"), source.volume),
        (_("no. %(number)s"), source.issue),
        (_("edition %(number)s"), source.edition),
        (_("version %(number)s"), source.version),
        (_("chapter %(number)s"), source.chapter_number),
        ("%(number)s", source.number),
    ):
        if number:
            yield form % {"number": number}
    yield from (source.authority or "", source.event_title or "", source.publisher_place or "")


def _whereabouts(source: Source, language: Language) -> Iterator[str]:
    """Yield where in a publication or archive a work is, and what became of it."""
    if source.page:
        yield language.gettext("p. %(pages)s") % {"pages": source.page}
    yield from (source.dimensions or "", source.medium or "", source.archive or "")
    yield from (source.archive_place or "", source.archive_collection or "")
    yield from (source.archive_location or "", source.call_number or "")
    if source.isbn:
        yield f"ISBN {source.isbn}"
    if source.status:
        told = phrase(language, PHRASES["became"], source.status.kind)
        yield told % {"date": language.date(source.status.on)}


def _bracketed(text: str | None) -> Markup:
    return Markup("&#91;{}&#93;").format(escape(text)) if text else Markup()
