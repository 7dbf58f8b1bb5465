"""Figures in other units: converted exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.series.units import measured, money_of
from generator.model import Value


@pytest.mark.parametrize(
    ("text", "unit", "best"),
    [
        ("4.2 kt", "tonnes", "4200"),
        ("1 tonne", "tonnes", "1"),
        ("1 soldier", "soldiers", "1"),
        ("3 Mt", "tonnes of CO2", "3000000"),
        ("3 Mt of CO2", "tonnes of CO2", "3000000"),
        ("5 miles", "km", "8.04672"),
        ("5 ha", "km²", "0.05"),
        ("9 km/h", "m/s", "2.5"),
        ("30 minutes", "hours", "0.5"),
        ("5‰", "%", "0.5"),
        ("62 per cent", "%", "62"),
        ("12 °C", "°C", "12"),
        ("$90 billion", "US$ of 2017", "90000000000"),
        ("US$90", "US$ of 2017", "90"),
        ("12 per 100,000 people", "per 100,000 people", "12"),
        ("12 per 100,000", "per 100,000 people", "12"),
        ("3.2 points", "percentage points", "3.2"),
        ("20 barrels per day", "barrels a day", "20"),
        ("25 Mt CO2e", "t CO₂e", "25000000"),
        ("300 km2", "km²", "300"),
        ("12 µg/m3", "µg/m³", "12"),
        ("£1.2 billion (2019 prices)", "£ of 2019", "1200000000"),
        ("£1.2 billion in 2019 prices", "£ (2019 prices)", "1200000000"),
        ("£350 million a week", "£ of 2016 a week", "350000000"),
        ("EUR 3.4 million", "€ of 2020", "3400000"),
        ("3.4 million euros", "€ of 2020", "3400000"),
        ("5", None, "5"),
    ],
)
def test_a_figure_is_converted_into_the_unit_of_its_quantity(
    text: str, unit: str | None, best: str
) -> None:
    found = measured(Value.parse(text), unit)
    assert found
    assert str(found.best) == best


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("20 minutes", "hours"), ("12 °C", "°F"), ("5 tons", "tonnes"), ("5 gallons", "litres"),
        ("5 kt", "km"), ("5 m", "km"), ("€5", "US$"), ("$5", "€"), ("3 Mt of coal", "t of CO2"),
        ("£5 (2018 prices)", "£ of 2019"), ("3.4 million euros", "£"), ("5 km", "square km"),
        ("12 per 1,000", "per 100,000 people"), ("5 US tons", "tons"), ("5 a day", None),
        ("62%", None), ("3,000 killed", "soldiers"), ("5 lambda", "m"), ("5 km km km", "m"),
    ],
)  # fmt: skip
def test_what_does_not_convert_exactly_or_has_two_readings_is_in_no_unit(
    text: str, unit: str | None
) -> None:
    assert measured(Value.parse(text), unit) is None


def test_every_number_of_a_figure_is_converted() -> None:
    found = measured(Value.parse("4.6 kt (0.8 to 8.5; 95% CI)"), "tonnes")
    assert found
    assert found.confidence
    assert list(map(str, found.numbers)) == ["4600", "800", "8500"]
    span = measured(Value.parse("1.5 to 2 kt"), "tonnes")
    assert span
    assert list(map(str, span.numbers)) == ["1500", "2000"]


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["kg", "kt", "Mt", "lb"]))
def test_there_and_back_is_the_same_number(number: Decimal, unit: str) -> None:
    there = measured(Value.parse(f"{number} {unit}"), "tonnes")
    assert there
    assert there.best is not None
    back = measured(Value.parse("1 tonne"), unit)
    if back and back.best:
        assert there.best * back.best == number


@given(st.text("abkmtnours/ ²³µ", min_size=1, max_size=8), st.sampled_from(["tonnes", "km", "%"]))
def test_any_unit_is_converted_or_not_and_nothing_else_happens(typed: str, unit: str) -> None:
    found = measured(Value("x", best=Decimal(3), unit=typed.strip()), unit)
    assert found is None or found.best


def test_money_is_told_from_other_units() -> None:
    assert [money_of(unit) for unit in ("US$ of 2017", "EUR", "€", "TEU", "tonnes", "")] == [
        "US$", "EUR", "€", "", "", "",
    ]  # fmt: skip
