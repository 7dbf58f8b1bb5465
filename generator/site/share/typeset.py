"""Text as outlines, measured and wrapped: a drawing made of it needs no font and fits for sure."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

_FONTS = (
    ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf"),
    ("pylopdf_fonts_ko", "NotoSerifKR-Regular.otf"),
)
"""Package and file, the first that has a character draws it: Latin, Greek, Cyrillic; Korean."""

_LEADING = 1.2


class Face(Enum):
    """How text looks: weight, and the size in points that its shapes are made for."""

    TEXT = (400.0, 20.0)
    STRONG = (600.0, 20.0)
    TITLE = (600.0, 60.0)


class NoGlyphError(Exception):
    """No font has a character; a drawing with an empty box in its place would be wrong."""


class Line(NamedTuple):
    """One line of text: its width for a size of one, and its outlines for a size of 1000."""

    width: float
    outlines: str

    def svg(self, x: float, y: float, size: float, colour: str) -> str:
        """Return the line as SVG, beginning at `x` on the base line `y`."""
        scale = f"{size / 1000:.4f}"
        place = f"translate({x:.1f} {y:.1f}) scale({scale} -{scale})"
        return f'<g transform="{place}" fill="{colour}">{self.outlines}</g>'


def block(
    text: str, face: Face, size: float, box: tuple[float, float, float, float], colour: str
) -> str:
    """Return the lines of a text as SVG, in the largest size in which all of it fits.

    `box` is left, top, right and bottom. What no font can draw gives nothing.
    """
    left, top, right, bottom = box
    try:
        lines = _set_lines(text, face, (right - left) / size)
        while len(lines) * size * _LEADING > bottom - top or any(
            one.width * size > right - left for one in lines
        ):
            size *= 0.95
            lines = _set_lines(text, face, (right - left) / size)
    except NoGlyphError:
        return ""
    steps = enumerate(lines, start=1)
    return "".join(
        one.svg(left, top + size * (n * _LEADING - 0.25), size, colour) for n, one in steps
    )


def line(text: str, face: Face, size: float, place: tuple[float, float, float], colour: str) -> str:
    """Return what `block` does, with room for one line: `place` is left, base line and right."""
    left, base, right = place
    top = base - size * (_LEADING - 0.25)
    return block(text, face, size, (left, top, right, base + size / 2), colour)


def _set_lines(text: str, face: Face, width: float) -> list[Line]:
    return [set_line(one, face) for one in wrap(text, face, width)]


def wrap(text: str, face: Face, width: float) -> list[str]:
    """Return a text in as few lines as it takes, of even length; `width` is in sizes.

    A word that is wider than a line has a line to itself.
    """
    words = text.split()
    fewest = len(_fill(words, width, face))
    low, high = 0.0, width
    while high - low > 0.5:  # noqa: PLR2004 - half a letter; nobody sees less
        middle = (low + high) / 2
        if len(_fill(words, middle, face)) > fewest:
            low = middle
        else:
            high = middle
    return _fill(words, high, face)


def _fill(words: list[str], width: float, face: Face) -> list[str]:
    space = set_line("\N{NO-BREAK SPACE}", face).width
    lines: list[str] = []
    used = 0.0
    for word in words:
        wide = set_line(word, face).width
        if lines and used + space + wide <= width:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


@cache
def set_line(text: str, face: Face) -> Line:
    """Return a line of text as outlines.

    Raises:
        NoGlyphError: No font has one of its characters.
    """
    x, outlines = 0.0, []
    for number, run in groupby(text, key=_font_for):
        font = _fonts(face)[number]
        unit = 1000 / font.face.upem
        buffer = hb.Buffer()
        buffer.add_str("".join(run))
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            path = _outline(face, number, glyph.codepoint)
            if path:
                at = f"{x + place.x_offset * unit:.0f} {place.y_offset * unit:.0f}"
                outlines.append(f'<path transform="translate({at})" d="{path}"/>')
            x += place.x_advance * unit
    return Line(x / 1000, "".join(outlines))


@cache
def _fonts(face: Face) -> tuple[hb.Font, ...]:
    weight, optical = face.value
    found = []
    for package, name in _FONTS:
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(files(package) / name))))
        font.set_variations({"wght": weight, "opsz": optical})
        found.append(font)
    return tuple(found)


@cache
def _font_for(character: str) -> int:
    for index, font in enumerate(_fonts(Face.TEXT)):
        if font.get_nominal_glyph(ord(character)):
            return index
    raise NoGlyphError(character)


@cache
def _outline(face: Face, font: int, glyph: int) -> str:
    """Return a glyph as SVG path data, in thousandths of the size, upwards."""
    drawn = _fonts(face)[font]
    unit = 1000 / drawn.face.upem
    path: list[str] = []

    def put(letter: str) -> object:
        def draw(*numbers: float) -> None:
            path.append(letter + " ".join(f"{n * unit:.0f}" for n in numbers[:-1]))

        return draw

    functions = hb.DrawFuncs()
    functions.set_move_to_func(put("M"))
    functions.set_line_to_func(put("L"))
    functions.set_quadratic_to_func(put("Q"))
    functions.set_cubic_to_func(put("C"))
    functions.set_close_path_func(lambda _: path.append("Z"))
    drawn.draw_glyph(glyph, functions, None)
    return "".join(path)
