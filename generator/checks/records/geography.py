"""Where places lie and how they are drawn: never outside their outline, never finer than known."""

from collections.abc import Iterator

from generator.checks.geometry import Position, holds, is_beside, is_inside, positions_of
from generator.checks.rule import Fault, check
from generator.checks.traversal import fault
from generator.issues import Severity
from generator.model import Place
from generator.model.lists import Precision
from generator.read.collection import Collection
from generator.read.entry import Entry

MOST_EXACT_KM = 0.1
"""Ten times what Atlos calls exact, and what it calls vicinity."""

_BESIDE_KM = 50
"""So near a place lies to a line or point that is its outline, if it names no wider radius."""

_SEEN = 10
"""Degrees: what lies farther off than this tells nobody where a place is."""

_COARSER = tuple(Precision)
"""From the finest to the coarsest, as the list stands."""


@check("X321", "Correct the coordinates.")
def check_outline(collection: Collection) -> Iterator[Fault]:
    """A place lies within its own outline."""
    for entry in collection.places.values():
        if _is_outside(collection, entry, entry.record.area):
            found = f"{_spoken(entry)} is outside the outline '{entry.record.area}'"
            yield fault(entry, "latitude", found, _exchanged(collection, entry, entry.record.area))


@check("X322", "Correct the coordinates, or `within:`.")
def check_parent(collection: Collection) -> Iterator[Fault]:
    """A place lies within the outline of the place it is in."""
    for entry in collection.places.values():
        around = _around(collection, entry)
        if _is_outside(collection, entry, around):
            found = f"{_spoken(entry)} is outside the outline '{around}', which it is within"
            yield fault(entry, "latitude", found, _exchanged(collection, entry, around))


@check("X435", "Look it up again.", Severity.WARNING)
def check_nowhere(collection: Collection) -> Iterator[Fault]:
    """No place lies at 0, 0, where programs put what they did not find."""
    for entry in collection.places.values():
        if entry.record.point == (0, 0):
            yield fault(entry, "latitude", "0 north, 0 east is in the open sea off Africa")


@check("X428", "Remove the line, or make the precision finer.")
def check_world(collection: Collection) -> Iterator[Fault]:
    """The whole world has no coordinates, extent or outline."""
    for entry in collection.places.values():
        fields = ("latitude", "longitude", "basis", "radius_km", "area")
        given = [name for name in fields if getattr(entry.record, name) is not None]
        if entry.record.precision is Precision.WORLD and given:
            yield fault(entry, given[0], f"what is on no map has no {given[0]}")


@check("X323", "Add `radius_km:`, how far from the point it may be.")
def check_extent(collection: Collection) -> Iterator[Fault]:
    """A place that is not known exactly has a radius or an outline: it is no mere point."""
    for entry in collection.places.values():
        place = entry.record
        pointed = place.precision in (Precision.EXACT, Precision.WORLD)
        if not pointed and place.radius_km is None and not place.area:
            found = f"'{place.precision}' is no exact spot, yet there is no radius and no outline"
            yield fault(entry, "precision", found)


@check("X324", "Make the precision coarser, or correct the kind.")
def check_kind(collection: Collection) -> Iterator[Fault]:
    """A place is not known more finely than its kind is large."""
    for entry in collection.places.values():
        kind, precision = entry.record.kind, entry.record.precision
        if kind not in collection.place_kinds:
            continue
        finest = collection.place_kinds[kind].record.finest
        allowed = _COARSER[_COARSER.index(finest) :]
        if precision not in allowed:
            found = f"'{precision}' is finer than a {kind}; allowed: {', '.join(allowed)}"
            yield fault(
                entry, "precision", found, f"make it {finest} or coarser, or correct the kind"
            )


@check("X325", "Leave it out, or make the precision coarser.")
def check_exact(collection: Collection) -> Iterator[Fault]:
    """A place known exactly has a radius of at most 0.1 km."""
    for entry in collection.places.values():
        exact, km = entry.record.precision is Precision.EXACT, entry.record.radius_km
        if exact and km and km > MOST_EXACT_KM:
            found = f"{km:g} km is too wide for an exact spot; at most {MOST_EXACT_KM} is allowed"
            yield fault(entry, "radius_km", found)


@check("X376", "Correct the coordinates, or draw what lies there.", Severity.WARNING)
def check_base_map(collection: Collection) -> Iterator[Fault]:
    """Near a place the map shows something: land, a border, or the place's own outline."""
    drawn = [
        feature["geometry"] for layer in collection.layers.values() for feature in layer["features"]
    ]
    if not drawn:
        return
    cells = {(x // 1, y // 1) for shape in drawn for x, y in positions_of(shape["coordinates"])}
    for entry in collection.places.values():
        kind = collection.place_kinds.get(entry.record.kind)
        at_sea = kind and kind.record.schema_type == "SeaBodyOfWater"
        point = entry.record.point
        if at_sea or entry.record.area in collection.outlines or point is None:
            continue
        if not _is_near(point, cells) and not any(holds(shape, point) for shape in drawn):
            found = f"{_spoken(entry)}: no land, border or outline is drawn within {_SEEN} degrees"
            yield fault(entry, "latitude", found)


def _is_near(point: Position, cells: set[tuple[float, float]]) -> bool:
    """Return whether something is drawn in the cells of a degree around a point."""
    reach = range(-_SEEN, _SEEN + 1)
    x, y = (degrees // 1 for degrees in point)
    return any(((x + a + 180) % 360 - 180, y + b) in cells for a in reach for b in reach)


def _is_outside(collection: Collection, entry: Entry[Place], outline: str | None) -> bool:
    around = collection.outlines.get(outline or "")
    point = entry.record.point
    if around is None or point is None:
        return False
    shape = around["geometry"]
    if shape["type"].endswith("Polygon"):
        return not is_inside(point, shape)
    # A line or some points enclose nothing: the place lies beside them, within its radius.
    near = max(entry.record.radius_km or 0, _BESIDE_KM)
    return not is_beside(point, shape, near)


def _exchanged(collection: Collection, entry: Entry[Place], outline: str | None) -> str:
    """Return the hint to exchange the coordinates where that brings a place inside, or nothing."""
    around = collection.outlines[outline or ""]
    north, east = entry.record.point or (0, 0)
    if not holds(around["geometry"], (east, north)):
        return ""
    return f"exchange the two: {north:g} is north, {east:g} east"


def _around(collection: Collection, entry: Entry[Place]) -> str | None:
    """Return the outline of the nearest place around a place that has one."""
    seen = {entry.id}
    parent = entry.record.within
    while parent and parent not in seen:
        seen.add(parent)
        around = collection.places.get(parent)
        if around and around.record.area in collection.outlines:
            return around.record.area
        parent = around.record.within if around else None
    return None


def _spoken(entry: Entry[Place]) -> str:
    east, north = entry.record.point or (0, 0)
    return f"{north:g} north, {east:g} east"
