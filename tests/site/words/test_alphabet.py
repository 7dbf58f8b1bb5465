# ruff: noqa: RUF001 - letters of several scripts are what is sorted
from __future__ import annotations

import pytest

from generator.site.words.language import Language

ORDERS = {
    "en": ["3 boats", "Ada", "Éclair", "Edda", "“Mill”", "Ølund", "Żuk", "Аня"],
    "de": ["Ähre", "Arm", "Öl", "Ost"],
    "uk": ["Галич", "ґанок", "Дніпро", "Ева", "Єва", "Жук", "«Ива»", "Іва", "Їжак", "Йорж", "Ada"],
    "ru": ["Ева", "Ёж", "Ель", "Жук", "Ива", "Йод", "Ada"],
    "ar": ["أحمد", "إياد", "آية", "بيت", "تاج", "هدى", "وهران", "يد", "Ada"],
    "ko": ["가", "가나", "각", "까치", "나", "한국", "Ada"],
}


@pytest.mark.parametrize("tag", ORDERS)
def test_names_stand_where_readers_look_for_them(tag: str) -> None:
    names = ORDERS[tag]
    key = Language(tag).alphabet.key
    assert sorted(names, key=key) == names
    assert sorted(map(str.upper, names), key=key) == [*map(str.upper, names)]


@pytest.mark.parametrize(
    ("tag", "initials"),
    [
        ("en", "3AEEMOZА"),
        ("uk", "ГҐДЕЄЖИІЇЙA"),
        ("ru", "ЕЕЕЖИЙA"),
        ("ar", "ااابتهويA"),
    ],
)
def test_an_index_has_a_heading_for_each_letter_and_none_for_marks(tag: str, initials: str) -> None:
    initial = Language(tag).alphabet.initial
    assert "".join(map(initial, ORDERS[tag])) == initials


def test_a_name_of_signs_alone_has_a_place() -> None:
    alphabet = Language("en").alphabet
    assert alphabet.initial("“…”") == "“"
    assert sorted(["a", "…", ""], key=alphabet.key) == ["", "…", "a"]
