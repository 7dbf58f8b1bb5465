"""Charts and the map's script, drawn by a second process while this one writes pages.

Their libraries take most of a second to load and hold the interpreter while they draw. What they
draw depends on the order alone, so a drawing that was not ordered is simply made here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, Self

from generator.render import geomap, vega

_PACKAGES = Path(__file__).parents[2]
_BLANK = {"data": {"values": []}, "mark": "point"}


class Beside:
    """As a context: a process that loads the libraries at once and draws what is ordered."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._answer: Future[dict[str, str]] | None = None

    def __enter__(self) -> Self:
        search = os.pathsep.join((str(_PACKAGES), os.environ.get("PYTHONPATH", "")))
        self._process = Popen(  # noqa: S603 - this interpreter, this module
            [sys.executable, "-m", __name__],
            stdin=PIPE,
            stdout=PIPE,
            env={**os.environ, "PYTHONPATH": search},
        )
        self._threads = ThreadPoolExecutor(1)
        return self

    def __exit__(self, *_: object) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            self._threads.shutdown()
            process.communicate()

    def order(self, layers: Mapping[str, Any], charts: Iterable[Mapping[str, Any]]) -> None:
        """Have the script of a map and charts drawn, all in one go."""
        if self._process:
            orders = [["map", layers], *(["chart", chart] for chart in charts)]
            self._answer = self._threads.submit(_ask, self._process, orders)

    def map_script(self, layers: Mapping[str, Any]) -> str:
        """Return the script of a map, as `geomap.map_script` does."""
        return self._drawn(["map", layers])

    def chart(self, specification: Mapping[str, Any]) -> str:
        """Return a chart, as `vega.draw` does."""
        return self._drawn(["chart", specification])

    def _drawn(self, order: list[Any]) -> str:
        ready = self._answer.result() if self._answer else {}
        return ready.get(_name(order)) or _draw(order)


def _ask(process: Popen[bytes], orders: list[Any]) -> dict[str, str]:
    answer, _ = process.communicate(json.dumps(orders).encode())
    if process.returncode:
        return {}  # whatever went wrong shows when it is drawn here
    return dict(zip(map(_name, orders), json.loads(answer), strict=True))


def _name(order: list[Any]) -> str:
    return json.dumps(order)


def _draw(order: list[Any]) -> str:
    what, how = order
    return geomap.map_script(how) if what == "map" else vega.draw(how)


def main() -> None:
    """Load the libraries, then draw what standard input orders."""
    vega.draw(_BLANK)
    import folium  # noqa: F401, PLC0415 - loaded before it is needed

    orders = json.load(sys.stdin.buffer)
    json.dump([_draw(order) for order in orders], sys.stdout)


if __name__ == "__main__":
    main()
