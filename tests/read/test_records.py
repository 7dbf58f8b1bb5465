from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from generator.model import Claim, Edtf, Source, Value
from generator.model.base import Identifier, Unreadable
from generator.model.notation.dates.edtf import Day, EdtfDate
from generator.model.notation.figures.values import FigureValue
from generator.read.document import Document
from generator.read.load import load
from generator.read.messages import explain, suggest_identifier
from generator.read.records import validate
from generator.read.yaml import parse
from tests.content import CASES, read_yaml

REPAIRS = read_yaml(CASES / "records/repairs.yml")


BOUNDS = ("low", "best", "high", "low_open", "high_open")


def exact(said: Any) -> Any:
    """Return a number of the cases as it is written there."""
    return Decimal(str(said)) if isinstance(said, float) else said


def spanned(date: Edtf) -> str:
    """Return the days of a date as the cases state them: `2024-11-05..2024-11-07 ~`."""
    ends = [end or "" for end in date.bounds]
    days = ends[0] if ends[0] == ends[1] else "..".join(ends)
    return f"{days} ~" if date.approximate else days


@pytest.mark.parametrize("case", REPAIRS["figures"], ids=lambda case: case["typed"])
def test_a_figure_mended_by_its_hint_means_what_was_meant(case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable) as refused:
        Value.parse(case["typed"])
    assert refused.value.hint == case["hint"]
    assert str(refused.value) == f"{refused.value.found} ({case['hint']})"
    action, _, typed = case["hint"].partition(" ")
    assert (action == "write") == ("means" in case)
    if action == "write":
        found = Value.parse(typed)
        meant = dict.fromkeys(BOUNDS) | {"low_open": False, "high_open": False} | case["means"]
        meant = {name: exact(said) for name, said in meant.items()}
        assert {name: getattr(found, name) for name in BOUNDS} == meant


@pytest.mark.parametrize("case", REPAIRS["dates"], ids=lambda case: case["typed"])
def test_a_date_mended_by_its_hint_means_what_was_meant(case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable) as refused:
        Edtf.parse(case["typed"])
    assert refused.value.hint == case["hint"]
    action, _, typed = case["hint"].partition(" ")
    assert (action == "write") == ("means" in case)
    if action == "write":
        assert spanned(Edtf.parse(typed)) == case["means"]


DEGREES = [(axis, *pair) for axis, pairs in REPAIRS["degrees"].items() for pair in pairs.items()]


@pytest.mark.parametrize(("axis", "typed", "meant"), DEGREES, ids=str)
def test_degrees_mended_by_their_hint_lie_where_was_meant(
    write_project: Callable[..., Path], axis: str, typed: str, meant: float | str
) -> None:
    place = "content/places/harbour.yml"
    _, (issue,) = load(write_project({place: {axis: str(typed)}}))
    if isinstance(meant, str):
        assert issue.hint == meant
        return
    assert issue.hint == f"write {meant}"
    collection, issues = load(write_project({place: {axis: issue.hint.removeprefix("write ")}}))
    assert collection
    assert issues == []
    assert getattr(collection.places["harbour"].record, axis) == meant


NUMBERS = st.from_regex(r"\A(0|[1-9]\d{0,2}([.,' ]\d{3}){0,3})\Z")
FIGURES = st.builds(
    "{} {} {} {}".format,
    st.sampled_from(["", "up", "abut", "more then", "over", "<", "from", "“"]),
    NUMBERS,
    st.sampled_from(["", "-", "to", "and", "or more", "+", "%"]),
    st.just("") | NUMBERS,
)
DATES = st.from_regex(r"\A\d{1,4}[-./ ](\d{1,2}|nov|Dec)([-./ ]\d{1,4})?\Z")


@given(typed=FIGURES | st.text("0123456789.,' upto-–abmre~+", max_size=16))
def test_the_repair_of_a_figure_can_be_read(typed: str) -> None:
    try:
        Value.parse(typed)
    except Unreadable as refused:
        action, _, repaired = refused.hint.partition(" ")
        if action == "write":
            Value.parse(repaired)


@given(typed=DATES | st.text("0123456789-./~? novdec", max_size=12))
def test_the_repair_of_a_date_can_be_read(typed: str) -> None:
    try:
        Edtf.parse(typed)
    except Unreadable as refused:
        action, _, repaired = refused.hint.partition(" ")
        if action == "write":
            Edtf.parse(repaired)


@pytest.mark.parametrize("kind", [FigureValue, EdtfDate, Day])
def test_what_is_no_text_is_no_figure_and_no_date(kind: Any) -> None:
    with pytest.raises(ValidationError, match="belongs here"):
        TypeAdapter(kind).validate_python(["2024"])


def document(text: str) -> Document:
    parsed = parse(text, "x.yml")
    assert isinstance(parsed, Document)
    return parsed


def test_a_record_has_the_names_that_authors_are_told_of() -> None:
    text = "type: webpage\nlabel: A page\nlanguage: en\nread: whole\n"
    record = validate(Source, document(f"{text}URL: https://lake.example/\n"))
    assert isinstance(record, Source)
    assert record.url == "https://lake.example/"
    issues = validate(Source, document(f"{text}url: https://lake.example/\n"))
    assert isinstance(issues, list)
    assert [issue.hint for issue in issues] == ["did you mean 'URL'?"]


def test_an_empty_field_is_a_field_left_out() -> None:
    text = "type: webpage\nlabel: A page\nlanguage: en\nread: whole\nauthor:\nissued: ~\n"
    record = validate(Source, document(text))
    assert isinstance(record, Source)
    assert record.author == ()
    assert record.issued is None


def test_a_record_can_stand_below_keys() -> None:
    issues = validate(Claim, document("a:\n  b:\n    title: x\n"), ("a", "b"))
    assert isinstance(issues, list)
    assert {str(issue.location) for issue in issues} == {"x.yml:2:3"}
    assert issues[0].message == "a, b, kind: the field is missing"


def test_every_field_at_fault_is_told_once_and_in_order() -> None:
    issues = validate(Claim, document("title: [a]\nkind: x\nreviewed: y\nz: 1\nz2: 1\n"))
    assert isinstance(issues, list)
    assert issues == sorted(set(issues))


def test_an_error_that_no_model_gives_today_is_told_in_the_words_of_pydantic() -> None:
    class Later(BaseModel):
        number: Annotated[int, Field(multiple_of=5)]

    with pytest.raises(ValidationError) as refused:
        Later(number=3)
    (detail,) = refused.value.errors()
    rule, found, hint = explain(Later, detail)
    assert rule.code == "R206"
    assert found == "Input should be a multiple of 5"
    assert hint


@given(text=st.text(max_size=90))
def test_a_suggested_identifier_is_one(text: str) -> None:
    if found := suggest_identifier(text):
        TypeAdapter(Identifier).validate_python(found)
