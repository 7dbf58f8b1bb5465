from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.evidence import build_evidence
from generator.evidence.comparison import Series
from generator.model import Value
from generator.site.chart.chart import ARROWS, Chart, Line, Sign, bounds_among, series_chart
from generator.site.chart.rows import COLOURS, SHAPES, TEXT, TICK, WIDTH, Layout
from generator.site.chart.text import width
from generator.site.environment import template_environment
from generator.site.words.language import Language
from tests.content import CASES, read_yaml
from tests.evidence.records import collection_of
from tests.site.hostile import HOSTILE

ENGLISH = Language("en")
SERIES = {case["name"]: case for case in read_yaml(CASES / "site" / "series.yml")}


def series_of(data: dict[str, Any]) -> tuple[Series, dict[str, str]]:
    """Return the only series of a case, and the names of its speakers."""
    collection = collection_of(data)
    (series,) = build_evidence(collection).series
    return series, {id_: entry.record.name for id_, entry in collection.speakers.items()}


def chart_of(series: Series, title: str, names: dict[str, str], language: Language) -> str:
    """Return a series drawn."""
    template: Any = template_environment(language).get_template("chart.svg.jinja").module
    return str(template.chart(series_chart(series, title, names, language)))


def bounds_mark(value: Value, among: Sequence[Value] = ()) -> ET.Element:
    """Return the small drawing of a figure."""
    template: Any = template_environment(ENGLISH).get_template("bounds.html.jinja").module
    return ET.fromstring(template.bounds(*bounds_among(value, among)))  # noqa: S314 - our own


def one(value: str, **estimate: Any) -> dict[str, Any]:
    """Return a case of a single figure."""
    said = {"id": "figure", "value": value, **estimate}
    statement = {"source": "log", "chain": ["keeper"], "estimates": [said]}
    return {"claims": {"counts": {"statements": [statement]}}}


def drawn(data: dict[str, Any], title: str = "Ships") -> ET.Element:
    series, names = series_of(data)
    return ET.fromstring(chart_of(series, title, names, ENGLISH))  # noqa: S314 - our own


def laid_out(data: dict[str, Any], language: Language = ENGLISH) -> Chart:
    series, names = series_of(data)
    return series_chart(series, "Ships", names, language)


def lines_of(data: dict[str, Any], look: str) -> list[Line]:
    return [line for line in laid_out(data).lines if look in line.look.split()]


def signs_of(data: dict[str, Any]) -> list[Sign]:
    return [sign for sign in laid_out(data).signs if "sign" in sign.look.split()]


def scale_of(data: dict[str, Any]) -> Callable[[float], float]:
    """Return where a number lies in the chart."""
    series, names = series_of(data)
    return Layout(series, names, ENGLISH).across


@pytest.mark.parametrize("name", SERIES)
def test_charts_are_as_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    series, names = series_of(SERIES[name])
    golden(f"site/chart-{name}.svg", chart_of(series, "Ships", names, ENGLISH) + "\n")


@pytest.mark.parametrize("name", SERIES)
def test_a_chart_says_in_words_what_it_shows(name: str) -> None:
    chart = drawn(SERIES[name])
    title, description = chart[0], chart[1]
    assert (chart.get("role"), title.text) == ("img", "Ships")
    assert chart.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    for statement in SERIES[name]["claims"]["counts"]["statements"]:
        value = ENGLISH.value(Value.parse(statement["estimates"][0]["value"]))
        assert f": {value}." in (description.text or "")


