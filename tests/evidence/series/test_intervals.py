from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.evidence.series.intervals import Compatibility, Interval, Verdict, compare, interval
from generator.model import Value
from tests.content import CASES, read_yaml

TABLE: dict[str, Any] = read_yaml(CASES / "intervals.yml")


@pytest.mark.parametrize(("text", "ends"), TABLE["numbers"].items())
def test_a_figure_holds_between_its_bounds(text: str, ends: list[Any]) -> None:
    assert interval(Value.parse(text)) == Interval(*ends)


@pytest.mark.parametrize(("a", "b", "verdict", "at"), TABLE["pairs"])
def test_two_figures_can_hold_together_or_not(a: str, b: str, verdict: str, at: Any) -> None:
    assert compare(Value.parse(a), Value.parse(b)) == Compatibility(Verdict(verdict), at)


@pytest.mark.parametrize(("text", "ends"), TABLE["fine"].items())
def test_a_figure_with_decimals_holds_between_its_bounds(text: str, ends: list[Any]) -> None:
    low, high = (None if end is None else Decimal(str(end)) for end in ends[:2])
    opened = ends[2:]
    meant = Interval(low, high, "low" in opened, "high" in opened)
    assert interval(Value.parse(text), whole=False) == meant


@pytest.mark.parametrize(("a", "b", "verdict", "at"), TABLE["fine_pairs"])
def test_two_figures_with_decimals_can_hold_together_or_not(
    a: str, b: str, verdict: str, at: Any
) -> None:
    found = compare(Value.parse(a), Value.parse(b), whole=False)
    assert found == Compatibility(Verdict(verdict), at)
