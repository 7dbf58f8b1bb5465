"""Which speaker published a work, by a name or by the host of its address."""

from collections.abc import Iterable

from generator.checks.lookup import Lookup
from generator.model.notation.address import host_of
from generator.read.collection import Collection


def find_publisher(collection: Collection, names: Iterable[str], address: str = "") -> str:
    """Return the speaker of one of the names in any language, or the one publisher at a host."""
    lookup = Lookup(collection)
    if named := next(filter(None, (lookup.named("speakers", name) for name in names)), ""):
        return named
    host = host_of(address)
    works = [one.record for one in collection.sources.values() if one.record.url and host]
    there = {str(work.publisher or "") for work in works if host_of(str(work.url)) == host}
    return there.pop() if len(there) == 1 else ""


def unknown_publisher(names: list[str]) -> str:
    """Return that nobody is known to have published a work, and what to do."""
    if not names:
        return "publisher: the page does not say who published it"
    return (
        f"publisher: no speaker is called '{names[0]}'; make it with"
        f' `generator new speaker --name "{names[0]}"`, or name the one with --publisher'
    )
