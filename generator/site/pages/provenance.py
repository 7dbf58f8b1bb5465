"""The tree behind a claim: each origin a root, through relays and works, down to the articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.evidence.origins.chains import Chain
from generator.evidence.origins.descent import works_through
from generator.evidence.origins.provenance import Provenance
from generator.model import Claim
from generator.read.collection import Collection
from generator.read.entry import Entry


@dataclass
class Node:
    """A speaker or a work in the tree; one of the two is set."""

    speaker: str | None = None
    work: str | None = None
    read: bool = False
    """Whether an editor read this very work."""

    statements: list[int] = field(default_factory=list)
    """The indexes of the statements that begin here."""

    children: dict[tuple[str, str], Node] = field(default_factory=dict)

    def child(self, kind: str, id_: str) -> Node:
        """Return the child for a speaker or work, made if it is missing."""
        node = Node(speaker=id_) if kind == "speaker" else Node(work=id_)
        return self.children.setdefault((kind, id_), node)


def provenance_tree(
    collection: Collection,
    claim: Entry[Claim],
    chains: tuple[Chain, ...],
    counted: Provenance,
) -> tuple[list[Node], list[Node]]:
    """Return the roots of the determined origins, and those of the undetermined statements."""
    known = Node()
    unclear = Node()
    determined = set()
    for origin in counted.origins:
        root = known.child("speaker", origin.root)
        for index in origin.statements:
            determined.add(index)
            _grow(collection, claim, chains[index], root, set(counted.articles))
    for index in counted.statements:
        if index not in determined:
            _grow(collection, claim, chains[index], unclear, set(counted.articles))
    return list(known.children.values()), list(unclear.children.values())


def _grow(
    collection: Collection, claim: Entry[Claim], chain: Chain, root: Node, articles: set[str]
) -> None:
    statement = claim.record.statements[chain.statement]
    publishers = {collection.sources[work].record.publisher for work in chain.works}
    authored = statement.chain or chain.speakers[:1]
    node = root
    for speaker in authored:
        if speaker in publishers and speaker != authored[0]:
            break
        if root.speaker != speaker:
            node = node.child("speaker", speaker)
    node.statements.append(chain.statement)
    for read in (statement.source, *statement.also_in):
        branch = node
        for work in works_through(collection, statement, read):
            branch = branch.child("work", work)
            _add_copies(collection, branch, articles)
        branch.read |= read == statement.source


def _add_copies(collection: Collection, node: Node, articles: set[str]) -> None:
    for copy in collection.copies.get(node.work or "", ()):
        if copy in articles and ("work", copy) not in node.children:
            _add_copies(collection, node.child("work", copy), articles)
