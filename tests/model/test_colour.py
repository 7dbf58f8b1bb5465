from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.base import Unreadable
from generator.model.notation.colour import (
    LEAST,
    NIGHT,
    PANEL,
    at_night,
    contrast,
    readable_colour,
    towards,
)
from generator.site.palette import colours, nightly

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_text_stands_on_the_papers_of_the_style_sheet() -> None:
    assert (colours()["panel"], nightly()["panel"]) == (PANEL, NIGHT)
    assert contrast(PANEL, "#000000") <= contrast(colours()["paper"], "#000000")
    assert contrast(NIGHT, "#ffffff") <= contrast(nightly()["paper"], "#ffffff")


@given(COLOURS)
def test_a_colour_that_is_taken_can_be_read_and_the_hint_for_another_is_taken(colour: str) -> None:
    try:
        assert contrast(readable_colour(colour.upper()), PANEL) >= LEAST
    except Unreadable as wrong:
        assert contrast(colour, PANEL) < LEAST
        named = re.findall(r'"(#\w{6})"', wrong.hint)
        assert [readable_colour(one) for one in named] == [towards(colour, "#000000", PANEL)]
    assert contrast(at_night(colour), NIGHT) >= LEAST


@pytest.mark.parametrize("typed", ["blue", "0b5cad", "#06f", "#0b5cad80", "rgb(0, 0, 0)"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="is no colour"):
        readable_colour(typed)
