"""Small worlds of records for Hypothesis: few speakers and works, so that they meet often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

SPEAKERS = [f"speaker-{i}" for i in range(6)]
WORKS = [f"work-{i}" for i in range(7)]
DAYS = ["2024-11-01", "2024-11-04", "2024-11-20", "2024-12", "../2024-12-24"]
STANCES = [
    "asserts",
    "asserts",
    "asserts",
    "confirms",
    "admits",
    "shows",
    "denies",
    "disputes",
    "declines",
]
KINDS = ["event", "event", "quantity", "quantity", "falsehood", "judgement", "background"]
CARRIES = [None, None, "whole", "part", "opening"]
EXHIBITS = [f"exhibit-{i}" for i in range(4)]
HOW = ["syndicates", "translates", "rewrites", "summarises", "quotes"]

numbers = st.integers(1, 30).map(lambda n: f"{n * 500:,}")
values = st.one_of(
    st.just("0"),
    numbers,
    st.tuples(
        st.sampled_from(["about", "up to", "at least", "more than", "fewer than", "nearly"]),
        numbers,
    ).map(" ".join),
    st.tuples(st.integers(0, 3000), st.integers(0, 3000)).map(
        lambda ends: f"{min(ends):,} to {max(ends) + 1:,}"
    ),
)
"""Figures in the words of the grammar."""


@st.composite
def _earlier(draw: st.DrawFn, names: list[str], index: int) -> str | None:
    """Draw a name before the given one, or none: what leads to earlier names has no circles."""
    return draw(st.sampled_from([None, *names[:index]]))


@st.composite
def speakers(draw: st.DrawFn) -> dict[str, Any]:
    parents = {name: draw(_earlier(SPEAKERS, i)) for i, name in enumerate(SPEAKERS)}
    found: dict[str, Any] = {n: {"part_of": p} if p else {} for n, p in parents.items()}
    for name in draw(st.lists(st.sampled_from(SPEAKERS), max_size=2)):
        other = draw(st.sampled_from(SPEAKERS))
        found[name]["depends_on"] = [{"speaker": other, "because": "It is paid by it."}]
    return found


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for i, name in enumerate(WORKS):
        found[name] = {
            "publisher": draw(st.sampled_from([None, *SPEAKERS])),
            "issued": draw(st.sampled_from([None, *DAYS])),
            "read": draw(st.sampled_from(["whole", "opening", "not-read"])),
        }
        if earlier := draw(_earlier(WORKS, i)):
            found[name]["derived_from"] = {"source": earlier, "how": draw(st.sampled_from(HOW))}
            found[name]["carries"] = draw(st.sampled_from(CARRIES))
        if draw(st.integers(0, 9)) == 0:
            kind, on = (
                draw(st.sampled_from(["retracted", "corrected"])),
                draw(st.sampled_from(DAYS[:3])),
            )
            found[name]["status"] = {"kind": kind, "on": on, "because": "It was wrong."}
    return found


statements = st.fixed_dictionaries(
    {
        "source": st.sampled_from(WORKS),
        "also_in": st.lists(st.sampled_from(WORKS), max_size=1),
        "chain": st.lists(st.sampled_from(SPEAKERS), max_size=3, unique=True),
        "origin": st.sampled_from(["stated", "stated", "stated", "undetermined"]),
        "stance": st.sampled_from(STANCES),
        "exhibits": st.lists(st.sampled_from(EXHIBITS), max_size=2, unique=True),
        "said_on": st.sampled_from([None, *DAYS]),
    }
)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a case of three claims; a later one may refute an earlier one."""
    claims = {f"claim-{i}": draw(_claim(i)) for i in range(3)}
    whole = draw(st.sampled_from([None, EXHIBITS[1]]))
    return {
        "speakers": draw(speakers()),
        "sources": draw(sources()),
        "exhibits": {EXHIBITS[0]: {"part_of": whole}},
        "claims": claims,
    }


@st.composite
def _claim(draw: st.DrawFn, number: int) -> dict[str, Any]:
    found: list[dict[str, Any]] = draw(st.lists(statements, max_size=5))
    for index, statement in enumerate(found):
        if draw(st.booleans()):
            statement["estimates"] = [draw(_estimate(f"figure-{number}-{index}"))]
    refuted = draw(_earlier([f"claim-{i}" for i in range(number)], number))
    relations = [{"kind": "refutes", "claim": refuted}]
    shared = st.fixed_dictionaries(
        {
            "origins": st.lists(st.sampled_from(SPEAKERS), min_size=2, max_size=3, unique=True),
            "sharing": st.sampled_from(["one-source", "not-known", "independent"]),
            "because": st.just("They say so."),
        }
    )
    return {
        "kind": draw(st.sampled_from(KINDS)),
        "happened": draw(st.sampled_from([None, None, *DAYS])),
        "statements": found,
        "relations": relations if refuted else [],
        "independence": draw(st.lists(shared, max_size=2)),
    }


@st.composite
def _estimate(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "value": draw(values),
        "measure": draw(st.sampled_from(["stock", "stock", "cumulative", "flow"])),
        "as_of": draw(st.sampled_from(DAYS)),
    }
