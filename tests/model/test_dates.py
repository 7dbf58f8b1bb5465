"""Dates, against the reference implementation of EDTF as an oracle."""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import Edtf
from generator.model.base import Unreadable
from generator.model.notation.dates.edtf import Day

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


@given(st.text(max_size=20) | st.text("0123456789-/.~?%TZ:+ X\u2212", max_size=24))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        found = Edtf.parse(text)
    except Unreadable:
        return
    assert found.text == text.strip()
    assert Edtf.parse(found.text) == found
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


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


zones = st.integers(-14 * 60, 14 * 60).map(lambda away: timezone(timedelta(minutes=away)))
minutes = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=zones).map(  # noqa: DTZ001 - zones are given
    lambda minute: minute.replace(second=0, microsecond=0)
)


def typed(minute: datetime) -> str:
    return minute.isoformat(timespec="minutes").replace("+00:00", "Z")


@given(minutes)
def test_a_minute_is_read_as_it_was_written(minute: datetime) -> None:
    found = Edtf.parse(typed(minute))
    assert (found.begins, found.ends) == (minute, minute)
    assert found.begins
    assert found.begins.utcoffset() == minute.utcoffset()
    assert found.earliest == found.latest == minute.date()
    assert found.bounds == (typed(minute), typed(minute))


@given(minutes, minutes)
def test_minutes_are_compared_and_sorted_as_of_one_zone(a: datetime, b: datetime) -> None:
    first, second = Edtf.parse(typed(a)), Edtf.parse(typed(b))
    assert first.before(second) == (a < b)
    assert first.overlaps(second) == (a == b)
    if a.astimezone(UTC) != b.astimezone(UTC):
        assert (first.sort_key < second.sort_key) == (a < b)


@given(minutes)
def test_a_minute_lies_in_its_own_day(minute: datetime) -> None:
    day = Edtf.parse(minute.date().isoformat())
    assert day.overlaps(Edtf.parse(typed(minute)))
    assert not day.before(Edtf.parse(typed(minute)))


def test_a_minute_elsewhere_may_be_earlier_on_a_later_day() -> None:
    here, there = Edtf.parse("2024-11-05T23:30-08:00"), Edtf.parse("2024-11-06T01:00+09:00")
    assert there.before(here)
    assert there.sort_key < here.sort_key
    with pytest.raises(Unreadable, match="ends before it begins"):
        Edtf.parse(f"{here}/{there}")


@pytest.mark.parametrize("text", ["2024-11-05T14:30+03:00", "2024-11-05 14:30 UTC"])
def test_where_a_day_belongs_its_time_is_to_be_left_out(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Day).validate_python(text)
    assert refused.value.errors()[0]["ctx"]["error"].hint == "write 2024-11-05"
