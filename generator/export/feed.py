"""Corrections and updates as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.addresses import Addresses, record_uri
from generator.model import Change
from generator.read.collection import Collection


@dataclass(frozen=True, slots=True)
class Dated:
    """A change with the claim it belongs to."""

    claim: str
    change: Change
    mark: str
    """A name for good within the claim: it stays when newer changes are put above it."""


def changes(collection: Collection) -> list[Dated]:
    """Return all changes, newest first, then by claim."""
    found = [
        Dated(claim.id, change, _mark(claim.record.changes, change))
        for claim in collection.claims.values()
        for change in claim.record.changes
    ]
    found.sort(key=lambda dated: dated.claim)
    found.sort(key=lambda dated: dated.change.on.sort_key, reverse=True)
    return found


def export_feed(collection: Collection, addresses: Addresses) -> bytes:
    """Return the changes as Atom; the edition's own day stands where a clock would."""
    site = collection.site.record
    address = addresses.absolute("feed.xml") or "feed.xml"
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.language})
    for name, text in (
        ("title", site.title), ("id", address), ("updated", f"{site.published}T00:00:00Z")
    ):  # fmt: skip
        SubElement(feed, name).text = text
    SubElement(feed, "link", {"rel": "self", "href": address})
    SubElement(SubElement(feed, "author"), "name").text = site.publisher
    for dated in changes(collection):
        claim = collection.claims[dated.claim].record
        uri = record_uri("claim", dated.claim)
        page = addresses.absolute(uri) or uri
        entry = SubElement(feed, "entry")
        SubElement(entry, "title").text = claim.title
        SubElement(entry, "id").text = f"{page}#{dated.mark}"
        SubElement(entry, "link", {"href": page})
        SubElement(entry, "updated").text = f"{dated.change.on}T00:00:00Z"
        SubElement(entry, "summary").text = f"{dated.change.what} {dated.change.why}"
    text = tostring(feed, encoding="unicode", xml_declaration=True)
    return text.encode() + b"\n"


def _mark(changes: Sequence[Change], change: Change) -> str:
    """Return a name for a change that stays when newer ones are put above it."""
    same = [other for other in changes if other.on == change.on]
    number = len(same) - same.index(change)
    return f"{change.on}-{number}" if number > 1 else str(change.on)
