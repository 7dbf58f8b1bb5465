"""Drawings kept in a folder by what they show, so that only changed ones are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.site.drawing import Drawing, draw

FEW = 8
"""Up to as many are drawn here: other processes take a while to start."""


class Drawings:
    """Makes what the folder does not hold yet.

    `progress` is given the names of what is to be made, and shows how far it has come.
    """

    def __init__(self, folder: Path, progress: Callable[[list[str]], Iterable[str]] = iter) -> None:
        self.folder = folder
        self.progress = progress
        self._asked: set[str] = set()

    def __call__(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """Return drawings made, in their order."""
        files = {drawing: self.folder / drawing.digest for drawing in drawings}
        self._asked.update(file.name for file in files.values())
        new = {drawing: file for drawing, file in files.items() if not file.exists()}
        if new:
            self.folder.mkdir(parents=True, exist_ok=True)
            names = [file.name for file in new.values()]
            for name, made in zip(self.progress(names), _draw([*new]), strict=True):
                part = self.folder / f".{name}.part"
                part.write_bytes(made)
                part.replace(self.folder / name)
        return [files[drawing].read_bytes() for drawing in drawings]

    def forget(self) -> None:
        """Remove what was not asked for since this was made."""
        for file in self.folder.glob("[!.]*"):
            if file.name not in self._asked:
                file.unlink()


def _draw(drawings: list[Drawing]) -> Iterator[bytes]:
    if len(drawings) <= FEW:
        yield from map(draw, drawings)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many drawings only
    from multiprocessing import get_context  # noqa: PLC0415 - likewise

    # The library holds the interpreter while it draws, so threads would wait for each other.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        yield from processes.map(draw, drawings, chunksize=FEW)
