"""Works of a reference manager's file to new source records: what is made, and what is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.checks.works.urls import same_work, without_tracking
from generator.desk.records.emit import Tree
from generator.desk.records.new import coin_identifier, words_of
from generator.desk.works.extract import FIELDS
from generator.desk.works.item import NOT_TAKEN, Item
from generator.desk.works.publisher import find_publisher
from generator.model.csl import SourceType
from generator.read.collection import Collection

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWN = frozenset({NOT_TAKEN, "id", "type", "author", "title", "original-title", "publisher"})


@dataclass(frozen=True, slots=True)
class Planned:
    """A work of a file: the record to make of it, or the one there is; and what is to be said."""

    row: int
    id: str
    fields: dict[str, Tree] = field(default_factory=dict)
    """Empty where the work is known already."""

    known_by: str = ""
    """How it is known: its address, its DOI or its title; empty where it is new."""

    notes: tuple[str, ...] = ()


def plan_works(
    collection: Collection, items: Sequence[Item], given: Mapping[str, str]
) -> list[Planned]:
    """Return what becomes of each item; `given` is what holds for those that do not say it."""
    known = _known(collection)
    taken = {*collection.sources}
    planned: list[Planned] = []
    for row, item in enumerate(items, 1):
        fields, notes = _fields(collection, item, given)
        marks = dict(_marks(fields))
        same = next((how for how in ("address", "DOI", "title") if marks.get(how) in known), "")
        if same and (same != "title" or not _parted(fields, *known[marks[same]][1:])):
            planned.append(Planned(row, known[marks[same]][0], known_by=same))
            continue
        id_ = coin_identifier(words_of(fields), taken) or coin_identifier(f"work {row}", taken)
        taken.add(id_)
        known |= {mark: (id_, *_apart(fields)) for mark in marks.values()}
        planned.append(Planned(row, id_, fields, notes=tuple(notes)))
    return planned


def _known(collection: Collection) -> dict[str, tuple[str, str, str]]:
    """Return by what each work is known: its name, and what parts it from others of its title."""
    found: dict[str, tuple[str, str, str]] = {}
    for id_, entry in collection.sources.items():
        fields = entry.record.model_dump(mode="json", by_alias=True, exclude_none=True)
        for _, mark in _marks(fields):
            found.setdefault(mark, (id_, *_apart(fields)))
    return found


def _marks(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    url = str(fields.get("URL", ""))
    if url:
        yield "address", same_work(url)
    if doi := _DOI.fullmatch(str(fields.get("DOI", ""))) or _DOI.fullmatch(url):
        yield "DOI", f"doi:{doi[1].lower()}"
    for name in ("title", "original-title"):
        if plain := "".join(c for c in str(fields.get(name, "")).casefold() if c.isalnum()):
            yield "title", f"title:{plain}"


def _apart(fields: Mapping[str, Any]) -> tuple[str, str]:
    return str(fields.get("publisher", "")), str(fields.get("issued", ""))


def _parted(fields: Mapping[str, Any], publisher: str, issued: str) -> bool:
    """Return whether a work of the same title is another: another's, or of another day."""
    own = _apart(fields)
    return any(a and b and a != b for a, b in zip(own, (publisher, issued), strict=True))


def _fields(
    collection: Collection, item: Item, given: Mapping[str, str]
) -> tuple[dict[str, Tree], list[str]]:
    """Return a source's fields for an item, and what was not understood of it."""
    notes = [f"{name}: not taken" for name in item[NOT_TAKEN]]
    url = without_tracking(item.get("URL", ""))
    names = [item[name] for name in ("publisher", "container-title") if item.get(name)]
    publisher = find_publisher(collection, names, url)
    if names and not publisher:
        notes.append(f"publisher: no speaker is called '{names[0]}'")
    language = item.get("language") or given.get("language", "")
    if not language:
        notes.append("language: not stated; give --language for all that do not state it")
    kind = item.get("type", "")
    if kind not in {*SourceType}:
        notes.append(f"type: '{kind}' is no type of a source; made a webpage")
        kind = SourceType.WEBPAGE.value
    site = collection.site.record.language
    title, original = item.get("title", ""), item.get("original-title", "")
    foreign = language and language.partition("-")[0] != site.partition("-")[0]
    if title and not original and foreign:
        title, original = "", title
        notes.append("title: to be translated")
    fields: dict[str, Tree] = {
        "type": kind,
        "title": title,
        "original-title": original,
        "label": "" if title else f"A work in {_language_name(language, site)}",
        "publisher": publisher,
        "container-title": "" if publisher else item.get("container-title", ""),
        "author": item.get("author", []),
        "language": language,
        "read": given.get("read", ""),
        "URL": url,
    }
    rest = {name: value for name, value in item.items() if name not in fields | _SKIPPED}
    for name, value in rest.items():
        if name in FIELDS:
            fields[name] = value
        elif name not in _OWN:
            notes.append(f"{name}: not taken")
    if "accessed" in fields and not _DAY.fullmatch(str(fields["accessed"])):
        notes.append(f"accessed: '{fields.pop('accessed')}' is no day")
    return {name: value for name, value in fields.items() if value}, notes


_SKIPPED = dict.fromkeys(_OWN, "")


def _language_name(tag: str, site: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_language_name(site) if tag else None
    except (UnknownLocaleError, ValueError):
        name = None
    return name or tag or "an unknown language"
