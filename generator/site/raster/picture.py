"""Small pictures of few colours, for what reads no SVG: shared links and home screens."""

import io
import struct
import zlib
from functools import cache
from typing import NamedTuple

from PIL import Image

STEPS = 4
"""Shades between a ground and what is drawn on it, for smooth edges; all would weigh much more."""

_STEPS = [(level * STEPS + 127) // 255 for level in range(256)]

_COVERED = [255 * (step > 0) for step in _STEPS]

_FEW = 16
"""Colours that take half a byte a pixel."""

PixelBox = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


class Ink(NamedTuple):
    """A colour and the one that it is drawn on, each as `#rrggbb`."""

    colour: str
    ground: str


class Picture:
    """A picture in a palette; what is drawn on it is a coverage: how much of each pixel is inked.

    Pixels are numbers of the palette all along, which spares a search for the nearest colours.
    """

    def __init__(self, width: int, height: int, ground: str) -> None:
        self._numbers = {ground: 0}
        self._shades: dict[Ink, tuple[int, ...]] = {}
        self._image = Image.new("L", (width, height), 0)

    def fill(self, box: PixelBox, colour: str) -> None:
        """Fill a rectangle."""
        self._image.paste(self._number(colour), box)

    def stamp(self, coverage: Image.Image, at: tuple[int, int], ink: Ink) -> None:
        """Draw a coverage (mode L) with its upper left corner at a spot, all on one ground."""
        self._image.paste(inked(coverage, self.shades(ink))[0], at)

    def add(self, coverage: Image.Image, at: tuple[int, int], ink: Ink) -> None:
        """Draw a coverage, and leave what is there where it covers less than half of a shade."""
        self.paste(inked(coverage, self.shades(ink)), at)

    def paste(self, drawn: tuple[Image.Image, Image.Image], at: tuple[int, int]) -> None:
        """Draw what `inked` made with the shades of this picture, as `add` does."""
        self._image.paste(drawn[0], at, drawn[1])

    def shades(self, ink: Ink) -> tuple[int, ...]:
        """Return the numbers of the colours from the ground of an ink to the ink."""
        if ink not in self._shades:
            between = (_between(ink, step / STEPS) for step in range(STEPS + 1))
            self._shades[ink] = tuple(map(self._number, between))
        return self._shades[ink]

    def png(self) -> bytes:
        """Return the picture as PNG; nothing can be drawn on it any more."""
        palette = b"".join(map(_rgb, self._numbers))
        self._image.putpalette(palette)
        return _packed(self._image, palette) if len(self._numbers) <= _FEW else written(self._image)

    def _number(self, colour: str) -> int:
        return self._numbers.setdefault(colour, len(self._numbers))


def inked(coverage: Image.Image, shades: tuple[int, ...]) -> tuple[Image.Image, Image.Image]:
    """Return a coverage in shades, and where it covers at least half of one."""
    return coverage.point([shades[step] for step in _STEPS]), coverage.point(_COVERED)


def written(image: Image.Image) -> bytes:
    """Return an image as PNG: packed less tightly than it could be, in a third of the time."""
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=3)
    return file.getvalue()


def _packed(image: Image.Image, palette: bytes) -> bytes:
    """Return an image of at most 16 colours as PNG (ISO/IEC 15948), two pixels a byte.

    Pillow would try five filters on each row, which takes as long as all the rest.
    """
    across = image.width // 2
    pixels = image.tobytes("raw", "P;4")
    rows = b"".join(b"\0" + pixels[at : at + across] for at in range(0, len(pixels), across))
    header = struct.pack(">IIBBBBB", image.width, image.height, 4, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, 2)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@cache
def _between(ink: Ink, part: float) -> str:
    pairs = zip(_rgb(ink.ground), _rgb(ink.colour), strict=True)
    return "#" + bytes(round(a + (b - a) * part) for a, b in pairs).hex()


@cache
def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))
