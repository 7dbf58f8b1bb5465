"""What holds of every world of records, whatever is in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from itertools import combinations, pairwise
from typing import Any, TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.evidence import build_evidence
from generator.evidence.origins.contributions import Contribution, contributions
from generator.evidence.origins.fallen import without
from generator.evidence.origins.provenance import count
from generator.evidence.series.intervals import Interval, Verdict, compare, interval
from generator.evidence.standing.history import Standings
from generator.model import Edtf, Value
from generator.model.lists import SUPPORTING, Grade
from generator.read.collection import Collection
from tests.evidence.derived import derived
from tests.evidence.records import collection_of
from tests.evidence.worlds import (
    CARRIES,
    DAYS,
    EXHIBITS,
    HOW,
    SPEAKERS,
    WORKS,
    statements,
    values,
    worlds,
)

T = TypeVar("T")
World = dict[str, Any]


def without_order(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return derived facts, but for the order of chains, which is that of the statements."""
    chains = {claim: sorted(chains) for claim, chains in facts["chains"].items()}
    return {**facts, "chains": chains}


def backwards(entries: Mapping[str, T]) -> dict[str, T]:
    return dict(reversed(list(entries.items())))


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_files_changes_nothing(world: World, random: Any) -> None:
    before = collection_of(world)
    shuffled = deepcopy(world)
    for claim in shuffled["claims"].values():
        random.shuffle(claim["statements"])
    after = collection_of(shuffled)
    turned = dataclasses.replace(
        after,
        speakers=backwards(after.speakers),
        sources=backwards(after.sources),
        claims=backwards(after.claims),
    )
    assert without_order(derived(turned)) == without_order(derived(before))


def origins_and_undetermined(collection: Collection) -> tuple[int, int]:
    claim = collection.claims["claim-0"]
    counted = count(a for a in contributions(collection, claim) if a.stance in SUPPORTING)
    return len(counted.origins), len(counted.undetermined)


@given(worlds(), st.data())
def test_a_copy_of_an_article_adds_no_origin(world: World, data: st.DataObject) -> None:
    given_statements = world["claims"]["claim-0"]["statements"]
    assume(given_statements)
    statement = data.draw(st.sampled_from(given_statements))
    copied = data.draw(st.sampled_from([statement["source"], *statement["also_in"]]))
    before = origins_and_undetermined(collection_of(world))
    world["sources"]["copy"] = {
        "publisher": data.draw(st.sampled_from([None, "speaker-0", "somebody-new"])),
        "derived_from": {"source": copied, "how": data.draw(st.sampled_from(HOW))},
    }
    assert origins_and_undetermined(collection_of(world)) == before
    if data.draw(st.booleans()):
        statement["also_in"].append("copy")
    else:
        assume(copied == statement["source"])
        given_statements.append({**statement, "source": "copy", "also_in": [], "estimates": []})
    after = origins_and_undetermined(collection_of(world))
    assert after[0] <= before[0]
    assert after[1] <= before[1]


def articles(world: World) -> dict[str, set[str]]:
    evidence = build_evidence(collection_of(world))
    return {
        claim: {*at.support.articles, *at.against.articles, *at.spread.articles}
        for claim, at in evidence.standings.items()
    }


@given(worlds(), st.data())
def test_a_copy_is_an_article_only_where_it_was_seen_or_carries_the_whole(
    world: World, data: st.DataObject
) -> None:
    before = articles(world)
    copied = data.draw(st.sampled_from(sorted(world["sources"])))
    how, carries = data.draw(st.sampled_from(HOW)), data.draw(st.sampled_from(CARRIES))
    world["sources"]["copy"] = {"derived_from": {"source": copied, "how": how}, "carries": carries}
    whole = carries == "whole" or (how == "syndicates" and not carries)
    after = articles(world)
    for claim, works in before.items():
        expected = works | {"copy"} if whole and copied in works else works
        assert after[claim] == expected
    given_statements = world["claims"]["claim-0"]["statements"]
    if given_statements and not world["sources"][copied].get("status"):
        given_statements[0]["also_in"].append("copy")
        seen = articles(world)["claim-0"]
        assert seen >= after["claim-0"]


@given(worlds(), st.lists(statements, min_size=1, max_size=4))
def test_a_refuting_claim_lends_no_support(world: World, refuting: list[World]) -> None:
    before = Standings(collection_of(world))
    world["claims"]["refuting"] = {
        "statements": refuting,
        "relations": [{"kind": "refutes", "claim": "claim-0"}],
    }
    after = Standings(collection_of(world))
    was, now = before.standing("claim-0"), after.standing("claim-0")
    assert (was.support, was.against, was.spread) == (now.support, now.against, now.spread)
    assert now.grade in (was.grade, Grade.REFUTED)


