from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from generator.evidence import build_evidence
from generator.evidence.series.series import Series
from generator.model import Value
from generator.site.chart.axes import TICK, round_numbers
from generator.site.chart.bounds import bounds_among
from generator.site.chart.chart import NARROW, WIDE, series_chart
from generator.site.chart.extents import Extent
from generator.site.chart.labels import place_labels
from generator.site.chart.shapes import DOWN, UP, Chart, FigureMark, Stroke
from generator.site.chart.signs import OUTLINES, Speakers, assign_signs
from generator.site.chart.text import width
from generator.site.environment import template_environment
from generator.site.words.figures import figure
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


def laid_out(
    data: dict[str, Any], language: Language = ENGLISH, across: int = NARROW, title: str = "Ships"
) -> Chart:
    series, names = series_of(data)
    return series_chart(series, title, Speakers(names, assign_signs([series])), language, across)


def svg_of(chart: Chart) -> str:
    """Return a chart drawn, each mark leading to the place of its figure."""
    template: Any = template_environment(ENGLISH).get_template("chart.svg.jinja").module
    look = Markup(' class="series-chart"')
    return str(template.chart(chart, lambda point: f"#{point.id}", look))


def chart_of(
    series: Series, title: str, names: dict[str, str], language: Language, across: int = NARROW
) -> str:
    """Return a series drawn."""
    speakers = Speakers(names, assign_signs([series]))
    return svg_of(series_chart(series, title, speakers, language, across))


def drawn(data: dict[str, Any], title: str = "Ships") -> ET.Element:
    return ET.fromstring(svg_of(laid_out(data, title=title)))  # noqa: S314 - our own


def bounds_mark(value: Value, among: Sequence[Value] = ()) -> ET.Element:
    """Return the small drawing of a figure."""
    template: Any = template_environment(ENGLISH).get_template("bounds.html.jinja").module
    return ET.fromstring(template.bounds(*bounds_among(value, among)))  # noqa: S314 - our own


def one(value: str, **estimate: Any) -> dict[str, Any]:
    """Return a case of a single figure."""
    said = {"id": "figure", "value": value, **estimate}
    statement = {"source": "log", "chain": ["keeper"], "estimates": [said]}
    return {"claims": {"counts": {"statements": [statement]}}}


def at_random(seed: int) -> dict[str, Any]:
    """Return a case of up to a dozen figures of some speakers, close in time or apart."""
    chance = Random(seed)  # noqa: S311 - no secret
    kinds = ("{}", "about {}", "up to {}", "at least {}", "more than {}", "nearly {}", "{} to 9999")
    figures = [
        {
            "source": "log",
            "chain": [f"keeper-{chance.randrange(6)}"],
            "said_on": "2030-01-01",
            "estimates": [
                {
                    "id": f"figure-{number}",
                    "value": chance.choice(kinds).format(chance.choice((20, 1000, 3000, 8000))),
                    "as_of": f"20{chance.choice((20, 20, 22))}-0{chance.randrange(1, 5)}-01",
                }
            ],
        }
        for number in range(chance.randrange(2, 13))
    ]
    return {"claims": {"counts": {"statements": figures}}}


def mark_of(data: dict[str, Any], id_: str = "figure") -> FigureMark:
    return next(mark for mark in laid_out(data).marks if mark.point.id == id_)


def looks(chart: Chart, look: str) -> list[Stroke]:
    return [line for line in chart.lines if look in line.look.split()]


def texts(chart: Chart) -> list[str]:
    return [" ".join(text.lines) for text in chart.texts]


@pytest.mark.parametrize("across", [NARROW, WIDE])
@pytest.mark.parametrize("name", SERIES)
def test_charts_are_as_reviewed(name: str, across: int, golden: Callable[[str, str], None]) -> None:
    golden(f"site/chart-{name}-{across}.svg", svg_of(laid_out(SERIES[name], across=across)) + "\n")


@pytest.mark.parametrize("name", SERIES)
def test_every_figure_is_a_link_that_says_what_it_is(name: str) -> None:
    chart = drawn(SERIES[name])
    assert (chart.get("role"), chart.get("aria-label")) == ("group", "Ships")
    told = {link.get("href", "")[1:]: link for link in chart.iter("a")}
    for statement in SERIES[name]["claims"]["counts"]["statements"]:
        estimate = statement["estimates"][0]
        link = told[estimate["id"]]
        value = figure(ENGLISH, Value.parse(estimate["value"]))
        assert link[0].tag == "title"
        assert (link[0].text or "").startswith(f"{value}: ")


