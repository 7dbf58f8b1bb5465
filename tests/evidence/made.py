"""Made-up records in any number, alike in shape to real ones, from a seed."""

from __future__ import annotations

from random import Random
from typing import Any

PARENTS, BODIES, OUTLETS, SUBJECT = 40, 160, 300, 100
STATEMENTS, WORKS = 5, 4
VALUES = ("{n:,}", "about {n:,}", "up to {n:,}", "at least {n:,}", "more than {n:,}")
KINDS = {"event": 50, "quantity": 25, "judgement": 10, "background": 10, "falsehood": 5}
STANCES = {"asserts": 80, "admits": 7, "denies": 4, "declines": 4, "disputes": 3, "confirms": 2}


def made(claims: int, seed: int = 4) -> dict[str, Any]:
    """Return records as `collection_of` takes them, with five statements a claim.

    The shares (stances, lengths of chains, copies, figures) are about those of this site's own
    records. Claims of one subject share works, and subjects, works and series grow in number with
    the claims, not in size.
    """
    random = Random(seed)  # noqa: S311 - for variety, not for secrets
    return {
        "speakers": _speakers(random),
        "sources": {_work(i): _source(random, i) for i in range(claims * WORKS)},
        "claims": {f"claim-{i:06}": _claim(random, i) for i in range(claims)},
    }


def _work(number: int) -> str:
    return f"work-{number:06}"


def _speakers(random: Random) -> dict[str, Any]:
    parents: dict[str, Any] = {f"parent-{i}": {} for i in range(PARENTS)}
    bodies = {
        f"body-{i}": {"part_of": f"parent-{random.randrange(PARENTS)}"} for i in range(BODIES)
    }
    return parents | bodies | {f"outlet-{i}": {"kind": "outlet"} for i in range(OUTLETS)}


def _source(random: Random, number: int) -> dict[str, Any]:
    source: dict[str, Any] = {
        "publisher": f"outlet-{random.randrange(OUTLETS)}",
        "issued": _day(random),
        "read": random.choice(("whole", "opening")),
    }
    if number % 3 == 2:
        earlier = random.randrange(max(0, number - 100), number)
        how = random.choice(("syndicates", "translates", "rewrites", "quotes"))
        source["derived_from"] = {"source": _work(earlier), "how": how}
    if number % 200 == 3:
        source["status"] = {"kind": "retracted", "on": _day(random), "because": "It was wrong."}
    return source


def _claim(random: Random, number: int) -> dict[str, Any]:
    bodies = [f"body-{random.randrange(BODIES)}" for _ in range(3)]
    days = [_day(random) for _ in range(3)]
    statements = [_statement(random, number, bodies, days) for _ in range(STATEMENTS)]
    for index, statement in enumerate(statements):
        if random.random() < 0.3:
            statement["estimates"] = [_estimate(random, number, index)]
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    claim: dict[str, Any] = {"kind": kind, "happened": _day(random), "statements": statements}
    if number % 30 == 29:
        claim["relations"] = [{"kind": "refutes", "claim": f"claim-{random.randrange(number):06}"}]
    return claim


def _statement(random: Random, number: int, bodies: list[str], days: list[str]) -> dict[str, Any]:
    first = number // SUBJECT * SUBJECT * WORKS
    works = [_work(first + random.randrange(SUBJECT * WORKS)) for _ in range(3)]
    relays = [f"outlet-{random.randrange(OUTLETS)}" for _ in range(2)]
    length = random.choices((0, 1, 2, 3), (5, 73, 19, 3))[0]
    return {
        "source": works[0],
        "also_in": works[1 : random.choices((1, 2, 3), (57, 30, 13))[0]],
        "chain": [random.choice(bodies), *relays][:length],
        "origin": "undetermined" if random.random() < 0.09 else "stated",
        "stance": random.choices(list(STANCES), list(STANCES.values()))[0],
        "said_on": random.choice(days),
    }


def _estimate(random: Random, number: int, index: int) -> dict[str, Any]:
    figure = random.randrange(1, 200) * 100
    return {
        "id": f"figure-{number}-{index}",
        "value": random.choice(VALUES).format(n=figure),
        "quantity": f"quantity-{random.randrange(10)}",
        "area": f"area-{number // SUBJECT}",
        "as_of": _day(random),
    }


def _day(random: Random) -> str:
    return f"2024-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
