from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given

from generator.desk.records.format import format_text
from generator.desk.records.text import split_lines
from generator.kinds import FILES
from generator.read.document import Document
from generator.read.yaml import parse
from tests.desk.records.typed import claims

CLAIM, SOURCE = FILES["claim"], FILES["source"]

UNTIDY = """\
# About the whole file

# Why the summary is short
summary: 'It''s so: yes'
title: "Plain"   # beside the title
statements:
  # the first statement
  - says: x
    # the source
    source: 'a-b'
    passage:
      # its end
      end: "q"
      start: s
    estimates:
    - value: "up to 10"
      id: 'e1'
  # the second statement
  -   stance: asserts
      source: c
      note: |
        # not a comment
        text

      says: [ 'a', "b, c" ]
# at the end
"""

TIDY = """\
# yaml-language-server: $schema=../../schemas/claim.schema.json
# About the whole file

title: Plain   # beside the title
# Why the summary is short
summary: "It's so: yes"
statements:
  # the first statement
  # the source
  - source: a-b
    says: x
    passage:
      start: s
      # its end
      end: q
    estimates:
    - id: e1
      value: up to 10
  # the second statement
  -   source: c
      says: [ a, "b, c" ]
      stance: asserts
      note: |
        # not a comment
        text

# at the end
"""


def comments(text: str) -> Counter[str]:
    return Counter(re.findall("# one|# zwei: x|# three|# - four|# beside|# in the text", text))


def test_fields_take_the_order_of_the_model_and_comments_go_with_them() -> None:
    assert format_text(UNTIDY, CLAIM) == TIDY


def test_a_tidy_record_is_left_alone() -> None:
    assert format_text(TIDY, CLAIM) == TIDY


@given(claims())
def test_twice_is_once_and_nothing_that_was_said_is_lost(text: str) -> None:
    before = parse(text, "")
    assert isinstance(before, Document), before
    once = format_text(text, CLAIM)
    after = parse(once, "")
    assert isinstance(after, Document)
    assert after.data == before.data
    assert comments(once) == comments(text)
    assert format_text(once, CLAIM) == once
    assert list(after.data) == [name for name in CLAIM_ORDER if name in after.data]


CLAIM_ORDER = ("title", "summary", "statements", "known", "reviewed")


@given(claims())
def test_only_quotes_margins_and_the_order_of_lines_change(text: str) -> None:
    def bare(line: str) -> str:
        return line.strip().removeprefix("- ").strip().translate(str.maketrans("", "", "'\"\\"))

    once = format_text(text, CLAIM)
    assert Counter(map(bare, split_lines(once)[1:])) == Counter(map(bare, split_lines(text)))


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("'moss'", "moss"),
        ('"moss"', "moss"),
        ("'NO'", '"NO"'),
        ('"12:30"', '"12:30"'),
        ("'a: b'", '"a: b"'),
        ('"caf\\u00e9"', "café"),
        ('"a \\u00e9: b"', '"a \\u00e9: b"'),
        ("''", '""'),
        ("NO", "NO"),
        ("2024-11-04", "2024-11-04"),
        ("'2024-11-04'", "2024-11-04"),
        ("'say \"so\"'", 'say "so"'),
        ("'\"so\", they say'", "'\"so\", they say'"),
        ("['a', 'b, c']", '[a, "b, c"]'),
        ("&anchor 'a'", "&anchor 'a'"),
    ],
)
def test_quotes_stand_where_they_are_needed(typed: str, tidy: str) -> None:
    header = SOURCE.header + "\n"
    assert format_text(f"{header}title: {typed}\n", SOURCE) == f"{header}title: {tidy}\n"


def test_a_list_of_records_keeps_the_order_of_its_records() -> None:
    text = "zeta:\n  meaning: Last.\n  name: Z\n\n# second\nalpha:\n  name: A\n"
    tidy = "zeta:\n  name: Z\n  meaning: Last.\n\n# second\nalpha:\n  name: A\n"
    terms = FILES["glossary"]
    assert format_text(text, terms) == terms.header + "\n" + tidy


def test_a_missing_line_end_is_added_and_another_schema_line_replaced() -> None:
    text = "# yaml-language-server: $schema=elsewhere.json\ntype: webpage"
    assert format_text(text, SOURCE) == SOURCE.header + "\ntype: webpage\n"


@pytest.mark.parametrize("text", ["title: [\n", "title: a\ntitle: b\n"])
def test_a_file_that_cannot_be_read_is_left_alone(text: str) -> None:
    assert format_text(text, CLAIM) == text


@pytest.mark.parametrize(
    "text",
    [
        "summary: &s It is so.\ntitle: *s\n",
        "summary: |+\n  It is so.\ntitle: So\n\n\n",
    ],
)
def test_a_file_whose_meaning_hangs_on_its_order_is_left_alone(text: str) -> None:
    assert format_text(text, CLAIM) == text
