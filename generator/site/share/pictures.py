"""SVG to PNG, for what reads no SVG: shared links and home screens."""

from __future__ import annotations

import io
import re
from itertools import combinations

STEPS = 6
"""Shades kept between two colours of a drawing, for smooth edges; all would weigh seven times."""

_COLOUR = re.compile("#([0-9a-f]{6})")


def png(svg: str) -> bytes:
    """Return an SVG as PNG; text in it must be outlines, or fonts of the machine would show."""
    import vl_convert  # noqa: PLC0415 - 0.4 s that a build without a new picture does not need
    from PIL import Image  # noqa: PLC0415 - likewise

    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg)))
    if drawn.getchannel("A").getextrema() == (255, 255):
        palette = Image.new("P", (1, 1))
        palette.putpalette(_shades(svg))
        few = drawn.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    else:
        few = drawn  # see-through corners need all shades
    written = io.BytesIO()
    few.save(written, "PNG")
    return written.getvalue()


def _shades(svg: str) -> bytes:
    """Return the drawing's own colours and the shades between them, red, green and blue of each."""
    colours = [bytes.fromhex(colour) for colour in sorted(set(_COLOUR.findall(svg)))]
    between = [
        bytes(round(x + (y - x) * step / (STEPS + 1)) for x, y in zip(a, b, strict=True))
        for a, b in combinations(colours, 2)
        for step in range(1, STEPS + 1)
    ]
    return b"".join(colours + between)
