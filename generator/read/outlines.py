"""Outlines for the maps: GeoJSON (RFC 7946) to features that every map can draw."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Never

from generator.characters import refusal_of, refused_in
from generator.issues import Issue, Location, Rule
from generator.model.base import is_identifier
from generator.read.cut import at_meridian, crossing
from generator.read.text import ODD_CHARACTER, conflicts, locate, odd_characters

NOT_GEOJSON = Rule(
    "Y121",
    "Outlines are GeoJSON (RFC 7946): a FeatureCollection of polygons for land, of lines for "
    "borders, of any shapes for places, in degrees, longitude first; a place's has an id.",
    "Export the file again as GeoJSON, in WGS 84.",
)

_AREAS = {"Polygon": 2, "MultiPolygon": 3}
_LINES = {"LineString": 1, "MultiLineString": 2}
_POINTS = {"Point": 0, "MultiPoint": 1}
"""How many lists there are around the positions."""

PLACES = "areas"
"""The file of outlines that are places; each has an `id` among its properties."""

LAYERS = {"land": _AREAS, "borders": _LINES, PLACES: _AREAS | _LINES | _POINTS}
"""The files of outlines, and the shapes that they hold."""

_LEAST_OF_RING, _LEAST_OF_LINE, _LEAST_OF_POINTS = 4, 2, 1
_EXPORT = "export it again as GeoJSON"
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|.)", re.DOTALL)
_FEATURES = re.compile(r'"features"\s*:\s*\[')


class _WrongError(Exception):
    def __init__(self, found: str, hint: str = _EXPORT) -> None:
        self.found, self.hint = found, hint


def read_outlines(text: str, path: str, layer: str) -> dict[str, Any] | list[Issue]:
    """Return a FeatureCollection without altitudes, or everything that is wrong with it.

    What crosses the 180th meridian is cut there.
    """
    issues = [*conflicts(text, path)] or [*odd_characters(text, path), *_odd_escapes(text, path)]
    if issues:
        return issues
    try:
        data = json.loads(text, parse_constant=_no_number, object_pairs_hook=_no_twice)
        _no_other_grid(data)
        features = _features(data)
    except json.JSONDecodeError as error:
        where = Location(path, error.lineno, error.colno)
        return [NOT_GEOJSON.at(where, f"this is not JSON: {error.msg.lower()}", _EXPORT)]
    except RecursionError:
        return [NOT_GEOJSON.at(Location(path), "this is nested too deeply", _EXPORT)]
    except ValueError:  # more digits than Python reads
        found = "this holds a number of more digits than any coordinate has"
        return [NOT_GEOJSON.at(Location(path), found, _EXPORT)]
    except _WrongError as wrong:
        return [NOT_GEOJSON.at(Location(path), wrong.found, wrong.hint)]
    plain: list[Any] = []
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        try:
            plain.append(_feature(feature, LAYERS[layer], whole=layer == PLACES))
            if layer == PLACES:
                _name(feature, seen, number)
        except _WrongError as wrong:
            found = f"feature {number}: {wrong.found}"
            where = _locate_feature(text, path, number)
            issues.append(NOT_GEOJSON.at(where, found, wrong.hint))
    return issues or {**data, "features": plain}


def _no_number(name: str) -> Never:
    raise _WrongError(f"{name} is no number of JSON")


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _WrongError(
                f"{_shown(name)} stands twice in one group of fields", "keep one of the two"
            )
        fields[name] = value
    return fields


def _no_other_grid(data: Any) -> None:
    """Refuse coordinates of another system than RFC 7946 has (WGS 84), which older files name."""
    crs = data.get("crs") if isinstance(data, dict) else None
    if crs and not re.search(r"CRS84|EPSG:+4326\b", json.dumps(crs)):
        properties = crs.get("properties") if isinstance(crs, dict) else None
        name = properties.get("name") if isinstance(properties, dict) else crs
        raise _WrongError(
            f"crs: {_shown(name)} is not WGS 84", "export it again in degrees (WGS 84)"
        )


def _odd_escapes(text: str, path: str) -> Iterator[Issue]:
    for escape in _ESCAPE.finditer(text):
        if not escape[1]:
            continue
        try:
            sign = json.loads(f'"{escape[0]}"')
        except json.JSONDecodeError:  # told with the rest of the file
            continue
        for refused in {sign[odd.offset] for odd in refused_in(sign)}:
            where = locate(text, escape.start(), path)
            yield ODD_CHARACTER.at(where, *refusal_of(refused))


def _features(data: Any) -> list[Any]:
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        kind = data.get("type") if isinstance(data, dict) else data
        raise _WrongError(f"type: {_shown(kind)} is not FeatureCollection")
    features = data.get("features")
    if not isinstance(features, list):
        raise _WrongError("this is no FeatureCollection: it has no list of features")
    return features


def _feature(feature: Any, allowed: Mapping[str, int], *, whole: bool) -> dict[str, Any]:
    """Return a feature with positions of longitude and latitude alone.

    With `whole`, no ring may cross itself: what is inside it has to be certain.
    """
    if not isinstance(feature, dict) or feature.get("type", "Feature") != "Feature":
        raise _WrongError(f"{_shown(feature)} is no feature")
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        raise _WrongError("it has no geometry")
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        found = f"{_shown(kind)} cannot be drawn; allowed: {', '.join(allowed)}"
        raise _WrongError(found, "leave it out, or draw its outline")
    least = _LEAST_OF_RING if kind in _AREAS else _LEAST_OF_LINE
    least = _LEAST_OF_POINTS if kind in _POINTS else least
    coordinates = _nested(geometry.get("coordinates"), allowed[kind], least)
    cut = at_meridian({"type": kind, "coordinates": coordinates})
    if whole and kind in _AREAS:
        for ring in _rings(cut["coordinates"], allowed[cut["type"]]):
            if where := crossing(ring):
                found = f"a ring crosses itself at {where[0]:.4g} east, {where[1]:.4g} north"
                raise _WrongError(found, "draw it so that no line crosses another")
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
        raise _WrongError("it has no coordinates" if part in ([], None) else _no_list(part))
    if depth > 1:
        return [_nested(inner, depth - 1, least) for inner in part]
    positions = [_position(position) for position in part]
    if len(positions) < least:
        found = f"{len(positions)} positions; at least {least} belong here"
        raise _WrongError(found, "leave it out, or add the others")
    if least == _LEAST_OF_RING and positions[0] != positions[-1]:
        raise _WrongError("a ring is not closed", "end it with the position that it begins with")
    if least == _LEAST_OF_RING and not _encloses(positions):
        raise _WrongError("a ring encloses nothing", "leave it out, or draw it again")
    return positions


def _encloses(ring: list[list[float]]) -> bool:
    """Return whether a ring has three corners that do not lie on one line."""
    (x, y), *others = ring
    corners = [(a - x, b - y) for a, b in others if [a, b] != [x, y]]
    return any(corners[0][0] * b != corners[0][1] * a for a, b in corners)


def _position(position: Any) -> list[float]:
    """Return longitude and latitude in degrees; what comes after them, an altitude, is dropped."""
    if not isinstance(position, list) or len(position) < 2:  # noqa: PLR2004 - longitude, latitude
        raise _WrongError(f"{_shown(position)} is no position of longitude and latitude")
    longitude, latitude = position[:2]
    for degrees, most in ((longitude, 180), (latitude, 90)):
        if isinstance(degrees, bool) or not isinstance(degrees, int | float):
            raise _WrongError(f"{_shown(degrees)} is no number of degrees")
        if not math.isfinite(degrees) or abs(degrees) > most:
            found = f"{_shown(position[:2])} lies nowhere; longitude comes first"
            raise _WrongError(found, "export it again in degrees (WGS 84)")
    return [longitude, latitude]


def _name(feature: Mapping[str, Any], seen: dict[str, int], number: int) -> None:
    properties = feature.get("properties")
    id_ = properties.get("id") if isinstance(properties, dict) else None
    if not isinstance(id_, str):
        raise _WrongError("the id is no text", 'add "id" to its properties')
    if not is_identifier(id_):
        found = f"id: {_shown(id_)} is not an identifier"
        raise _WrongError(found, "write lower-case letters, digits and hyphens")
    if id_ in seen:
        raise _WrongError(f"id: '{id_}' is that of feature {seen[id_]} too", "rename one of them")
    seen[id_] = number


def _no_list(part: Any) -> str:
    return f"{_shown(part)} stands where a list of coordinates belongs"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list) and any(isinstance(part, list | dict) for part in value):
        return "a list of lists"
    text = value if isinstance(value, str) else json.dumps(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"  # noqa: PLR2004 - a line's worth


def _locate_feature(text: str, path: str, number: int) -> Location:
    """Return where a feature begins; the features before it can be read."""
    begun = _FEATURES.search(text)
    at = begun.end() if begun else 0
    decoder = json.JSONDecoder()
    for index in range(number):
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        if index + 1 < number:
            _, at = decoder.raw_decode(text, at)
    return locate(text, at, path)
