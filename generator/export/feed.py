"""What is new on a site: claims, changes of standing, corrections; as Atom (RFC 4287)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.addresses import Addresses, record_uri
from generator.evidence.standing.standing import OVERRIDE
from generator.model import Change, Claim, Edtf
from generator.model.lists import ChangeKind
from generator.read.collection import Collection
from generator.read.entry import Entry
from generator.site.words.wording import NEWS, phrase, word

if TYPE_CHECKING:
    from generator.export.facts import Facts

LONGEST = 500
"""Entries of the feed at most, the newest; `changes.json` has all."""

_NOWHERE = "https://explainer.invalid/"
"""Where a site stands in identifiers while it has no address."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A change with the claim it belongs to."""

    claim: str
    kind: ChangeKind
    change: Change
    mark: str
    """A name for good within the claim: it stays when newer changes are put above it."""


def changes(collection: Collection) -> list[Dated]:
    """Return all corrections and updates, newest first, then by claim."""
    return _sorted(each for claim in collection.claims.values() for each in _corrected(claim))


def news(facts: Facts) -> list[Dated]:
    """Return all corrections, changes of standing and new claims, newest first, then by claim."""
    return facts.once(
        "news",
        lambda: _sorted(
            each
            for claim in facts.collection.claims.values()
            for each in (*_corrected(claim), *_standings(facts, claim), _added(facts, claim))
        ),
    )


def _sorted(found: Iterable[Dated]) -> list[Dated]:
    by_claim = sorted(found, key=lambda dated: dated.claim)
    return sorted(by_claim, key=lambda dated: dated.change.on.sort_key, reverse=True)


def first_names(collection: Collection) -> dict[str, str]:
    """Return by claim its first identifier: as it says, or its former one if it has but one.

    What names a change does not change with the identifier of its claim.
    """
    former: dict[str, list[str]] = defaultdict(list)
    for old, today in collection.redirects.record.claims.items():
        former[today].append(old)
    return {
        id_: claim.record.first_called or (former[id_][0] if len(former[id_]) == 1 else id_)
        for id_, claim in collection.claims.items()
    }


def _corrected(claim: Entry[Claim]) -> Iterator[Dated]:
    given = claim.record.changes
    for change in given:
        same = [other for other in given if other.on == change.on]
        number = len(same) - same.index(change)
        mark = f"{change.on}-{number}" if number > 1 else str(change.on)
        yield Dated(claim.id, ChangeKind.CORRECTED, change, mark)


def _standings(facts: Facts, claim: Entry[Claim]) -> Iterator[Dated]:
    """Yield how the standing changed since the first; nothing where an editor has set it."""
    history = facts.evidence.histories[claim.id]
    if facts.evidence.standings[claim.id].rule == OVERRIDE:
        return
    for (_, before), (day, after) in pairwise(history):
        told = phrase(facts.language, NEWS, ChangeKind.STANDING)
        grades = {
            name: word(facts.language, at.grade)
            for name, at in (("before", before), ("after", after))
        }
        change = Change(
            on=Edtf.parse(str(day)), what=told % grades, why=facts.say.standing(after).striptags()
        )
        yield Dated(claim.id, ChangeKind.STANDING, change, f"standing-{day}")


def _added(facts: Facts, claim: Entry[Claim]) -> Dated:
    record = claim.record
    known = (record.reviewed, *(change.on for change in record.changes))
    day = record.added or min(known, key=lambda day: day.sort_key)
    change = Change(on=day, what=phrase(facts.language, NEWS, ChangeKind.ADDED), why=record.summary)
    return Dated(claim.id, ChangeKind.ADDED, change, "added")


def export_feed(facts: Facts) -> bytes:
    """Return the newest changes as Atom; the edition's own day stands where a clock would."""
    site, addresses = facts.collection.site.record, facts.addresses
    names = Addresses(addresses.base or _NOWHERE)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.language})
    for name, text in (
        ("title", site.title),
        ("subtitle", site.description),
        ("id", names.absolute("feed.xml")),
        ("updated", _moment(site.published)),
        ("rights", site.licence),
    ):
        SubElement(feed, name).text = text
    SubElement(feed, "link", {"href": addresses.absolute("changes.md") or "changes/"})
    if addresses.base:
        SubElement(feed, "link", {"rel": "self", "href": addresses.absolute("feed.xml")})
    SubElement(SubElement(feed, "author"), "name").text = site.publisher
    first = first_names(facts.collection)
    for dated in news(facts)[:LONGEST]:
        entry = SubElement(feed, "entry")
        page = names.absolute(record_uri("claim", first[dated.claim]))
        for name, text in (
            ("title", facts.collection.claims[dated.claim].record.title),
            ("id", f"{page}#{dated.mark}"),
            ("updated", _moment(dated.change.on)),
            ("summary", f"{dated.change.what} {dated.change.why}"),
        ):
            SubElement(entry, name).text = text
        SubElement(entry, "category", {"term": dated.kind})
        SubElement(entry, "link", {"href": facts.url("claim", dated.claim)})
    text = tostring(feed, encoding="unicode", xml_declaration=True)
    return text.encode() + b"\n"


def _moment(day: Edtf) -> str:
    return f"{day}T00:00:00Z"
