"""One work is one source: two files for it would make two articles of one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.checks.works.urls import same_work
from generator.issues import Severity
from generator.model import Source
from generator.read.collection import Collection
from generator.read.entry import Entry


@check("X364", "Keep one of the two files, and name it in every record.")
def check_one_address(collection: Collection) -> Iterator[Fault]:
    """One address or DOI is one work, whatever the address's scheme, `www.`, end and tracking."""
    addressed = [(same_work(e.record.url), e) for e in _works(collection) if e.record.url]
    for entry, earlier in _again(addressed):
        yield fault(entry, "URL", f"'{earlier.id}' has this address, too")
    for entry in _works(collection):
        for index, archive in enumerate(entry.record.archives):
            if archive.url == entry.record.url:
                found, hint = (
                    "the copy has the work's own address",
                    "give the copy's, or leave it out",
                )
                yield fault(entry, ("archives", index, "url"), found, hint)
    named = [(e.record.doi.casefold(), e) for e in _works(collection) if e.record.doi]
    for entry, earlier in _again(named):
        yield fault(entry, "DOI", f"'{earlier.id}' has this DOI, too")


@check("X365", "Keep one of the two files, or tell the works apart.", Severity.WARNING)
def check_one_title(collection: Collection) -> Iterator[Fault]:
    """One title of one publisher on one day is one work."""
    titled = [
        ((work.title or work.original_title or "").casefold(), work.publisher, work.issued, entry)
        for entry in _works(collection)
        for work in [entry.record]
    ]
    keyed = [(key, entry) for *key, entry in titled if all(key)]
    for entry, earlier in _again((tuple(key), entry) for key, entry in keyed):
        if not _is_copy(entry, earlier) and not _is_copy(earlier, entry):
            found = f"'{earlier.id}' has this title, of the same publisher and day"
            yield fault(entry, "title", found)


def _is_copy(entry: Entry[Source], other: Entry[Source]) -> bool:
    derivation = entry.record.derived_from
    return derivation is not None and derivation.source == other.id


def _works(collection: Collection) -> Iterable[Entry[Source]]:
    return collection.sources.values()


def _again(
    keyed: Iterable[tuple[Hashable, Entry[Source]]],
) -> Iterator[tuple[Entry[Source], Entry[Source]]]:
    """Yield each work whose key an earlier one has, with that one."""
    groups: dict[Hashable, list[Entry[Source]]] = defaultdict(list)
    for key, entry in keyed:
        groups[key].append(entry)
    for first, *others in groups.values():
        for entry in others:
            yield entry, first
