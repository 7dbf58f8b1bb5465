"""The hash of a claim: one for its record and all the records on which what it says rests."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from generator.checks.cross_references import references
from generator.evidence import Evidence
from generator.kinds import RECORDS
from generator.model.lists import RelationKind
from generator.read.collection import Collection


class ClaimBasis(NamedTuple):
    """The files of a claim: its record and those on which what it says rests."""

    files: tuple[tuple[str, str], ...]
    """Path below the project and SHA-256 of each, in the order of their paths."""

    @property
    def listing(self) -> str:
        """The list as `sha256sum` writes it."""
        return "".join([f"{digest}  {path}\n" for path, digest in self.files])

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
    digests, named = {}, _named(collection, evidence)
    for kind in RECORDS.values():
        for entry in collection.of(kind.plural).values() if kind.has_files else ():
            digests[entry.document.path] = entry.document.sha256

    @cache  # what claims name, many of them name
    def reach(path: str) -> set[str]:
        found, waiting = {path}, [path]
        while waiting:
            more = named.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
        return found

    found = {}
    for claim in collection.claims.values():
        own = claim.document.path
        paths = sorted({own}.union(*map(reach, named.get(own, ()))))
        found[claim.id] = ClaimBasis(tuple([(path, digests[path]) for path in paths]))
    return found


def _named(collection: Collection, evidence: Evidence) -> Mapping[str, set[str]]:
    """Return by the path of a record those of the records on which it rests at once."""
    paths = {
        kind.plural: {id_: entry.document.path for id_, entry in collection.of(kind.plural).items()}
        for kind in RECORDS.values()
        if kind.has_files
    }
    named: dict[str, set[str]] = defaultdict(set)
    for entry, _, kind, id_ in references(collection):
        if kind != "claims" and kind in paths:
            named[entry.document.path].add(paths[kind][id_])
    for claim in collection.claims.values():
        standing = evidence.standings[claim.id]
        rests = named[claim.document.path]
        for told in (standing.told, standing.against):
            rests.update([paths["sources"][work] for work in told.articles])
        for relation in claim.record.relations:
            if relation.kind is RelationKind.REFUTES:
                named[paths["claims"][relation.claim]].add(claim.document.path)
    return named
