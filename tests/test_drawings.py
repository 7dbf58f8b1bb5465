from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator import drawings, mkdocs_hook
from generator.build import build_project
from generator.drawings import Drawings
from generator.site import drawing
from generator.site.drawing import Drawing, draw
from tests.sites import SAMPLE


def shout(word: str) -> bytes:
    return word.upper().encode()


def whisper(word: str) -> bytes:
    return word.lower().encode()


A, B = Drawing(shout, ("a",)), Drawing(shout, ("b",))
MANY = [Drawing(shout, (f"word {number}",)) for number in range(drawings.FEW + 9)]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_only_what_is_new_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Drawing] = []

    def note(drawing: Drawing) -> bytes:
        drawn.append(drawing)
        return draw(drawing)

    monkeypatch.setattr(drawings, "draw", note)
    assert Drawings(tmp_path / "kept")([A]) == [b"A"]
    assert Drawings(tmp_path / "kept")([B, A, B]) == [b"B", b"A", b"B"]
    assert drawn == [A, B]


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    Drawings(tmp_path)([A, B])
    store = Drawings(tmp_path)
    store([B])
    store([MANY[0]])
    assert A.digest in names(tmp_path)
    store.forget()
    assert names(tmp_path) == sorted([B.digest, MANY[0].digest])


def test_many_come_in_their_order_and_are_told_of_once(tmp_path: Path) -> None:
    told: list[int] = []

    def progress(names: list[str]) -> Iterator[str]:
        told.append(len(names))
        yield from names

    for _ in range(2):
        store = Drawings(tmp_path, progress)
        assert store(MANY) == [f"WORD {number}".encode() for number in range(len(MANY))]
    assert told == [len(MANY)]


def test_a_drawing_that_fails_leaves_those_before_it(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="shout"):
        Drawings(tmp_path)([A, Drawing(shout, ())])
    assert names(tmp_path) == [A.digest]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_many_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert list(mkdocs_hook._tell(["a", "b"])) == ["a", "b"]  # noqa: SLF001 - what the hook hands over
    told = terminal.getvalue()
    assert told.index("pictures: 2") < told.index("pictures: 1")
    assert told.endswith("\r\x1b[K")


def test_a_drawing_is_named_after_what_it_shows() -> None:
    assert A.digest == Drawing(shout, ("a",)).digest
    assert len({A.digest, B.digest, Drawing(whisper, ("a",)).digest}) == 3


TOLD_APART = {"drawing", "words.language", "palette"}
"""Colours are in the digest, and words and locale in what a drawing is given."""


def site_modules(name: str, met: set[str]) -> set[str]:
    """Return a module below the folder `site`, by its way there, and those that it needs."""
    if name in met:
        return met
    met.add(name)
    file = Path(drawing.__file__).parent.joinpath(*name.split(".")).with_suffix(".py")
    source = file.read_text(encoding="utf-8")
    for needed in re.findall(r"^\s*from generator\.site\.([\w.]+) import", source, re.MULTILINE):
        site_modules(needed, met)
    return met


def test_a_digest_tells_of_every_module_that_has_a_part_in_a_drawing() -> None:
    asked: set[Drawing] = set()

    def note(drawings: Sequence[Drawing]) -> list[bytes]:
        asked.update(drawings)
        return drawing.draw_all(drawings)

    build_project(SAMPLE, draw=note)
    met: set[str] = set()
    for maker in {one.make.__module__.removeprefix("generator.site.") for one in asked}:
        site_modules(maker, met)
    assert {"map.geomap", "map.static", "chart.vega"} <= met
    code = drawing._CODE  # noqa: SLF001 - what the digest is made from
    told = {name.removesuffix(".py").replace("/", ".") for name in code if name.endswith(".py")}
    assert met - TOLD_APART == told