@given(worlds())
def test_a_falsehood_and_a_judgement_are_well_supported_on_no_day(world: World) -> None:
    collection = collection_of(world)
    for claim, entry in collection.claims.items():
        if entry.record.kind in ("falsehood", "judgement", "background"):
            history = Standings(collection).history(claim)
            grades = {standing.grade for _, standing in history}
            assert not grades & {Grade.CORROBORATED, Grade.ACKNOWLEDGED, Grade.SINGLE_ORIGIN}
            if entry.record.kind == "falsehood":
                assert not any(standing.support.statements for _, standing in history)


@given(worlds())
def test_figures_that_cannot_both_hold_are_never_corroborated(world: World) -> None:
    evidence = build_evidence(collection_of(world))
    for claim, standing in evidence.standings.items():
        if world["claims"][claim]["kind"] == "quantity":
            assert not (standing.agreement.differ and standing.grade is Grade.CORROBORATED)
            if standing.grade is Grade.FIGURES_DIFFER:
                assert len(standing.support.origins) > 1


@given(worlds(), st.sampled_from(WORKS))
def test_to_do_without_a_work_is_what_records_without_it_amount_to(world: World, work: str) -> None:
    standings = Standings(collection_of(world))
    gone = without(standings.collection, "sources", work)
    found = standings.without(gone)
    other = deepcopy(world)
    for claim in other["claims"].values():
        claim["statements"] = [
            {**statement, "source": kept[0], "also_in": kept[1:]}
            for statement in claim["statements"]
            if (
                kept := [
                    w for w in works_of(statement) if not came_through(world, statement, w, work)
                ]
            )
        ]
    expected = Standings(collection_of(other))
    reached = standings.ground.reached(gone)
    for claim in world["claims"]:
        assert found.standing(claim).grade is expected.standing(claim).grade
        if claim not in reached:
            assert found.standing(claim) == standings.standing(claim)


def works_of(statement: World) -> list[str]:
    return [statement["source"], *statement["also_in"]]


def came_through(world: World, statement: World, work: str, other: str) -> bool:
    """Return whether a statement came to a work through another, or through that work itself."""
    works = [work]
    while before := world["sources"][works[-1]].get("derived_from"):
        works.append(before["source"])
    own = [w for w in works if world["sources"][w]["publisher"] in statement["chain"][:1]]
    return other in (works[: works.index(own[-1]) + 1] if own else works)


@given(worlds(), statements)
def test_an_undetermined_statement_never_corroborates(world: World, statement: World) -> None:
    before = Standings(collection_of(world)).standing("claim-0")
    world["claims"]["claim-0"]["statements"].append({**statement, "origin": "undetermined"})
    after = Standings(collection_of(world)).standing("claim-0")
    assert after.support.origins == before.support.origins
    assert after.against.origins == before.against.origins
    if before.grade not in (Grade.UNSUPPORTED, Grade.ORIGIN_UNCLEAR):
        assert after.grade is before.grade
    elif world["claims"]["claim-0"]["kind"] in ("event", "quantity") and not after.refuted_by:
        assert after.grade in (Grade.UNSUPPORTED, Grade.ORIGIN_UNCLEAR)


def counted_lines(world: World) -> int:
    collection = collection_of(world)
    known = contributions(collection, collection.claims["claim-0"])
    return len(count(each for each in known if each.stance in SUPPORTING).lines)


@given(worlds())
def test_every_origin_is_in_one_line(world: World) -> None:
    collection = collection_of(world)
    for claim in collection.claims.values():
        counted = count(contributions(collection, claim))
        in_lines = sorted(root for line in counted.lines for root in line.origins)
        assert in_lines == [origin.root for origin in counted.origins]


shown = st.lists(
    st.tuples(st.sampled_from(SPEAKERS), st.lists(st.sampled_from(EXHIBITS), max_size=3)),
    min_size=2,
    max_size=7,
)
"""Who says so, and what each shows for it."""


