from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Value
from generator.model.notation.figures.sentences import Worded, numbers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 1,200 ferries", [(1200, "about")]),
        ("no more than three thousand", [(3000, "up to")]),
        ("twenty-two thousand three hundred and five", [(22305, None)]),
        ("15-thousand and three-thousand more", [(15000, None), (3000, None)]),
        ("between 2,000 and 12\u202f000", [(2000, None), (12000, None)]),
        ("a 3,000-strong force", [(3000, None)]),
        ("not over 300", [(300, None)]),
        ("a little under 300", [(300, None)]),
        ("just under 300", [(300, "nearly")]),
        ("many", []),
        ("", []),
    ],
)
def test_the_numbers_of_a_sentence(text: str, found: list[tuple[int, str | None]]) -> None:
    assert numbers_in(text) == [Worded(*one) for one in found]


@pytest.mark.parametrize(
    "text",
    ["1.200 lost", "1.5 million", "12 mil barcos", "25% of them", "6K workers", "some 300 or more",
     "3,000+", "2 dozen", "8000〜1万人", "Понад 12 тисяч", "0,100"],
)  # fmt: skip
def test_a_number_in_doubt_silences_all(text: str) -> None:
    assert numbers_in(text) is None


@given(
    st.sampled_from(["about", "up to", "at least", "more than", "fewer than", "nearly"]),
    st.integers(1, 10**9),
)
def test_a_value_is_read_in_a_sentence_as_in_its_field(form: str, number: int) -> None:
    value = Value.parse(f"{form} {number:,}")
    assert numbers_in(f"It was {value} of them.") == [Worded(number, form)]
