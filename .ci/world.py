"""Make generator/starter/world.json.z of Natural Earth, as the npm package world-atlas has it.

Once, in a folder of its own: npm pack world-atlas@2.0.2, tar xzf it, then .ci/world.py package/
"""

import json
import sys
import zlib
from itertools import accumulate, pairwise
from pathlib import Path

from generator.desk.project.world import QUANTUM, thin
from generator.read.outlines.cut import at_meridian

CRIMEA = (33, 44, 36.8, 46.3)
"""Natural Earth draws Crimea as Russian since version 4: its line at Perekop is left out."""


def arcs_of(topology: dict) -> list[list[tuple[float, float]]]:
    (across, up), (west, south) = (topology["transform"][name] for name in ("scale", "translate"))
    return [
        [
            (x * across + west, y * up + south)
            for x, y in zip(*map(accumulate, zip(*arc, strict=True)), strict=True)
        ]
        for arc in topology["arcs"]
    ]


def joined(arcs: list, indices: list[int]) -> list[tuple[float, float]]:
    line: list = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line


def packed(line: list[tuple[float, float]], least: int) -> list[int]:
    thinned = thin(line, lambda _: 2 * QUANTUM)
    thinned = thinned if len(thinned) >= least else line
    ints = [(round(x / QUANTUM), round(y / QUANTUM)) for x, y in thinned]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ints)]
    return [number for step in (ints[0], *filter(any, moves)) for number in step]


def used(arcs: object, found: dict[int, set[str]], name: str) -> None:
    if isinstance(arcs, int):
        found.setdefault(max(arcs, ~arcs), set()).add(name)
    else:
        for inner in arcs:
            used(inner, found, name)


folder = Path(sys.argv[1])
coast = json.loads((folder / "land-10m.json").read_text())
arcs = arcs_of(coast)
rings = [
    [joined(arcs, ring) for ring in polygon]
    for geometry in coast["objects"]["land"]["geometries"]
    for polygon in geometry["arcs"]
]
cut = at_meridian({"type": "MultiPolygon", "coordinates": rings})
polygons = [[packed(ring, 4) for ring in polygon] for polygon in cut["coordinates"]]
states = json.loads((folder / "countries-10m.json").read_text())
arcs = arcs_of(states)
owners: dict[int, set[str]] = {}
for country in states["objects"]["countries"]["geometries"]:
    used(country.get("arcs", []), owners, country["properties"]["name"])
west, south, east, north = CRIMEA
borders = [
    packed(arcs[index], 2)
    for index, names in sorted(owners.items())
    if len(names) > 1
    and not (
        names == {"Russia", "Ukraine"}
        and all(west < x < east and south < y < north for x, y in arcs[index])
    )
]
RING, LINE = 8, 4  # numbers of the smallest
whole = [[ring for ring in polygon if len(ring) >= RING] for polygon in polygons]
world = {
    "land": [polygon for polygon in whole if polygon],
    "borders": [line for line in borders if len(line) >= LINE],
}
text = json.dumps(world, separators=(",", ":"))
out = Path(__file__).parents[1] / "generator/starter/world.json.z"
out.write_bytes(zlib.compress(text.encode(), 9))
print(out.stat().st_size, len(world["land"]), "polygons,", len(world["borders"]), "borders")