@given(worlds(), shown, st.data())
def test_showing_what_others_show_adds_no_line(
    world: World, said: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    (_, exhibits), (_, others) = data.draw(st.permutations(said))[:2]
    others.append(data.draw(st.sampled_from(EXHIBITS)))
    world["claims"]["claim-0"]["statements"] = statements = [
        {"source": "work", "chain": [speaker], "exhibits": each} for speaker, each in said
    ]
    before = counted_lines(world)
    exhibits.append(data.draw(st.sampled_from(others)))
    assert counted_lines(world) <= before <= len({s["chain"][0] for s in statements})


@given(worlds(), st.data())
def test_to_declare_a_source_in_common_adds_no_line(world: World, data: st.DataObject) -> None:
    before = counted_lines(world)
    origins = data.draw(st.lists(st.sampled_from(SPEAKERS), min_size=2, max_size=3, unique=True))
    world["claims"]["claim-0"]["independence"].append(
        {"origins": origins, "sharing": "one-source", "because": "They say so."}
    )
    assert counted_lines(world) <= before


def independent(a: Contribution, b: Contribution) -> bool:
    """Return whether two statements are independent: the definition, pair by pair."""
    relayed = a.chain.origin in b.relays or b.chain.origin in a.relays
    return bool(a.root and b.root) and a.root != b.root and not relayed


@given(worlds())
def test_origins_are_never_more_than_statements_independent_of_each_other(world: World) -> None:
    collection = collection_of(world)
    for claim in collection.claims.values():
        known = contributions(collection, claim)
        most = max(
            size
            for size in range(len(known) + 1)
            for chosen in combinations(known, size)
            if all(contribution.root for contribution in chosen)
            and all(independent(a, b) for a, b in combinations(chosen, 2))
        )
        assert len(count(known).origins) <= most


@given(worlds())
def test_every_statement_is_counted_exactly_once(world: World) -> None:
    collection = collection_of(world)
    for claim in collection.claims.values():
        known = contributions(collection, claim)
        counted = count(known)
        in_origins = sorted(i for origin in counted.origins for i in origin.statements)
        assert in_origins == [a.chain.statement for a in known if a.root]
        assert sorted(i for act in counted.acts for i in act) == [a.chain.statement for a in known]
        assert set(counted.undetermined) <= {a.chain.statement for a in known if not a.root}
        assert bool(counted.undetermined) == (not all(a.root for a in known))


@given(worlds())
def test_a_history_ends_with_what_is_derived_today(world: World) -> None:
    standings = Standings(collection_of(world))
    for claim in world["claims"]:
        history = standings.history(claim)
        last = history[-1][1].grade if history else Grade.UNSUPPORTED
        assert last is standings.standing(claim).derived
        grades = [Grade.UNSUPPORTED, *(standing.grade for _, standing in history)]
        assert all(a is not b for a, b in pairwise(grades))


def said_by(world: World, day: date) -> World:
    """Return a world in which nothing was said later."""
    past = deepcopy(world)
    for claim in past["claims"].values():
        claim["statements"] = [s for s in claim["statements"] if said(world, s) <= day]
    return past


def said(world: World, statement: World) -> date:
    text = statement["said_on"] or world["sources"][statement["source"]]["issued"]
    when = Edtf.parse(text) if text else None
    return (when and (when.latest or when.earliest)) or date.min


@given(worlds(), st.sampled_from(DAYS))
def test_as_of_a_day_stands_what_the_records_of_that_day_amount_to(world: World, text: str) -> None:
    day = Edtf.parse(text).latest or date.max
    for source in world["sources"].values():
        source.pop("status", None)  # of what is withdrawn, other works carry it on another day
    today, then = Standings(collection_of(world)), Standings(collection_of(said_by(world, day)))
    for claim in world["claims"]:
        expected = then.standing(claim)
        assert today.standing(claim, day).grade is expected.grade
        assert len(today.standing(claim, day).told.acts) == len(expected.told.acts)
    assert [series.key for series in today.series(day)] == [s.key for s in then.series()]
    for now, was in zip(today.series(day), then.series(), strict=True):
        assert [point.id for point in now.points] == [point.id for point in was.points]
        assert (now.revisions, now.comparisons) == (was.revisions, was.comparisons)


@given(worlds())
def test_every_figure_stands_once_in_one_series(world: World) -> None:
    series = derived(collection_of(world))["series"]
    shown = sorted(
        id_
        for facts in series.values()
        for point in facts["points"]
        for id_ in (point, *facts.get("relayed", {}).get(point, ()))
    )
    assert shown == sorted(
        estimate["id"]
        for claim in world["claims"].values()
        for statement in claim["statements"]
        for estimate in statement.get("estimates", ())
    )


@given(values, values)
def test_the_relation_of_two_figures_is_symmetric(a: str, b: str) -> None:
    assert compare(Value.parse(a), Value.parse(b)) == compare(Value.parse(b), Value.parse(a))


@given(values)
def test_a_figure_can_hold_with_itself(text: str) -> None:
    assert compare(Value.parse(text), Value.parse(text)).verdict is Verdict.BOTH_CAN_HOLD


def holds(at: int, within: Interval) -> bool:
    above = within.low is None or within.low <= at
    return above and (within.high is None or at <= within.high)


@given(values, values)
def test_the_verdict_agrees_with_trying_every_number(a: str, b: str) -> None:
    first, second = interval(Value.parse(a)), interval(Value.parse(b))
    ends = [end for each in (first, second) for end in (each.low, each.high) if end is not None]
    tried = range(int(min(ends)) - 2, int(max(ends)) + 3)
    both = [at for at in tried if holds(at, first) and holds(at, second)]
    found = compare(Value.parse(a), Value.parse(b))
    assert (found.verdict is Verdict.CANNOT_BOTH_HOLD) == (not both)
    assert found.at is None or both == [found.at]
    vague = any(word in text for text in (a, b) for word in ("about", "nearly"))
    if not (vague or first.single or second.single):
        assert (found.verdict is Verdict.ONLY_AT) == (len(both) == 1)