def test_identifiers_are_unique_to_the_series() -> None:
    ids = [element.get("id") for element in drawn(SERIES["bounds"]).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all("ships--all--here--stock" in (id_ or "") for id_ in ids)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(text: str) -> None:
    series, names = series_of(SERIES["three-on-one-day"])
    chart = chart_of(series, text, dict.fromkeys(names, text), ENGLISH)
    root = ET.fromstring(chart)  # noqa: S314 - what is tested
    words = " ".join("".join(element.itertext()) for element in root.iter("text"))
    for part in text.split():
        assert part in words
    assert root[0].text == text
    assert {element.tag for element in root.iter()} <= {
        "svg", "title", "desc", "g", "text", "tspan", "path", "line",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_an_exact_figure_is_a_filled_point_and_about_a_hollow_one() -> None:
    key, exact = signs_of(one("900"))
    _, about = signs_of(one("about 900"))
    assert exact.x == about.x == scale_of(one("900"))(900)
    assert exact.path == key.path
    assert (exact.look, about.look) == ("sign series-1", "sign about series-1")


@pytest.mark.parametrize(
    ("value", "tip"),
    [
        ("up to 900", "left"),
        ("fewer than 900", "left"),
        ("at least 900", "right"),
        ("more than 900", "right"),
    ],
)
def test_a_bound_is_an_arrow_with_an_open_end_and_no_point(value: str, tip: str) -> None:
    _key, arrow = signs_of(one(value))
    at = scale_of(one(value))(900)
    assert arrow.path == ARROWS[tip]
    assert (arrow.x < at) == (tip == "left")
    shaft, bar = lines_of(one(value), "bound")
    assert {shaft.x, shaft.to_x} == {at, arrow.x}
    assert (bar.x, bar.to_x) == (at, at)


def test_a_range_is_a_bar_between_its_bounds_without_a_middle() -> None:
    assert len(signs_of(one("300 to 900"))) == 1  # the speaker's sign
    across = scale_of(one("300 to 900"))
    bar, *ends = lines_of(one("300 to 900"), "bound")
    assert (bar.x, bar.to_x) == (across(300), across(900))
    assert [end.x for end in ends] == [across(300), across(900)]


@pytest.mark.parametrize("most", [1, 3, 7, 900, 12_000, 1_234_567, 10**12])
def test_figures_are_measured_from_zero_on_a_scale_of_round_numbers(most: int) -> None:
    series, names = series_of(one(str(most)))
    layout = Layout(series, names, ENGLISH)
    ticks = layout.numbers()
    zero, step = layout.across(0), layout.across(1) - layout.across(0)
    assert ticks[0] == (layout.scale[0], "0")
    assert 2 <= len(ticks) <= 6
    for x, text in ticks:
        assert x == pytest.approx(zero + step * int(text.replace(",", "")))
    for (x, text), (other_x, other) in pairwise(ticks):
        assert other_x - x > (width(text, TICK) + width(other, TICK)) / 2


def test_an_uncertain_time_is_a_span_on_the_time_line() -> None:
    (span,) = lines_of(SERIES["bounds"], "span")
    (axis, *_) = lines_of(SERIES["bounds"], "axis")
    days = [sign for sign in signs_of(SERIES["bounds"]) if sign.x == axis.x]
    assert span.to_y > span.y > max(day.y for day in days)
    assert len(days) == 7


def test_figures_for_one_day_have_no_time_line() -> None:
    assert lines_of(SERIES["bounds"], "axis")
    assert not lines_of(SERIES["three-on-one-day"], "axis")
    assert not lines_of(SERIES["three-on-one-day"], "thread")


def test_what_cannot_both_hold_is_joined_by_a_comb() -> None:
    series, names = series_of(SERIES["three-on-one-day"])
    layout = Layout(series, names, ENGLISH)
    assert [(lane, head, teeth) for lane, head, teeth in layout.combs] == [
        (0, "ceiling", ["count"])
    ]
    ((_, head, (tooth,)),) = layout.brackets()
    heights = {row.point.id: row.y for row in layout.rows}
    assert (head, tooth) == (heights["ceiling"], heights["count"])


def test_combs_that_overlap_never_share_a_lane() -> None:
    days = [f"2024-11-0{day}" for day in range(1, 6)]
    statements = [
        {
            "source": "log",
            "chain": [f"keeper-{i}"],
            "estimates": [{"id": f"f{i}", "value": str(100 + i), "as_of": day}],
        }
        for i, day in enumerate(days)
    ]
    series, names = series_of({"claims": {"counts": {"statements": statements}}})
    layout = Layout(series, names, ENGLISH)
    order = {point.id: i for i, point in enumerate(series.points)}
    spans = [(lane, order[head], order[teeth[-1]]) for lane, head, teeth in layout.combs]
    for lane, first, last in spans:
        clashing = [s for s in spans if s[0] == lane and s[1] <= last and first <= s[2]]
        assert clashing == [(lane, first, last)]
    assert sum(len(teeth) for _, _, teeth in layout.combs) == len(series.disagreements)
    assert all(x <= WIDTH for x, _, _ in layout.brackets())


def test_revisions_are_joined_and_relays_stand_under_their_figure() -> None:
    series, names = series_of(SERIES["revised-and-relayed"])
    rows = Layout(series, names, ENGLISH).rows
    assert [(row.point.id, row.relayed) for row in rows][1:] == [
        ("first", False), ("retold", True), ("second", False),
    ]  # fmt: skip
    assert rows[2].label == ("as relayed by The Gazette",)
    (joint,) = lines_of(SERIES["revised-and-relayed"], "revision")
    across = scale_of(SERIES["revised-and-relayed"])
    assert (joint.x, joint.to_x) == (across(100), across(600))


def test_forty_two_speakers_differ_in_shape_or_colour() -> None:
    assert len({(i % len(SHAPES), i % COLOURS) for i in range(42)}) == 42


def test_a_long_name_takes_lines_rather_than_being_cut() -> None:
    name = "The Royal and Ancient Commission for the Counting of Ships in All Weathers"
    series, names = series_of(one("900"))
    layout = Layout(series, dict.fromkeys(names, name), ENGLISH)
    (row,) = layout.rows
    assert " ".join(row.label).startswith(name)
    assert len(row.label) > 1


def test_a_word_wider_than_the_room_is_broken() -> None:
    series, names = series_of(one("900"))
    layout = Layout(series, dict.fromkeys(names, "국" * 60 + "x" * 60), ENGLISH)
    (row,) = layout.rows
    assert all(width(line, TEXT) <= layout.right - layout.left - 16 for line in row.label)


class Mirrored(Language):
    """English as if it ran from right to left."""

    direction = "rtl"


@pytest.mark.parametrize("name", SERIES)
def test_right_to_left_is_the_mirror_image(name: str) -> None:
    here, there = laid_out(SERIES[name]), laid_out(SERIES[name], Mirrored("en"))
    assert (here.direction, there.direction) == ("ltr", "rtl")
    assert [WIDTH - line.x for line in there.lines] == pytest.approx([one.x for one in here.lines])
    assert [WIDTH - line.to_x for line in there.lines] == pytest.approx(
        [one.to_x for one in here.lines]
    )
    assert [WIDTH - sign.x for sign in there.signs] == pytest.approx([one.x for one in here.signs])
    ends = [[(text.y, text.anchor) for text in chart.texts] for chart in (here, there)]
    assert ends[0] == ends[1]
    assert [WIDTH - text.x for text in there.texts] == pytest.approx([one.x for one in here.texts])


def test_arrows_of_the_mirror_image_point_the_other_way() -> None:
    for value, tip in (("up to 900", "right"), ("at least 900", "left")):
        *_, arrow = laid_out(one(value), Mirrored("en")).signs
        assert arrow.path == ARROWS[tip]


def test_a_name_that_runs_the_other_way_is_set_apart() -> None:
    series, names = series_of(one("900"))
    rows = [
        Layout(series, dict.fromkeys(names, name), Language(tag)).rows[0].label[0]
        for name, tag in (("مرفأ", "en"), ("Orrin", "en"), ("Orrin", "ar"), ("مرفأ", "ar"))
    ]
    assert [label.startswith("\u2068") for label in rows] == [True, False, True, False]


HASHES = """
from hashlib import sha256
from tests.site.chart.test_chart import ENGLISH, SERIES, chart_of, series_of
for data in SERIES.values():
    series, names = series_of(data)
    for _ in range(2):
        print(sha256(chart_of(series, "Ships", names, ENGLISH).encode()).hexdigest())
"""


def test_same_bytes_twice_and_under_any_hash_seed() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", HASHES],
            cwd=Path(__file__).parents[3],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("0", "4711")
    )
    assert first == second
    assert first[::2] == first[1::2]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("900", ["bounds__exact"]),
        ("about 900", ["bounds__about"]),
        ("nearly 900", ["bounds__open", "bounds__about"]),
        ("up to 900", ["bounds__open"]),
        ("more than 900", ["bounds__open"]),
        ("300 to 900", ["bounds__range"]),
        ("0", ["bounds__exact"]),
    ],
)
def test_small_marks_draw_the_bounds(value: str, parts: list[str]) -> None:
    mark = bounds_mark(Value.parse(value))
    assert [part.get("class") for part in mark] == ["bounds__scale", *parts]
    assert mark.get("aria-hidden") == "true"


