"""How a claim came: articles that narrow to statements, origins and lines of evidence, laid out.

Everything that is counted is one strand of the same breadth, from left to right: as many strands
leave a column as it counts. What has no known origin ends where origins stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.evidence.origins.provenance import Provenance
from generator.site.chart.text import isolated, width, wrap

TEXT, LEADING = 12, 15
HEAD = 38
"""Pixels that the counts take above the drawing, at least: two lines."""

ROW, GAP, PITCH = 24, 8, 7
"""Pixels: of a statement, which is a target for a finger; between origins; between articles."""

MOST = 300
"""Pixels that articles take upwards where there are many; then they stand closer."""

BEND = 30
"""Pixels over which origins meet in a line of evidence."""

ACROSS = 328
"""Pixels: what a phone has between its margins; wider screens show it enlarged."""

COLUMNS = (4, 92, 156, 321)
"""Where articles, statements, origins and lines of evidence stand."""

HEADS = (48, 48, 48, 90)
"""How far across the counts may be; the longest word of one always has its line."""

SIDE = (0, 0.5, 0.5, 1)
"""How much of a count stands before its column: the first begins there, the last ends there."""


class Strand(NamedTuple):
    """From a spot to another, level at both ends, in pixels; `look` is its class."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


class Knot(NamedTuple):
    """What strands meet in: an article, an act of saying by its number, an origin or a line."""

    what: str
    x: float
    y: float
    name: tuple[str, ...] = ()
    """The lines of its name, as drawn."""

    parts: tuple[Knot, ...] = ()
    """The origins of a line, the acts of an origin."""


@dataclass(frozen=True)
class Flow:
    """A drawing laid out; `lines` holds origins and acts, and last what has no known origin."""

    width: int
    height: float
    direction: str
    heads: tuple[Knot, ...]
    """The counts in words."""

    strands: tuple[Strand, ...]
    articles: tuple[Knot, ...]
    lines: tuple[Knot, ...]


def flow(
    counted: Provenance,
    heads: Sequence[str],
    names: Mapping[str, str],
    direction: str = "ltr",
) -> Flow:
    """Return a drawing of what was counted.

    `heads` are the counts in words, `names` those of speakers; under "" it names what has no known
    origin.
    """
    room = COLUMNS[3] - COLUMNS[2] - BEND - 12
    starts, top = _heads(heads)
    drawing = _Drawing(counted, {k: wrap(v, TEXT, room) for k, v in names.items()}, top)
    lines = tuple(drawing.lines())

    def turned(knot: Knot) -> Knot:
        name = tuple(isolated(line, direction) for line in knot.name)
        x = ACROSS - knot.x if direction == "rtl" else knot.x
        return Knot(knot.what, x, knot.y, name, tuple(map(turned, knot.parts)))

    strands = drawing.strands
    if direction == "rtl":
        strands = [s._replace(x=ACROSS - s.x, to_x=ACROSS - s.to_x) for s in strands]
    return Flow(
        ACROSS,
        drawing.bottom,
        direction,
        tuple(map(turned, starts)),
        tuple(strands),
        tuple(map(turned, drawing.articles.values())),
        tuple(map(turned, lines)),
    )


def _heads(heads: Sequence[str]) -> tuple[list[Knot], float]:
    """Return the counts over their columns, and how high they are.

    What would run into the count before it stands a row further up.
    """
    rows: list[tuple[float, int]] = []
    placed: list[tuple[float, int, list[str]]] = []
    for x, head, most, side in zip(COLUMNS, heads, HEADS, SIDE, strict=False):
        told = wrap(head, TEXT, max(most, *(width(word, TEXT) for word in head.split())))
        long = max(width(line, TEXT) for line in told)
        start = x - side * long
        row = next((n for n, (end, _) in enumerate(rows) if end < start), len(rows))
        high = max(len(told), rows[row][1] if row < len(rows) else 0)
        rows[row : row + 1] = [(start + long, high)]
        placed.append((x, row, told))
    top = max(HEAD, 8 + LEADING * sum(high for _, high in rows))
    below = [LEADING * sum(high for _, high in rows[:row]) for row in range(len(rows))]
    return [Knot("", x, top - 14 - below[row], tuple(told)) for x, row, told in placed], top


class _Drawing:
    """Places knots from the top down, and keeps the strands between them."""

    def __init__(self, counted: Provenance, names: Mapping[str, list[str]], top: float) -> None:
        self.counted, self.names = counted, names
        self.articles: dict[str, Knot] = {}
        self.strands: list[Strand] = []
        self.bottom: float = top
        self.pitch = min(PITCH, MOST / max(len(counted.articles), 1))
        of = {index: origin.root for origin in counted.origins for index in origin.statements}
        self.acts: dict[str, list[int]] = {}
        for number, act in enumerate(counted.acts):
            self.acts.setdefault(next((of[i] for i in act if i in of), ""), []).append(number)

    def lines(self) -> Iterator[Knot]:
        """Yield the lines of evidence, what was said first on top, and last what has no origin."""
        x = COLUMNS[3]
        first = {root: acts[0] for root, acts in self.acts.items()}
        found = [sorted(line.origins, key=first.__getitem__) for line in self.counted.lines]
        for number, roots in enumerate(sorted(found, key=lambda roots: first[roots[0]])):
            origins = tuple(self.origin(root) for root in roots)
            y = sum(origin.y for origin in origins) / len(origins)
            for origin in origins:
                self.strands.append(Strand(origin.x, origin.y, x - BEND, origin.y, "known"))
                self.strands.append(Strand(x - BEND, origin.y, x, y, "known"))
            yield Knot(str(number), x, y, parts=origins)
        if "" in self.acts:
            yield Knot("", x, self.bottom, parts=(self.origin(""),))

    def origin(self, root: str) -> Knot:
        """Return an origin, below what was placed before; its name stands on its strand."""
        x, look = COLUMNS[2], "known" if root else "unclear"
        carriers = [self.counted.carriers[act] for act in self.acts[root]]
        fresh = [[work for work in works if work not in self.articles] for works in carriers]
        high = sum(max(ROW, self.pitch * len(works)) for works in fresh)
        name = self.names[root]
        self.bottom += max(0, LEADING * len(name) + 4 - high / 2) if root else 0
        y = self.bottom + high / 2
        acts = tuple(self.act(number, look) for number in self.acts[root])
        self.strands += [Strand(act.x, act.y, x, y, look) for act in acts]
        self.bottom += GAP
        return Knot(root, x, y, tuple(name), acts)

    def act(self, number: int, look: str) -> Knot:
        """Return an act of saying, with the articles that were not placed before."""
        works = self.counted.carriers[number]
        fresh = [work for work in works if work not in self.articles]
        high = max(ROW, self.pitch * len(fresh))
        act = Knot(str(number), COLUMNS[1], self.bottom + high / 2)
        top = act.y - self.pitch * (len(fresh) - 1) / 2
        for place, work in enumerate(fresh):
            self.articles[work] = Knot(work, COLUMNS[0], top + place * self.pitch)
        for work in works:
            article = self.articles[work]
            self.strands.append(Strand(article.x, article.y, act.x, act.y, look))
        self.bottom += high
        return act
