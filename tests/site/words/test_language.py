from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model import Edtf, Value
from generator.site.words.figures import amount, figure
from generator.site.words.language import Language
from generator.site.words.locales import locale_of
from generator.site.words.wording import licence_name

ENGLISH, GERMAN, KOREAN = Language("en"), Language("de"), Language("ko")


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2024-11-04", "4 November 2024"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("2024-10~", "about October 2024"),
        ("203X", "the 2030s"),
        ("../199X", "by the 1990s"),
        ("2024-10-28?", "about 28 October 2024"),
        ("2024-10-01/2024-10-07", "1 October 2024 to 7 October 2024"),
        ("../2025-04", "by April 2025"),
        ("2025-04-26/..", "since 26 April 2025"),
        ("../2025-04-30~", "by about 30 April 2025"),
        ("2024-11-05T14:30+03:00", "5 November 2024, 14:30 (UTC+3)"),
        ("2024-11-05T14:30-09:30", "5 November 2024, 14:30 (UTC\N{MINUS SIGN}9:30)"),
        ("2024-11-05T00:05Z", "5 November 2024, 00:05 (UTC)"),
        ("../2024-11-05T14:30Z", "by 5 November 2024, 14:30 (UTC)"),
        ("2024-11-05T14:30Z/..", "since 5 November 2024, 14:30 (UTC)"),
        ("2024-11-05/2024-11-06T01:00+09:00", "5 November 2024 to 6 November 2024, 01:00 (UTC+9)"),
    ],
)
def test_a_date_is_as_vague_as_it_is(edtf: str, shown: str) -> None:
    assert ENGLISH.date(Edtf.parse(edtf)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("11000", "11,000"),
        ("about 1,100", "about 1,100"),
        ("up to 10,000", "up to 10,000"),
        ("at least 10,000", "at least 10,000"),
        ("more than 3,000", "more than 3,000"),
        ("fewer than 500", "fewer than 500"),
        ("nearly 3,000", "nearly 3,000"),
        ("10,000 to 12,000", "10,000 to 12,000"),
        ("about 10,000 to 12,000", "about 10,000 to 12,000"),
        ("0", "0"),
    ],
)
def test_a_figure_keeps_its_bound(text: str, shown: str) -> None:
    assert figure(ENGLISH, Value.parse(text)) == shown


def test_numbers_and_dates_are_written_as_the_language_has_them() -> None:
    assert figure(GERMAN, Value.parse("up to 10,000")).endswith("10.000")
    assert GERMAN.day(date(2024, 11, 4)) == "4. November 2024"
    assert KOREAN.date(Edtf.parse("2024-11-04")) == "2024년 11월 4일"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["Rain, and wind", "b"], "Rain, and wind and b"),
    ],
)
def test_a_list_leaves_its_words_as_they_are(words: list[str], shown: str) -> None:
    assert ENGLISH.enumerate(words) == shown


@pytest.mark.parametrize(
    ("identifier", "spelt"),
    [
        ("CC-BY-4.0", "CC BY 4.0"),
        ("CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("ODbL-1.0", "ODbL-1.0"),
    ],
)
def test_a_licence_is_spelt_as_people_write_it(identifier: str, spelt: str) -> None:
    assert licence_name(identifier) == spelt


def test_months_are_cut_short_with_the_year_where_it_is_another() -> None:
    months = (("2024-12", None), ("2025-01", "2024-12"), ("2025-03", "2025-01"))
    told = [ENGLISH.short_month(month, after) for month, after in months]
    assert told == ["Dec 2024", "Jan 2025", "Mar"]
    assert ENGLISH.month("2024-12") == "December 2024"


@pytest.mark.parametrize(
    ("tag", "name"), [("ko", "Korean"), ("pt-BR", "Portuguese (Brazil)"), ("qqq", "qqq")]
)
def test_a_language_has_its_name_or_its_tag(tag: str, name: str) -> None:
    assert ENGLISH.language_name(tag) == name


def test_text_in_a_language_of_its_own_says_so_and_its_direction() -> None:
    assert ENGLISH.foreign("ko") == ' lang="ko"'
    assert ENGLISH.foreign("ar") == ' lang="ar" dir="rtl"'
    assert ENGLISH.foreign("qqq") == ' lang="qqq" dir="auto"'
    assert ENGLISH.direction == "ltr"
    assert Language("he").direction == "rtl"


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("uk", "4 листопада 2024", "листопад 2024"),
        ("ru", "4 ноября 2024", "ноябрь 2024"),
        ("ar", "4 نوفمبر 2024", "نوفمبر 2024"),
    ],
)
def test_no_date_ends_in_a_full_stop(tag: str, day: str, month: str) -> None:
    language = Language(tag)
    assert language.date(Edtf.parse("2024-11-04")) == day
    assert language.month("2024-11") == month
    assert not language.short_month("2024-11").endswith("р.")  # noqa: RUF001 - the letter meant


