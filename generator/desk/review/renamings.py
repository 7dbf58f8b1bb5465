"""What was renamed between two states of a site, and its records by today's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.kinds import KINDS, Kind
from generator.read.collection import Collection

Piece = Any
"""A record, or part of one, as plain data; what is empty is None."""


@dataclass(frozen=True, slots=True)
class Renamings:
    """What was renamed: for each kind, each former name with today's."""

    names: Mapping[str, Mapping[str, str]]

    def today(self, kind: str, id_: str) -> str:
        """Return what a record is called today."""
        return self.names.get(kind, {}).get(id_, id_)


def renamed(before: Collection, after: Collection) -> Renamings:
    """Return what was renamed between two states; a statement with its claim and a dot."""
    names: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        if kind != "statements":
            was, now = before.of(kind), after.of(kind)
            # A record that has its name already was renamed before, whatever leads to it.
            names[kind] = {
                old: new
                for old, new in after.renamed(kind).items()
                if old in was and new not in was and new in now
            }
    former = {new: old for old, new in names["claims"].items()}
    names["statements"] = {
        f"{old}.{name}": f"{claim}.{today}"
        for claim, anchors in after.redirects.record.statements.items()
        for old in [former.get(claim, claim)]
        for anchor, today in anchors.items()
        for name in [anchor.removeprefix("statement-")]
        if f"{old}.{name}" in before.statements and f"{old}.{today}" not in before.statements
    }
    return Renamings({kind: found for kind, found in names.items() if found})


def with_todays_names(tree: Piece, kind: Kind, id_: str, names: Renamings) -> Piece:
    """Return a record in which all that it names, and what stands in it, has its name of today."""
    for pattern, named in kind.names.items():
        tree = _rename_at(tree, pattern.split(), named, names)
    for statement in tree.get("statements", ()):
        full = names.today("statements", f"{id_}.{statement['id']}")
        statement["id"] = full.rpartition(".")[2]
        for estimate in statement.get("estimates", ()):
            estimate["id"] = names.today("estimates", estimate["id"])
    return tree


def _rename_at(tree: Piece, way: list[str], kind: str, names: Renamings) -> Piece:
    if not way:
        return names.today(kind, tree)
    key, *rest = way
    if key == "*":
        return [_rename_at(item, rest, kind, names) for item in tree]
    return {**tree, key: _rename_at(tree[key], rest, kind, names)} if key in tree else tree
