"""Addresses that are not the work's own: with tracking, of copies for phones, of one's machine."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, each_text, fault
from generator.checks.works.urls import (
    is_amp,
    is_local,
    kept_of,
    passes_on,
    tracking,
    without_tracking,
)
from generator.issues import Severity
from generator.model.notation.address import wrong_address
from generator.read.collection import Collection
from generator.read.entry import Page

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)

_STOPS = frozenset(".,;:!'\"…’”»")
_CLOSING = {")": "(", "]": "["}
"""What a sentence puts behind an address; a bracket that the address opens is its own."""

_WHOLE = re.compile(r"https?://\S{3,}", re.IGNORECASE)


@check("X372", "Leave out what is of one visit.")
def check_tracking(collection: Collection) -> Iterator[Fault]:
    """An address carries no tracking parameters or sessions: `utm_source`, `jsessionid`."""
    for words, start, address in _addresses(collection):
        if names := tracking(address):
            found = f"'{names[0]}' in the address is of one visit, and no part of the work's own"
            yield words.fault(start, found)._replace(hint=f"write {without_tracking(address)}")


@check(
    "X373",
    "Give the address of the page itself; where only the copy was seen, say `AMP` in `note:`.",
    Severity.WARNING,
)
def check_amp(collection: Collection) -> Iterator[Fault]:
    """An address leads to the page itself, not to its copy for phones (AMP)."""
    for words, start, address in _addresses(collection):
        # No address is constructed: where nobody saw the page itself, a note says so.
        said = not isinstance(words.home, Page) and "AMP" in str(
            getattr(words.home.record, "note", "")
        )
        if is_amp(address) and not said:
            yield words.fault(start, f"'{address}' is a copy for phones (AMP)")


@check("X374", "Give an address that everybody can open, or leave it out.")
def check_local(collection: Collection) -> Iterator[Fault]:
    """An address leads to the open web: not to one machine or one network."""
    for words, start, address in _addresses(collection):
        if is_local(address):
            yield words.fault(start, f"'{address}' can be opened on one machine or network only")


@check("X378", "Open it, and give the address at which it ends.", Severity.WARNING)
def check_passed_on(collection: Collection) -> Iterator[Fault]:
    """An address is the page's own: not shortened, nor that of a search or a translator."""
    for words, start, address in _addresses(collection):
        if passes_on(address):
            yield words.fault(start, f"'{address}' leads to the page of another")


@check("X375", "Copy it from the browser again, or leave it out.")
def check_parsed(collection: Collection) -> Iterator[Fault]:
    """An address in a text is one that every browser opens."""
    for words, start, address in _typed(collection):
        if wrong := wrong_address(address):
            yield words.fault(start, f"the address '{address}' cannot stand: {wrong}")


@check("X429", "Give the work's own address here, and the copy under `archives:`.")
def check_copies(collection: Collection) -> Iterator[Fault]:
    """The address of a work is its own; that of a copy in an archive stands under `archives`."""
    for entry in collection.sources.values():
        if own := kept_of(entry.record.url or ""):
            yield fault(entry, "URL", f"this is an archive's copy of '{own}'")


@check("X430", "Copy it from the browser again.", Severity.WARNING)
def check_ends(collection: Collection) -> Iterator[Fault]:
    """An address holds nothing else: no stop of a sentence, no words to mark, no `&amp;`."""
    for words, start, address in _addresses(collection):
        plain = re.sub("#?:~:.*", "", address.replace("&amp;", "&"))
        while (end := plain[-1:]) in _STOPS or (
            end in _CLOSING and plain.count(end) > plain.count(_CLOSING[end])
        ):
            plain = plain[:-1]
        is_record = not isinstance(words.home, Page)
        if plain != address and is_record and not tracking(address):
            found = f"'{address}' holds more than the address"
            yield words.fault(start, found)._replace(hint=f"write {plain}, if that opens the work")


def _addresses(collection: Collection) -> Iterator[tuple[Words, int, str]]:
    """Yield every web address that can be opened, with where it stands."""
    return (found for found in _typed(collection) if not wrong_address(found[2]))


def _typed(collection: Collection) -> Iterator[tuple[Words, int, str]]:
    """Yield every web address with where it stands; in a page, without the signs that end it."""
    for words in each_text(collection, "//"):
        if _WHOLE.fullmatch(words.text) and not isinstance(words.home, Page):
            yield words, 0, words.text
            continue
        for match in _ADDRESS.finditer(words.text):
            address = match[0]
            if isinstance(words.home, Page):
                address = re.sub(r"[)\].,;:!?*_]+$", "", address)
            # Of an address that is only spoken of, nothing follows the slashes.
            if not address.endswith(("//", "http", "https")):
                yield words, match.start(), address
