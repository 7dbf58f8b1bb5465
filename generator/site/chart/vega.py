"""A Vega-Lite specification to static SVG that a page can hold: the only caller of vl-convert.

Text of records goes in as data, never as part of an expression, so that it stays text.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_LONG = re.compile(r"-?\d+\.\d\d+")
_NUMERIC = ("transform", "d", "x", "y", "x2", "y2", "dy")
_NEEDLESS = ("role", "class", "aria-hidden", "aria-roledescription", "pointer-events", "opacity")


def chart(specification: str, name: str, title: str, description: str) -> bytes:
    """Return the chart of a specification in JSON as an SVG element for HTML, told in words too.

    `name` makes its identifiers unique on the page. Colours are the specification's own, which
    may be CSS variables.
    """
    import vl_convert  # noqa: PLC0415 - 0.4 s that only a new chart needs

    drawn: str = vl_convert.vegalite_to_svg(specification, vl_version="6.4")
    root = ET.fromstring(drawn.replace(_NAMESPACE, "", 1))  # noqa: S314 - drawn here, from data
    clean = ET.Element(
        "svg",
        {
            "class": "series-chart",
            "viewBox": root.attrib["viewBox"],
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
        },
    )
    for tag, text in (("title", title), ("desc", description)):
        ET.SubElement(clean, tag, {"id": f"{name}-{tag}"}).text = text
    for child in root:
        _copy(child, clean)
    return ET.tostring(clean, encoding="unicode").encode()


def _copy(element: ET.Element, parent: ET.Element) -> None:
    """Copy what is seen, without what only an interactive chart needs."""
    attributes = element.attrib
    invisible = attributes.get("opacity") == "0" or attributes.get("display") == "none"
    if invisible or attributes.get("class") == "background":
        return
    kept = {
        key: _LONG.sub(_short, value) if key in _NUMERIC else value
        for key, value in attributes.items()
        if key not in _NEEDLESS and value not in ("translate(0,0)", "")
    }
    # A group that says nothing of its own needs no element.
    target = parent if element.tag == "g" and not kept else ET.SubElement(parent, element.tag, kept)
    if element.text and element.tag in ("text", "tspan"):
        target.text = element.text
    for child in element:
        _copy(child, target)


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.1f}".removesuffix(".0")
