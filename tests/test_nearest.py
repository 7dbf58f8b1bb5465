"""Words that are taken for others, and words that never may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nearest import misprint, nearest, nearest_word


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("harbor", ["harbour", "gazette"], "harbour"),
        ("Harbour", ["harbour"], "harbour"),
        ("url", ["URL", "title"], "URL"),
        ("“storm”", ["storm"], "storm"),
        ("tide", ["tides", "tidel"], "tides"),
        ("zebra", ["harbour", "gazette"], ""),
        ("read", ["not-read", "whole"], ""),
        ("unstated", ["stated"], ""),
        ("undetermind", ["undetermined", "stated"], "undetermined"),
        ("", ["harbour"], ""),
        ("harbour", [], ""),
    ],
)
def test_the_nearest_word(word: str, known: list[str], found: str) -> None:
    assert nearest_word(word, known) == nearest_word(word, reversed(known)) == found
    assert nearest(word, known) == (f"did you mean '{found}'?" if found else "")


def test_a_character_that_makes_two_words_look_alike_is_named() -> None:
    topic = "did you mean 'topic'?"
    assert (
        nearest("t\u043epic", ["topic"]) == f"{topic} CYRILLIC SMALL LETTER O (U+043E) stands in it"
    )
    assert nearest("to\u200bpic", ["topic"]) == f"{topic} ZERO WIDTH SPACE (U+200B) stands in it"
    assert nearest("“topik”", ["topic"]) == topic
    assert nearest("café", ["cafés"]) == "did you mean 'cafés'?"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("harbor-office", "harbour-office"),
        ("harbuor-office", "harbour-office"),
        ("harbour-offise", "harbour-office"),
        ("harbourr-office", "harbour-office"),
        ("harbouroffice", "harbour-office"),
        ("Harbour_Office", "harbour-office"),
        ("ferries-lots", "ferries-lost"),
        ("claims/ferries-lots.md", "claims/ferries-lost.md"),
    ],
)
def test_a_slip_of_the_pen_is_told(name: str, meant: str) -> None:
    assert misprint(name, [meant, "gazette"]) == meant


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("iran", "iraq"),
        ("nbc", "bbc"),
        ("bbc-storm", "nbc-storm"),
        ("losses-2030-03", "losses-2030-04"),
        ("losses-1", "losses-10"),
        ("losses-june", "losses-july"),
        ("losses-march", "losses-may"),
        ("lake-north", "lake-south"),
        ("northern-lake", "southern-lake"),
        ("gambia", "zambia"),
        ("gazette-storm", "gazette-fire"),
        ("gazette-storm", "gazette-storm-2"),
        ("harbor-ofice", "harbour-office"),
    ],
)
def test_what_may_be_another_record_is_not_taken_for_it(name: str, other: str) -> None:
    assert misprint(name, [other]) == misprint(other, [name]) == ""


def test_of_two_that_may_be_meant_none_is() -> None:
    assert misprint("harbor", ["harbour", "harbors"]) == ""


@given(st.from_regex(r"\A[a-z]{1,8}(-[a-z0-9]{1,6}){0,3}\Z"), st.text("abn-0", max_size=12))
def test_a_slip_changes_no_digit_and_no_first_letter(name: str, other: str) -> None:
    if misprint(other, [name]):
        assert [c for c in name if c.isdigit()] == [c for c in other if c.isdigit()]
        assert name[0] == other[0]
