"""Lines of text as coverage for a picture: measured, wrapped and drawn."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import Image

from generator.site.raster.glyphs import Face, Glyph, font_for, glyph_of
from generator.site.raster.picture import Ink, Picture, inked
from generator.site.raster.reading_order import joined, visual


class _Inked(NamedTuple):
    """A word in shades and where it covers, its left and top from a spot on the base line."""

    pair: tuple[Image.Image, Image.Image]
    left: int
    top: int


class TextLine(NamedTuple):
    """One line of text in the order in which it is seen, from left to right."""

    text: str
    face: Face
    size: int

    @property
    def width(self) -> int:
        """How many pixels it takes across."""
        return sum(glyph.advance for glyph in self._glyphs())

    def draw(self, coverage: Image.Image, x: int, base: int) -> None:
        """Draw it onto a coverage, beginning at `x` on the base line."""
        for glyph in self._glyphs():
            coverage.paste(255, (x + glyph.left, base + glyph.top), glyph.mask)
            x += glyph.advance

    def ink(self, picture: Picture, x: int, base: int, ink: Ink) -> None:
        """Draw it onto a picture, beginning at `x` on the base line."""
        shades, space = picture.shades(ink), _width(" ", self.face, self.size)
        for word in self.text.split(" "):
            drawn = _inked(word, self.face, self.size, shades)
            picture.paste(drawn.pair, (x + drawn.left, base + drawn.top))
            x += _width(word, self.face, self.size) + space

    def _glyphs(self) -> Iterator[Glyph]:
        for character in self.text:
            if font := font_for(character):
                yield glyph_of(font, self.face, self.size, character)

    def cover(self) -> tuple[Image.Image, int, int]:
        """Return it as coverage, with its left and top from where it begins on the base line."""
        placed, x = [], 0
        for glyph in self._glyphs():
            placed.append((x + glyph.left, glyph.top, glyph.mask))
            x += glyph.advance
        left = min((x for x, _, _ in placed), default=0)
        top = min((y for _, y, _ in placed), default=0)
        right = max((x + mask.width for x, _, mask in placed), default=left)
        bottom = max((y + mask.height for _, y, mask in placed), default=top)
        coverage = Image.new("L", (right - left, bottom - top))
        for x, y, mask in placed:
            coverage.paste(255, (x - left, y - top), mask)
        return coverage, left, top


def line_width(text: str, face: Face, size: int) -> int:
    """Return how many pixels a text takes across in one line."""
    return TextLine(visual(joined(text), leftwards=False), face, size).width


def wrap_evenly(words: list[str], face: Face, size: int, room: int) -> list[str]:
    """Return words in as few lines as it takes, of even length.

    A word wider than the room, as of a script without spaces, is broken where the room ends.
    """
    fitting = [part for word in words for part in _parts(word, face, size, room)]
    fewest = len(_fill(fitting, face, size, room))
    low, high = 0, room
    while high - low > size // 2:
        middle = (low + high) // 2
        if len(_fill(fitting, face, size, middle)) > fewest:
            low = middle
        else:
            high = middle
    return _fill(fitting, face, size, high)


def _fill(words: list[str], face: Face, size: int, room: int) -> list[str]:
    space = _width(" ", face, size)
    lines: list[str] = []
    used = 0
    for word in words:
        wide = _width(word, face, size)
        if lines and used + space + wide <= room:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


def _parts(word: str, face: Face, size: int, room: int) -> Iterator[str]:
    if _width(word, face, size) <= room:
        yield word
        return
    start, used = 0, 0
    for end, character in enumerate(word):
        wide = _width(character, face, size)
        if start < end and used + wide > room:
            yield word[start:end]
            start, used = end, 0
        used += wide
    yield word[start:]


@cache
def _width(text: str, face: Face, size: int) -> int:
    return TextLine(text, face, size).width


@lru_cache(20_000)
def _inked(text: str, face: Face, size: int, shades: tuple[int, ...]) -> _Inked:
    """Return a word drawn in shades; kept, for most stand on many cards."""
    coverage, left, top = TextLine(text, face, size).cover()
    return _Inked(inked(coverage, shades), left, top)
