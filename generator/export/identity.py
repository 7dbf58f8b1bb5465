"""The hash of a claim: one for its record and all the records on which what it says rests."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from generator.checks.cross_references import references
from generator.evidence import Evidence
from generator.kinds import RECORDS
from generator.model import Claim
from generator.model.lists import RelationKind
from generator.read.collection import Collection
from generator.read.entry import Entry

_Named = Mapping[int, list[tuple[str, str]]]
"""By the identity of an entry: kind and identifier of each record that it names."""


class ClaimBasis(NamedTuple):
    """The files of a claim: its record and those on which what it says rests."""

    files: tuple[tuple[str, str], ...]
    """Path below the project and SHA-256 of each, in the order of their paths."""

    @property
    def listing(self) -> str:
        """The list as `sha256sum` writes it."""
        return "".join(f"{digest}  {path}\n" for path, digest in self.files)

    @property
    def hash(self) -> str:
        """The SHA-256 of the list: it changes whenever one of the files does."""
        return sha256(self.listing.encode()).hexdigest()


def bases(collection: Collection, evidence: Evidence) -> dict[str, ClaimBasis]:
    """Return the basis of each claim.

    It holds the claim, the claims that say they refute it, and whatever these name, or what is
    named there, as far as that is a file of its own: works, speakers, what was shown, places. Also
    every work that is counted. Words of shared lists, such as topics and quantities, are left out.
    """
    named: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for entry, _, kind, id_ in references(collection):
        if kind != "claims" and kind in RECORDS and RECORDS[kind].has_files:
            named[id(entry)].append((kind, id_))
    return {
        claim.id: ClaimBasis(tuple(sorted(_files(collection, evidence, named, claim).items())))
        for claim in collection.claims.values()
    }


def _files(
    collection: Collection, evidence: Evidence, named: _Named, claim: Entry[Claim]
) -> dict[str, str]:
    standing = evidence.standings[claim.id]
    counted = (*standing.told.articles, *standing.against.articles)
    waiting: list[tuple[str, str]] = [("claims", claim.id), *(("sources", id_) for id_ in counted)]
    seen, found = set(waiting), {}
    while waiting:
        kind, id_ = waiting.pop()
        entry: Entry[Any] = collection.of(kind)[id_]
        found[entry.document.path] = entry.document.sha256
        more = {*named.get(id(entry), ()), *_refuters(collection, kind, id_)} - seen
        seen |= more
        waiting += more
    return found


def _refuters(collection: Collection, kind: str, id_: str) -> list[tuple[str, str]]:
    """Return the claims that say they refute a claim."""
    return [
        ("claims", other)
        for other, index in collection.relations_to.get(id_, ())
        if kind == "claims"
        and collection.claims[other].record.relations[index].kind is RelationKind.REFUTES
    ]
