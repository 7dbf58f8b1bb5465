from __future__ import annotations

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
