from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from generator.evidence.origins.contributions import Contribution, contributions
from generator.model.lists import RelationKind
from generator.read.load import load


def test_who_carries_a_narrower_claim_carries_the_same_act_in_the_wider() -> None:
    collection, _ = load(Path(__file__).parents[2])
    assert collection
    given = {id_: contributions(collection, entry) for id_, entry in collection.claims.items()}
    pairs = [
        (_by_act(given[id_]), _by_act(given[relation.claim]), relation.claim)
        for id_, entry in collection.claims.items()
        for relation in entry.record.relations
        if relation.kind is RelationKind.NARROWER_THAN
    ]
    missing = [
        f"{claim}: {act[0]}, {act[1]}: {sorted(lacks)}"
        for narrow, wide, claim in pairs
        for act in narrow.keys() & wide.keys()
        if (lacks := narrow[act] - wide[act])
    ]
    assert pairs
    assert not missing, "\n".join(missing)


def _by_act(given: tuple[Contribution, ...]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in given:
        if each.voice and each.voice.on:
            found[each.voice.speaker, each.voice.on.text] |= {*each.articles}
    return found