def test_nothing_but_figures_is_told_to_those_who_do_not_see() -> None:
    chart = drawn(SERIES["bounds"])
    assert {child.tag: child.get("aria-hidden") for child in chart} == {"g": "true", "a": None}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(text: str) -> None:
    series, names = series_of(SERIES["three-on-one-day"])
    chart = chart_of(series, text, dict.fromkeys(names, text), ENGLISH)
    root = ET.fromstring(chart)  # noqa: S314 - what is tested
    assert root.get("aria-label") == text
    assert all(text in (title.text or "") for title in root.iter("title"))
    assert {element.tag for element in root.iter()} <= {
        "svg", "title", "g", "a", "rect", "text", "tspan", "path", "circle",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_an_exact_figure_is_a_filled_point_and_about_a_hollow_one() -> None:
    ((exact,), (about,)) = (mark_of(one(value)).signs for value in ("900", "about 900"))
    assert (exact.look, about.look) == ("sign series-1", "sign about series-1")
    assert (exact.x, exact.y) == (about.x, about.y)


@pytest.mark.parametrize(
    ("value", "tip"),
    [("up to 900", DOWN), ("fewer than 900", DOWN), ("at least 900", UP), ("more than 900", UP)],
)
def test_a_bound_is_a_stop_with_an_arrow_to_its_open_end_and_no_point(
    value: str, tip: tuple[float, ...]
) -> None:
    mark = mark_of(one(value))
    (arrow,) = mark.signs
    assert arrow.outline == tip
    shaft, stop = mark.lines
    assert stop.y == stop.to_y == shaft.y
    assert (shaft.to_y > shaft.y) == (tip == DOWN)


def test_a_range_is_a_bar_between_its_bounds_without_a_middle() -> None:
    mark = mark_of(one("300 to 900"))
    assert not mark.signs
    bar, low, high = mark.lines
    assert (bar.y, bar.to_y) == (low.y, high.y)
    assert low.y > high.y


def test_an_interval_of_confidence_is_told_apart_from_a_range() -> None:
    sure, given = mark_of(one("4,645 (793 to 8,498; 95% CI)")), mark_of(one("793 to 8498"))
    assert ["sure" in line.look for line in sure.lines] == [True] * 3
    assert ["sure" in line.look for line in given.lines] == [False] * 3
    assert len(sure.signs) == 1


@pytest.mark.parametrize("most", [1, 3, 7, 900, 12_000, 1_234_567, 10**12])
def test_figures_are_measured_from_zero_on_a_scale_of_round_numbers(most: int) -> None:
    chart = laid_out(one(str(most)))
    ticks = [(t.y, int(t.lines[0].replace(",", ""))) for t in chart.texts if t.anchor == "end"]
    ticks = [tick for tick in ticks if tick[1] != most or tick[1] == 0] or ticks
    assert 0 in [number for _, number in ticks]
    assert len(ticks) <= 7
    steps = {
        round((y - other_y) / (other - number), 9)
        for (y, number), (other_y, other) in pairwise(ticks)
    }
    assert len(steps) <= 1


def test_an_uncertain_time_is_a_span() -> None:
    (span,) = looks(laid_out(SERIES["bounds"], across=WIDE), "span")
    assert span.to_x - span.x > 20
    assert span.y == span.to_y


def test_figures_for_one_day_stand_apart_above_the_name_of_the_day() -> None:
    chart = laid_out(SERIES["three-on-one-day"])
    assert "4 November 2024" in texts(chart)
    places = [mark.box for mark in chart.marks]
    assert not any(a.meets(b) for i, a in enumerate(places) for b in places[:i])
    assert not looks(chart, "step")


def test_what_cannot_hold_beside_another_has_a_ring() -> None:
    chart = laid_out(SERIES["three-on-one-day"])
    ringed = {m.point.id for m in chart.marks if any(sign.look == "ring" for sign in m.signs)}
    assert ringed == {"ceiling", "count"}


def test_a_speaker_goes_on_in_steps_and_relays_hang_from_their_figure() -> None:
    chart = laid_out(SERIES["revised-and-relayed"])
    across, up = looks(chart, "step")
    assert across.y == across.to_y
    assert (up.x, up.y) == (across.to_x, across.to_y)
    assert (relay := looks(chart, "relay")[0])
    shades = {mark.point.id: {sign.look.split()[-1] for sign in mark.signs} for mark in chart.marks}
    assert shades["retold"] == {"relayed"}
    assert (relay.x, relay.y) == (across.x, across.y)


def test_a_later_figure_of_another_count_is_no_step() -> None:
    data = one("900")
    data["claims"]["counts"]["statements"][0]["estimates"] = [
        {"id": "all", "value": "900", "as_of": "2024-01-01"},
        {"id": "part", "value": "100", "as_of": "2024-02-01", "component_of": "all"},
        {"id": "later", "value": "950", "as_of": "2024-03-01"},
    ]
    ends = {(line.x, line.y) for line in looks(laid_out(data), "step")}
    assert len(looks(laid_out(data), "step")) == 2
    assert not [end for end in ends if end[1] > laid_out(data).height * 0.7]


def test_a_speaker_has_one_sign_in_all_series_and_no_two_in_one_share_it() -> None:
    every = [series_of(at_random(seed))[0] for seed in range(20)]
    signs = assign_signs(every)
    for series in every:
        speakers = {point.speaker for point in series.points}
        assert len({signs[speaker] for speaker in speakers}) == len(speakers)
        assert len({signs[speaker].colour for speaker in speakers}) == len(speakers)
    assert len(signs) > 5


def test_who_comes_later_changes_no_sign_before() -> None:
    every = [series_of(at_random(seed))[0] for seed in range(3)]
    late = series_of(one("5", as_of="2031-01-01"))[0]
    assert {**assign_signs([*every, late]), **assign_signs(every)} == assign_signs([*every, late])


def test_forty_two_speakers_of_one_series_differ() -> None:
    statements = [
        {"source": "log", "chain": [f"keeper-{i}"], "estimates": [{"id": f"f{i}", "value": str(i)}]}
        for i in range(42)
    ]
    series, _ = series_of({"claims": {"counts": {"statements": statements}}})
    assert len(set(assign_signs([series]).values()) - {assign_signs([])[None]}) == 42


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("across", [NARROW, WIDE])
def test_nothing_drawn_leaves_the_picture(seed: int, across: int) -> None:
    chart = laid_out(at_random(seed), across=across)
    for mark in chart.marks:
        assert mark.box.within(Extent(0, 0, chart.width, chart.height))
    for text in chart.texts:
        wide = max(width(line, TICK) for line in text.lines)
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
        assert left >= -0.5
        assert left + wide <= chart.width + 0.5


@pytest.mark.parametrize("seed", range(200))
def test_labels_cover_nothing_and_no_leader_runs_through_anything(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    marks: list[Extent] = []
    while len(marks) < chance.randrange(1, 14):
        x, y = chance.uniform(50, 300), chance.uniform(30, 200)
        marks.append(Extent(x - 8, y - 8, x + 8, y + chance.choice((8, 28))))
    sizes = [(chance.uniform(20, 110), 16.0) for _ in marks]
    lines = [Extent(60, y, 320, y + 2) for y in (chance.uniform(30, 200) for _ in range(2))]
    room = Extent(40, 14, 328, 240)
    labels = place_labels(tuple(marks), tuple(sizes), tuple(lines), room)
    placed = [(i, label) for i, label in enumerate(labels) if label]
    assert placed
    for i, (box, leader) in placed:
        assert box.right - box.left == pytest.approx(sizes[i][0])
        assert box.within(room)
        assert not any(box.meets(each) for each in (*marks, *lines))
        for j, other in placed:
            if i != j:
                assert not box.meets(other.box)
                assert not (leader and leader.crosses(other.box))
                assert not (leader and other.leader and leader.meets(other.leader))
        if leader:
            assert not any(leader.crosses(mark) for j, mark in enumerate(marks) if i != j)


def test_a_series_of_many_figures_is_drawn_in_a_moment() -> None:
    days = [f"20{year}-{month:02}-01" for year in range(10, 40) for month in range(1, 13)]
    estimates = [{"id": f"f{i}", "value": str(i), "as_of": day} for i, day in enumerate(days)]
    statement = {"source": "log", "chain": ["keeper"], "estimates": estimates}
    chart = laid_out({"claims": {"counts": {"statements": [statement]}}})
    assert len(chart.marks) == len(days)
    assert len([text for text in chart.texts if "worded" in text.look]) == 1


class Mirrored(Language):
    """English, as if it ran from right to left."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.direction = "rtl"


@pytest.mark.parametrize("name", SERIES)
def test_from_right_to_left_all_is_mirrored(name: str) -> None:
    here, there = (laid_out(SERIES[name], language) for language in (ENGLISH, Mirrored("en")))
    assert there.direction == "rtl"
    assert [NARROW - one.x for one in there.lines] == pytest.approx([line.x for line in here.lines])
    assert [NARROW - text.x for text in there.texts] == pytest.approx([t.x for t in here.texts])
    for a, b in zip(here.marks, there.marks, strict=True):
        assert (NARROW - b.box.right, b.box.top) == pytest.approx((a.box.left, a.box.top))


def test_a_name_that_runs_the_other_way_is_set_apart() -> None:
    told = [
        Speakers({"a": name}, {}).name("a", Language(tag))
        for name, tag in (("مرفأ", "en"), ("Orrin", "en"), ("Orrin", "ar"), ("مرفأ", "ar"))
    ]
    assert [name.startswith("\u2068") for name in told] == [True, False, True, False]


HASHES = """
from hashlib import sha256
from generator.site.chart.picture import chart_png
from tests.site.chart.test_chart import ENGLISH, SERIES, chart_of, laid_out, series_of
for data in SERIES.values():
    series, names = series_of(data)
    for _ in range(2):
        print(sha256(chart_of(series, "Ships", names, ENGLISH).encode()).hexdigest())
        print(sha256(chart_png(laid_out(data))).hexdigest())
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
    assert len(set(first)) == len(first) / 2


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
    chart = laid_out({"claims": {"counts": {"statements": [statement]}}})
    assert len([text for text in chart.texts if text.anchor == "middle"]) > 1


def in_unit(data: dict[str, Any], **quantity: Any) -> dict[str, Any]:
    return {**data, "quantities": {"ships": quantity}}


def ticks_of(data: dict[str, Any]) -> list[str]:
    return [text.lines[0] for text in laid_out(data).texts if text.look == "tick"]


def test_shares_are_named_on_the_scale_and_beside_each_figure() -> None:
    data = in_unit(one("62.5%"), unit="%", decimals=True)
    assert all(tick.endswith("%") for tick in ticks_of(data)[:-1])
    assert "62.5%" in texts(laid_out(data))


def test_another_unit_stands_above_the_scale_and_beside_each_figure() -> None:
    data = in_unit(one("4.2 kt"), unit="tonnes")
    assert ticks_of(data)[-1] == "tonnes"
    assert "4.2 kt" in texts(laid_out(data))
    assert "tonnes" not in ticks_of(one("4,200"))


def test_a_figure_in_another_unit_lies_where_it_is_once_converted() -> None:
    converted, plain = (mark_of(in_unit(one(v), unit="tonnes")) for v in ("4.2 kt", "4,200"))
    assert converted.signs[0].y == plain.signs[0].y


def test_a_scale_below_zero_has_zero_on_it() -> None:
    data = in_unit(one("-2.5 to -1.1"), negative=True, decimals=True)
    ticks = ticks_of(data)
    assert "0" in [tick.strip("0.,") or "0" for tick in ticks]
    assert ticks[0].startswith("-")
    bar, *_ = mark_of(data).lines
    (axis, *_) = looks(laid_out(data), "axis")
    assert bar.y > bar.to_y > axis.y


@pytest.mark.parametrize("number", ["0.004", "0.1", "2.5", "3", "0", "-7.25", "123456789"])
def test_round_numbers_enclose_what_they_measure(number: str) -> None:
    ticks = round_numbers([Decimal(number)])
    assert 2 <= len(ticks) <= 7
    assert ticks[0] <= min(Decimal(number), Decimal(0))
    assert ticks[-1] >= max(Decimal(number), Decimal(0))
    assert 0 in ticks


def test_a_long_figure_is_written_in_lines_that_fit() -> None:
    unit = "kilograms of carbon dioxide a person"
    chart = laid_out(in_unit(one("4,645 (793 to 8,498; 95% CI)"), unit=unit))
    figure = chart.texts[-1] if "worded" in chart.texts[-1].look else chart.texts[-2]
    assert len(figure.lines) > 1


def test_small_marks_have_room_below_zero() -> None:
    values = [Value.parse(text) for text in ("-10", "10")]
    at = [bounds_among(v, [w for w in values if w is not v])[1] for v in values]
    assert at == [5, 71]


def test_outlines_differ() -> None:
    assert len(set(OUTLINES)) == len(OUTLINES)
