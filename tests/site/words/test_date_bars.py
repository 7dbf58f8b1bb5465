from __future__ import annotations

import pytest

from generator.model import Edtf
from generator.site.words.date_bars import date_bar


@pytest.mark.parametrize(
    "text",
    [
        "0001",
        "0001-01~",
        "../0001-01",
        "../0001-01-01",
        "0001-01-01/..",
        "9998-12~",
        "9998/..",
        "0001/9998",
    ],
)
def test_dates_at_the_ends_of_the_calendar_are_drawn(text: str) -> None:
    assert str(date_bar(Edtf.parse(text))).startswith("<svg")
