"""Dates, against the reference implementation of EDTF as an oracle."""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model import Edtf
from generator.model.base import Unreadable

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))
SPAN = timedelta(days=400)


@st.composite
def ones(draw: st.DrawFn) -> str:
    """Draw a day, month or year, perhaps marked."""
    day = draw(DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "~", "?", "%"]))


texts = st.one_of(
    ones(),
    st.integers(1, 998).map("{:03}X".format),
    st.tuples(ones(), ones()).map(lambda ends: "/".join(sorted(ends))),
    ones().map("../{}".format),
    ones().map("{}/..".format),
)
"""Texts of the subset; two ends in order unless one lies in the other."""


@pytest.fixture(scope="session")
def parse_edtf() -> Callable[[str], Any]:
    """Return the oracle, which warns of its own grammar when it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: Callable[[str], Any] = importlib.import_module("edtf").parse_edtf
    return found


def day_of(end: time.struct_time | float) -> date | None:
    return None if isinstance(end, float) else date(*end[:3])


def bounds(found: Any) -> tuple[date | None, date | None]:
    return day_of(found.lower_strict()), day_of(found.upper_strict())


@given(texts)
@example("2024-02")
@example("1900-02")
@example("2024-10~/2024-12?")
def test_a_date_spans_the_days_that_the_oracle_says(
    parse_edtf: Callable[[str], Any], text: str
) -> None:
    expected = bounds(parse_edtf(text))
    if None not in expected and expected[0] > expected[1]:  # type: ignore[operator] # not None
        with pytest.raises(ValueError, match="ends before it begins"):
            Edtf.parse(text)
    else:
        found = Edtf.parse(text)
        assert (found.earliest, found.latest) == expected
        assert str(found) == text
        assert found.approximate == any(mark in text for mark in "~?%")


@given(st.text(st.sampled_from("0123456789-/.~?%٢"), max_size=12))
@example("2024-11-04T12:00")
@example("٢٠٢٤")
@example("2024-10~-04")
def test_what_is_read_is_edtf(parse_edtf: Callable[[str], Any], text: str) -> None:
    try:
        found = Edtf.parse(text)
    except ValueError:
        return
    assert (found.earliest, found.latest) == bounds(parse_edtf(text))


@pytest.mark.parametrize(
    "text",
    ["", "2024-13", "2023-02-29", "1900-02-29", "0000", "24-11-04", "2024-1", "4 Nov 2024",
     "../..", "..", "2024/2023", "2024/2024/2024", "2024-10~-04", "2024-11-04T12:00"],
)  # fmt: skip
def test_what_is_no_date_of_the_subset_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Edtf.parse(text)
    assert refusal.value.hint


@given(DAYS)
def test_only_one_certain_day_is_exact(day: date) -> None:
    text = day.isoformat()
    assert Edtf.parse(text).exact
    assert not any(Edtf.parse(vague).exact for vague in (f"{text}~", text[:7], f"../{text}"))


@given(texts, texts, st.integers(0, 400))
def test_spans_overlap_or_one_comes_before_the_other(a: str, b: str, days: int) -> None:
    try:
        first, second = Edtf.parse(a), Edtf.parse(b)
    except ValueError:
        return
    assert first.overlaps(second, days) == second.overlaps(first, days)
    apart = [first.before(second, days), second.before(first, days)]
    assert apart.count(True) + first.overlaps(second, days) == 1


@pytest.mark.parametrize(
    ("a", "b", "days", "overlap"),
    [
        ("2024-11-01", "2024-11-01", 0, True),
        ("2024-11-01", "2024-11-02", 0, False),
        ("2024-11-01", "2024-11-08", 7, True),
        ("2024-11-01", "2024-11-09", 7, False),
        ("2024-11", "2024-11-30", 0, True),
        ("../2024-11-01", "1999", 0, True),
        ("2024-11-02/..", "2024-11-01", 0, False),
    ],
)
def test_how_near_spans_lie(a: str, b: str, days: int, overlap: bool) -> None:  # noqa: FBT001 - a case
    assert Edtf.parse(a).overlaps(Edtf.parse(b), days) is overlap


def test_dates_sort_by_beginning_then_end_with_open_ends_outermost() -> None:
    texts = ["../2030", "2024", "2024-01", "2024-01-01", "2024-01-02/..", "2024-11"]
    order = sorted(map(Edtf.parse, texts), key=lambda date: date.sort_key)
    assert [str(date) for date in order] == [
        "../2030", "2024-01-01", "2024-01", "2024", "2024-01-02/..", "2024-11",
    ]  # fmt: skip
