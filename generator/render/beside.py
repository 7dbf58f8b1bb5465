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
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, Self

from generator.render import geomap, vega

_PACKAGES = Path(__file__).parents[2]
_BLANK = {"data": {"values": []}, "mark": "point"}


class Beside:
    """As a context: a process that loads the libraries at once and draws what is ordered.

    Entered again, it has its drawings still, and draws here the little that has changed.
    """

    def __init__(self) -> None:
        self._process: Popen[str] | None = None
        self._kept: dict[str, str] = {}
        self._answers: dict[str, Future[str | None]] = {}

    def __enter__(self) -> Self:
        if self._kept:
            return self
        search = os.pathsep.join((str(_PACKAGES), os.environ.get("PYTHONPATH", "")))
        self._process = Popen(  # noqa: S603 - this interpreter, this module
            [sys.executable, "-m", __name__],
            stdin=PIPE,
            stdout=PIPE,
            encoding="ascii",
            env={**os.environ, "PYTHONPATH": search},
        )
        self._threads = ThreadPoolExecutor(1)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            with self._process:  # closes the pipes and waits for the end
                self._process.kill()
                self._threads.shutdown()
            self._process = None

    def order(self, layers: Mapping[str, Any], charts: Iterable[Mapping[str, Any]]) -> None:
        """Have charts and then the script of a map drawn."""
        orders = [_name("chart", chart) for chart in charts] + [_name("map", layers)]
        self._kept = {order: self._kept[order] for order in orders if order in self._kept}
        self._answers = {order: Future() for order in orders} if self._process else {}
        if self._process:
            self._threads.submit(_ask, self._process, self._answers)

    def map_script(self, layers: Mapping[str, Any]) -> str:
        """Return the script of a map, as `geomap.map_script` does."""
        return self._drawn("map", layers)

    def chart(self, specification: Mapping[str, Any]) -> str:
        """Return a chart, as `vega.draw` does."""
        return self._drawn("chart", specification)

    def _drawn(self, what: str, how: Mapping[str, Any]) -> str:
        order = _name(what, how)
        if order not in self._kept:
            answer = self._answers.get(order)
            self._kept[order] = (answer and answer.result()) or _draw(what, how)
        return self._kept[order]


def _ask(process: Popen[str], answers: Mapping[str, Future[str | None]]) -> None:
    """Hand the orders over, and each answer as it comes; None where the process failed."""
    # Whatever went wrong there shows when it is drawn here.
    with suppress(OSError, ValueError):
        with process.stdin as orders:  # type: ignore[union-attr] # a pipe, as asked for
            orders.writelines(f"{order}\n" for order in answers)
        lines = iter(process.stdout)  # type: ignore[arg-type] # likewise
        for answer, line in zip(answers.values(), lines, strict=False):
            answer.set_result(json.loads(line))
    for answer in answers.values():
        if not answer.done():
            answer.set_result(None)


def _name(what: str, how: Mapping[str, Any]) -> str:
    return json.dumps([what, how])


def _draw(what: str, how: Mapping[str, Any]) -> str:
    return geomap.map_script(how) if what == "map" else vega.draw(how)


def main() -> None:
    """Load what charts need, then draw each line of standard input on a line."""
    vega.draw(_BLANK)
    # All orders are read before the first answer, or both sides could wait for each other.
    for line in sys.stdin.readlines():
        print(json.dumps(_draw(*json.loads(line))), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
