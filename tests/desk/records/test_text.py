from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.characters import refused_in
from generator.desk.records.emit import emit, scalar
from generator.desk.records.text import insert_field, replace, split_lines
from generator.issues import Location
from generator.read.document import Document
from generator.read.yaml import parse
from tests.desk.records.typed import claims

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1
).filter(lambda text: not any(refused_in(text)))
TREES: Any = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(WORDS, inner, min_size=1),
    max_leaves=6,
)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4))
def test_what_is_written_reads_the_same(tree: Any) -> None:
    document = parse(emit(tree), "")
    assert isinstance(document, Document), document
    assert document.data == tree


@given(WORDS)
def test_a_text_is_written_so_that_it_reads_the_same_in_a_list_on_one_line(word: str) -> None:
    document = parse(f"k: [{scalar(word, flow=True)}, b]\n", "")
    assert isinstance(document, Document)
    assert document.data == {"k": [word, "b"]}


@given(st.text())
def test_no_sign_is_lost_between_lines(text: str) -> None:
    assert "".join(split_lines(text)) == text


def test_words_are_replaced_where_they_stand_quoted_or_not() -> None:
    text = "a: [x, 'x', \"x\"]  # x\n"
    places = [(Location("", 1, column), "x", "long") for column in (5, 8, 13)]
    assert replace(text, places) == "a: [long, 'long', \"long\"]  # x\n"


def test_a_place_that_holds_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="by hand"):
        replace("a: *x\n", [(Location("", 1, 4), "x", "y")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# top\na: 1\n# on d\nd: 4\n", "# top\na: 1\nc: x\n# on d\nd: 4\n"),
        ("a: 1\nb:\n  - 2", "a: 1\nb:\n  - 2\nc: x\n"),
        ("a: 1\n\n# the end\n", "a: 1\nc: x\n\n# the end\n"),
        ("# on d\nd: 4\n", "c: x\n# on d\nd: 4\n"),
    ],
)
def test_a_field_is_added_where_the_order_wants_it(before: str, after: str) -> None:
    assert insert_field(before, "c", "x", ["a", "b", "c", "d"]) == after


@given(claims())
def test_adding_a_field_changes_no_other_line(text: str) -> None:
    order = ["title", "summary", "topic", "statements", "known", "reviewed"]
    changed = split_lines(insert_field(text, "topic", "moss", order))
    changed.remove("topic: moss\n")
    assert changed == split_lines(text)


def test_a_list_takes_no_field() -> None:
    with pytest.raises(ValueError, match="no record"):
        insert_field("- a\n", "c", "x", ["c"])