def test_what_runs_rightwards_in_any_language_is_set_apart_where_others_do_not() -> None:
    assert ENGLISH.leftmost("3.0.0+2030") == "3.0.0+2030"
    assert Language("ar").leftmost("-0.6 & 3") == '<bdi dir="ltr">-0.6 &amp; 3</bdi>'
    assert amount(Language("ar"), Decimal("14.3"), "%") == "14.3\u200e%\u200e"


def test_an_unknown_language_falls_back() -> None:
    assert locale_of("xx-nonsense") is None
    assert Language("xx").day(date(2024, 11, 4)) == "4 November 2024"
    assert str(locale_of("de-XX")) == "de"


NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "unit", "shown", "german"),
    [
        ("14.3", None, "14.3", "14,3"),
        ("4.0", None, "4.0", "4,0"),
        ("\u22121.8", "%", "-1.8%", "-1,8_%"),
        ("62", "%", "62%", "62_%"),
        ("62.5", "% of voters", "62.5% of voters", "62,5_% of voters"),
        ("less than 0.5%", "%", "less than 0.5%", "less than 0,5_%"),
        ("12", "per 100,000 people", "12 per 100,000 people", "12 per 100,000 people"),
        ("10,000 to 12,000", "tonnes", "10,000 to 12,000 tonnes", "10.000 to 12.000 tonnes"),
        ("4.2 kt", "tonnes", "4.2 kt", "4,2 kt"),
        ("1 tonne", "tonnes", "1 tonne", "1 tonne"),
        ("1.0 million", None, "1.0 million", "1,0 Millionen"),
        ("465 +/- 20", "tonnes", "465 ± 20 tonnes", "465 ± 20 tonnes"),
        ("62 ± 3%", "%", "62 ± 3%", "62 ± 3_%"),
        ("90 billion", "US$ of 2017", "US$90 billion of 2017", "90 Milliarden_US$ of 2017"),
        ("$90 billion", "US$ of 2017", "US$90 billion of 2017", "90 Milliarden_US$ of 2017"),
        ("-$5 million", "US$", "-US$5 million", "-5 Millionen_US$"),
        ("5 to 7", "EUR", "EUR_5 to EUR_7", "5_EUR to 7_EUR"),
        (
            "4,645 (95% CI 793 to 8,498)",
            "deaths",
            "4,645 deaths (793 to 8,498; 95% CI)",
            "4.645 deaths (793 to 8.498; 95_% CI)",
        ),
        (
            "about 5 (4 to 6; 90% CrI)",
            None,
            "about 5 (4 to 6; 90% CrI)",
            "about 5 (4 to 6; 90_% CrI)",
        ),
    ],
)
def test_a_figure_is_shown_as_worded_with_its_unit(
    text: str, unit: str | None, shown: str, german: str
) -> None:
    value = Value.parse(text)
    assert figure(ENGLISH, value, unit) == shown.replace("_", NO_BREAK)
    assert figure(GERMAN, value, unit) == german.replace("_", NO_BREAK)


def test_a_language_that_counts_in_other_steps_has_the_number_in_full() -> None:
    assert figure(KOREAN, Value.parse("1.5 million")) == "1,500,000"


def test_zeros_behind_the_point_are_told_apart() -> None:
    texts = ("4.00", "4", "4.0")
    assert [figure(ENGLISH, Value.parse(text)) for text in texts] == list(texts)
