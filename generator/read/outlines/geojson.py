"""Outlines for the maps: GeoJSON (RFC 7946) to features that every map can draw."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Never

from generator.characters import refusal_of, refused_in
from generator.issues import Issue, Location, Rule
from generator.model.base import is_identifier
from generator.read.files.text import ODD_CHARACTER, conflicts, locate, odd_characters
from generator.read.outlines.geometry import (
    AREAS,
    EXPORT,
    LINES,
    POINTS,
    WrongOutlineError,
    plain_feature,
    shown,
)

NOT_GEOJSON = Rule(
    "Y121",
    "Outlines are GeoJSON (RFC 7946): a FeatureCollection of polygons for land, of lines for "
    "borders, of any shapes for places, in degrees, longitude first; a place's has an id.",
    "Export the file again as GeoJSON, in WGS 84.",
)

PLACES = "areas"
"""The file of outlines that are places; each has an `id` among its properties."""

LAYERS = {"land": AREAS, "borders": LINES, PLACES: AREAS | LINES | POINTS}
"""The files of outlines, and the shapes that they hold."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|.)", re.DOTALL)
_FEATURES = re.compile(r'"features"\s*:\s*\[')


@lru_cache(16)
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
        return [NOT_GEOJSON.at(where, f"this is not JSON: {error.msg.lower()}", EXPORT)]
    except RecursionError:
        return [NOT_GEOJSON.at(Location(path), "this is nested too deeply", EXPORT)]
    except ValueError:  # more digits than Python reads
        found = "this holds a number of more digits than any coordinate has"
        return [NOT_GEOJSON.at(Location(path), found, EXPORT)]
    except WrongOutlineError as wrong:
        return [NOT_GEOJSON.at(Location(path), wrong.found, wrong.hint)]
    plain: list[Any] = []
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        try:
            plain.append(plain_feature(feature, LAYERS[layer], whole=layer == PLACES))
            if layer == PLACES:
                _name(feature, seen, number)
        except WrongOutlineError as wrong:
            found = f"feature {number}: {wrong.found}"
            where = _locate_feature(text, path, number)
            issues.append(NOT_GEOJSON.at(where, found, wrong.hint))
    return issues or {**data, "features": plain}


def _no_number(name: str) -> Never:
    raise WrongOutlineError(f"{name} is no number of JSON")


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise WrongOutlineError(
                f"{shown(name)} stands twice in one group of fields", "keep one of the two"
            )
        fields[name] = value
    return fields


def _no_other_grid(data: Any) -> None:
    """Refuse coordinates of another system than RFC 7946 has (WGS 84), which older files name."""
    crs = data.get("crs") if isinstance(data, dict) else None
    if crs and not re.search(r"CRS84|EPSG:+4326\b", json.dumps(crs)):
        properties = crs.get("properties") if isinstance(crs, dict) else None
        name = properties.get("name") if isinstance(properties, dict) else crs
        raise WrongOutlineError(
            f"crs: {shown(name)} is not WGS 84", "export it again in degrees (WGS 84)"
        )


def _odd_escapes(text: str, path: str) -> Iterator[Issue]:
    signs = {e.start(): json.loads(f'"{e[0]}"') for e in _ESCAPE.finditer(text) if e[1]}
    spelt = _ESCAPE.sub(lambda escape: signs.get(escape.start(), escape[0]), text)
    refused = {spelt[odd.offset] for odd in refused_in(spelt)}
    for start, sign in signs.items():
        for odd in refused.intersection(sign):
            yield ODD_CHARACTER.at(locate(text, start, path), *refusal_of(odd))


def _features(data: Any) -> list[Any]:
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        kind = data.get("type") if isinstance(data, dict) else data
        raise WrongOutlineError(f"type: {shown(kind)} is not FeatureCollection")
    features = data.get("features")
    if not isinstance(features, list):
        raise WrongOutlineError("this is no FeatureCollection: it has no list of features")
    return features


def _name(feature: Mapping[str, Any], seen: dict[str, int], number: int) -> None:
    properties = feature.get("properties")
    id_ = properties.get("id") if isinstance(properties, dict) else None
    if not isinstance(id_, str):
        raise WrongOutlineError("the id is no text", 'add "id" to its properties')
    if not is_identifier(id_):
        found = f"id: {shown(id_)} is not an identifier"
        raise WrongOutlineError(found, "write lower-case letters, digits and hyphens")
    if id_ in seen:
        raise WrongOutlineError(
            f"id: '{id_}' is that of feature {seen[id_]} too", "rename one of them"
        )
    seen[id_] = number


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
