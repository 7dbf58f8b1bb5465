"""Pictures kept in a folder by what they show, so that only changed ones are drawn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.render.pictures import Picture, draw


class Pictures:
    """Draws what the folder does not hold yet, and forgets what is no longer asked for.

    `progress` is given the pictures to draw, and shows how far it has come.
    """

    def __init__(self, folder: Path, progress: Callable[[list[str]], Iterable[str]] = iter) -> None:
        self.folder = folder
        self.progress = progress

    def __call__(self, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
        """Return every picture as PNG, by source URI."""
        names = {uri: f"{picture.digest}.png" for uri, picture in pictures.items()}
        kept = {file.name: file for file in self.folder.glob("*.png")}
        for name in kept.keys() - set(names.values()):
            kept[name].unlink()
        new = {name: pictures[uri] for uri, name in names.items() if name not in kept}
        if new:
            self.folder.mkdir(parents=True, exist_ok=True)
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                drawn = {name: threads.submit(draw, picture) for name, picture in new.items()}
                for name in self.progress([*new]):
                    part = self.folder / f".{name}.part"
                    part.write_bytes(drawn[name].result())
                    part.replace(self.folder / name)
        return {uri: (self.folder / name).read_bytes() for uri, name in names.items()}
