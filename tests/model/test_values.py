"""The value grammar: every form, there and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.model import Value
from generator.model.base import Unreadable
from generator.model.numbers import MAX_NUMBER
from generator.model.values import FigureValue

NUMBERS = st.one_of(st.integers(0, 30_000), st.integers(0, MAX_NUMBER))

FORMS: dict[str, dict[str, Any]] = {
    "{a}": {"low": "a", "best": "a", "high": "a"},
    "about {a}": {"best": "a"},
    "up to {a}": {"high": "a"},
    "at least {a}": {"low": "a"},
    "more than {a}": {"low": "a", "low_open": True},
    "fewer than {a}": {"high": "a", "high_open": True},
    "nearly {a}": {"best": "a", "high": "a", "high_open": True},
    "{a} to {b}": {"low": "a", "high": "b"},
    "about {a} to {b}": {"low": "a", "high": "b"},
}
"""Each form, and the bounds that its words set; what is not named is not set."""


BELOW = {"up to {a}", "fewer than {a}", "nearly {a}"}
"""Forms that say nothing of 0: no count is below it."""


class Holder(BaseModel):
    value: FigureValue


@pytest.mark.parametrize("form", FORMS)
@given(st.tuples(NUMBERS, NUMBERS).map(sorted), st.sampled_from([",", ""]))
def test_words_set_bounds_and_read_back_the_same(form: str, ends: list[int], mark: str) -> None:
    a, b = ends
    assume(a or form not in BELOW)
    text = form.format(a=f"{a:,}".replace(",", mark), b=f"{b:,}".replace(",", mark))
    bounds: dict[str, Any] = {n: {"a": a, "b": b}.get(end, end) for n, end in FORMS[form].items()}
    found = Value.parse(text)
    assert found == Value(text, **bounds)
    assert Value.parse(str(found)) == found
    held = Holder.model_validate({"value": text})
    assert held.value == found
    assert Holder.model_validate(held.model_dump()) == held
    assert Holder.model_validate_json(held.model_dump_json()) == held


@given(st.sampled_from(sorted(FORMS)), NUMBERS)
def test_white_space_makes_no_difference(form: str, number: int) -> None:
    assume(number or form not in BELOW)
    text = form.format(a=number, b=number)
    assert Value.parse(f"  {text.replace(' ', '   ')} ") == Value.parse(text)


@given(st.text(max_size=20))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        found = Value.parse(text)
    except ValueError:
        return
    assert str(found) == " ".join(text.split())
    assert {found.low, found.best, found.high} != {None}


@pytest.mark.parametrize(
    "text",
    ["", "many", "-5", "1.100", "1,10", "10.5", "5 to 4", "up too 10", "ten", "1 to 2 to 3",
     "about up to 5", "0,100", "007", "up to 0", "fewer than 0", "nearly 0",
     "\uff11\uff10", "more than", str(MAX_NUMBER + 1)],
)  # fmt: skip
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Value.parse(text)
    assert refusal.value.hint


def test_zero_is_a_figure_and_none_is_not_zero() -> None:
    assert Value.parse("0").high == 0
    assert Value.parse("at least 0").high is None