def test_small_marks_of_one_series_share_a_scale_and_show_each_other() -> None:
    values = [Value.parse(text) for text in ("100", "900", "up to 1,000")]
    marks = [bounds_mark(v, [w for w in values if w is not v]) for v in values]
    at = [float(mark[2].get("cx", "0")) for mark in marks[:2]]
    assert at[1] - at[0] == pytest.approx(66 * 0.8)
    assert [mark[1].get("class") for mark in marks] == ["bounds__among"] * 3
    assert str(marks[0][1].get("d")).count("M") == 2


@pytest.mark.parametrize(
    "ends", [("0001-01-01", "2024-03"), ("0001", "9998"), ("9998", "9998-12-31")]
)
def test_an_axis_reaches_to_the_ends_of_the_calendar(ends: tuple[str, str]) -> None:
    estimates = [
        {"id": f"figure-{number}", "value": "5", "as_of": day} for number, day in enumerate(ends)
    ]
    statement = {"source": "log", "chain": ["keeper"], "estimates": estimates}
    assert laid_out({"claims": {"counts": {"statements": [statement]}}}).lines


def in_unit(data: dict[str, Any], **quantity: Any) -> dict[str, Any]:
    return {**data, "quantities": {"ships": quantity}}


def ticks_of(data: dict[str, Any]) -> list[str]:
    series, names = series_of(data)
    return [text for _, text in Layout(series, names, ENGLISH).numbers()]


