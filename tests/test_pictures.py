from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import mkdocs_hook, pictures
from generator.pictures import Pictures
from generator.render.pictures import Picture, draw


def square(colour: str) -> str:
    size = 'width="4" height="4"'
    rect = f'<rect {size} fill="{colour}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{rect}</svg>'


RED, BLUE = Picture(square, ("#ff0000",)), Picture(square, ("#0000ff",))


def test_only_what_is_new_is_drawn_and_what_is_gone_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Picture] = []

    def note(picture: Picture) -> bytes:
        drawn.append(picture)
        return draw(picture)

    monkeypatch.setattr(pictures, "draw", note)
    store = Pictures(tmp_path / "kept")
    first = store({"a.png": RED})
    assert store({"b.png": RED, "c.png": BLUE}) == {"b.png": first["a.png"], "c.png": draw(BLUE)}
    assert drawn == [RED, BLUE]
    store({"c.png": BLUE})
    assert [file.name for file in (tmp_path / "kept").iterdir()] == [f"{BLUE.digest}.png"]


def test_progress_is_told_of_pictures_to_draw_alone(tmp_path: Path) -> None:
    told: list[int] = []

    def progress(names: list[str]) -> Iterator[str]:
        told.append(len(names))
        yield from names

    for _ in range(2):
        Pictures(tmp_path, progress)({"a.png": RED, "b.png": BLUE})
    assert told == [2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_many_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert list(mkdocs_hook._tell(["a", "b"])) == ["a", "b"]  # noqa: SLF001 - what the hook hands over
    told = terminal.getvalue()
    assert told.index("shared links: 2") < told.index("shared links: 1")
    assert told.endswith("\r\x1b[K")


def test_a_picture_is_named_after_what_it_shows() -> None:
    assert RED.digest == Picture(square, ("#ff0000",)).digest
    assert RED.digest != BLUE.digest
