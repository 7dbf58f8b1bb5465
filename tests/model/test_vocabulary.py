from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.vocabulary import Quantity


@pytest.mark.parametrize("unit", ["100", "1,000", "-5", "3.5", "1 000"])
def test_a_number_is_no_unit(unit: str) -> None:
    with pytest.raises(ValidationError, match="is a number, no unit"):
        Quantity(name="boats", definition="Boats.", unit=unit)


@pytest.mark.parametrize("unit", ["%", "°C", "per 1,000 people", "US$ of 2017", "m³", "كم"])
def test_a_unit_may_have_numbers_and_be_in_any_script(unit: str) -> None:
    assert Quantity(name="boats", definition="Boats.", unit=unit).unit == unit
