"""Fields of works: those that its type has, those that need another, and what became of it."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.model import Source
from generator.model.csl import SourceType as T
from generator.read.collection import Collection

_SERIAL = frozenset(
    {T.ARTICLE_NEWSPAPER, T.ARTICLE_MAGAZINE, T.ARTICLE_JOURNAL, T.ARTICLE, T.PERIODICAL}
    | {T.REVIEW, T.REVIEW_BOOK, T.PAPER_CONFERENCE, T.PAMPHLET}
)
_BOUND = frozenset(
    {T.BOOK, T.CHAPTER, T.CLASSIC, T.COLLECTION, T.ENTRY, T.ENTRY_DICTIONARY, T.GRAPHIC, T.MAP}
    | {T.ENTRY_ENCYCLOPEDIA, T.PAMPHLET, T.PAPER_CONFERENCE, T.PERIODICAL, T.REPORT, T.STANDARD}
    | {T.THESIS, T.MUSICAL_SCORE, T.SOFTWARE, T.SONG, T.MOTION_PICTURE, T.DATASET, T.LEGISLATION}
)
_HEARD = frozenset({T.BROADCAST, T.INTERVIEW, T.MOTION_PICTURE, T.SONG, T.SPEECH, T.PERFORMANCE})
_LOOSE = frozenset({T.WEBPAGE, T.POST, T.POST_WEBLOG, T.PERSONAL_COMMUNICATION})

_NEVER = {
    "issue": (_BOUND - _SERIAL) | _HEARD | _LOOSE,
    "volume": _HEARD | _LOOSE,
    "isbn": frozenset(T) - _BOUND,
    "issn": _HEARD | (_LOOSE - {T.POST_WEBLOG}),
    "pmid": _HEARD | _LOOSE,
    "pmcid": _HEARD | _LOOSE,
    "edition": _HEARD | _LOOSE,
    "chapter_number": frozenset(T) - {T.BOOK, T.CHAPTER, T.CLASSIC, T.LEGISLATION, T.REPORT},
    "page": (_HEARD - {T.INTERVIEW, T.SPEECH}) | {T.SOFTWARE},
}
"""Types of work that never have a field."""

_NEEDS = {
    "issue": ("container_title", "publisher"),
    "archive_location": ("archive",),
    "carries": ("derived_from",),
    "archive_collection": ("archive",),
    "archive_place": ("archive",),
}
"""Fields that say nothing without one of others."""

_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})


@check("X420", "Correct `type:`, or leave the field out.")
def check_fields_of_type(collection: Collection) -> Iterator[Fault]:
    """A work has only fields that works of its type have."""
    for entry in collection.sources.values():
        for name, types in _NEVER.items():
            if getattr(entry.record, name) and entry.record.type in types:
                found = f"a work of the type '{entry.record.type}' has none"
                yield fault(entry, _as_typed(name), found)


@check("X421", "Add it.")
def check_needed_fields(collection: Collection) -> Iterator[Fault]:
    """What is part of something names it: of a journal, of an archive, of an earlier work."""
    for entry in collection.sources.values():
        for name, others in _NEEDS.items():
            if getattr(entry.record, name) and not any(getattr(entry.record, o) for o in others):
                needed = " and no ".join(f"`{_as_typed(other)}:`" for other in others)
                yield fault(entry, _as_typed(name), f"nothing says of what: there is no {needed}")


@check("X422", "Correct one of the two, or leave the DOI out.")
def check_doi(collection: Collection) -> Iterator[Fault]:
    """A work whose address is that of a DOI has this DOI."""
    for entry in collection.sources.values():
        doi, url = entry.record.doi, urlsplit(entry.record.url or "")
        at = unquote(url.path.removeprefix("/")) if url.hostname in _RESOLVERS else ""
        if doi and at and at.casefold() != doi.casefold():
            yield fault(entry, "DOI", f"'{doi}' is not '{at}', to which `URL:` leads")


@check("X423", "Correct one of the dates.")
def check_status(collection: Collection) -> Iterator[Fault]:
    """A work is retracted, withdrawn or corrected no sooner than it appears."""
    for entry in collection.sources.values():
        status, issued = entry.record.status, entry.record.issued
        if status and issued and status.on.before(issued):
            found = f"'{status.on}' is before the work was published, {issued}"
            yield fault(entry, ("status", "on"), found)


def _as_typed(name: str) -> str:
    return Source.model_fields[name].alias or name
