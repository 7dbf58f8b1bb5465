from __future__ import annotations

import io
import json
import sys
import time
from subprocess import Popen

import pytest

from generator.render import beside, geomap, vega
from generator.render.beside import Beside
from generator.render.maplayers import map_layers

LAYERS = map_layers([], {})
CHART = {
    "data": {"values": [{"x": "ä </svg> ${x}"}]},
    "mark": "text",
    "encoding": {"text": {"field": "x"}},
}


def test_what_is_drawn_beside_is_what_would_be_drawn_here() -> None:
    with Beside() as drawings:
        drawings.order(LAYERS, [CHART])
        assert drawings.map_script(LAYERS) == geomap.map_script(LAYERS)
        assert drawings.chart(CHART) == vega.draw(CHART)


def test_ordered_drawings_are_not_drawn_again_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_draw", lambda order: pytest.fail(f"drew {order[0]} here"))
    with Beside() as drawings:
        drawings.order(LAYERS, [CHART])
        assert drawings.chart(CHART).startswith("<svg")
        assert drawings.map_script(LAYERS).startswith("// Made")


def test_what_was_not_ordered_is_drawn_here() -> None:
    with Beside() as drawings:
        assert drawings.chart(CHART) == vega.draw(CHART)


def test_an_order_that_fails_beside_fails_here_with_its_reason() -> None:
    bad = {**LAYERS, "land": ["{{ x }}"]}
    with Beside() as drawings:
        drawings.order(bad, [])
        with pytest.raises(ValueError, match="neither a finite number"):
            drawings.map_script(bad)


def test_the_process_ends_with_the_block_even_if_nothing_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Popen[bytes]] = []

    class Watched(Popen):  # type: ignore[type-arg] # generic at type checking only
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload] # handed on
            started.append(self)

    monkeypatch.setattr(beside, "Popen", Watched)
    begun = time.monotonic()
    with Beside():
        pass
    with Beside() as drawings:
        drawings.order(LAYERS, [CHART])
    assert all(process.returncode is not None for process in started)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_process_that_dies_leaves_the_drawing_to_this_one(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    chart = {**CHART, "description": "x" * size}
    with Beside() as drawings:
        drawings.order(LAYERS, [chart])
        assert drawings.chart(chart) == vega.draw(chart)


def test_entered_again_it_draws_only_what_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = Beside()
    with drawings:
        drawings.order(LAYERS, [CHART])
        before = drawings.chart(CHART), drawings.map_script(LAYERS)
    drawn: list[object] = []

    def draw(what: str, how: object) -> str:
        drawn.append((what, how))
        return "new"

    monkeypatch.setattr(beside, "Popen", lambda *_, **__: pytest.fail("started a process"))
    monkeypatch.setattr(beside, "_draw", draw)
    changed = {**CHART, "description": "changed"}
    with drawings:
        drawings.order(LAYERS, [CHART, changed])
        assert (drawings.chart(CHART), drawings.map_script(LAYERS)) == before
        assert drawings.chart(changed) == "new"
    with drawings:
        drawings.order(LAYERS, [changed])
        assert drawings.chart(changed) == "new"
        assert drawn == [("chart", changed)]
        drawings.chart(CHART)
        assert drawn[1:] == [("chart", CHART)], "what was no longer ordered is kept"


def test_without_a_process_all_is_drawn_here() -> None:
    drawings = Beside()
    drawings.order(LAYERS, [CHART])
    assert drawings.chart(CHART) == vega.draw(CHART)


def test_leaving_twice_does_no_harm() -> None:
    with Beside() as drawings:
        drawings.__exit__()


def test_the_process_answers_each_line_with_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [["chart", CHART], ["map", LAYERS]]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{json.dumps(o)}\n" for o in orders)))
    said = io.StringIO()
    monkeypatch.setattr("sys.stdout", said)
    beside.main()
    lines = said.getvalue().splitlines()
    assert [json.loads(line) for line in lines] == [vega.draw(CHART), geomap.map_script(LAYERS)]
