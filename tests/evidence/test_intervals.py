from __future__ import annotations

from typing import Any

import pytest

from generator.evidence.intervals import Compatibility, Interval, Verdict, compare, interval
from generator.model import Value
from tests.content import CASES, read_yaml

TABLE: dict[str, Any] = read_yaml(CASES / "intervals.yml")


@pytest.mark.parametrize(("text", "ends"), TABLE["numbers"].items())
def test_a_figure_holds_between_its_bounds(text: str, ends: list[int | None]) -> None:
    assert interval(Value.parse(text)) == Interval(*ends)


@pytest.mark.parametrize(("a", "b", "verdict", "at"), TABLE["pairs"])
def test_two_figures_can_hold_together_or_not(a: str, b: str, verdict: str, at: int | None) -> None:
    assert compare(Value.parse(a), Value.parse(b)) == Compatibility(Verdict(verdict), at)
