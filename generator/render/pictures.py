"""SVG to PNG, for what reads no SVG: shared links and home screens."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.metadata import version
from itertools import combinations

from generator.render.palette import colours


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture not yet drawn: the function that gives its SVG, and what it is given.

    Text in the SVG must be outlines, or fonts of the machine would show.
    """

    svg: Callable[..., str]
    given: tuple[object, ...]

    @property
    def digest(self) -> str:
        """A name for what it shows: it changes with what is given, the code and the tools."""
        told = f"{_tools()} {self.svg.__qualname__} {self.given!r}"
        return hashlib.sha256(told.encode()).hexdigest()


Draw = Callable[[Mapping[str, Picture]], Mapping[str, bytes]]
"""From pictures by source URI to PNG by source URI."""

STEPS = 6
"""Shades kept between two colours of a drawing, for smooth edges; all would weigh seven times."""

_PACKAGES = (
    "vl-convert-python", "pillow", "uharfbuzz", "fontpkg-source-serif-4", "pylopdf-fonts-ko",
)  # fmt: skip
_CODE = ("cards.py", "icons.py", "pictures.py", "typeset.py", "../assets/logo.svg")


@cache
def _tools() -> str:
    """Return what besides the picture decides about the bytes."""
    here = resources.files("generator.render")
    code = hashlib.sha256(b"".join(here.joinpath(name).read_bytes() for name in _CODE))
    return " ".join((code.hexdigest(), *colours().values(), *map(version, _PACKAGES)))


@lru_cache(512)
def draw(picture: Picture) -> bytes:
    """Return a picture as PNG."""
    import vl_convert  # noqa: PLC0415 - 0.4 s that a build without a new picture does not need
    from PIL import Image  # noqa: PLC0415 - likewise

    svg = picture.svg(*picture.given)
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg)))
    if drawn.getchannel("A").getextrema() == (255, 255):
        palette = Image.new("P", (1, 1))
        palette.putpalette(_shades(svg))
        few = drawn.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    else:
        few = drawn  # see-through corners need all shades
    png = io.BytesIO()
    few.save(png, "PNG")
    return png.getvalue()


def _shades(svg: str) -> bytes:
    """Return the drawing's own colours and the shades between them, red, green and blue of each."""
    colours = [bytes.fromhex(colour) for colour in sorted(set(_COLOUR.findall(svg)))]
    between = [
        bytes(round(x + (y - x) * step / (STEPS + 1)) for x, y in zip(a, b, strict=True))
        for a, b in combinations(colours, 2)
        for step in range(1, STEPS + 1)
    ]
    return b"".join(colours + between)


_COLOUR = re.compile("#([0-9a-f]{6})")


def draw_all(pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Return every picture as PNG."""
    return {uri: draw(picture) for uri, picture in pictures.items()}
