"""The logo of a site: an SVG that holds drawings alone, or a PNG."""

import base64
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from struct import unpack
from xml.etree import ElementTree as ET

from generator.issues import Issue, Location, Rule

LOGOS = ("logo.svg", "logo.png")
MAX_BYTES = 100_000

LOGO = Rule(
    "Y127",
    "A logo is content/logo.svg, which holds drawings alone, or content/logo.png; at most 100 kB.",
    "Save it again as a plain SVG or a PNG.",
)

_PNG = b"\x89PNG\r\n\x1a\n"
_RUNS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video"})
_LOADS = re.compile(r"url\(\s*['\"]?(?!#|data:image/)|@import", re.IGNORECASE)
_AS_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}">'
    '<image width="{0}" height="{1}" href="data:image/png;base64,{2}"/></svg>\n'
)


def read_logo(file: Path, path: str) -> str | Issue:
    """Return a logo as SVG, or the issue that keeps it off the pages."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return LOGO.at(Location(path), f"it cannot be read: {(error.strerror or '').lower()}")
    faults = _no_png if file.suffix == ".png" else _no_svg
    large = [f"it has {len(data):,} bytes"] if len(data) > MAX_BYTES else []
    if wrong := next(chain(large, faults(data)), None):
        return LOGO.at(Location(path), wrong)
    if file.suffix == ".png":
        size = unpack(">II", data[16:24])
        return _AS_SVG.format(*size, base64.b64encode(data).decode())
    return data.decode("utf-8-sig")


def _no_png(data: bytes) -> Iterator[str]:
    # Eight bytes, length and name of the first chunk, width, height.
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:  # noqa: PLR2004 - these
        yield "this is no PNG"


def _no_svg(data: bytes) -> Iterator[str]:
    """Yield what keeps data from being an SVG that only draws: entities, scripts, addresses."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield "it has a <!DOCTYPE>"
        return
    try:
        text = data.decode("utf-8-sig")
        root = ET.fromstring(text)  # noqa: S314 - without entities, see above
    except (ET.ParseError, ValueError) as error:
        yield f"this is no SVG: {error}"
        return
    if _local(root.tag) != "svg":
        yield f"this is no SVG, but <{_local(root.tag)}>"
    for element in root.iter():
        yield from _wrong(element)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _wrong(element: ET.Element) -> Iterator[str]:
    """Yield what of an element could run, or load something."""
    name = _local(str(element.tag))  # a comment has none
    if name in _RUNS:
        yield f"<{name}> is no drawing"
    if _LOADS.search(element.text or ""):
        yield f"<{name}> loads something"
    for attribute, value in element.attrib.items():
        key = _local(attribute)
        inside = key not in ("href", "src") or value.startswith(("#", "data:image/"))
        if key.startswith("on"):
            yield f"<{name}> has {key}, which runs"
        elif not inside or _LOADS.search(value):
            yield f"<{name}> loads something: {key}"
