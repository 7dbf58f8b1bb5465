from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.notation import work_numbers
from generator.model.notation.work_numbers import seconds

READ = [
    ("Doi", "10.1000/182"),
    ("Doi", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"),
    ("Doi", "10.1000.10/a_b"),
    ("Isbn", "978-0-306-40615-7"),
    ("Isbn", "0-8044-2957-X"),
    ("Isbn", "9780306406157"),
    ("Issn", "0378-5955"),
    ("Issn", "2434-561X"),
    ("Pmid", "12345678"),
    ("Pmcid", "PMC1234567"),
    ("Pages", "12-15"),
    ("Pages", "e0123, e0125"),
    ("TimeCode", "2:05"),
    ("TimeCode", "1:02:05-1:03:00"),
]
REFUSED = [
    ("Doi", "https://doi.org/10.1000/182", "write 10.1000/182"),
    ("Doi", "doi:10.1000/182", "write 10.1000/182"),
    ("Doi", "10.1000/182.", "put it from 10. on"),
    ("Doi", "11.1000/182", "put it from 10. on"),
    ("Doi", "10.1000/", "put it from 10. on"),
    ("Isbn", "978-0-306-40615-8", "check its digits"),
    ("Isbn", "0-306-40615-3", "check its digits"),
    ("Isbn", "979030640615X", "put its 13 or 10 digits"),
    ("Isbn", "ISBN 978-0-306-40615-7", "write 978-0-306-40615-7"),
    ("Isbn", "12", "put its 13 or 10 digits"),
    ("Issn", "03785955", "write 0378-5955"),
    ("Issn", "2434-561x", "write 2434-561X"),
    ("Issn", "0378-5956", "check its digits"),
    ("Pmid", "PM12", "put its digits"),
    ("Pmcid", "1234567", "write PMC1234567"),
    ("Pages", "pp. 12-15", "write 12-15"),
    ("Pages", "page 3", "write 3"),
    ("TimeCode", "1h 2m 5s", "write 1:02:05"),
    ("TimeCode", "95 seconds", "write 0:01:35"),
    ("TimeCode", "12:75", "with colons between"),
    ("TimeCode", "2:40-2:05", "the earlier time first"),
]


def told(name: str, text: str) -> Any:
    return TypeAdapter(getattr(work_numbers, name)).validate_python(text)


@pytest.mark.parametrize(("name", "text"), READ)
def test_a_number_of_a_work_is_kept_as_typed(name: str, text: str) -> None:
    assert told(name, text) == text


@pytest.mark.parametrize(("name", "text", "hint"), REFUSED)
def test_another_is_refused_with_what_to_write(name: str, text: str, hint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        told(name, text)
    remedy = refused.value.errors()[0]["ctx"]["error"].hint
    assert hint in remedy
    if remedy.startswith("write "):
        assert told(name, remedy.removeprefix("write "))


@given(st.integers(0, 9), st.integers(0, 12))
def test_a_wrong_digit_of_an_isbn_is_found(digit: int, at: int) -> None:
    right = "9780306406157"
    text = right[:at] + str(digit) + right[at + 1 :]
    if text == right:
        assert told("Isbn", text)
    else:
        with pytest.raises(ValidationError):
            told("Isbn", text)


@given(st.integers(0, 99 * 3600))
def test_a_time_code_is_so_many_seconds(whole: int) -> None:
    text = f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    assert seconds(told("TimeCode", text)) == whole
