"""A feature of outlines to one that every map can draw: its positions, lines and rings."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from generator.read.outlines.cut import at_meridian, crossing

EXPORT = "export it again as GeoJSON"
AREAS = {"Polygon": 2, "MultiPolygon": 3}
LINES = {"LineString": 1, "MultiLineString": 2}
POINTS = {"Point": 0, "MultiPoint": 1}
"""How many lists there are around the positions."""

_LEAST_OF_RING, _LEAST_OF_LINE, _LEAST_OF_POINTS = 4, 2, 1
"""Positions."""


class WrongOutlineError(Exception):
    """What keeps outlines from being drawn: what was found, and what to do."""

    def __init__(self, found: str, hint: str = EXPORT) -> None:
        self.found, self.hint = found, hint


def plain_feature(feature: Any, allowed: Mapping[str, int], *, whole: bool) -> dict[str, Any]:
    """Return a feature with positions of longitude and latitude alone.

    With `whole`, no ring may cross itself: what is inside it has to be certain.
    """
    if not isinstance(feature, dict) or feature.get("type", "Feature") != "Feature":
        raise WrongOutlineError(f"{shown(feature)} is no feature")
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        raise WrongOutlineError("it has no geometry")
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        found = f"{shown(kind)} cannot be drawn; allowed: {', '.join(allowed)}"
        raise WrongOutlineError(found, "leave it out, or draw its outline")
    others = _LEAST_OF_LINE if kind in LINES else _LEAST_OF_POINTS
    least = _LEAST_OF_RING if kind in AREAS else others
    coordinates = _nested(geometry.get("coordinates"), allowed[kind], least)
    cut = at_meridian({"type": kind, "coordinates": coordinates})
    if whole and kind in AREAS:
        for ring in _rings(cut["coordinates"], allowed[cut["type"]]):
            if where := crossing(ring):
                found = f"a ring crosses itself at {where[0]:.4g} east, {where[1]:.4g} north"
                raise WrongOutlineError(found, "draw it so that no line crosses another")
    return {**feature, "geometry": cut}


def _rings(part: list[Any], depth: int) -> Iterator[list[Any]]:
    if depth == 1:
        yield part
    else:
        for inner in part:
            yield from _rings(inner, depth - 1)


def _nested(part: Any, depth: int, least: int) -> list[Any]:
    if depth == 0:
        return _position(part)
    if not isinstance(part, list) or not part:
        beside = f"{shown(part)} stands where a list of coordinates belongs"
        raise WrongOutlineError("it has no coordinates" if part in ([], None) else beside)
    if depth > 1:
        return [_nested(inner, depth - 1, least) for inner in part]
    positions = [_position(position) for position in part]
    if len(positions) < least:
        found = f"{len(positions)} positions; at least {least} belong here"
        raise WrongOutlineError(found, "leave it out, or add the others")
    if least == _LEAST_OF_RING and positions[0] != positions[-1]:
        raise WrongOutlineError(
            "a ring is not closed", "end it with the position that it begins with"
        )
    if least == _LEAST_OF_RING and not _encloses(positions):
        raise WrongOutlineError("a ring encloses nothing", "leave it out, or draw it again")
    return positions


def _encloses(ring: list[list[float]]) -> bool:
    """Return whether a ring has three corners that do not lie on one line."""
    (x, y), *others = ring
    corners = [(a - x, b - y) for a, b in others if [a, b] != [x, y]]
    return any(corners[0][0] * b != corners[0][1] * a for a, b in corners)


def _position(position: Any) -> list[float]:
    """Return longitude and latitude in degrees; what comes after them, an altitude, is dropped."""
    if not isinstance(position, list) or len(position) < 2:  # noqa: PLR2004 - longitude, latitude
        raise WrongOutlineError(f"{shown(position)} is no position of longitude and latitude")
    longitude, latitude = position[:2]
    for degrees, most in ((longitude, 180), (latitude, 90)):
        if isinstance(degrees, bool) or not isinstance(degrees, int | float):
            raise WrongOutlineError(f"{shown(degrees)} is no number of degrees")
        if not math.isfinite(degrees) or abs(degrees) > most:
            found = f"{shown(position[:2])} lies nowhere; longitude comes first"
            raise WrongOutlineError(found, "export it again in degrees (WGS 84)")
    return [longitude, latitude]


def shown(value: Any) -> str:
    """Return a value in quotation marks, cut short; of a whole list or mapping, what it is."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list) and any(isinstance(part, list | dict) for part in value):
        return "a list of lists"
    text = value if isinstance(value, str) else json.dumps(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"  # noqa: PLR2004 - a line's worth
