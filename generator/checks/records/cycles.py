"""What leads from record to record must not lead back: derivations, parents, replacements."""

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from generator.checks.cross_references import Reference, references
from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.model import Claim
from generator.model.lists import RelationKind
from generator.read.collection import Collection

_FIELDS = frozenset(
    {"component_of", "depends_on", "derived_from", "part_of", "supersedes", "within"}
)
_RELATIONS = frozenset({RelationKind.REFUTES, RelationKind.SUPERSEDES})

Links = dict[str, dict[str, Reference]]
"""By identifier: the identifiers it leads to, and the reference that does so."""


@check("X305", "Remove one of these links.")
def check_cycles(collection: Collection) -> Iterator[Fault]:
    """What derives from, belongs to, replaces or refutes another does not lead back."""
    graphs: dict[tuple[str, str], Links] = defaultdict(lambda: defaultdict(dict))
    for reference in references(collection):
        field, start = _link(reference)
        _, _, kind, end = reference
        if field and start != end:
            graphs[kind, field][start][end] = reference
    for _, links in sorted(graphs.items()):
        for cycle in _cycles(links):
            entry, way, _, _ = links[cycle[0]][cycle[1]]
            yield fault(entry, way, f"this leads back: {' -> '.join(cycle)}")


def _link(reference: Reference) -> tuple[str | None, str]:
    """Return the field that makes the link, or None, and where the link starts."""
    entry, way, _, _ = reference
    record = entry.record
    if isinstance(record, Claim) and way[0] == "relations":
        kind = record.relations[int(way[1])].kind
        return (kind.value if kind in _RELATIONS else None), entry.id
    field = next((str(part) for part in way if part in _FIELDS), None)
    if field and isinstance(record, Claim):
        return field, record.statements[int(way[1])].estimates[int(way[3])].id
    return field, entry.id


def _cycles(links: Links) -> Iterator[list[str]]:
    """Yield cycles, each cut once it is found, until none is left: `a, b, a`, the least first."""
    left = {start: set(ends) for start, ends in sorted(links.items())}
    while True:
        try:
            TopologicalSorter({start: sorted(ends) for start, ends in left.items()}).prepare()
        except CycleError as error:
            # The sorter takes what a link leads to for its predecessor: its cycle runs backwards.
            cycle = list(reversed(error.args[1]))[1:]
            first = cycle.index(min(cycle))
            cycle = cycle[first:] + cycle[: first + 1]
            left[cycle[0]].discard(cycle[1])
            yield cycle
        else:
            return
