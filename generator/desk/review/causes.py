"""What follows from the records in two states of a site, and which change made the difference."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from generator.desk.review.changes import Difference, Pieces, is_named
from generator.desk.review.renamings import Piece
from generator.desk.review.report import counted
from generator.evidence import Provenance, Standings, Verdict
from generator.kinds import RECORDS
from generator.read.collection import Collection
from generator.read.entry import Entry

MOST_TRIED = 100
"""Up to how many changes are tried one by one; each costs what the standings of a site do."""

STANDING, COUNT, FIGURES = "standing", "counted", "figures"


class Effect(NamedTuple):
    """Something that follows otherwise than before, and the changes that each make it so."""

    fact: tuple[str, ...]
    before: str
    after: str
    causes: tuple[Difference, ...]


def effects(
    collection: Collection, before: Pieces, after: Pieces, changes: Iterable[Difference]
) -> list[Effect]:
    """Return what follows otherwise; `collection` is the later state, and lends what is the same.

    A change is a cause if the fact would be another without it, or if it alone would have made
    the fact another before.
    """
    units = [change for change in changes if change.kind in RECORDS and change.id]
    touched = {change.record for change in units}
    was, now = (_follow(collection, side, touched) for side in (before, after))
    differing = {fact for fact in was.keys() | now.keys() if was.get(fact) != now.get(fact)}
    told = [
        fact for fact in sorted(differing) if (fact in was and fact in now) or fact[0] == FIGURES
    ]
    causes: dict[tuple[str, ...], list[Difference]] = {fact: [] for fact in told}
    for change in units if told and len(units) <= MOST_TRIED else ():
        without = _follow(collection, _mixed(after, before, change), touched)
        alone = _follow(collection, _mixed(before, after, change), touched)
        for fact in told:
            if any(
                mixed is not None and mixed.get(fact) != side.get(fact)
                for mixed, side in ((without, now), (alone, was))
            ):
                causes[fact].append(change)
    return [Effect(f, was.get(f, ""), now.get(f, ""), tuple(causes[f])) for f in told]


def _follow(collection: Collection, side: Pieces, touched: Iterable[tuple[str, str]]) -> Any:
    """Return what follows from the records of a side; None where they name some that are gone."""
    entries: dict[str, dict[str, Entry[Any]]] = {}
    for plural, id_ in touched:
        of_kind = entries.setdefault(plural, dict(collection.of(plural)))
        tree = side.get((plural, id_))
        model: Any = RECORDS[plural].model
        if tree is None:
            of_kind.pop(id_, None)
        else:
            document = of_kind[id_].document if id_ in of_kind else collection.site.document
            of_kind[id_] = Entry(id_, model.model_validate(tree), document)
    changed: dict[str, Any] = {kind: dict(sorted(found.items())) for kind, found in entries.items()}
    try:
        return facts(replace(collection, **changed))
    except KeyError:
        return None


def facts(collection: Collection) -> dict[tuple[str, ...], str]:
    """Return the standing and the count of each claim, and how its figures lie to each other."""
    known = Standings(collection)
    found: dict[tuple[str, ...], str] = {}
    for claim in collection.claims:
        standing = known.standing(claim)
        found[STANDING, claim] = str(standing.grade)
        found[COUNT, claim] = counts(standing.support)
    for series in known.series():
        for pair in series.comparisons:
            if pair.compatibility.verdict is Verdict.CANNOT_BOTH_HOLD:
                found[FIGURES, pair.a, pair.b] = "cannot both hold"
        for revision in series.revisions:
            found[FIGURES, revision.earlier, revision.later] = "the later one revises the earlier"
        for point in series.points:
            for relayed in point.relayed:
                found[FIGURES, relayed.id, point.id] = "the first is relayed under the second"
    return found


def _mixed(onto: Pieces, other: Pieces, change: Difference) -> dict[tuple[str, str], Piece]:
    """Return one side's records, with what one change touches as it is on the other side."""
    piece = _put(onto.get(change.record), other.get(change.record), change.way)
    mixed = {**onto, change.record: piece}
    return {record: tree for record, tree in mixed.items() if tree is not None}


def _put(onto: Piece, other: Piece, way: Sequence[str]) -> Piece:
    """Return a tree with what stands at a way as it is in another."""
    if not way or onto is None or other is None:
        return onto if way else other
    key, *rest = way
    if is_named(onto) and is_named(other):
        was, now = ({item["id"]: item for item in items} for items in (onto, other))
        items = was | {key: _put(was.get(key), now.get(key), rest)}
        return [item for item in items.values() if item is not None]
    if isinstance(onto, dict):
        fields = {**onto, key: _put(onto.get(key), other.get(key), rest)}
        return {name: value for name, value in fields.items() if value is not None}
    return other


def counts(provenance: Provenance) -> str:
    """Return what stands behind a claim in numbers."""
    pairs = (("article", provenance.articles), ("statement", provenance.acts))
    words = [counted(len(group), noun) for noun, group in (*pairs, ("origin", provenance.origins))]
    undetermined = len(provenance.undetermined)
    return ", ".join(words) + (f" ({undetermined} undetermined)" if undetermined else "")
