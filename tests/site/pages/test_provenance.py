from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from generator.evidence import build_evidence
from generator.site.pages.provenance import Node, provenance_tree
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of

TREES = read_yaml(CASES / "site/trees.yml")


def lines(nodes: Iterable[Node], depth: int = 0) -> Iterator[str]:
    """Yield a tree in lines, as the cases write it."""
    for node in nodes:
        name = node.speaker or f"[{node.work}]{'!' if node.read else ''}"
        statements = "".join(f" #{index + 1}" for index in node.statements)
        yield f"{'  ' * depth}{name}{statements}\n"
        yield from lines(node.children.values(), depth + 1)


@pytest.mark.parametrize("case", TREES, ids=lambda case: str(case["name"]))
def test_a_tree_grows_from_each_origin_down_to_the_works(case: dict[str, Any]) -> None:
    collection = collection_of(case)
    evidence = build_evidence(collection)
    claim, chains = collection.claims["c"], evidence.chains["c"]
    standing = evidence.standings["c"]
    known, unclear = provenance_tree(collection, claim, chains, standing.support)
    against, _ = provenance_tree(collection, claim, chains, standing.against)
    trees = {"tree": known, "unclear": unclear, "against": against}
    said = {name: "".join(lines(nodes)) for name, nodes in trees.items()}
    assert said == {name: case.get(name, "") for name in trees}