def test_shares_are_named_on_the_scale_and_beside_each_figure() -> None:
    data = in_unit(one("62.5%"), unit="%", decimals=True)
    assert all(tick.endswith("%") for tick in ticks_of(data))
    texts = [" ".join(text.lines) for text in laid_out(data).texts]
    assert "62.5%" in texts


def test_another_unit_stands_above_the_scale_and_beside_each_figure() -> None:
    chart = laid_out(in_unit(one("4.2 kt"), unit="tonnes"))
    texts = [text.lines[0] for text in chart.texts]
    assert texts[:2] == ["tonnes", "0"]
    assert "4.2 kt" in texts
    above, below = (text.y for text in chart.texts[:2])
    assert below - above >= TICK
    assert len(laid_out(one("4,200")).texts) == len(chart.texts) - 1


def test_a_figure_in_another_unit_lies_where_it_is_once_converted() -> None:
    converted = in_unit(one("4.2 kt"), unit="tonnes")
    assert signs_of(converted)[-1].x == signs_of(in_unit(one("4,200"), unit="tonnes"))[-1].x


def test_a_scale_below_zero_has_zero_on_it() -> None:
    data = in_unit(one("-2.5 to -1.1"), negative=True, decimals=True)
    ticks = ticks_of(data)
    assert ticks[-1] == "0"
    assert ticks[0].startswith("-")
    across = scale_of(data)
    bar, *_ = lines_of(data, "bound")
    assert (bar.x, bar.to_x) == pytest.approx((across(-2.5), across(-1.1)))
    assert bar.x < bar.to_x < across(0)


def test_small_numbers_have_a_scale_of_fractions() -> None:
    ticks = ticks_of(in_unit(one("0.004"), decimals=True))
    assert 2 <= len(ticks) <= 6
    assert len(set(ticks)) == len(ticks)
    assert all(0 <= float(tick) <= 0.004 for tick in ticks)


def test_an_interval_of_confidence_is_a_bar_around_its_estimate() -> None:
    data = one("4,645 (793 to 8,498; 95% CI)")
    across = scale_of(data)
    bar, *ends = lines_of(data, "bound")
    assert (bar.x, bar.to_x) == (across(793), across(8498))
    assert [end.x for end in ends] == [across(793), across(8498)]
    assert signs_of(data)[-1].x == across(4645)


def test_a_long_figure_is_written_in_lines_that_fit() -> None:
    unit = "kilograms of carbon dioxide a person"
    chart = laid_out(in_unit(one("4,645 (793 to 8,498; 95% CI)"), unit=unit))
    figure = chart.texts[-1]
    assert len(figure.lines) > 1
    assert all(figure.x + width(line, TEXT) < WIDTH for line in figure.lines)
    assert chart.height > figure.y + TEXT * (len(figure.lines) - 1)


def test_small_marks_have_room_below_zero() -> None:
    values = [Value.parse(text) for text in ("-10", "10")]
    at = [bounds_among(v, [w for w in values if w is not v])[1] for v in values]
    assert at == [5, 71]
