"""Lines of text as coverage for a picture: measured, wrapped, joined and ordered as read.

Pillow's own simple layout sets one glyph a character, and the same on every machine. Its other
layout needs a library of the machine (FriBidi), and so would draw other pixels where that is not.
What the simple one lacks is made up for here: letters of Arabic join, lines run as their script.
"""

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.site.share.pictures import Ink, Picture, PixelBox, inked

_LEADING = 1.2
_SMALLEST = 8


class _Font(NamedTuple):
    """A font, and which of the looks of a face it can take: weight, optical size."""

    package: str
    file: str
    axes: str = ""

    def has(self, character: str) -> bool:
        """Return whether the font draws a character otherwise than one that no font has."""
        drawn, none = (_glyph(self, Face.TEXT, 32, one) for one in (character, "\uffff"))
        return (drawn.advance, drawn.mask.tobytes()) != (none.advance, none.mask.tobytes())


class _Glyph(NamedTuple):
    """A character drawn: coverage, its left and top from a spot on the base line, its width."""

    mask: Image.Image
    left: int
    top: int
    advance: int


class _Inked(NamedTuple):
    """A word in shades and where it covers, its left and top from a spot on the base line."""

    pair: tuple[Image.Image, Image.Image]
    left: int
    top: int


FONTS = (
    _Font("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "wo"),
    _Font("pylopdf_fonts_ko", "NotoSerifKR-Regular.otf"),
    _Font("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf", "w"),
    _Font("pylopdf_fonts_he", "NotoSerifHebrew-Variable.ttf", "w"),
)
"""The first that has a character draws it: Latin, Greek, Cyrillic; Korean; Arabic; Hebrew."""


class Face(Enum):
    """How text looks: weight, and the size in points that its shapes are made for."""

    TEXT = (400, 20)
    STRONG = (600, 20)
    TITLE = (600, 60)


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

    def _glyphs(self) -> Iterator[_Glyph]:
        for character in self.text:
            if font := _font_for(character):
                yield _glyph(font, self.face, self.size, character)

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


def legible(text: str) -> bool:
    """Return whether the fonts have every character of a text."""
    return all(_font_for(character) for character in {*joined(text)} if not character.isspace())


class Setter(NamedTuple):
    """Sets text onto a picture, beginning at the left, or at the right if it runs `leftwards`."""

    picture: Picture
    leftwards: bool = False

    def block(self, text: str, face: Face, size: int, box: PixelBox, ink: Ink) -> None:
        """Set a text in the largest size, `size` at most, in which all of it fits in a box.

        What the fonts cannot draw is left out as a whole, never shown as empty boxes.
        """
        if not text or not legible(text):
            return
        left, top, right, bottom = box
        wide, most = right - left, bottom - top
        words = joined(text).split()
        lines = wrap_evenly(words, face, size, wide)
        while len(lines) * size * _LEADING > most and size > _SMALLEST:
            size = int(size * 0.9)
            lines = wrap_evenly(words, face, size, wide)
        for number, words_of_line in enumerate(lines, start=1):
            line = TextLine(visual(words_of_line, leftwards=self.leftwards), face, size)
            x = right - line.width if self.leftwards else left
            line.ink(self.picture, x, top + round(size * (number * _LEADING - 0.25)), ink)

    def line(self, text: str, face: Face, size: int, place: tuple[int, int, int], ink: Ink) -> None:
        """Set what fits into one line: `place` is left, base line and right."""
        left, base, right = place
        top = base - round(size * (_LEADING - 0.25))
        self.block(text, face, size, (left, top, right, base + size // 3), ink)


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


def joined(text: str) -> str:
    """Return a text composed, with letters of Arabic in the forms that they have in a word."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if any("\u0600" <= character <= "\u08ff" for character in text):
        from arabic_reshaper import reshape  # noqa: PLC0415 - few sites need it

        text = reshape(text)
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def visual(line: str, *, leftwards: bool) -> str:
    """Return a line in the order in which it is seen (Unicode Standard Annex 9)."""
    if leftwards or any(unicodedata.bidirectional(character) in ("R", "AL") for character in line):
        from bidi import get_display  # noqa: PLC0415 - few sites need it

        seen = list(get_display(line, base_dir="R" if leftwards else "L"))
        for place in _backwards(seen, leftwards=leftwards):
            seen[place] = _FACING[seen[place]]
        return "".join(seen)
    return line


_FACING = dict(zip("()[]{}«»", ")(][}{»«", strict=True))


def _backwards(seen: list[str], *, leftwards: bool) -> list[int]:
    """Return where signs of a pair stand the wrong way: the library orders, and turns none round.

    Of a pair that is read from right to left, what closes it comes first; a sign alone faces as
    the line runs.
    """
    found: list[int] = []
    waiting: list[int] = []
    for place, character in enumerate(seen):
        if character not in _FACING:
            continue
        if waiting and seen[waiting[-1]] == _FACING[character]:
            first = waiting.pop()
            found += [first, place] if character in "([{«" else []
        else:
            waiting.append(place)
    return found + (waiting if leftwards else [])


@cache
def _sized(font: _Font, face: Face, size: int) -> ImageFont.FreeTypeFont:
    path = str(files(font.package) / font.file)
    sized = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    if font.axes:
        looks = dict(zip("wo", face.value, strict=True))
        others = sized.get_variation_axes()[len(font.axes) :]
        given: list[float] = [looks[axis] for axis in font.axes]
        sized.set_variation_by_axes(given + [axis["default"] or 0 for axis in others])
    return sized


@cache
def _glyph(font: _Font, face: Face, size: int, character: str) -> _Glyph:
    """Return a character drawn; kept, for to draw one of a variable font takes a while."""
    sized = _sized(font, face, size)
    left, top, right, bottom = (int(edge) for edge in sized.getbbox(character, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(mask).text((-left, -top), character, 255, sized, "ls")
    return _Glyph(mask, left, top, round(sized.getlength(character)))


@lru_cache(20_000)
def _inked(text: str, face: Face, size: int, shades: tuple[int, ...]) -> _Inked:
    """Return a word drawn in shades; kept, for most stand on many cards."""
    coverage, left, top = TextLine(text, face, size).cover()
    return _Inked(inked(coverage, shades), left, top)


@cache
def _font_for(character: str) -> _Font | None:
    return next((font for font in FONTS if font.has(character)), None)
