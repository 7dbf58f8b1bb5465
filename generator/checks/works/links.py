"""Addresses that are not the work's own: with tracking, of copies for phones, of one's machine."""

import re
from collections.abc import Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import Words, each_text
from generator.checks.works.urls import is_amp, is_local, passes_on, tracking, without_tracking
from generator.issues import Severity
from generator.model.notation.address import wrong_address
from generator.read.collection import Collection
from generator.read.entry import Page

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)

_WHOLE = re.compile(r"https?://\S{3,}", re.IGNORECASE)


@check("X372", "Leave out what only counts readers.")
def check_tracking(collection: Collection) -> Iterator[Fault]:
    """An address carries no tracking parameters: `utm_source`, `fbclid` and their like."""
    for words, start, address in _addresses(collection):
        if names := tracking(address):
            found = f"'{names[0]}' in the address only counts readers"
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
