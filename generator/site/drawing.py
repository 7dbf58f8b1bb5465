"""What other programs draw for us: named by what it shows, so that it can be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.metadata import version

from generator.site.palette import colours


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing not yet made: the function that makes it, and what it is given."""

    make: Callable[..., bytes]
    given: tuple[object, ...]

    @property
    def digest(self) -> str:
        """A name for what it shows: it changes with what is given, the code and the tools."""
        told = f"{_tools()} {self.make.__qualname__} {self.given!r}"
        return hashlib.sha256(told.encode()).hexdigest()


Draw = Callable[[Sequence[Drawing]], list[bytes]]
"""Makes drawings, or knows where made ones are kept."""

_PACKAGES = (
    "branca", "folium", "vl-convert-python",
)  # fmt: skip
_CODE = (
    "chart/vega.py", "map/geomap.py", "map/layers.py", "map/marks.py", "map/place.py",
    "map/projection.py", "map/static.py",
)  # fmt: skip


@cache
def _tools() -> str:
    """Return what besides the drawing decides about the bytes."""
    here = resources.files("generator.site")
    code = hashlib.sha256(b"".join(here.joinpath(name).read_bytes() for name in _CODE))
    return " ".join((code.hexdigest(), *colours().values(), *map(version, _PACKAGES)))


@lru_cache(512)
def draw(drawing: Drawing) -> bytes:
    """Return a drawing made."""
    return drawing.make(*drawing.given)


def draw_all(drawings: Sequence[Drawing]) -> list[bytes]:
    """Return drawings made, in their order."""
    return [*map(draw, drawings)]
