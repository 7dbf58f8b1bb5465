"""Where what a page shows was typed."""

from collections.abc import Iterator, Mapping

from generator.addresses import Addresses, record_uri
from generator.issues import Location
from generator.kinds import KINDS
from generator.read.collection import Collection


def typed_at(collection: Collection, addresses: Addresses) -> Mapping[str, dict[str, Location]]:
    """Return where what a page shows was typed: by the page's address, and the place on it.

    The empty place is the page itself.
    """
    found: dict[str, dict[str, Location]] = {}
    for uri, where in _typed(collection):
        page, _, place = uri.partition("#")
        found.setdefault(addresses.of(page), {})[place] = where
    return found


def _typed(collection: Collection) -> Iterator[tuple[str, Location]]:
    for page in collection.pages.values():
        yield page.uri, Location(page.path, page.first_line)
    for plural, kind in KINDS.items():
        for id_, entry in collection.of(plural).items() if kind.page else ():
            if plural == "statements":
                claim, index = entry
                where = claim.locate(("statements", index))
            else:
                where = entry.locate() if plural == "estimates" else entry.locate(key=True)
            yield record_uri(kind.name, *id_.split(".")), where
