"""A chart as pixels, for what takes no SVG."""

from functools import lru_cache
from math import ceil, floor

from PIL import Image, ImageDraw

from generator.site.chart.shapes import Chart, Sign, Stroke, TextBlock
from generator.site.palette import colours
from generator.site.raster.glyphs import Face, legible
from generator.site.raster.lines import TextLine
from generator.site.raster.picture import Ink, Picture
from generator.site.raster.reading_order import joined, visual
from generator.site.raster.shape import Shape

SCALE = 2
"""How many pixels of the picture one of the chart takes."""

_THICK = {"bound": 2.5, "step": 1.5, "span": 4, "sure": 1.5, "relay": 1.5}
_DASHED = {"relay": (1, 3), "sure": (4, 2)}


def chart_png(chart: Chart) -> bytes:
    """Return a chart as PNG, in the colours of the light site."""
    size = (chart.width * SCALE, ceil(chart.height * SCALE))
    signs = (*[(mark.lines, mark.signs) for mark in chart.marks], ((), chart.signs))
    return _drawn(size, chart.lines, signs, chart.texts, leftwards=chart.direction == "rtl")


@lru_cache(512)
def _drawn(
    size: tuple[int, int],
    lines: tuple[Stroke, ...],
    marks: tuple[tuple[tuple[Stroke, ...], tuple[Sign, ...]], ...],
    texts: tuple[TextBlock, ...],
    *,
    leftwards: bool,
) -> bytes:
    """Return a drawing as PNG; kept while the process lives, as cards are."""
    named = colours()
    paper = named["paper"]
    picture = Picture(*size, paper)

    def ink(look: str) -> Ink:
        words = look.split()
        colour = next((named[word] for word in words if word in named), named["ink"])
        soft = {"tick", "relayed", "relay", "series-0", "leader", "aside", "axis"} & {*words}
        return Ink(named["soft"] if soft else named["line"] if "grid" in words else colour, paper)

    for line in lines:
        _line(picture, line, ink(line.look))
    for own, signs in marks:
        for line in own:
            _line(picture, line, ink(line.look))
        for sign in signs:
            shade = Ink(named["torn"], paper) if sign.look == "ring" else ink(sign.look)
            _sign(picture, sign, shade)
    for text in texts:
        _text(picture, text, ink(text.look), leftwards=leftwards)
    return picture.png()


def _line(picture: Picture, line: Stroke, ink: Ink) -> None:
    words = line.look.split()
    thick = max((_THICK.get(word, 1) for word in words), default=1) * SCALE
    ends = [(line.x * SCALE, line.y * SCALE), (line.to_x * SCALE, line.to_y * SCALE)]
    left, top = (floor(min(place) - thick) for place in zip(*ends, strict=True))
    right, bottom = (ceil(max(place) + thick) for place in zip(*ends, strict=True))
    coverage = Image.new("L", ((right - left) * 2, (bottom - top) * 2), 0)
    draw = ImageDraw.Draw(coverage)
    spots = [((x - left) * 2, (y - top) * 2) for x, y in ends]
    pieces = next((_DASHED[word] for word in words if word in _DASHED), None)
    for piece in _dashes(spots, pieces) if pieces else [spots]:
        draw.line(piece, fill=255, width=round(thick * 2))
    picture.add(coverage.reduce(2), (left, top), ink)


def _dashes(
    ends: list[tuple[float, float]], pieces: tuple[int, int]
) -> list[list[tuple[float, float]]]:
    (x, y), (to_x, to_y) = ends
    length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    drawn, step = pieces[0] * SCALE * 2, sum(pieces) * SCALE * 2
    found = []
    for start in range(0, ceil(length), step):
        parts = (start / length, min(1.0, (start + drawn) / length))
        found.append([(x + (to_x - x) * part, y + (to_y - y) * part) for part in parts])
    return found


def _sign(picture: Picture, sign: Sign, ink: Ink) -> None:
    hollow = "about" in sign.look.split() or sign.look == "ring"
    corners = sign.outline
    if corners:
        edge = Shape(lines=((*corners, *corners[:2]),), width=1.6)
        area = Shape(areas=(corners,), lines=edge.lines, width=1.6)
    else:
        edge = Shape()
        area = Shape(dots=((0, 0, sign.radius + 0.8),))
    size = ceil((sign.radius + 4) * 2 * SCALE)
    middle = (size / 2, size / 2)
    at = (round(sign.x * SCALE - size / 2), round(sign.y * SCALE - size / 2))
    if not hollow:
        picture.add(area.coverage(size, SCALE, middle), at, ink)
    elif corners:
        picture.add(area.coverage(size, SCALE, middle), at, Ink(ink.ground, ink.ground))
        picture.add(edge.coverage(size, SCALE, middle), at, ink)
    else:
        inner = Shape(dots=((0, 0, sign.radius - 0.8),)).coverage(size, SCALE, middle)
        ring = area.coverage(size, SCALE, middle)
        if sign.look != "ring":
            picture.add(ring, at, Ink(ink.ground, ink.ground))
        ring = ring.copy()
        ring.paste(0, (0, 0), inner)
        picture.add(ring, at, ink)


def _text(picture: Picture, text: TextBlock, ink: Ink, *, leftwards: bool) -> None:
    face, size = (Face.STRONG, 26) if "worded" in text.look else (Face.TEXT, 24)
    for number, words in enumerate(text.lines):
        if not legible(words):
            continue
        line = TextLine(visual(joined(words), leftwards=leftwards), face, size)
        ends = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        left = round(text.x * SCALE - line.width * (1 - ends if leftwards else ends))
        coverage = Image.new("L", (line.width + 8, size + 12), 0)
        line.draw(coverage, 4, size)
        base = round((text.y + 16 * number) * SCALE)
        picture.stamp(coverage, (left - 4, base - size), ink)
