"""The value grammar: every form, there and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.model import Value
from generator.model.base import Unreadable
from generator.model.notation.figures.amounts import SCALES
from generator.model.notation.figures.numbers import MAX_NUMBER
from generator.model.notation.figures.values import Confidence, FigureValue
from tests.content import CASES, read_yaml

WHOLE = st.one_of(st.integers(0, 30_000), st.integers(0, MAX_NUMBER)).map(Decimal)
FINE = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
NUMBERS = st.one_of(WHOLE, FINE)

FORMS: dict[str, dict[str, Any]] = {
    "{a}": {"low": "a", "best": "a", "high": "a"},
    "about {a}": {"best": "a"},
    "up to {a}": {"high": "a"},
    "at least {a}": {"low": "a"},
    "more than {a}": {"low": "a", "low_open": True},
    "fewer than {a}": {"high": "a", "high_open": True},
    "less than {a}": {"high": "a", "high_open": True},
    "nearly {a}": {"best": "a", "high": "a", "high_open": True},
    "{a} to {b}": {"low": "a", "high": "b"},
    "about {a} to {b}": {"low": "a", "high": "b"},
}
"""Each form, and the bounds that its words set; what is not named is not set."""

UNITS = ["", "%", " %", " per cent", " tonnes", "t", " US$ of 2017", " per 100,000 people", " km²"]
MONEY = ["$", "US$", "US$ ", "€", "USD "]


class Holder(BaseModel):
    value: FigureValue


def written(number: Decimal, mark: str) -> str:
    return f"{number:,f}".replace(",", mark)


def comes_back(value: Value) -> bool:
    held = Holder(value=value)
    again = Holder.model_validate_json(held.model_dump_json())
    return Value.parse(str(value)) == value == again.value


@pytest.mark.parametrize("form", FORMS)
@given(
    st.tuples(NUMBERS, NUMBERS).filter(lambda ends: ends[0] != ends[1]).map(sorted),
    st.sampled_from([",", ""]),
)
def test_words_set_bounds_and_read_back_the_same(form: str, ends: list[Decimal], mark: str) -> None:
    a, b = ends
    text = form.format(a=written(a, mark), b=written(b, mark))
    bounds: dict[str, Any] = {n: {"a": a, "b": b}.get(end, end) for n, end in FORMS[form].items()}
    found = Value.parse(text)
    assert found == Value(text, **bounds)
    assert comes_back(found)


@given(st.sampled_from(sorted(FORMS)), WHOLE)
def test_white_space_makes_no_difference(form: str, number: Decimal) -> None:
    text = form.format(a=number, b=number + 1)
    assert Value.parse(f"  {text.replace(' ', '   ')} ") == Value.parse(text)


@given(FINE, st.sampled_from(UNITS))
def test_a_unit_is_kept_as_typed(number: Decimal, unit: str) -> None:
    found = Value.parse(f"{written(number, ',')}{unit}")
    assert (found.best, found.unit) == (number, unit.strip())
    assert comes_back(found)


@given(st.decimals(0, 999, places=2), st.sampled_from(sorted(SCALES)), st.sampled_from(MONEY))
def test_money_and_scale_words_are_read_exactly(number: Decimal, word: str, money: str) -> None:
    found = Value.parse(f"{money}{number} {word}")
    assert found.best == number * 10 ** SCALES[word]
    assert found.unit == money.strip()
    assert found.scaled == ((found.best, number, word),)
    assert comes_back(found)


@given(FINE, st.decimals(0, 1000, places=1), st.sampled_from(["±", "+/-"]))
def test_a_tolerance_sets_both_bounds(best: Decimal, more: Decimal, sign: str) -> None:
    found = Value.parse(f"{best} {sign} {more} tonnes")
    assert (found.low, found.best, found.high) == (best - more, best, best + more)
    assert comes_back(found)


INTERVALS = ["{b} ({a} to {c}; {level}% CI)", "{b} ({level}% CI {a} to {c})"]


@given(
    st.lists(NUMBERS, min_size=3, max_size=3).map(sorted),
    st.integers(10, 99),
    st.sampled_from(INTERVALS),
)
def test_an_interval_of_confidence_is_no_range(
    numbers: list[Decimal], level: int, form: str
) -> None:
    a, b, c = (written(number, ",") for number in numbers)
    found = Value.parse(form.format(a=a, b=b, c=c, level=level))
    low, best, high = numbers
    assert (found.low, found.best, found.high) == (None, best, None)
    assert found.confidence == Confidence(low, high, Decimal(level), "CI")
    assert comes_back(found)


@given(st.text(max_size=20) | st.text("0123456789.,-\u2212%$ kmto±()CI;", max_size=24))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        found = Value.parse(text)
    except ValueError:
        return
    assert str(found) == " ".join(text.split())
    assert found.numbers
    assert comes_back(found)


@pytest.mark.parametrize(
    "text",
    ["", "many", "1,10", "5 to 4", "up too 10", "ten", "1 to 2 to 3", "- 5", "--5", "-$-5",
     "about up to 5", "0,100", "007", ".5", "5.", "00.5", "1e5", "1.5.2", "10k", "5bn", "5m",
     "2 dozen", "3 lakh", "3% to 5", "3% to 5 tonnes", "465 ± -20", "1 ± 2 ± 3", "5 to 7 million",
     "4,645 (95% CI)", "5 (6 to 7; 95% CI)", "5 (4 to 6; 5% CI)", "5 (6 to 4; 95% CI)",
     "5 to 6 (4 to 7; 95% CI)", "\uff11\uff10", "more than", str(MAX_NUMBER + 1),
     "1,000 trillion", "0.0000000000000001"],
)  # fmt: skip
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Value.parse(text)
    assert refusal.value.hint


READ = read_yaml(CASES / "records/figures.yml")


@pytest.mark.parametrize(
    "text", ["between 5 and 7,000", "from 5 to 7,000", "between 10 and 12,000"]
)
def test_a_range_whose_lower_end_may_be_shortened_gets_no_hint_to_write_it(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        Value.parse(text)
    assert refused.value.hint == "the first number may stand for thousands: put both in full"


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_a_figure_means_what_it_says(text: str, meant: dict[str, Any]) -> None:
    found = Value.parse(text)
    sure = found.confidence
    told = {
        "low": found.low,
        "best": found.best,
        "high": found.high,
        "interval": sure and [sure.low, sure.high, sure.level],
        "unit": found.unit or None,
    }
    assert {name: said for name, said in told.items() if said is not None} == {
        name: said if isinstance(said, str) else exact(said) for name, said in meant.items()
    }


def exact(said: Any) -> Any:
    return list(map(exact, said)) if isinstance(said, list) else Decimal(str(said))


def test_zeros_behind_the_point_are_kept_and_others_are_not() -> None:
    assert str(Value.parse("4.0").best) == "4.0"
    assert str(Value.parse("4.0 million").best) == "4000000"


def test_zero_is_a_figure_and_none_is_not_zero() -> None:
    assert Value.parse("0").high == 0
    assert Value.parse("at least 0").high is None


@given(NUMBERS)
def test_a_figure_too_large_or_too_fine_for_other_programs_is_none(number: Decimal) -> None:
    assume(number)
    assert Decimal(str(float(Value.parse(written(number, "")).best or 0))) == number
