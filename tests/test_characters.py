from __future__ import annotations

import unicodedata

import pytest

from generator.characters import is_blank, name_character, refused_in, replace_refused, unseen_in

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]


@pytest.mark.parametrize("character", CONTROLS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_control_characters_go_by_the_aliases_that_unicode_gives_them(character: str) -> None:
    name = name_character(character).removesuffix(f" (U+{ord(character):04X})")
    assert unicodedata.lookup(name) == character


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("\u2028", "LINE SEPARATOR (U+2028)"),
        ("\ufeff", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
        ("\ufffe", "a code point that is no character (U+FFFE)"),
        ("\U0010ffff", "a code point that is no character (U+10FFFF)"),
        ("\udcff", "half of a surrogate pair (U+DCFF)"),
    ],
)
def test_others_go_by_their_own_names(character: str, name: str) -> None:
    assert name_character(character) == name
    assert [refused.found for refused in refused_in(f"ab{character}")] == [
        f"{name} stands here, which no text may hold"
    ]


REFUSED = [
    *(sign for sign in CONTROLS if sign not in "\t\r\n"),
    *map(chr, range(0x2028, 0x202F)),
    *map(chr, range(0x2066, 0x2070)),
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF)),
    "\ud800", "\udfff", "\ufeff", "\ufffd", "\ufff9", "\U000e0041",
    *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2064\u2800\u3164\ufe00\ufe0f",
    "\uffa0", "\U0001d173", "\U000e0100",
]  # fmt: skip


@pytest.mark.parametrize("character", REFUSED, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_no_text_may_hold_is_found_where_it_stands(character: str) -> None:
    assert [refused.offset for refused in refused_in(f"a{character}b{character}")] == [1, 3]
    assert replace_refused(f"a{character}b", " ") == "a b"


def test_a_character_is_refused_alone_as_it_is_beside_one_that_is() -> None:
    every = [chr(code) for code in range(0x10000)]
    alone = [sign for sign in every if replace_refused(sign, "") == ""]
    assert alone == [sign for sign in every if replace_refused(f"{sign}\ufeff", "") == ""]


@pytest.mark.parametrize(
    "text",
    [
        "tab\tand\r\nline ends\n",
        "\u200f\u05e2\u05d1\u05e8\u200e and \u061c\u0639\u0631\u0628",
        "\u0645\u06cc\u200c\u062e\u0648",
        "क्\u200dष",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "no-break\u00a0space, thin\u2009space, hair\u200aspace",
        "\u0e01\u200b\u0e02, \u1797\u200b\u17b6, \u0647\u200d",
        "\u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3 \xa9\ufe0e",
        "\u8fbb\U000e0100 \u115f\u1161 \u1100\u1160 \u2801\u2800\u2802",
        "\u182d\u180e\u1820\u180b",
        "\ue000 of a font of one's own",
    ],
)
def test_what_writing_needs_may_stand(text: str) -> None:
    assert list(refused_in(text)) == []
    assert replace_refused(text, "?") == text


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Auf\u200clage", 3),
        ("Smith\u200e (2030)", 5),
        ("\u0645\u06cc\u200c\u200c\u062e", 3),
        ("2030\ufe0f", 4),
        ("\U0001f468\u200d and", 1),
        ("\uac00\u3164", 1),
    ],
)
def test_what_other_writing_needs_may_not_stand_elsewhere(text: str, odd: int) -> None:
    assert odd in [refused.offset for refused in refused_in(text)]


@pytest.mark.parametrize(
    "text",
    ["", " \u00a0\n", "\u3164", "\u200b \u200d", "\u115f\u1160", "\u2800", "\ufe0f", "\u00ad"],
)
def test_nobody_sees_anything_of_a_blank_text(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}.")
    assert unseen_in(f"a{text}b") == text.strip()[:1]
